"""Who may read what of the ledger: what the members themselves did at the door is the administrators' business."""

from sqlalchemy import Connection, select

from db.errors import Denied, MemberLeft
from db.identity import Actor, Role
from db.read.history import MOVEMENT
from db.rights import LEAST, ROLES, Act, may
from db.tables import MEMBER


def refuse_private(connection: Connection, actor: Actor, entities: frozenset[str] | None) -> None:
    """See that somebody may read lines of these records, by what the register says of them now.

    Args:
        connection: Inside ``Database.read()``.
        actor: Who reads.
        entities: The records; None for all.

    Raises:
        Denied: Some of them are not theirs to read.
    """
    if entities is not None and entities <= MOVEMENT:
        return
    role: Role = actor.role
    if actor.member_id is not None:
        there = select(MEMBER.c.role).where(MEMBER.c.id == actor.member_id, MEMBER.c.retired_at.is_(None))
        found = connection.scalar(there)
        if found is None:
            raise MemberLeft(act=Act.MEMBERS)
        role = Role(found)
    if not may(role, Act.MEMBERS):
        raise Denied(role=ROLES[role], least=ROLES[LEAST[Act.MEMBERS]], act=Act.MEMBERS)
