"""The committee's posts, assignments and settings as the read layer gives them. Days are ISO texts.

``until`` is the last day, included; None while no end is known.
"""

from dataclasses import dataclass
from typing import NamedTuple

from db.errors import NotFound
from db.identity import Role


class PostRecord(NamedTuple):
    """A post of the committee; the smallest ``rank`` is the highest."""

    id: int
    code: str
    name: str
    name_en: str
    rank: int


@dataclass(frozen=True, slots=True)
class AssignmentRecord:
    """What a member is in charge of: a field, a unit, or the field in the unit.

    Attributes:
        field: The field's code; None for all fields of the unit.
        unit: The unit's name; None for all units of the field.
        held: Whether it holds on the day that was asked about.
    """

    id: int
    member_id: int
    member: str
    field_id: int | None
    field: str | None
    field_name: str | None
    field_name_en: str | None
    unit_id: int | None
    unit: str | None
    since: str
    until: str | None
    decision: str | None
    version: int
    held: bool

    @property
    def key(self) -> int:
        """The assignment's id."""
        return self.id


@dataclass(frozen=True, slots=True)
class TermRecord:
    """A member's time in a post."""

    id: int
    post: PostRecord
    since: str
    until: str | None
    decision: str | None
    version: int


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A member with the post and the assignments of a day.

    Attributes:
        position: What the member is in the host body or elsewhere, in free words.
        term: The post of that day; None for a member without one.
        assignments: Those that hold on that day, fields before units.
    """

    id: int
    name: str
    role: Role
    position: str | None
    since: str
    until: str | None
    retired_at: str | None
    term: TermRecord | None
    assignments: tuple[AssignmentRecord, ...]

    @property
    def key(self) -> int:
        """The member's id."""
        return self.id


class FieldGap(NamedTuple):
    """A field that nobody is in charge of."""

    id: int
    code: str
    name: str
    name_en: str


class UnitGap(NamedTuple):
    """A unit that stands and that nobody is in charge of."""

    id: int
    name: str
    kind: str
    parent_id: int | None


@dataclass(frozen=True, slots=True)
class Gaps:
    """What nobody is in charge of on a day: fields in their order, units in Vietnamese order."""

    fields: tuple[FieldGap, ...]
    units: tuple[UnitGap, ...]

    def __len__(self) -> int:
        return len(self.fields) + len(self.units)


@dataclass(frozen=True, slots=True)
class CommitteeRecord:
    """What the committee is called, whose standing office it has, and its rules.

    Attributes:
        host: The body whose work it is (cơ quan thường trực).
        rules_number: Of the rules (quy chế), "05-QC/BCĐ"; with their day and what is to be said of them.
        version: Grows with every change; 0 before the first.
    """

    place: str
    name: str | None
    host: str | None
    rules_number: str | None
    rules_date: str | None
    rules_text: str | None
    version: int


class AssignmentNotFound(NotFound):
    """No such assignment."""

    vi = "Không có phân công số «{value}»."
    en = "There is no assignment number «{value}»."
    hint_vi = "Xem số bằng «danvan assign list --all»."
    hint_en = "Look up the numbers with «danvan assign list --all»."
