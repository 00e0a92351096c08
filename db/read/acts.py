"""One act of the ledger: the lines of one transaction, and the last one that somebody did."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, and_, select

from db.identity import SESSION, Actor
from db.read.change_records import ChangeRecord
from db.read.detail import change_record
from db.tables import CHANGE
from db.text import clean_line

C = CHANGE.c
_FIRST, _PAGE = 50, 2_000
"""Lines that are read at first, as most acts have one, and from then on."""


def by(actor: Actor) -> ColumnElement[bool]:
    """Lines of this very person: a member's by the number, by the name those of whoever is at the machine."""
    if actor.member_id is not None:
        return C.member_id == actor.member_id
    return and_(C.member_id.is_(None), C.actor == clean_line(actor.name))


def last_own(connection: Connection, actor: Actor) -> ChangeRecord | None:
    """The newest line of somebody that is of an act, and not of a session; None where there is none."""
    # The sum keeps SQLite from its index of the kinds.
    own = select(CHANGE).where(by(actor), (C.entity + "") != SESSION).order_by(C.seq.desc()).limit(1)
    row = connection.execute(own).first()
    return None if row is None else change_record(row)


def act_lines(connection: Connection, first_seq: int, limit: int | None = None) -> Iterator[ChangeRecord]:
    """The lines of an act, oldest first; they stand together.

    Args:
        connection: Inside ``Database.read()``.
        first_seq: The act's number: its first line's.
        limit: Lines at the most; None for all.
    """
    left, after, page = limit, first_seq - 1, _FIRST
    while left is None or left > 0:
        size, page = page if left is None else min(left, page), _PAGE
        rows = connection.execute(select(CHANGE).where(C.seq > after).order_by(C.seq).limit(size)).all()
        for row in rows:
            change = change_record(row)
            if change.act_seq != first_seq:
                return
            yield change
        if len(rows) < size:
            return
        left, after = None if left is None else left - size, rows[-1].seq
