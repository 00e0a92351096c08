"""Names of the places where commands apply."""

from collections.abc import Collection

from danvan_tui.commands import DASHBOARD, Where
from danvan_tui.locale import Words


def place_name(words: Words, where: Where) -> str:
    """The name of a place: "Đơn vị", "Biểu đồ"."""
    screens = {Where.CHARTS: "charts.title", Where.CHANGES: "changes.title"}
    return words(screens.get(where, f"pane.{where.value}"))


def place_names(words: Words, places: Collection[Where]) -> str:
    """Some places in a few words: "Đơn vị, Mô hình", or "bảng chính" for all of its panes."""
    whole = set(places) >= DASHBOARD
    names = [place_name(words, each) for each in Where if each in places and not (whole and each in DASHBOARD)]
    return ", ".join([words("place.dashboard"), *names] if whole else names)
