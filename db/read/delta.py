"""What changed between two revisions, as plain facts. Pure and frozen, so that every screen may share it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from db.lifecycle import Standing, Subject
from db.read.records import ModelRow
from db.read.years import Moved, Part, Year
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
        acts: What was done: each line's entity and act.
    """

    before: int
    revision: int
    was: Mapping[int, tuple[Year, ...]]
    now: Mapping[int, tuple[Year, ...]]
    words: Mapping[int, Words]
    renamed: frozenset[int]
    above: Mapping[int, frozenset[int]]
    fields: Mapping[str, int]
    acts: frozenset[tuple[str, str]]

    @cached_property
    def models(self) -> frozenset[int]:
        """The touched models."""
        return frozenset(self.now)

    def is_about(self, *entities: str) -> bool:
        """Whether something was done to a record of one of these kinds."""
        return any(entity in entities for entity, _ in self.acts)

    def counted(self, scope: Scope) -> Mapping[int, Moved] | None:
        """What each touched model counts by in a scope, before and now; None where this delta cannot say.

        It cannot where words narrow the scope, nor where a unit does that stands in the place of others today.
        Found out once for each scope: every view that is carried over the delta asks.
        """
        try:
            return self._counted[scope]
        except KeyError:
            part = self._part(scope)
            found = None
            if part is not None:
                was, now = self.was, self.now
                found = {model: Moved(part.counting(was[model]), part.counting(now[model])) for model in now}
            return self._counted.setdefault(scope, found)

    def moved(self, scope: Scope) -> Sequence[Moved] | None:
        """The same of the models that do not count by the same registration as before, in no order."""
        counted = self.counted(scope)
        return None if counted is None else [each for each in counted.values() if each.was != each.now]

    @cached_property
    def _counted(self) -> dict[Scope, Mapping[int, Moved] | None]:
        return {}

    def _part(self, scope: Scope) -> Part | None:
        """A scope as it is asked of one registration."""
        if scope.words.strip() or (scope.unit is not None and scope.unit_view is UnitView.TODAY):
            return None
        field = None
        if scope.field is not None and (field := self.fields.get(scope.field)) is None:
            return None
        below = None
        if scope.unit is not None:
            below = {unit for unit, above in self.above.items() if scope.unit in above}
        return Part(scope, field, below)

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
