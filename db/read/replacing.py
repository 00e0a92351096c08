"""What would become of a member's posts and assignments if another one took the place."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from db.tables import ASSIGNMENT, POST, TERM, UNIT

A, T = ASSIGNMENT.c, TERM.c


@dataclass(frozen=True, slots=True)
class Takeover:
    """What ``db.write.reorganise.replace_member`` would do.

    Attributes:
        goes: Assignments that go over.
        ends: Those that end and that nobody takes over: the unit is no more, or who comes has the same already.
        post: Whether a post goes over.
        given_up: The posts that who comes gives up for it, in Vietnamese and in English.
    """

    goes: int
    ends: int
    post: bool
    given_up: tuple[tuple[str, str], ...]


def takeover(connection: Connection, old_id: int, new_id: int, on: str) -> Takeover:
    """Look at a replacement.

    Args:
        connection: Inside ``Database.read()``.
        old_id: Who goes.
        new_id: Who comes.
        on: The first day of who comes, ISO.
    """
    columns = (A.field_id, A.unit_id, A.from_date, A.until_date, A.member_id, UNIT.c.valid_to)
    rows = connection.execute(
        select(*columns)
        .select_from(ASSIGNMENT.outerjoin(UNIT, UNIT.c.id == A.unit_id))
        .where(A.member_id.in_((old_id, new_id)))
    ).all()
    held = [row for row in rows if row.member_id == old_id and _left(row, on)]
    own = [row for row in rows if row.member_id == new_id and _left(row, on)]
    goes = sum(_stands(row, on) and not any(_covers(each, row, on) for each in own) for row in held)
    posts = connection.execute(
        select(T.member_id, T.from_date, T.until_date, POST.c.name, POST.c.name_en)
        .select_from(TERM.join(POST, POST.c.id == T.post_id))
        .where(T.member_id.in_((old_id, new_id)))
        .order_by(POST.c.rank)
    ).all()
    gone = [row for row in posts if row.member_id == old_id and _left(row, on)]
    ours = [row for row in posts if row.member_id == new_id and _left(row, on)] if gone else []
    given_up = tuple((row.name, row.name_en) for row in ours)
    return Takeover(goes, len(held) - goes, bool(gone), given_up)


def _left(row: Any, on: str) -> bool:
    """Whether something of it is left on a day or later."""
    return row.until_date is None or (row.until_date >= on and row.until_date >= row.from_date)


def _stands(row: Any, on: str) -> bool:
    return row.valid_to is None or row.valid_to >= max(on, row.from_date)


def _covers(own: Any, row: Any, on: str) -> bool:
    """Whether who comes has the same on all of the days."""
    same = (own.field_id, own.unit_id) == (row.field_id, row.unit_id)
    last = row.until_date or "9999"
    return same and own.from_date <= max(on, row.from_date) and (own.until_date or "9999") >= last
