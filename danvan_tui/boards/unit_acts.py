"""Đơn vị: those that stand and what may be done to them, all there ever were, what waits, the reorganisations."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from danvan_tui.boards.board import Asked, Board, Found, Listed, ToModel, Way, bare, found
from danvan_tui.boards.offers import Offer, for_one
from danvan_tui.commands import Where
from danvan_tui.forms.successor import ChooseSuccessor, ReformForm
from danvan_tui.forms.unit_acts import DissolveUnit, MergeUnits, NewUnit, RenameUnit, SplitUnit
from danvan_tui.locale import Words
from danvan_tui.present import unit_board
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.read.successors import PendingModel
from db.read.unit_list import UnitRecord
from db.reference import REFORMS, Reform
from db.rights import Act

if TYPE_CHECKING:
    from danvan_tui.live import Live

MODELS = 1_000
"""Models that wait, shown at the most."""


class UnitsBoard(Board):
    """Units as dated facts. What is done to them is previewed; past figures do not move."""

    where: ClassVar[Where] = Where.UNIT_ACTS
    views: ClassVar[tuple[str, ...]] = ("standing", "all", "waiting", "reforms")
    of_today: ClassVar[bool] = True
    reads_full: ClassVar[bool] = True

    def read(self, live: "Live", asked: Asked) -> Found:
        """A view as of today."""
        from db.read.successors import pending
        from db.read.unit_list import unit_list

        match asked.view:
            case "waiting":
                seen = live.read(pending, None, gone=True, limit=MODELS)
                return found(seen, seen.value.rows, seen.value.total, seen.value.units)
            case "reforms":
                seen_units = live.read(unit_list, None)
                return found(seen_units, [Listed(reform.key, reform) for reform in REFORMS])
            case view:
                units = live.read(unit_list, asked.today if view == "standing" else None)
                return found(units, [Listed(unit.id, unit) for unit in units.value])

    def full(self, live: "Live", asked: Asked, record: Any) -> Any:
        """What a reorganisation would do; or why it cannot be done, in words."""
        from db.errors import DanvanError
        from db.read.reforms import change_set
        from db.read.unit_preview import preview

        reform = bare(record)
        if not isinstance(reform, Reform):
            return None
        try:
            with live.database().read() as connection:
                return preview(connection, change_set(connection, reform))
        except DanvanError as error:
            return error.words("vi")

    def columns(self, words: Words, view: str) -> list[Column]:
        """The columns of a view."""
        return unit_board.columns(words, view)

    def cells(self, words: Words, view: str, record: Any) -> tuple[Cell, ...]:
        """A line of a view."""
        return unit_board.cells(words, view, bare(record))

    def lines(self, words: Words, view: str, record: Any, full: Any, width: int) -> Sequence[TextLine]:
        """A record in full."""
        return unit_board.lines(words, bare(record), full, width)

    def new(self, words: Words, asked: Asked) -> Sequence[Offer]:
        """A unit."""
        return (Offer("unit.new", Act.UNITS, NewUnit),)

    def enter(self, words: Words, view: str, record: Any) -> Way | None:
        """A model that waits."""
        return ToModel(record.model_id) if isinstance(record, PendingModel) else None

    def offers(self, words: Words, asked: Asked, records: Sequence[Any]) -> Sequence[Offer]:
        """What may be done to units that stand, to models that wait, and with a reorganisation."""
        inside = [bare(record) for record in records]
        match inside:
            case [UnitRecord(), *_]:
                return _of_units(words, inside)
            case [PendingModel(), *_]:
                several = words("why.one_unit") if len({model.unit_id for model in inside}) > 1 else None
                return (Offer("unit.choose", Act.SUCCESSORS, lambda: ChooseSuccessor(inside), several),)
            case [Reform() as reform, *_]:
                return for_one(words, inside, (Offer("unit.reform", Act.UNITS, lambda: ReformForm(reform)),))
            case _:
                return ()


def _of_units(words: Words, units: Sequence[UnitRecord]) -> Sequence[Offer]:
    ended = words("book.why.ended") if any(unit.valid_to is not None for unit in units) else None
    if len(units) > 1:
        return (Offer("unit.merge", Act.UNITS, lambda: MergeUnits(units), ended),)
    return (
        Offer("unit.rename", Act.UNITS, lambda: RenameUnit(units), ended),
        Offer("unit.split", Act.UNITS, lambda: SplitUnit(units), ended),
        Offer("unit.dissolve", Act.UNITS, lambda: DissolveUnit(units), ended),
        Offer("unit.merge", Act.UNITS, lambda: MergeUnits(units), ended or words("book.why.two")),
    )
