"""The committee's year as the read layer gives it, and what it says where there is no such record.

Days are ISO texts. Times are UTC, ISO, and None for what still holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from db.days import days_left
from db.errors import NotFound
from db.scope import Span


class UnitName(NamedTuple):
    """A unit that is named somewhere."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class DeadlineRecord:
    """A deadline with what has come in.

    Attributes:
        due_date: The last day in time.
        units: How many units it is for.
        received: How many of them handed it in.
        late: How many of these after the due day.
        today: The day on which this was reckoned.
    """

    id: int
    kind: str
    title: str
    year: int
    due_date: str
    cancelled_at: str | None
    cancelled_reason: str | None
    version: int
    units: int
    received: int
    late: int
    today: str

    @property
    def key(self) -> int:
        """The deadline's id."""
        return self.id

    @property
    def missing(self) -> int:
        """How many units have handed in nothing."""
        return self.units - self.received

    @property
    def days_left(self) -> int:
        """Days until the due day, 0 on it, below 0 when it is past."""
        return days_left(self.due_date, self.today)

    @property
    def overdue(self) -> bool:
        """Whether a unit is late with it today."""
        return self.cancelled_at is None and self.missing > 0 and self.days_left < 0


@dataclass(frozen=True, slots=True)
class DeadlineUnitRecord:
    """A unit that a deadline is for. ``received_date`` is None until it handed it in."""

    unit_id: int
    unit: str
    received_date: str | None
    note: str | None
    late: bool

    @property
    def key(self) -> int:
        """The unit's id."""
        return self.unit_id


@dataclass(frozen=True, slots=True)
class DeadlineDetail:
    """A deadline with each of its units, in Vietnamese order."""

    deadline: DeadlineRecord
    units: tuple[DeadlineUnitRecord, ...]


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """A unit that is late with something today."""

    deadline_id: int
    kind: str
    title: str
    due_date: str
    unit_id: int
    unit: str
    days: int

    @property
    def key(self) -> tuple[int, int]:
        """The deadline's id and the unit's."""
        return self.deadline_id, self.unit_id


@dataclass(frozen=True, slots=True)
class Overdue:
    """Who is late, the longest first. ``total`` counts those too that are not in ``rows``."""

    rows: tuple[OverdueRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ActivityRecord:
    """Something that is held from one day until another, both included; one day's has the same twice."""

    id: int
    kind: str
    title: str
    from_date: str
    until_date: str
    place: str | None
    participants: int | None
    result: str | None
    cancelled_at: str | None
    cancelled_reason: str | None
    version: int
    units: tuple[UnitName, ...]

    @property
    def key(self) -> int:
        """The activity's id."""
        return self.id


@dataclass(frozen=True, slots=True)
class ActivitiesView:
    """The activities of some days, by day.

    Attributes:
        by_day: How many are held on each day, by the day's ISO text; days without any are not in it. What was
            called off counts nowhere.
    """

    rows: tuple[ActivityRecord, ...]
    by_day: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PressRecord:
    """An article or a broadcast. ``model`` is the name of the model that it is about."""

    id: int
    kind: str
    title: str
    outlet: str
    date: str
    author: str | None
    link: str | None
    model_id: int | None
    model: str | None
    withdrawn_at: str | None
    withdrawn_reason: str | None
    version: int

    @property
    def key(self) -> int:
        """The item's id."""
        return self.id


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """A target against what is counted.

    Attributes:
        field: The field's code; None for all fields.
        unit: The unit's name; None for all units.
        planned: How many models are planned.
        counted: How many are registered in the span, as every figure counts them: once in the span, returned
            ones nowhere, the units below the unit included.
    """

    id: int
    first: int
    last: int
    field: str | None
    field_name: str | None
    field_name_en: str | None
    unit_id: int | None
    unit: str | None
    planned: int
    counted: int
    decision: str | None
    version: int

    @property
    def key(self) -> int:
        """The target's id."""
        return self.id

    @property
    def span(self) -> Span:
        """The years that it is for."""
        return Span(self.first, self.last)

    @property
    def missing(self) -> int:
        """How many models are still to be registered; 0 where the target is reached."""
        return max(self.planned - self.counted, 0)

    @property
    def percent(self) -> float:
        """How much of it is reached, as ``reached_percent`` says it."""
        return reached_percent(self.counted, self.planned)


def reached_percent(counted: int, planned: int) -> float:
    """How much of a plan is reached, in percent with one decimal, halves rounded up: 98.9 of 188 and 190.

    The one rounding of every screen and paper. 100 means that all of it is there: what lacks one of thousands
    is 99.9.
    """
    tenths = (2_000 * counted + planned) // (2 * planned)
    return (tenths if counted >= planned else min(tenths, 999)) / 10


class DeadlineNotFound(NotFound):
    """No such deadline."""

    vi = "Không có thời hạn số «{value}»."
    en = "There is no deadline number «{value}»."
    hint_vi = "Xem số bằng «danvan deadline list --all»."
    hint_en = "Look up the numbers with «danvan deadline list --all»."


class ActivityNotFound(NotFound):
    """No such activity."""

    vi = "Không có hoạt động số «{value}»."
    en = "There is no activity number «{value}»."
    hint_vi = "Xem số bằng «danvan activity list --all»."
    hint_en = "Look up the numbers with «danvan activity list --all»."


class PressNotFound(NotFound):
    """No such article or broadcast."""

    vi = "Không có tin bài số «{value}»."
    en = "There is no press item number «{value}»."
    hint_vi = "Xem số bằng «danvan press list»."
    hint_en = "Look up the numbers with «danvan press list»."


class TargetNotFound(NotFound):
    """No such target, or one that was dropped."""

    vi = "Không có chỉ tiêu số «{value}»."
    en = "There is no target number «{value}»."
    hint_vi = "Xem số bằng «danvan target list»."
    hint_en = "Look up the numbers with «danvan target list»."
