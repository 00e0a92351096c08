"""Who is who: the roles, whoever a key stands for, and how the ledger speaks of both. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum

from db import awards, committee, visits

FINGERPRINT = re.compile(r"SHA256:[A-Za-z0-9+/]{43}")
"""How a key's fingerprint is written."""

LOGIN = "login"
REFUSED = "refused"
LOGOUT = "logout"
"""The acts of the door."""

SESSION = "session"
MEMBER = "member"
MEMBER_KEY = "member_key"
DEADLINE = "deadline"
ACTIVITY = "activity"
PRESS = "press"
TARGET = "target"
"""Entities of the ledger."""

CALENDAR = frozenset({DEADLINE, ACTIVITY, PRESS, TARGET})
"""Those of the committee's year: beside the registrations, and everybody's to read."""
_OF_MEMBERS = frozenset({SESSION, MEMBER, MEMBER_KEY, committee.READING}) | committee.ENTITIES
QUIET = _OF_MEMBERS | CALENDAR | awards.ENTITIES | visits.ENTITIES
"""Entities whose lines change no registration: whoever shows figures of them need not read them again."""


class Role(StrEnum):
    """What a member may do, from the least to the most."""

    VIEWER = "viewer"
    SECRETARY = "secretary"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Holder:
    """A member who came in with one of their keys.

    Attributes:
        name: The member's name: the actor of everything that they do.
        role: As it stood when this was read.
        fingerprint: Of the key, "SHA256:...".
    """

    member_id: int
    name: str
    role: Role
    key_id: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts.

    Attributes:
        name: As the ledger says it.
        role: What they may do; of a member, as it stood when they came in.
        member_id: The member, whose role is read again with every act; None for one at the machine itself.
    """

    name: str
    role: Role = Role.ADMIN
    member_id: int | None = None

    @property
    def owner(self) -> str:
        """Whose drafts these are: the member's, or those of whoever works at the machine under this name."""
        return f"local:{self.name}" if self.member_id is None else f"member:{self.member_id}"

    @classmethod
    def of(cls, holder: Holder) -> "Actor":
        """Whoever came in with a key."""
        return cls(holder.name, holder.role, holder.member_id)
