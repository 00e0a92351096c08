"""Chờ duyệt: the registrations that wait for their approval, for their unit, or to be begun."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from danvan_tui.boards.board import Asked, Board, Found, ToModel, Way, found
from danvan_tui.boards.offers import Offer, Steps
from danvan_tui.commands import Where
from danvan_tui.forms.models.picked import PickedModel
from danvan_tui.forms.registration import AmendRegistration
from danvan_tui.locale import Words
from danvan_tui.present import pending_board
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.lifecycle import Standing
from db.read.pending import PendingRow
from db.rights import Act
from db.text import local_today

if TYPE_CHECKING:
    from danvan_tui.live import Live

MOST = 1000
"""Registrations that are shown at the most; those that wait longest."""
_STANDINGS: Final = {
    "waiting": Standing.REGISTERED,
    "returned": Standing.RETURNED,
    "approved": Standing.APPROVED,
    "stopped": Standing.STOPPED,
}


class PendingBoard(Board):
    """The queue. F12 approves or returns the marked ones together; Enter reads a model."""

    where: ClassVar[Where] = Where.PENDING
    views: ClassVar[tuple[str, ...]] = tuple(_STANDINGS)
    of_today: ClassVar[bool] = True

    def read(self, live: "Live", asked: Asked) -> Found:
        """Those that stand there, of all years."""
        from db.read.pending import pending

        seen = live.read(pending, _STANDINGS[asked.view], limit=MOST)
        return found(seen, seen.value.rows, seen.value.total)

    def columns(self, words: Words, view: str) -> list[Column]:
        """Since when, what, whose."""
        return pending_board.columns(words)

    def cells(self, words: Words, view: str, record: PendingRow) -> tuple[Cell, ...]:
        """A registration."""
        return pending_board.cells(words, record, local_today())

    def lines(self, words: Words, view: str, record: PendingRow, full: Any, width: int) -> Sequence[TextLine]:
        """A registration in full."""
        return pending_board.lines(words, record, local_today(), width)

    def says(self, words: Words, asked: Asked, found: Found) -> str:
        """How many wait."""
        rows = [row for row in found.rows if isinstance(row, PendingRow)]
        return pending_board.says(words, _STANDINGS[asked.view], rows, found.total)

    def enter(self, words: Words, view: str, record: PendingRow) -> Way | None:
        """The model, with all its years."""
        return ToModel(record.model_id)

    def amend(self, words: Words, asked: Asked, record: PendingRow) -> Offer | None:
        """What it says, before it is approved."""
        form = AmendRegistration(asked.actor, record.model_id, record.registration_id, record.name, record.year)
        return Offer("registration.amend", Act.AMEND, lambda: form)

    def offers(self, words: Words, asked: Asked, records: Sequence[PendingRow]) -> Sequence[Offer]:
        """The next steps: approve, return, begin."""
        return (step_offer(records),)


def step_offer(records: Sequence[PendingRow]) -> Offer:
    """The next steps of some registrations, all that can take one together."""
    picked = tuple(
        PickedModel(row.registration_id, row.name, row.version, row.model_id, row.year, row.standing)
        for row in records
    )
    return Offer("registration.step", Act.MOVE, lambda: Steps(picked))
