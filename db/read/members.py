"""Who is on the committee, with which keys, and whom a key lets in."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, func, select

from db.identity import FINGERPRINT, Holder, Role
from db.read.holding import holds
from db.read.member_records import KeyNotFound, KeyRecord, MemberAmbiguous, MemberNotFound, MemberRecord
from db.read.terms import term_columns, term_record
from db.tables import MEMBER, MEMBER_KEY, POST, TERM
from db.text import exact_key, fold, has_accents, local_today, person_name

__all__ = [
    "Holder",
    "KeyNotFound",
    "KeyRecord",
    "MemberAmbiguous",
    "MemberNotFound",
    "MemberRecord",
    "find_key",
    "find_member",
    "key_holder",
    "keys",
    "members",
    "still_in",
]

M, K = MEMBER.c, MEMBER_KEY.c
_OF_MEMBER = 9
"""Columns of a member before those of the term."""

MOST_DIGITS = 15
"""More than any id has, and less than what a database takes."""


def members(connection: Connection, *, retired: bool = False) -> tuple[MemberRecord, ...]:
    """The members, by given name.

    Args:
        connection: Inside ``Database.read()``.
        retired: Also those who have left.
    """
    statement = _members()
    if not retired:
        statement = statement.where(M.retired_at.is_(None))
    return tuple(map(_member, connection.execute(statement.order_by(M.sort_key, M.id))))


def find_member(connection: Connection, value: str | int) -> MemberRecord:
    """The member who is meant: by number ("12", "#12"), or by the whole name, accents or not.

    Whoever has left is found by number alone. A name with accents means the one who is written so.

    Raises:
        MemberNotFound: Nobody fits.
        MemberAmbiguous: Several fit; it names each.
    """
    number = _number(value)
    if number is not None:
        rows = connection.execute(_members().where(M.id == number)).all()
        found = [_member(row) for row in rows]
    else:
        name = person_name(str(value))
        found = [each for each in members(connection) if fold(each.name) == fold(name)]
        if has_accents(name):
            found = [each for each in found if exact_key(each.name) == exact_key(name)]
    if not found:
        raise MemberNotFound(value=value)
    if len(found) > 1:
        choices = "; ".join(f"#{each.id} {each.name} ({each.position or each.role})" for each in found)
        raise MemberAmbiguous(value=value, choices=choices, example=found[0].id)
    return found[0]


def keys(connection: Connection, member_id: int | None = None) -> tuple[KeyRecord, ...]:
    """The keys, revoked ones included: by member, then in the order in which they were added.

    Args:
        connection: Inside ``Database.read()``.
        member_id: One member's only; None for everybody's.
    """
    statement = _keys().order_by(M.sort_key, M.id, K.id)
    if member_id is not None:
        statement = statement.where(K.member_id == member_id)
    return tuple(KeyRecord(*row) for row in connection.execute(statement))


def find_key(connection: Connection, value: str | int) -> KeyRecord:
    """The key with this id ("12", "#12") or this fingerprint ("SHA256:...").

    Raises:
        KeyNotFound: There is none.
    """
    number, named = _number(value), str(value).strip()
    if number is None and not FINGERPRINT.fullmatch(named):
        raise KeyNotFound(value=value)
    row = connection.execute(_keys().where(K.fingerprint == named if number is None else K.id == number)).first()
    if row is None:
        raise KeyNotFound(value=value)
    return KeyRecord(*row)


def key_holder(connection: Connection, fingerprint: str) -> Holder | None:
    """Whom a key lets in: None for one that nobody has, that is revoked, or whose member has left.

    Args:
        connection: Inside ``Database.read()``.
        fingerprint: "SHA256:...".
    """
    row = connection.execute(_holders().where(K.fingerprint == fingerprint)).first()
    return None if row is None else _holder(row)


def still_in(connection: Connection, key_ids: Collection[int]) -> dict[int, Holder]:
    """Those of the keys that still let somebody in, each with its member as he or she is now.

    Args:
        connection: Inside ``Database.read()``.
        key_ids: ``Holder.key_id`` of each open session.

    Returns:
        By the key's id; a key that is revoked, or whose member has left, is not among them.
    """
    if not key_ids:
        return {}
    rows = connection.execute(_holders().where(K.id.in_(set(key_ids))))
    return {row.id: _holder(row) for row in rows}


def _members() -> Select[Any]:
    usable = select(func.count()).where(K.member_id == M.id, K.revoked_at.is_(None)).scalar_subquery()
    return (
        select(
            *(M.id, M.name, M.role, M.position, M.from_date, M.until_date, M.retired_at, M.version),
            usable.label("keys"),
            *term_columns(),
        )
        .outerjoin(TERM, (TERM.c.member_id == M.id) & holds(TERM.c, local_today()))
        .outerjoin(POST, POST.c.id == TERM.c.post_id)
    )


def _member(row: Any) -> MemberRecord:
    values = [*row[:_OF_MEMBER], term_record(row[_OF_MEMBER:])]
    values[2] = Role(row.role)
    return MemberRecord(*values)


def _keys() -> Select[Any]:
    return select(
        K.id,
        K.member_id,
        M.name,
        K.fingerprint,
        K.algorithm,
        K.label,
        K.added_at,
        K.added_by,
        K.revoked_at,
        K.revoked_by,
    ).join(MEMBER, M.id == K.member_id)


def _holders() -> Select[Any]:
    return (
        select(M.id.label("member_id"), M.name, M.role, K.id, K.fingerprint)
        .join(MEMBER, M.id == K.member_id)
        .where(K.revoked_at.is_(None), M.retired_at.is_(None))
    )


def _holder(row: Any) -> Holder:
    return Holder(row.member_id, row.name, Role(row.role), row.id, row.fingerprint)


def _number(value: str | int) -> int | None:
    """The id that is written, or None where it is something else."""
    text = str(value).strip().removeprefix("#")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else None
