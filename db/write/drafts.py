"""What a secretary hands in, before it is checked."""

from dataclasses import dataclass

from db.lifecycle import Standing, Subject
from db.schema import ModelKind, RegistrationKind

NAME_LIMIT = 250
"""Letters in a model's name; the paper forms have two lines for it."""
TEXT_LIMIT = 8_000
"""Letters in contents and results."""


@dataclass(frozen=True, slots=True)
class YearDraft:
    """One year of a model: what a registration says.

    Attributes:
        year: The year that it is registered for.
        unit_id: The registering unit; it must stand in that year.
        field_id: The field.
        topic_id: A topic of that field, or None.
        households: How many take part, or None where nobody said.
    """

    year: int
    unit_id: int
    field_id: int
    subject: Subject = Subject.UNKNOWN
    standing: Standing = Standing.REGISTERED
    kind: RegistrationKind = RegistrationKind.NEW
    topic_id: int | None = None
    contents: str | None = None
    results: str | None = None
    households: int | None = None


@dataclass(frozen=True, slots=True)
class ModelDraft:
    """A model with its first year. ``name`` and ``place`` are one line each."""

    name: str
    year: YearDraft
    place: str | None = None
    kind: ModelKind = ModelKind.MODEL
    copied_from_id: int | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """The ids that a registration was given."""

    model_id: int
    registration_id: int
