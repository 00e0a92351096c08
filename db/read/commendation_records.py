"""Commendations as the read layer gives them, and which of them are asked for."""

from dataclasses import dataclass
from typing import NamedTuple

from db.awards import AwardKind, AwardStatus, Level
from db.lifecycle import Subject
from db.scope import Span


@dataclass(frozen=True, slots=True)
class CommendationRecord:
    """A commendation. Dates are ISO; ``unit`` is the unit's name at the time; there may be no model.

    ``restricted`` says that recipient, achievement and reason were left out, because they are not for everybody;
    a recipient that is the model itself by its name is none that is hidden.
    """

    id: int
    registration_id: int | None
    model_id: int | None
    model: str | None
    year: int
    form: str
    kind: AwardKind
    level: Level
    status: AwardStatus
    recipient: str | None
    subject: Subject
    unit_id: int
    unit: str
    achievement: str | None
    proposed_on: str
    decision: str | None
    decided_on: str | None
    issuer: str | None
    revoked_on: str | None
    revoked_decision: str | None
    revoked_reason: str | None
    version: int
    restricted: bool = False

    @property
    def key(self) -> int:
        """The commendation's id."""
        return self.id


class Achievement(NamedTuple):
    """What is commended once: one model's year, or where no model is named, a recipient of a unit in a year."""

    registration_id: int | None
    year: int | None
    unit_id: int | None
    recipient: str | None


def achievement_of(registration_id: int | None, year: int, unit_id: int, recipient: str | None) -> Achievement:
    """The achievement of a commendation."""
    if registration_id is not None:
        return Achievement(registration_id, None, None, None)
    return Achievement(None, year, unit_id, recipient)


class Split(NamedTuple):
    """How many collectives and how many persons."""

    collective: int = 0
    individual: int = 0

    @property
    def total(self) -> int:
        """Both together."""
        return self.collective + self.individual


@dataclass(frozen=True, slots=True)
class CommendationFilter:
    """Which commendations; None asks for all.

    ``unit`` counts with the units below it; ``field`` is a field's code, which those have that are a model's.
    """

    span: Span | None = None
    status: AwardStatus | None = None
    level: Level | None = None
    kind: AwardKind | None = None
    subject: Subject | None = None
    unit: int | None = None
    field: str | None = None
