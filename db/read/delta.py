"""What changed between two revisions, as plain facts. Pure and frozen, so that every screen may share it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from db.lifecycle import Standing, Subject
from db.read.records import ModelRow
from db.read.years import Part, Year
from db.scope import Scope, UnitView


class Words(NamedTuple):
    """What a list says of a registration beside its facts."""

    version: int
    name: str
    unit: str
    field: str
    field_name: str
    field_name_en: str


@dataclass(frozen=True)
class Delta:
    """The models that somebody touched between two revisions.

    Attributes:
        before: The older revision.
        revision: The newer one.
        was: The registrations of each touched model at the older revision.
        now: The same at the newer one; empty for a model that is gone.
        words: What a list says of the registrations of now, by their ids.
        renamed: The models that have another name now.
        above: The units above each unit that is spoken of, itself included.
        fields: Every field: its code and its id, in the fields' order.
        entities: The kinds of records that the ledger's lines are about.
    """

    before: int
    revision: int
    was: Mapping[int, tuple[Year, ...]]
    now: Mapping[int, tuple[Year, ...]]
    words: Mapping[int, Words]
    renamed: frozenset[int]
    above: Mapping[int, frozenset[int]]
    fields: Mapping[str, int]
    entities: frozenset[str] = frozenset()

    @cached_property
    def models(self) -> frozenset[int]:
        """The touched models."""
        return frozenset(self.now)

    def part(self, scope: Scope) -> Part | None:
        """A scope as it is asked of one registration, or None where this delta cannot say.

        It cannot where words narrow the scope, nor where a unit does that stands in the place of others today.
        """
        if scope.words.strip() or (scope.unit is not None and scope.unit_view is UnitView.TODAY):
            return None
        field = None
        if scope.field is not None and (field := self.fields.get(scope.field)) is None:
            return None
        below = None
        if scope.unit is not None:
            below = {unit for unit, above in self.above.items() if scope.unit in above}
        return Part(scope, field, below)

    def counts(self, part: Part) -> "Iterator[Moved]":
        """What each touched model counts by in a scope, before and now, where that is not the same."""
        for model in self.now:
            was, now = part.counting(self.was[model]), part.counting(self.now[model])
            if was != now:
                yield Moved(was, now)

    def row(self, year: Year, place: tuple[int | str, ...]) -> ModelRow:
        """A registration of now as a row of a list.

        Args:
            year: The registration.
            place: Where the row stands in the list's order.
        """
        said = self.words[year.id]
        return ModelRow(
            id=year.model_id,
            registration_id=year.id,
            name=said.name,
            unit_id=year.unit_id,
            unit=said.unit,
            field=said.field,
            field_name=said.field_name,
            field_name_en=said.field_name_en,
            subject=Subject(year.subject),
            year=year.year,
            standing=Standing(year.standing),
            version=said.version,
            place=place,
        )


class Moved(NamedTuple):
    """The registration that a model counted by and the one that it counts by now; None where it does not."""

    was: Year | None
    now: Year | None
