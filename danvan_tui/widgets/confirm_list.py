"""A list in which Enter means the whole of it, unless its owner sees something else in the chosen row."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from danvan_tui.widgets.virtual_list import VirtualList
from danvan_tui.widgets.virtual_list.messages import RowMessage


class ConfirmList(VirtualList):
    """A list that says ``Confirmed`` at Enter, with or without rows. A click alone never says so."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "confirm", show=False)]

    class Confirmed(RowMessage, namespace="confirm_list"):
        """Enter was pressed, with the cursor on this row."""

    def action_confirm(self) -> None:
        """Say that Enter was pressed."""
        # A message of the list's own, so that the cursor keys before it have moved the cursor.
        self.post_message(self.Confirmed(self, self.cursor_row))
