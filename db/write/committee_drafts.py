"""What an administrator hands in about the committee, before it is checked."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AssignmentDraft:
    """What a member shall be in charge of: a field, a unit with those below it, or the field in the unit.

    Attributes:
        since: The first day; None for today.
        until: The last day; None while no end is known.
    """

    member_id: int
    field_id: int | None = None
    unit_id: int | None = None
    since: date | None = None
    until: date | None = None
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class TermDraft:
    """A post for a member, by its code ("HEAD"); the days are as ``AssignmentDraft`` has them."""

    post: str
    since: date | None = None
    until: date | None = None
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class SettingsDraft:
    """What the committee shall be called, and so on. None leaves what is there; "" takes it away."""

    name: str | None = None
    host: str | None = None
    rules_number: str | None = None
    rules_date: date | None = None
    rules_text: str | None = None
