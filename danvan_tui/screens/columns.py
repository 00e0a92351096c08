"""Choosing the columns of the list of models."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from danvan_tui.present.choices import ALWAYS, column_rows
from danvan_tui.present.keys import Keys
from danvan_tui.present.texts import MODEL_COLUMNS
from danvan_tui.screens.picking import ListDialog
from danvan_tui.widgets.virtual_list import Column, Row


class ColumnsDialog(ListDialog[None]):
    """The columns, each shown or not; the list behind follows at once, and Esc brings back what it had."""

    title_text = "columns.title"
    keys: ClassVar[Keys] = (
        ("↑ ↓", "key.choose"),
        ("Space Enter", "key.toggle"),
        ("F6", "key.keep"),
        ("Esc", "key.drop"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "switch", show=False),
        Binding("f6,c", "keep", show=False),
    ]

    def __init__(self, shown: Sequence[str], apply: Callable[[Sequence[str]], None]) -> None:
        """A dialog.

        Args:
            shown: The columns that are shown now.
            apply: Shows other ones.
        """
        super().__init__(classes="-small")
        self._before = tuple(shown)
        self._shown = tuple(shown)
        self._apply = apply

    @property
    def lines(self) -> int:
        """One for each column, and the line that keeps them."""
        return len(MODEL_COLUMNS) + 1

    def columns(self) -> list[Column]:
        """The mark and the column's name."""
        return [Column("mark", "", 3, 3, priority=8), Column("name", "", 12, weight=1, priority=9)]

    def on_mount(self) -> None:
        """Show the columns."""
        self._show()

    def _show(self) -> None:
        self.choices.set_rows(column_rows(self.words, self._shown, ascii_only=self.danvan.ascii_only))

    def action_switch(self) -> None:
        """Show a column, or hide it."""
        row = self.choices.cursor_row
        if row is not None:
            self.chosen(row)

    def chosen(self, row: Row) -> None:
        """Show a column, or hide it; on the last line, keep what was chosen."""
        if row.item is None:
            self.action_keep()
            return
        if row.item == ALWAYS:
            self.say(self.words("columns.always_why"), "warning")
            return
        self.say("")
        wanted = set(self._shown) ^ {row.item}
        self._shown = tuple(name for name in MODEL_COLUMNS if name in wanted)
        self._show()
        self._apply(self._shown)

    def action_keep(self) -> None:
        """Close with the columns that were chosen."""
        self.dismiss(None)

    def action_close(self) -> None:
        """Close with the columns of before."""
        if self._shown != self._before:
            self._apply(self._before)
        self.dismiss(None)
