"""Chốt số liệu: the figures as they stood at the end of older days."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from danvan_tui.boards.board import Asked, Board, Found, found
from danvan_tui.commands import Where
from danvan_tui.locale import Words
from danvan_tui.present import snapshots
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column

if TYPE_CHECKING:
    from danvan_tui.live import Live


class SnapshotsBoard(Board):
    """Days and what was counted on them, in the dashboard's scope. Nothing can be done to the past."""

    where: ClassVar[Where] = Where.SNAPSHOTS
    views: ClassVar[tuple[str, ...]] = ("days",)

    def read(self, live: "Live", asked: Asked) -> Found:
        """The days, the newest first."""
        from db.read.as_of import as_of, first_day

        first = live.read(first_day)
        if first.value is None:
            return found(first, ())
        days = snapshots.days_to_show(first.value, asked.today)
        return found(live.read(as_of, asked.scope, days))

    def columns(self, words: Words, view: str) -> list[Column]:
        """The day, the fields, the totals."""
        return snapshots.columns(words)

    def cells(self, words: Words, view: str, record: Any) -> tuple[Cell, ...]:
        """A day's line."""
        return snapshots.cells(words, record)

    def lines(self, words: Words, view: str, record: Any, full: Any, width: int) -> Sequence[TextLine]:
        """A day in full."""
        return snapshots.lines(words, record, width)

    def says(self, words: Words, asked: Asked, found: Found) -> str:
        """What these figures are."""
        return words("snapshots.says")
