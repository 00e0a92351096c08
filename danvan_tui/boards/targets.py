"""Chỉ tiêu: what is planned against what is counted, by field and by unit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from danvan_tui.boards.board import Asked, Board, Found, found
from danvan_tui.boards.offers import Offer
from danvan_tui.commands import Where
from danvan_tui.forms.targets import AmendTarget, NewTarget
from danvan_tui.forms.together import for_each
from danvan_tui.locale import Words
from danvan_tui.present import calendar, target_board
from danvan_tui.present.target_board import TargetLine
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.read.calendar_records import TargetRecord
from db.rights import Act

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.write.session import Writing


class TargetsBoard(Board):
    """Targets. Those whose years overlap the period in view come first; the others are dim."""

    where: ClassVar[Where] = Where.TARGETS
    views: ClassVar[tuple[str, ...]] = ("fields", "units")

    def read(self, live: "Live", asked: Asked) -> Found:
        """Those for all units, or those for one each."""
        from db.read.targets import targets

        span, by_unit = asked.scope.span, asked.view == "units"
        seen = live.read(targets)
        rows = [row for row in seen.value if (row.unit_id is not None) is by_unit]
        greatest = max((max(row.planned, row.counted) for row in rows), default=1)
        lines = [TargetLine(row, row.first <= span.last and row.last >= span.first, greatest) for row in rows]
        return found(seen, sorted(lines, key=lambda line: not line.in_view))

    def columns(self, words: Words, view: str) -> list[Column]:
        """The columns of a view."""
        return target_board.target_list_columns(words, view)

    def cells(self, words: Words, view: str, record: Any) -> tuple[Cell, ...]:
        """A target's line."""
        return target_board.target_list_cells(words, view, record)

    def lines(self, words: Words, view: str, record: Any, full: Any, width: int) -> Sequence[TextLine]:
        """A target in full."""
        return target_board.target_lines(words, record, width)

    def says(self, words: Words, asked: Asked, found: Found) -> str:
        """How many are reached."""
        rows: Any = found.rows
        return target_board.targets_say(words, rows)

    def what(self, record: Any) -> Any:
        """The target."""
        return record.target

    def new(self, words: Words, asked: Asked) -> Sequence[Offer]:
        """A target, for the years in view."""
        return (Offer("target.new", Act.TARGETS, lambda: NewTarget(words, asked.scope.span)),)

    def amend(self, words: Words, asked: Asked, record: Any) -> Offer | None:
        """The number and the decision."""
        return Offer("target.amend", Act.TARGETS, lambda: AmendTarget(record.target))

    def offers(self, words: Words, asked: Asked, records: Sequence[Any]) -> Sequence[Offer]:
        """Drop them."""
        return (_drop(words, [record.target for record in records]),)


def _drop(words: Words, records: Sequence[TargetRecord]) -> Offer:
    def act(work: "Writing", index: int, reason: str) -> None:
        from db.write.targets import drop_target

        drop_target(work, records[index].id, reason, records[index].version)

    named = [(record.id, calendar.target_name(words, record)) for record in records]
    return Offer("target.drop", Act.TARGETS, lambda: for_each(words, "target.form.drop", named, act))
