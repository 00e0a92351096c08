"""Whether what a taking back would bring back to the committee's members can still be theirs, and leaves an
administrator.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from db.identity import Role
from db.schema.base import metadata
from db.schema.tables import MEMBER
from db.write.back.committee import HELD, held_twice
from db.write.back.looking import Standing
from db.write.back.refusals import HAS_LEFT, HELD_BY_NOW, LAST_ADMIN, NotTakenBack


def refuse_held(connection: Connection, rows: Sequence[Standing]) -> None:
    """See that nobody would hold the same twice, nor anything after having left.

    Raises:
        NotTakenBack: Somebody would.
    """
    for table in HELD:
        ours = {_number(each): each for each in rows if each.row.table == table}
        back = [_then(each) for each in ours.values() if each.row.then is not None]
        for member_id in sorted({row["member_id"] for row in back}):
            _refuse_left(connection, member_id)
            there = metadata.tables[table]
            others = connection.execute(select(there).where(there.c.member_id == member_id))
            held = [dict(row._mapping) for row in others if row.id not in ours]
            if held_twice(table, [*held, *(row for row in back if row["member_id"] == member_id)]):
                raise NotTakenBack(why=HELD_BY_NOW)


def refuse_no_admin(connection: Connection, rows: Sequence[Standing]) -> None:
    """See that the last administrator is not taken away: others may have gone since the act.

    Raises:
        NotTakenBack: Nobody would be one.
    """
    ours = {_number(each): each for each in rows if each.row.table == MEMBER.name}
    if not ours:
        return
    is_admin = (MEMBER.c.role == str(Role.ADMIN)) & MEMBER.c.retired_at.is_(None)
    now = set(connection.scalars(select(MEMBER.c.id).where(is_admin)))
    after = (_then(each) for each in ours.values() if each.row.then is not None)
    if now and now <= ours.keys() and not any(_is_admin(member) for member in after):
        raise NotTakenBack(why=LAST_ADMIN)


def _is_admin(member: Mapping[str, Any]) -> bool:
    return member["role"] == Role.ADMIN and member["retired_at"] is None


def _number(each: Standing) -> int:
    number: int = dict(each.row.key)["id"]
    return number


def _then(each: Standing) -> dict[str, Any]:
    return {**dict(each.row.key), **(each.now or {}), **(each.row.then or {})}


def _refuse_left(connection: Connection, member_id: int) -> None:
    if connection.scalar(select(MEMBER.c.retired_at).where(MEMBER.c.id == member_id)) is not None:
        raise NotTakenBack(why=HAS_LEFT)
