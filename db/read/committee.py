"""The committee: what it is called, its posts, its members with the posts and assignments of a day."""

from typing import Any

from sqlalchemy import Connection, and_, func, select

from db.errors import NotFound, Said
from db.identity import Role
from db.read.assignments import assignment_columns, in_order, record
from db.read.committee_records import CommitteeRecord, PostRecord, RosterRow
from db.read.holding import holds
from db.read.terms import term_columns, term_record
from db.tables import ASSIGNMENT, FIELD, MEMBER, META, POST, TERM, UNIT
from db.text import fold

__all__ = ["committee", "find_post", "posts", "roster"]

A, F, M, P, T, U = ASSIGNMENT.c, FIELD.c, MEMBER.c, POST.c, TERM.c, UNIT.c

SETTINGS = {
    "name": "committee_name",
    "host": "committee_host",
    "rules_number": "rules_number",
    "rules_date": "rules_date",
    "rules_text": "rules_text",
}
"""What is said of the committee, and what the register calls each."""
VERSION = "committee_version"
_OF_MEMBER = 7
_TO_TERM = 17
"""Where a row's columns of the member end, and those of the term."""


def committee(connection: Connection) -> CommitteeRecord:
    """What the committee is called, its host body, its rules."""
    said = {row.key: row.value for row in connection.execute(select(META.c.key, META.c.value))}
    values = {name: said.get(key) for name, key in SETTINGS.items()}
    return CommitteeRecord(place=said.get("place", ""), version=int(said.get(VERSION, "0")), **values)


def posts(connection: Connection) -> tuple[PostRecord, ...]:
    """The posts, the first in rank first."""
    rows = connection.execute(select(P.id, P.code, P.name, P.name_en, P.rank).order_by(P.rank, P.id))
    return tuple(PostRecord(*row) for row in rows)


def find_post(connection: Connection, value: str) -> PostRecord:
    """The post that is meant: by its code ("STANDING_DEPUTY", "standing-deputy") or its name, accents or not.

    Raises:
        NotFound: There is no such post.
    """
    wanted = fold(value)
    known = posts(connection)
    for post in known:
        if wanted in {fold(post.code.replace("_", " ")), fold(post.name), fold(post.name_en)}:
            return post
    raise NotFound(what=Said("chức danh", "post"), value=value)


def roster(connection: Connection, on: str, *, retired: bool = False) -> tuple[RosterRow, ...]:
    """The members by rank, then by given name, with the posts and assignments of a day. One statement.

    Args:
        connection: Inside ``Database.read()``.
        on: The day, ISO.
        retired: Also those who have left.
    """
    members = (M.id, M.name, M.role, M.position, M.from_date, M.until_date, M.retired_at)
    statement = (
        select(*members, *term_columns(), *assignment_columns(on))
        .outerjoin(TERM, and_(T.member_id == M.id, holds(T, on)))
        .outerjoin(POST, P.id == T.post_id)
        .outerjoin(ASSIGNMENT, and_(A.member_id == M.id, holds(A, on)))
        .outerjoin(FIELD, F.id == A.field_id)
        .outerjoin(UNIT, U.id == A.unit_id)
        .order_by(func.coalesce(P.rank, 1_000_000), M.sort_key, M.id, *in_order())
    )
    if not retired:
        statement = statement.where(M.retired_at.is_(None))
    found: dict[int, list[Any]] = {}
    for row in connection.execute(statement):
        found.setdefault(row[0], []).append(row)
    return tuple(map(_roster_row, found.values()))


def _roster_row(rows: list[Any]) -> RosterRow:
    first = rows[0]
    given = {row[_TO_TERM]: row[_TO_TERM:] for row in rows}
    member_id, name, role, position, since, until, retired_at = first[:_OF_MEMBER]
    return RosterRow(
        id=member_id,
        name=name,
        role=Role(role),
        position=position,
        since=since,
        until=until,
        retired_at=retired_at,
        term=term_record(first[_OF_MEMBER:_TO_TERM]),
        assignments=tuple(record(each) for number, each in given.items() if number is not None),
    )
