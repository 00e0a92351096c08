"""Whose lines there are in the ledger: the members, and the names that stand there without a number."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from db.errors import NotFound, Said
from db.read.members import MemberNotFound, find_member, members
from db.read.sieve import Who
from db.tables import CHANGE
from db.text import fold

MOST_NAMES = 200
"""Names without a number that are offered at the most."""

C = CHANGE.c


class NobodyActed(NotFound):
    """Nobody of that name."""

    hint_vi = "Xem tên và số bằng «danvan member list»; người làm tại máy thì ghi tên đăng nhập của họ."
    hint_en = "Look up names and numbers with «danvan member list»; at the machine it is the system's name."


def actors(connection: Connection) -> tuple[Who, ...]:
    """Everybody whose lines there may be: the members by given name, then the names without a number.

    A name that a member has too is not among the latter: such lines are among the member's.

    Args:
        connection: Inside ``Database.read()``.
    """
    known = [Who(member.name, member.id) for member in members(connection, retired=True)]
    theirs = {who.name for who in known}
    return (*known, *(Who(name) for name in _names(connection) if name not in theirs))


def find_actor(connection: Connection, value: str) -> Who:
    """Whoever is meant: a member as ``find_member`` finds them, else a name without a number, accents or not.

    Raises:
        NobodyActed: Nobody fits.
        MemberAmbiguous: Several members fit.
    """
    try:
        member = find_member(connection, value)
    except MemberNotFound:
        said = fold(value)
        for name in _names(connection):
            if said and fold(name) == said:
                return Who(name)
        raise NobodyActed(what=Said("người làm", "actor"), value=value) from None
    return Who(member.name, member.id)


def _names(connection: Connection) -> Iterator[str]:
    """The names that stand without a number: each is one look at an index, whatever number of lines it has."""
    last: str | None = None
    for _ in range(MOST_NAMES):
        names = select(func.min(C.actor)).where(C.member_id.is_(None))
        last = connection.scalar(names if last is None else names.where(C.actor > last))
        if last is None:
            return
        yield last
