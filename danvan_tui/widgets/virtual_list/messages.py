"""What a list says to whoever is around it."""

from collections.abc import Hashable

from textual.message import Message
from textual.widget import Widget

from danvan_tui.widgets.virtual_list.paging import PageRequest
from danvan_tui.widgets.virtual_list.rows import Row


class ListMessage(Message, namespace="virtual_list"):
    """Something that a list says."""

    def __init__(self, control: Widget) -> None:
        """A message.

        Args:
            control: The list that says it.
        """
        super().__init__()
        self._list = control

    @property
    def control(self) -> Widget:
        """The list that says it; ``on`` selects by it."""
        return self._list


class PageWanted(ListMessage, namespace="virtual_list"):
    """The list needs rows: answer with ``page_loaded`` or ``page_failed``, at any time."""

    def __init__(self, control: Widget, request: PageRequest) -> None:
        """A message.

        Args:
            control: The list that asks.
            request: What it asks for.
        """
        super().__init__(control)
        self.request = request


class RowMessage(ListMessage, namespace="virtual_list"):
    """Something about one row of a list."""

    def __init__(self, control: Widget, row: Row | None) -> None:
        """A message.

        Args:
            control: The list that holds the row.
            row: None where the list has no rows.
        """
        super().__init__(control)
        self.row = row
        self.key: Hashable = None if row is None else row.key


class CursorMoved(RowMessage, namespace="virtual_list"):
    """Another row is chosen, for whatever reason; or none, in a list that has become empty."""


class Activated(RowMessage, namespace="virtual_list"):
    """Enter, or a click on the chosen row."""


class Folded(RowMessage, namespace="virtual_list"):
    """Left, in a tree: hide the row's children, or go up to its parent."""


class Unfolded(RowMessage, namespace="virtual_list"):
    """Right, in a tree: show the row's children."""
