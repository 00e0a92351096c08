"""The rows of a long ordered list that are at hand: one stretch of it, fetched page by page. Pure."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from danvan_tui.widgets.virtual_list.rows import Keyed

RowT = TypeVar("RowT", bound=Keyed)


@dataclass(frozen=True)
class Window(Generic[RowT]):
    """A stretch of an ordered list, without gaps.

    Indexes are the list's own (0 is its first row) when ``anchored``; until then they only count rows from one
    another, and may be negative.

    Attributes:
        rows: The loaded rows, in order; keys are unique.
        start: The index of the first loaded row.
        total: How many rows the list has; None when nobody counted.
        at_start: The first loaded row is the list's first.
        at_end: The last loaded row is the list's last.
        anchored: ``start`` is counted from the list's beginning.
    """

    rows: tuple[RowT, ...] = ()
    start: int = 0
    total: int | None = None
    at_start: bool = False
    at_end: bool = False
    anchored: bool = False

    @classmethod
    def replace_all(
        cls,
        rows: Iterable[RowT],
        *,
        start: int | None = None,
        total: int | None = None,
        at_start: bool = False,
        at_end: bool = False,
    ) -> "Window[RowT]":
        """A window of these rows alone.

        Args:
            rows: In order. Of rows with the same key the first is kept.
            start: The index of the first of them; None when unknown.
            total: How many rows the list has; None when unknown.
            at_start: They begin where the list does.
            at_end: They end where the list does.
        """
        distinct: dict[Hashable, RowT] = {}
        for row in rows:
            distinct.setdefault(row.key, row)
        return _settled(tuple(distinct.values()), start or 0, total, at_start, at_end, start is not None)

    def append_page(
        self, rows: Iterable[RowT], *, start: int | None = None, total: int | None = None, at_end: bool = False
    ) -> "Window[RowT]":
        """The window with the page that follows it.

        A row that is loaded already has moved down since: it is taken at its new place.

        Args:
            rows: The rows right after the last one.
            start: The index of the first of them; None when unknown.
            total: How many rows the list has; None for no news.
            at_end: The list ends with them.
        """
        page = Window.replace_all(rows)
        kept = self._without(page.positions)
        first = self.start if start is None else start - len(kept)
        return _settled(
            kept + page.rows,
            first,
            self.total if total is None else total,
            self.at_start,
            at_end,
            self.anchored or start is not None,
        )

    def prepend_page(
        self, rows: Iterable[RowT], *, start: int | None = None, total: int | None = None, at_start: bool = False
    ) -> "Window[RowT]":
        """The window with the page that comes before it; otherwise as ``append_page``."""
        page = Window.replace_all(rows)
        kept = self._without(page.positions)
        first = self.start - len(page.rows) if start is None else start
        return _settled(
            page.rows + kept,
            first,
            self.total if total is None else total,
            at_start,
            self.at_end,
            self.anchored or start is not None,
        )

    def with_newer(self, rows: Iterable[RowT]) -> "Window[RowT]":
        """The window with newer versions of some of its rows, each in its place; others are left out."""
        newer = {at: row for row in rows if (at := self.positions.get(row.key)) is not None}
        if not newer:
            return self
        new = list(self.rows)
        for position, row in newer.items():
            new[position] = row
        window = Window(tuple(new), self.start, self.total, self.at_start, self.at_end, self.anchored)
        # The same keys in the same places: nobody needs to look for them again.
        vars(window)["positions"] = self.positions
        return window

    def trimmed(self, first: int, last: int, limit: int) -> "Window[RowT]":
        """The window with at most ``limit`` rows, dropped on the side that is farther away.

        Args:
            first: The index of the first row that must stay, with
            last: the index after the last one. They win over ``limit``.
            limit: How many rows to hold.
        """
        excess = len(self.rows) - limit
        if excess <= 0:
            return self
        before, after = max(0, first - self.start), max(0, self.end - last)
        front = min(excess, before) if before >= after else 0
        back = min(excess - front, after)
        front = min(excess - back, before)
        if not front and not back:
            return self
        return Window(
            self.rows[front : len(self.rows) - back],
            self.start + front,
            self.total,
            self.at_start and not front,
            self.at_end and not back,
            self.anchored,
        )

    @property
    def end(self) -> int:
        """The index after the last loaded row."""
        return self.start + len(self.rows)

    @property
    def known_end(self) -> int | None:
        """The index after the list's last row, when that is known."""
        if self.at_end:
            return self.end
        return self.total if self.anchored else None

    @cached_property
    def positions(self) -> Mapping[Hashable, int]:
        """Where each key stands among the loaded rows."""
        return {row.key: position for position, row in enumerate(self.rows)}

    def row_at(self, index: int) -> RowT | None:
        """The row with this index; None when it is not loaded."""
        position = index - self.start
        return self.rows[position] if 0 <= position < len(self.rows) else None

    def index_of(self, key: Hashable) -> int | None:
        """The index of the row with this key; None when it is not loaded."""
        position = self.positions.get(key)
        return None if position is None else self.start + position

    def _without(self, keys: Mapping[Hashable, int]) -> tuple[RowT, ...]:
        if keys.keys().isdisjoint(self.positions):
            return self.rows
        return tuple(row for row in self.rows if row.key not in keys)


def _settled(
    rows: tuple[RowT, ...], start: int, total: int | None, at_start: bool, at_end: bool, anchored: bool
) -> Window[RowT]:
    """A window whose facts agree; where they do not, the rows are believed before the count."""
    if at_start:
        start, anchored = 0, True
    elif not anchored and at_end and total is not None:
        start, anchored = max(0, total - len(rows)), True
    # More rows before than there are indexes for: some came in above, and the count is lost.
    anchored = anchored and start >= 0
    if anchored:
        at_start = at_start or start == 0
        at_end = at_end or (total is not None and start + len(rows) >= total)
        if at_end:
            total = start + len(rows)
    return Window(rows, start, total, at_start, at_end, anchored)
