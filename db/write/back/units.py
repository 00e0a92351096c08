"""Taking back what was done to units: those that ended stand again, and those that began are gone. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from db.rights import Act
from db.schema.tables import CHOICE, LINEAGE, UNIT
from db.unit_changes import REORGANISATION, SUCCESSOR
from db.unit_kinds import LineageKind
from db.write.back.rows import ActLine, Inverse, Inverses, RowBack, by_id, given, head

_BEGUN: Final = ("name", "kind", "parent_id", "valid_from", "valid_to")


def _begun(line: ActLine) -> Iterable[RowBack]:
    yield by_id(UNIT.name, line, given(line.after, _BEGUN), None)


def _ended(line: ActLine) -> Iterable[RowBack]:
    """The unit, and what says what it became. A unit ends once; it becomes each other one once."""
    last: str = line.after["valid_to"]
    yield by_id(UNIT.name, line, {"valid_to": last}, {"valid_to": None})
    day = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    for to in line.after["to"] or [None]:
        # No row is found by what is empty.
        found = ("change_date", day) if to is None else ("to_unit_id", to)
        yield RowBack(
            LINEAGE.name, (("from_unit_id", line.entity_id), found), {"to_unit_id": to, "change_date": day}, None
        )


def _chosen(line: ActLine) -> Iterable[RowBack]:
    key = (("model_id", line.model_id), ("from_unit_id", line.entity_id))
    there = {"to_unit_id": line.after["unit_id"], **given(line.after, ("chosen_on", "decision"))}
    then = None
    if line.before:
        # Older lines do not say on which day the one before was chosen: it stays.
        known = ("chosen_on", "decision") if "chosen_on" in line.before else ()
        then = {"to_unit_id": line.before["unit_id"], **given(line.before, known)}
    yield RowBack(CHOICE.name, key, there, then)


INVERSES: Final[Inverses] = {
    ("unit", "add"): Inverse(Act.UNITS, _begun),
    **{("unit", kind.lower()): Inverse(Act.UNITS, _ended) for kind in LineageKind},
    (REORGANISATION, "reorganise"): Inverse(Act.UNITS, head),
    (SUCCESSOR, "choose"): Inverse(Act.SUCCESSORS, _chosen),
}
