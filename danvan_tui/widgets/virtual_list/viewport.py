"""What part of a window is on the screen, and where its cursor stands. Pure."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from enum import Enum

from danvan_tui.widgets.virtual_list.window import RowT, Window

CONTEXT = 2
"""Rows still in view after the cursor left an edge.

Leaving an edge turns nearly a whole page. Scrolling by one row would send every line again for every key; so each
line is sent once as it comes into view, and keys in between cost two lines.
"""


class Move(Enum):
    """A step of the cursor."""

    UP = "up"
    DOWN = "down"
    PAGE_UP = "page up"
    PAGE_DOWN = "page down"
    HOME = "home"
    END = "end"


@dataclass(frozen=True, slots=True)
class Viewport:
    """A screenful of a window. The cursor is always on a loaded row, and in view.

    Attributes:
        cursor: The index of the chosen row.
        top: The index of the row on the first line.
        height: Lines for rows; at least 1.
    """

    cursor: int = 0
    top: int = 0
    height: int = 1

    def resolve(self, move: Move, window: Window[RowT]) -> int | None:
        """The index that a move leads to; None while that row is not loaded."""
        if move is Move.HOME:
            return window.start if window.at_start else None
        if move is Move.END:
            return window.end - 1 if window.at_end else None
        page = max(1, self.height - 1)
        step = {Move.UP: -1, Move.DOWN: 1, Move.PAGE_UP: -page, Move.PAGE_DOWN: page}[move]
        target = self.cursor + step
        if window.at_start:
            target = max(target, window.start)
        if window.at_end:
            target = min(target, window.end - 1)
        return target if window.start <= target < window.end else None

    def moved(self, move: Move, target: int, window: Window[RowT]) -> "Viewport":
        """The viewport after a move whose index is resolved."""
        if move in (Move.PAGE_UP, Move.PAGE_DOWN):
            return replace(self, cursor=target, top=self.top + target - self.cursor).within(window)
        return self.shown(target, window)

    def shown(self, target: int, window: Window[RowT]) -> "Viewport":
        """The viewport with the cursor on this index, turned by a page where that is out of view."""
        context = min(CONTEXT, (self.height - 1) // 2)
        top = self.top
        if target >= top + self.height:
            top = target - context
        elif target < top:
            top = target - (self.height - 1 - context)
        return Viewport(target, top, self.height).within(window)

    def scrolled(self, lines: int, window: Window[RowT]) -> "Viewport":
        """The viewport moved over the loaded rows; the cursor comes along where it would leave."""
        if not window.rows:
            return self
        last = max(window.start, window.end - self.height)
        top = min(max(self.top + lines, window.start), last)
        cursor = min(max(self.cursor, top), top + self.height - 1)
        return Viewport(cursor, top, self.height).within(window)

    def centred(self, target: int, window: Window[RowT]) -> "Viewport":
        """The viewport with this index in its middle and under the cursor."""
        return Viewport(target, target - self.height // 2, self.height).within(window)

    def resized(self, height: int, window: Window[RowT]) -> "Viewport":
        """The viewport with another number of lines."""
        height = max(1, height)
        top = max(self.top, self.cursor - height + 1)
        return Viewport(self.cursor, top, height).within(window)

    def opened(self, window: Window[RowT], key: Hashable) -> "Viewport":
        """The viewport on other rows: at the row with this key when it is there, else at the first row."""
        index = window.index_of(key)
        if index is None:
            return Viewport(window.start, window.start, self.height)
        return Viewport(index, index - (self.cursor - self.top), self.height).within(window)

    def followed(self, old: Window[RowT], new: Window[RowT]) -> "Viewport":
        """The viewport on a newer version of its rows.

        The cursor stays on its key and on its line of the screen. Where that row is gone it goes to the nearest
        row that is left, the one after it first.
        """
        index = self._nearest(old, new)
        return Viewport(index, index - (self.cursor - self.top), self.height).within(new)

    def within(self, window: Window[RowT]) -> "Viewport":
        """The viewport with the cursor on a loaded row, and no more empty lines than there must be."""
        if not window.rows:
            return Viewport(window.start, window.start, self.height)
        cursor = min(max(self.cursor, window.start), window.end - 1)
        top = self.top
        if window.known_end is not None:
            top = min(top, window.known_end - self.height)
        if window.anchored:
            top = max(top, 0)
        top = min(max(top, cursor - self.height + 1), cursor)
        return Viewport(cursor, top, self.height)

    def _nearest(self, old: Window[RowT], new: Window[RowT]) -> int:
        for distance in range(len(old.rows)):
            for index in (self.cursor + distance, self.cursor - distance):
                row = old.row_at(index)
                found = None if row is None else new.index_of(row.key)
                if found is not None:
                    return found
        return self.cursor
