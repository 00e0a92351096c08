"""The committee's own affairs: how the ledger speaks of them, and what a member is in charge of. Pure."""

from dataclasses import dataclass

ASSIGNMENT = "assignment"
TERM = "term"
SETTINGS = "committee"
READING = "reading"
"""Entities of the ledger. A reading is that somebody read what is not for everybody."""

ENTITIES = frozenset({ASSIGNMENT, TERM, SETTINGS})
"""Those of which everybody may read."""

Part = tuple[int, int]
"""A field and a unit, by their ids."""


@dataclass(frozen=True, slots=True)
class Charge:
    """What a member is in charge of on a day, by ids.

    Attributes:
        fields: The fields, wherever.
        units: The units, whatever the field: those that are named, those below them, and the former ones that
            they stand in the place of.
        parts: The fields of some units alone, each with each of these units in the same way.
    """

    fields: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    parts: frozenset[Part] = frozenset()

    def covers(self, field_id: int, unit_id: int) -> bool:
        """Whether what a unit does in a field is the member's business."""
        return unit_id in self.units or self.covers_field(field_id, unit_id)

    def covers_field(self, field_id: int, unit_id: int) -> bool:
        """The same, as far as the field itself was given to the member."""
        return field_id in self.fields or (field_id, unit_id) in self.parts

    def __bool__(self) -> bool:
        return bool(self.fields or self.units or self.parts)


NOTHING = Charge()
