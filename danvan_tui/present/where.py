"""Names of the places where commands apply."""

from collections.abc import Collection

from danvan_tui.commands import BOARDS, DASHBOARD, LISTS, Where
from danvan_tui.locale import Words


def place_name(words: Words, where: Where) -> str:
    """The name of a place: "Đơn vị", "Biểu đồ"."""
    screens = {Where.CHARTS: "charts.title", Where.CHANGES: "changes.title"}
    screens |= {board: f"board.{board.value}" for board in BOARDS}
    return words(screens.get(where, f"pane.{where.value}"))


def place_names(words: Words, places: Collection[Where]) -> str:
    """Some places in a few words: "Đơn vị, Mô hình", or "bảng chính" for all of its panes."""
    found = []
    for group, name in ((DASHBOARD, "dashboard"), (LISTS, "lists"), (frozenset(BOARDS), "boards")):
        if set(places) >= group:
            found.append(words(f"place.{name}"))
            places = set(places) - group
    return ", ".join([*found, *(place_name(words, each) for each in Where if each in places)])
