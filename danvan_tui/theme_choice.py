"""Which theme a session begins with. Pure, so that a wrong name is refused before anything heavy is imported."""

from typing import Final

from danvan_tui.terminal import Capabilities
from db.errors import DanvanError

THEME_NAMES: Final = ("dark", "light", "contrast", "16", "mono")
"""As a member names them."""
MONO: Final = "danvan-mono"


class UnknownTheme(DanvanError):
    """A theme that there is not."""

    vi = "Không có bộ màu «{name}»."
    en = "There is no theme «{name}»."
    hint_vi = "Chọn một trong: {names}."
    hint_en = "Choose one of: {names}."
    exit_code = 2


def theme_id(name: str) -> str:
    """A theme's name as Textual knows it."""
    return f"danvan-{name}"


def first_theme(asked: str | None, terminal: Capabilities) -> str:
    """The theme to begin with, as Textual knows it: the one that was asked for, or what suits the terminal.

    Raises:
        UnknownTheme: There is no such theme.
    """
    if asked:
        name = asked.strip().lower().removeprefix("danvan-")
        if name not in THEME_NAMES:
            raise UnknownTheme(name=asked, names=", ".join(THEME_NAMES))
        return theme_id(name)
    if terminal.colours == 0:
        return MONO
    return theme_id("16" if terminal.colours == 16 else "dark")
