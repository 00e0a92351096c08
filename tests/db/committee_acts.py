"""Short ways to do what the tests of members and keys do all the time."""

from typing import Any

from db.engine import Database
from db.identity import Role
from db.write.assignments import assign, end_assignment
from db.write.committee_drafts import AssignmentDraft
from db.write.members import add_key, add_member
from db.write.session import writing
from tests.db.acts import ACTOR, field, unit
from tests.db.public_keys import ed25519


def member(
    database: Database, name: str = "Trần Thị Lan", role: Role = Role.VIEWER, position: str | None = None
) -> int:
    """A new member's id."""
    with writing(database, ACTOR) as work:
        return add_member(work, name, role, position)


def key(database: Database, member_id: int, seed: object = 1) -> int:
    """A new key's id; another key for each seed."""
    with writing(database, ACTOR) as work:
        return add_key(work, member_id, ed25519(seed))


def assigned(
    database: Database,
    member_id: int,
    field_code: str | None = None,
    where: str | None = None,
    **values: Any,
) -> int:
    """A new assignment's id."""
    draft = AssignmentDraft(
        member_id,
        field(database, field_code) if field_code else None,
        unit(database, where) if where else None,
        **values,
    )
    with writing(database, ACTOR) as work:
        return assign(work, draft)


def ended(database: Database, assignment_id: int, version: int = 1, **values: Any) -> None:
    """An assignment that holds no longer."""
    with writing(database, ACTOR) as work:
        end_assignment(work, assignment_id, version, **values)
