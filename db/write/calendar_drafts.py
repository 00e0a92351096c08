"""What a secretary hands in for the committee's year, before it is checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.schema import ActivityKind, DeadlineKind, PressKind
from db.scope import Span


@dataclass(frozen=True, slots=True)
class DeadlineDraft:
    """Something that is due.

    Attributes:
        due: The last day in time.
        year: The year that it is about: the due day is in it, in the year before or in the one after.
        unit_ids: The units that it is for, at least one.
    """

    kind: DeadlineKind
    title: str
    year: int
    due: date
    unit_ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class ActivityDraft:
    """Something that is held.

    Attributes:
        until: The last day; None where it is one day's.
        unit_ids: The units that take part.
        participants: How many people take part, or None where nobody said.
    """

    kind: ActivityKind
    title: str
    since: date
    until: date | None = None
    place: str | None = None
    unit_ids: Sequence[int] = ()
    participants: int | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True)
class PressDraft:
    """An article or a broadcast. ``outlet`` is the paper or the station, ``on`` the day it appeared.

    ``model_id`` is the model that it is about, if any.
    """

    kind: PressKind
    title: str
    outlet: str
    on: date
    author: str | None = None
    link: str | None = None
    model_id: int | None = None


@dataclass(frozen=True, slots=True)
class TargetDraft:
    """A planned number of models in a span of years. ``field`` is a field's code; None stands for all."""

    span: Span
    planned: int
    field: str | None = None
    unit_id: int | None = None
    decision: str | None = None
