"""The reorganisations of 2025, each as one act, and the units as they stood on some day before them.

The same facts as ``UNITS`` and ``PASSAGES``: a register that starts with the city as it was takes them one after
the other, one that starts today has them from the beginning.
"""

from dataclasses import dataclass, replace
from datetime import date

from db.reference.lineage import NQ_1288, NQ_1674, PASSAGES, Passage
from db.reference.units import CITY, REFORM_2025, TWO_LEVELS, UNITS, UnitFact
from db.unit_kinds import LineageKind


@dataclass(frozen=True, slots=True)
class Reform:
    """What became of the units on one day, under one decision.

    Attributes:
        key: What the command line calls it.
        title: In Vietnamese, as the ledger keeps it.
        on: Its first day, ISO.
        ends_with: The units whose other parts end with them: nobody took the city's offices over.
    """

    key: str
    title: str
    on: str
    decision: str
    ends_with: frozenset[str] = frozenset()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What ended, and what it became."""
        return tuple(each for each in PASSAGES if each.change_date == self.on)

    @property
    def begins(self) -> tuple[UnitFact, ...]:
        """What began."""
        return tuple(unit for unit in UNITS if unit.valid_from == self.on)

    def note(self, unit: UnitFact) -> str | None:
        """What a reader must know of a unit that began: what else it is made of, what is not verified."""
        notes = (p.note for p in self.passages if p.target == unit.key and p.kind is LineageKind.MERGE)
        return next((note for note in notes if note), None)


REFORMS: tuple[Reform, ...] = (
    Reform("2025-01", "Sắp xếp đơn vị hành chính cấp xã của thành phố", REFORM_2025, NQ_1288),
    Reform(
        "2025-07",
        "Kết thúc hoạt động của thành phố, lập 5 phường thuộc tỉnh Ninh Bình",
        TWO_LEVELS,
        NQ_1674,
        frozenset({CITY.key}),
    ),
)


def units_as_of(day: date) -> tuple[tuple[UnitFact, ...], tuple[Passage, ...]]:
    """The units and their lineage as they were known on a day: what came later is left out."""
    known = day.isoformat()
    units = tuple(
        replace(unit, valid_to=None) if unit.valid_to is not None and unit.valid_to >= known else unit
        for unit in UNITS
        if unit.valid_from <= known
    )
    return units, tuple(each for each in PASSAGES if each.change_date <= known)
