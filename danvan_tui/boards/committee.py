"""Ban Chỉ đạo: members, who is in charge of what, what nobody is in charge of, the committee's name and rules."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from danvan_tui.boards import committee_offers
from danvan_tui.boards.board import Asked, Board, Found, Into, Listed, Way, bare, found
from danvan_tui.boards.offers import Offer, for_one
from danvan_tui.commands import Where
from danvan_tui.locale import Words
from danvan_tui.present import committee_board, say
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.read.committee_records import AssignmentRecord, CommitteeRecord, FieldGap, RosterRow, UnitGap
from db.read.member_records import KeyRecord

if TYPE_CHECKING:
    from danvan_tui.live import Live


class CommitteeBoard(Board):
    """The committee as it is today. Enter on a member leads to the keys that let him or her in."""

    where: ClassVar[Where] = Where.COMMITTEE
    views: ClassVar[tuple[str, ...]] = ("members", "assignments", "gaps", "rules")
    of_today: ClassVar[bool] = True
    reads_full: ClassVar[bool] = True

    def read(self, live: "Live", asked: Asked) -> Found:
        """A view as of today."""
        from db.read import assignments, committee
        from db.read.members import keys

        match asked.view:
            case "keys":
                assert isinstance(asked.within, int)  # its rows are members
                return found(live.read(keys, asked.within))
            case "assignments":
                return found(live.read(assignments.assignments, asked.today))
            case "gaps":
                seen = live.read(assignments.gaps, asked.today)
                rows = [Listed(("field", each.id), each) for each in seen.value.fields]
                return found(seen, [*rows, *(Listed(("unit", each.id), each) for each in seen.value.units)])
            case "rules":
                settings = live.read(committee.committee)
                return found(settings, [Listed("rules", settings.value)])
            case _:
                return found(live.read(committee.roster, asked.today))

    def columns(self, words: Words, view: str) -> list[Column]:
        """The columns of a view."""
        return committee_board.columns(words, view)

    def cells(self, words: Words, view: str, record: Any) -> tuple[Cell, ...]:
        """A line of a view."""
        return committee_board.cells(words, bare(record))

    def lines(self, words: Words, view: str, record: Any, full: Any, width: int) -> Sequence[TextLine]:
        """A record in full."""
        return committee_board.lines(words, bare(record), full or (), width)

    def full(self, live: "Live", asked: Asked, record: Any) -> Any:
        """What waits for a member in what he or she is in charge of."""
        from db.read.charge import charge_of
        from db.read.mine import matters

        if not isinstance(record, RosterRow) or not record.assignments:
            return None
        charge = live.read(charge_of, record.id, asked.today).value
        return live.read(matters, asked.scope.span, asked.today, charge).value

    def says(self, words: Words, asked: Asked, found: Found) -> str:
        """How much nobody is in charge of."""
        return committee_board.says(words, asked.view, found.rows)

    def new(self, words: Words, asked: Asked) -> Sequence[Offer]:
        """A member, a key of one, or an assignment."""
        match asked.view:
            case "members":
                return (committee_offers.new_member(),)
            case "keys":
                assert isinstance(asked.within, int)  # its rows are members
                return (committee_offers.new_key(asked.within),)
            case "assignments" | "gaps":
                return (committee_offers.new_assignment(),)
            case _:
                return ()

    def amend(self, words: Words, asked: Asked, record: Any) -> Offer | None:
        """A member's role and post; the committee's name and rules."""
        inside = bare(record)
        if isinstance(inside, RosterRow):
            return committee_offers.amend_member(inside)
        return committee_offers.amend_rules() if isinstance(inside, CommitteeRecord) else None

    def enter(self, words: Words, view: str, record: Any) -> Way | None:
        """A member's keys."""
        if isinstance(record, RosterRow):
            return Into("keys", record.id, say.stored(record.name))
        return None

    def offers(self, words: Words, asked: Asked, records: Sequence[Any]) -> Sequence[Offer]:
        """What may be done to what is chosen."""
        inside = [bare(record) for record in records]
        match inside:
            case [RosterRow() as member, *_]:
                return for_one(words, inside, committee_offers.of_member(words, member))
            case [AssignmentRecord(), *_] as rows:
                return (committee_offers.end(words, [row for row in rows if isinstance(row, AssignmentRecord)]),)
            case [FieldGap() | UnitGap() as gap, *_]:
                return for_one(words, inside, (committee_offers.fill(words, gap),))
            case [CommitteeRecord(), *_]:
                return (committee_offers.amend_rules(),)
            case [KeyRecord() as key, *_]:
                return for_one(words, inside, (committee_offers.revoke(words, key),))
            case _:
                return ()
