"""The records that the read layer gives: frozen, plain, comparable."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from db.lifecycle import Standing, Subject


class Keyed(Protocol):
    """A row that is known again after a refresh."""

    @property
    def key(self) -> Hashable:
        """What identifies the row."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of models. ``effective`` means effective or higher; ``total`` is all that is registered."""

    total: int = 0
    collective: int = 0
    individual: int = 0
    unknown: int = 0
    effective: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.total + other.total,
            self.collective + other.collective,
            self.individual + other.individual,
            self.unknown + other.unknown,
            self.effective + other.effective,
        )


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field with its tally."""

    id: int
    code: str
    name: str
    name_en: str
    tally: Tally

    @property
    def key(self) -> str:
        """The field's code."""
        return self.code


@dataclass(frozen=True, slots=True)
class FieldsView:
    """The fields in order, and the total over all of them."""

    rows: tuple[FieldRow, ...]
    total: Tally


class UnitRow(NamedTuple):
    """A unit with its figures, the units below it included.

    A named tuple: it is made in a third of a frozen dataclass's time, and a province has hundreds.

    Attributes:
        by_field: The total of each field, in the fields' order.
        children: How many units are directly below it: those that stand, and by today's units those too that
            are no more and that none came after.
        depth: 0 for a unit without a parent.
    """

    id: int
    code: str | None
    name: str
    kind: str
    parent_id: int | None
    depth: int
    children: int
    valid_from: str
    valid_to: str | None
    sort_key: str
    by_field: tuple[int, ...]
    tally: Tally

    @property
    def key(self) -> int:
        """The unit's id."""
        return self.id


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A model in a list, as its latest registration in the period has it.

    Attributes:
        id: The model's id.
        place: Where it stands in the list's order: what the next page begins after.
    """

    id: int
    registration_id: int
    name: str
    unit_id: int
    unit: str
    field: str
    field_name: str
    field_name_en: str
    subject: Subject
    year: int
    standing: Standing
    version: int
    place: tuple[int | str, ...]

    @property
    def key(self) -> int:
        """The model's id."""
        return self.id

    @property
    def code(self) -> str:
        """The model's number as people write it."""
        return model_code(self.id)


@dataclass(frozen=True, slots=True)
class ModelPage:
    """Some rows of a list, in its order. ``start`` is the first one's index, where it is known."""

    rows: tuple[ModelRow, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class PeriodRecord:
    """A named range of years."""

    id: int
    name: str
    first: int
    last: int

    @property
    def key(self) -> int:
        """The period's id."""
        return self.id


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """A topic of a field."""

    id: int
    code: str
    field: str
    name: str
    name_en: str
    sensitive: bool


@dataclass(frozen=True, slots=True)
class RegisterInfo:
    """What the register says of itself.

    Attributes:
        sample: Whether it is the sample register ("dữ liệu mẫu").
        place: The place that the committee works for ("Thành phố Phủ Lý").
        revision: The newest line of the ledger; every committed change makes it grow.
        models: How many models it holds.
    """

    sample: bool
    place: str
    revision: int
    models: int


def model_code(model_id: int) -> str:
    """A model's number as people write it: "MH0042"."""
    return f"MH{model_id:04d}"
