"""Việc của tôi: what waits for whoever looks, by what they are in charge of. Enter goes into a matter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from danvan_tui.boards.board import Asked, Board, Found, Into, ToModel, Way, found
from danvan_tui.boards.deadlines import DeadlinesBoard
from danvan_tui.boards.offers import Offer
from danvan_tui.boards.pending import PendingBoard, step_offer
from danvan_tui.commands import Where
from danvan_tui.locale import Words
from danvan_tui.present import tasks_board
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.read.calendar_records import OverdueRow
from db.read.mine import Matter, MatterKind
from db.read.pending import PendingRow
from db.scope import Scope
from db.text import local_today

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.committee import Charge

MOST = 1000
"""Records of a matter that are shown at the most."""


@dataclass(frozen=True, slots=True)
class _Mine:
    """Whose matters are shown, and how many there are of the one that was gone into."""

    whole: bool
    total: int | None = None


class TasksBoard(Board):
    """What waits. Of whoever is in charge of nothing, the whole register's matters; it says so."""

    where: ClassVar[Where] = Where.TASKS
    views: ClassVar[tuple[str, ...]] = ("matters",)

    def read(self, live: "Live", asked: Asked) -> Found:
        """The matters, or what there is of one."""
        from db.read import mine

        charge = _charge(live, asked)
        matters = live.read(mine.matters, asked.scope.span, asked.today, charge)
        if asked.view == "matters":
            return found(matters, aside=_Mine(charge is None))
        total = next(matter.count for matter in matters.value if matter.kind == asked.view)
        rows = _rows(live, MatterKind(asked.view), asked, charge)
        return Found(rows, total, matters.at, _Mine(charge is None, total))

    def columns(self, words: Words, view: str) -> list[Column]:
        """The columns of a view."""
        return tasks_board.columns(words, view)

    def cells(self, words: Words, view: str, record: Any) -> tuple[Cell, ...]:
        """A matter, or one of its records."""
        return tasks_board.cells(words, record, local_today())

    def lines(self, words: Words, view: str, record: Any, full: Any, width: int) -> Sequence[TextLine]:
        """The same in full."""
        return tasks_board.lines(words, record, local_today(), width)

    def says(self, words: Words, asked: Asked, found: Found) -> str:
        """Whose matters these are."""
        assert isinstance(found.aside, _Mine)  # ``read`` gave it
        return tasks_board.says(words, asked.view, len(found.rows), found.aside.total, whole=found.aside.whole)

    def enter(self, words: Words, view: str, record: Any) -> Way | None:
        """Into a matter; from what is about a model, to that one."""
        if isinstance(record, Matter):
            return Into(record.kind, None, tasks_board.name(words, record))
        model = getattr(record, "model_id", None)
        return None if model is None else ToModel(model)

    def amend(self, words: Words, asked: Asked, record: Any) -> Offer | None:
        """A registration that waits."""
        return PendingBoard().amend(words, asked, record) if isinstance(record, PendingRow) else None

    def offers(self, words: Words, asked: Asked, records: Sequence[Any]) -> Sequence[Offer]:
        """What its own board offers: the next steps of a registration, receiving a report."""
        if asked.view == MatterKind.PENDING:
            return (step_offer([row for row in records if isinstance(row, PendingRow)]),)
        if asked.view == MatterKind.OVERDUE:
            late = [row for row in records if isinstance(row, OverdueRow)]
            return DeadlinesBoard().offers(words, replace(asked, view="overdue"), late)
        return ()


def _charge(live: "Live", asked: Asked) -> "Charge | None":
    """What whoever looks is in charge of today; None for the whole register."""
    if asked.actor.member_id is None:
        return None
    from db.read.charge import charge_of

    return live.read(charge_of, asked.actor.member_id, asked.today).value or None


def _rows(live: "Live", kind: MatterKind, asked: Asked, charge: "Charge | None") -> tuple[Any, ...]:
    from db.awards import AwardStatus
    from db.read.commendation_records import CommendationFilter
    from db.read.commendations import commendations
    from db.read.deadlines import overdue
    from db.read.inspections import needing_work
    from db.read.mine import unvisited_since
    from db.read.pending import pending
    from db.read.unvisited import unvisited

    match kind:
        case MatterKind.PENDING:
            return live.read(pending, charge=charge, limit=MOST).value.rows
        case MatterKind.OVERDUE:
            return live.read(overdue, asked.today, charge=charge, limit=MOST).value.rows
        case MatterKind.WEAK:
            return live.read(needing_work, charge=charge, limit=MOST).value
        case MatterKind.PROPOSED:
            wanted = CommendationFilter(status=AwardStatus.PROPOSED)
            return live.read(commendations, wanted, charge=charge, limit=MOST).value
        case MatterKind.UNVISITED_6 | MatterKind.UNVISITED_12:
            since = unvisited_since(kind, asked.today)
            return live.read(unvisited, Scope(asked.scope.span), since, charge=charge, limit=MOST).value
