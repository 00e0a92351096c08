"""A model in full, as the read layer gives it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.lifecycle import Standing, Subject
from db.read.records import model_code

if TYPE_CHECKING:
    from db.read.assessment import ModelAssessment
    from db.read.change_records import ChangeRecord


@dataclass(frozen=True, slots=True)
class RegistrationRecord:
    """One year of a model, in full. ``sensitive`` says that its topic is: its details are for some alone."""

    id: int
    year: int
    kind: str
    unit_id: int
    unit: str
    field: str
    field_name: str
    field_name_en: str
    topic: str | None
    topic_name: str | None
    topic_name_en: str | None
    sensitive: bool
    subject: Subject
    standing: Standing
    contents: str | None
    results: str | None
    households: int | None
    reason: str | None
    version: int


@dataclass(frozen=True, slots=True)
class ModelDetail:
    """A model in full, its years and its changes newest first, and what was seen of it and given to it.

    ``restricted`` says that its details were left out, because they are not for everybody: place and origin, and
    of each year topic, contents, results, households and reason.
    """

    id: int
    name: str
    kind: str
    place: str | None
    copied_from: str | None
    version: int
    registrations: tuple[RegistrationRecord, ...]
    changes: "tuple[ChangeRecord, ...]"
    assessment: "ModelAssessment | None" = None
    restricted: bool = False

    @property
    def code(self) -> str:
        """The model's number as people write it."""
        return model_code(self.id)
