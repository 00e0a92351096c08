"""A model's years as plain facts, and which of them counts in a scope: the definition of the figures. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from db.lifecycle import ASIDE, Standing, Subject
from db.read.records import Tally
from db.scope import Scope


class Year(NamedTuple):
    """What figures are made of in one registration. ``id`` is its own, ``field_id`` and ``unit_id`` of others."""

    id: int
    model_id: int
    year: int
    unit_id: int
    field_id: int
    subject: int
    standing: int


@dataclass(frozen=True, slots=True)
class Part:
    """A scope without its words, as it is asked of one registration.

    Attributes:
        scope: The scope.
        field_id: The id of its field; None for all.
        below: The units that count for its unit, among those that are asked about; None for all.
    """

    scope: Scope
    field_id: int | None = None
    below: Collection[int] | None = None

    def counting(self, years: Iterable[Year]) -> Year | None:
        """The registration that one model counts by, or None where it does not.

        Args:
            years: All of the model's registrations.
        """
        span, wanted = self.scope.span, self.scope.standing
        returned = wanted is Standing.RETURNED
        latest: Year | None = None
        for year in years:
            there = span.first <= year.year <= span.last and (year.standing == Standing.RETURNED) == returned
            if there and (latest is None or year.year > latest.year):
                latest = year
        return latest if latest is not None and self._fits(latest) else None

    def _fits(self, year: Year) -> bool:
        scope, wanted = self.scope, self.scope.standing
        if wanted is not None and (year.standing != wanted if wanted in ASIDE else year.standing < wanted):
            return False
        return (
            (self.field_id is None or year.field_id == self.field_id)
            and (scope.subject is None or year.subject == scope.subject)
            and (self.below is None or year.unit_id in self.below)
        )


class Moved(NamedTuple):
    """The registration that a model counted by and the one that it counts by now; None where it does not."""

    was: Year | None
    now: Year | None


def tally_with(tally: Tally, moved: Iterable[Moved], field: int | None = None) -> Tally:
    """A tally after some models count by other registrations, or no longer, or now for the first time.

    Args:
        tally: The tally before.
        moved: The models.
        field: The id of the field that it is a tally of; None for all.
    """
    total, collective, individual = tally.total, tally.collective, tally.individual
    unknown, effective = tally.unknown, tally.effective
    for was, now in moved:
        for sign, year in ((-1, was), (1, now)):
            if year is None or (field is not None and field != year.field_id):
                continue
            total += sign
            if year.subject == _COLLECTIVE:
                collective += sign
            elif year.subject == _INDIVIDUAL:
                individual += sign
            else:
                unknown += sign
            if year.standing >= _EFFECTIVE:
                effective += sign
    return Tally(total, collective, individual, unknown, effective)


# As numbers: every look at an enumeration's member goes through its class.
_COLLECTIVE, _INDIVIDUAL, _EFFECTIVE = int(Subject.COLLECTIVE), int(Subject.INDIVIDUAL), int(Standing.EFFECTIVE)
