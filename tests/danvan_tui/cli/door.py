"""A member with a key, and what the ledger says of the door."""

import json
from typing import Any

from sqlalchemy import select

from db.engine import Database
from db.identity import Role
from db.keys import PublicKey, parse_public_key
from db.tables import CHANGE
from db.write.members import add_key, add_member
from db.write.session import writing
from tests.db.public_keys import ed25519

NAME = "Trần Thị Lan"
KEY = parse_public_key(ed25519())


def where(database: Database) -> str:
    """The register, as a call names it."""
    return str(database.path or database.url.render_as_string(hide_password=False))


def join(database: Database, key: PublicKey = KEY, name: str = NAME) -> tuple[int, int]:
    """Take somebody in; the ids of the member and of the key."""
    with writing(database, "test") as work:
        member_id = add_member(work, name, Role.VIEWER)
        return member_id, add_key(work, member_id, key.line)


def ledger(database: Database) -> list[tuple[str, str, dict[str, Any]]]:
    """The door's lines: who, what, and what is said of it."""
    lines = select(CHANGE).where(CHANGE.c.entity == "session").order_by(CHANGE.c.seq)
    with database.read() as connection:
        return [(row.actor, row.act, json.loads(row.after)) for row in connection.execute(lines)]


def seq(database: Database) -> int:
    """How long the ledger is."""
    with database.read() as connection:
        return len(connection.scalars(select(CHANGE.c.seq)).all())
