"""Short ways to do what the tests of members and keys do all the time."""

from db.engine import Database
from db.identity import Role
from db.write.members import add_key, add_member
from db.write.session import writing
from tests.db.acts import ACTOR
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
