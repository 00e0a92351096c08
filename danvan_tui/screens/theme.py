"""Choosing the colours."""

from typing import ClassVar

from danvan_tui.present.choices import theme_rows
from danvan_tui.present.keys import Keys
from danvan_tui.screens.picking import ListDialog
from danvan_tui.widgets.virtual_list import Column, Row, VirtualList

OURS = "danvan-"
"""What the names of our own themes begin with."""


class ThemeDialog(ListDialog[None]):
    """The themes; the one under the cursor is on the screen at once, and Esc brings back the one of before."""

    title_text = "theme.title"
    keys: ClassVar[Keys] = (("↑ ↓", "key.look"), ("Enter", "key.keep"), ("Esc", "key.drop"))

    def __init__(self) -> None:
        """A dialog over the present colours."""
        super().__init__(classes="-small")

    @property
    def names(self) -> list[str]:
        """The themes to choose from: our own ones where there are any."""
        known = list(self.app.available_themes)
        return [name for name in known if name.startswith(OURS)] or sorted(known)

    @property
    def lines(self) -> int:
        """One for each theme."""
        return max(4, len(self.names))

    def columns(self) -> list[Column]:
        """The mark and the theme's name."""
        return [Column("mark", "", 1, 1, priority=8), Column("name", "", 12, weight=1, priority=9)]

    def on_mount(self) -> None:
        """Show the themes, with the cursor on the present one."""
        self._before = self.app.theme
        rows = theme_rows(self.words, self.names, self._before, ascii_only=self.danvan.ascii_only)
        with self.prevent(VirtualList.CursorMoved):
            self.choices.set_rows(rows)
            self.choices.select(self._before)

    def on_virtual_list_cursor_moved(self, message: VirtualList.CursorMoved) -> None:
        """Look at another theme."""
        message.stop()
        if isinstance(message.key, str) and message.key != self.app.theme:
            self.app.theme = message.key

    def chosen(self, row: Row) -> None:
        """Keep the theme."""
        self.dismiss(None)

    def action_close(self) -> None:
        """Bring back the theme of before."""
        if self.app.theme != self._before:
            self.app.theme = self._before
        self.dismiss(None)
