"""Visits, and what they found, as the read layer gives them."""

from dataclasses import dataclass

from db.lifecycle import Standing, Subject
from db.read.records import model_code
from db.visits import InspectionKind


@dataclass(frozen=True, slots=True)
class InspectionRecord:
    """A visit. Dates are ISO; ``unit`` is the visited unit's name.

    Attributes:
        models: How many registrations were seen.
        needing_work: How many of them must be strengthened.
        team: Who went; None where that was left out.
        restricted: Whether team and notes were left out: a model was seen whose details are not for everybody.
    """

    id: int
    kind: InspectionKind
    visited_on: str
    team: str | None
    unit_id: int | None
    unit: str | None
    findings: str | None
    to_strengthen: str | None
    due_on: str | None
    version: int
    models: int
    needing_work: int
    restricted: bool = False

    @property
    def key(self) -> int:
        """The visit's id."""
        return self.id


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """One model's part of a visit. ``general_findings`` and ``to_strengthen`` are the whole visit's.

    ``restricted`` says that team and notes were left out, because they are not for everybody: all of them where
    they are about this model, the whole visit's where it saw another such one. ``veiled`` is this model itself:
    that it must be strengthened is counted and stands in its list, and is shown nowhere else.
    """

    inspection_id: int
    registration_id: int
    model_id: int
    model: str
    year: int
    unit_id: int
    unit: str
    subject: Subject
    standing: Standing
    kind: InspectionKind
    visited_on: str
    team: str | None
    findings: str | None
    needs_work: bool
    general_findings: str | None
    to_strengthen: str | None
    due_on: str | None
    restricted: bool = False
    veiled: bool = False

    @property
    def shows_weak(self) -> bool:
        """Whether a reader is told that it must be strengthened."""
        return self.needs_work and not self.veiled

    @property
    def key(self) -> tuple[int, int]:
        """The visit and the registration."""
        return self.inspection_id, self.registration_id

    @property
    def code(self) -> str:
        """The model's number as people write it."""
        return model_code(self.model_id)


@dataclass(frozen=True, slots=True)
class UnvisitedRecord:
    """A model that nobody went to since some day. ``last_visit`` (ISO) is None where nobody ever did."""

    model_id: int
    registration_id: int
    model: str
    year: int
    unit_id: int
    unit: str
    subject: Subject
    standing: Standing
    last_visit: str | None

    @property
    def key(self) -> int:
        """The model's number."""
        return self.model_id

    @property
    def code(self) -> str:
        """The model's number as people write it."""
        return model_code(self.model_id)
