"""What of the ledger is looked at, beside a scope: one model's lines, one person's, some days', one act's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Connection, false, func, select

from db.tables import CHANGE
from db.text import VIETNAM

EDGE = 1_000
"""Lines at each end of some days that are looked at for the ends of their numbers: a clock may be set back."""

C = CHANGE.c
Where = list[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Who:
    """Whose lines.

    Attributes:
        name: As the ledger says it.
        member_id: The member; None for whoever works at the machine itself, and for the program.
    """

    name: str
    member_id: int | None = None


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is looked at; all that is None is left open.

    Attributes:
        model: One model's lines, by its number, whatever the scope is.
        who: One person's. Of a member, also lines under the same name that say no number: older ones did not.
        first: The first day, in Viet Nam.
        last: The last day, included.
        acts: Only what was done by these names ("move", "amend"); empty for all.
        newer: Only lines newer than this one.
        act: The lines of one act, by its number.
    """

    model: int | None = None
    who: Who | None = None
    first: date | None = None
    last: date | None = None
    acts: frozenset[str] = frozenset()
    newer: int | None = None
    act: int | None = None

    @property
    def of_scope(self) -> bool:
        """Whether a scope narrows it further."""
        return self.model is None


ALL = Sieve()


@dataclass(frozen=True, slots=True)
class Within:
    """What every line that is looked at meets, but for whose it is.

    Attributes:
        above: Only lines newer than this one.
        below: Only lines older than this one; None for no such bound.
        where: What else.
    """

    above: int
    below: int | None
    where: tuple[ColumnElement[bool], ...]

    def between(self, above: int | None, below: int | None) -> Where:
        """The lines within two more bounds: one each way, for of several SQLite searches by the first alone."""
        above = max(self.above, above or 0)
        ends = [end for end in (self.below, below) if end is not None]
        found: Where = [C.seq > above] if above else []
        return [*found, *([C.seq < min(ends)] if ends else []), *self.where]


def within(connection: Connection, sieve: Sieve) -> Within:
    """What a sieve asks of each line."""
    above, below = sieve.newer or 0, None
    where: Where = []
    if sieve.model is not None:
        where.append(C.model_id == sieve.model)
    if sieve.acts:
        where.append(C.act.in_(sorted(sieve.acts)))
    if sieve.act is not None:
        above, below = max(above, sieve.act - 1), act_end(connection, sieve.act) + 1
    if (sieve.first, sieve.last) != (None, None):
        first, last, exactly = _of_days(connection, sieve.first, sieve.last)
        above, below = max(above, first - 1), last + 1 if below is None else min(below, last + 1)
        where += exactly
    return Within(above, below, tuple(where))


def whose(sieve: Sieve) -> Sequence[Where]:
    """The parts of the ledger that are somebody's, each found by an index of its own; they share no line."""
    who = sieve.who
    if who is None:
        return [[]]
    nameless: Where = [C.member_id.is_(None), C.actor == who.name]
    return [nameless] if who.member_id is None else [[C.member_id == who.member_id], nameless]


def act_end(connection: Connection, first_seq: int) -> int:
    """The number of an act's last line: its lines stand together, so that a few looks find it."""

    def within(seq: int) -> bool:
        return connection.scalar(select(C.first_seq).where(C.seq == seq)) == first_seq

    known, step = first_seq, 1
    while within(known + step):
        known, step = known + step, step * 2
    while step > 1:
        step //= 2
        if within(known + step):
            known += step
    return known


def _of_days(connection: Connection, first: date | None, last: date | None) -> tuple[int, int, Where]:
    """The numbers of the first and the last line of some days, and to be exact their time."""
    since = None if first is None else _utc(first)
    until = None if last is None else _utc(last + timedelta(days=1))
    when = _between(C.at, since, until)
    edges = []
    for newest_first, end in ((False, func.min), (True, func.max)):
        order = (C.at.desc(), C.seq.desc()) if newest_first else (C.at, C.seq)
        some = select(C.seq).where(*when).order_by(*order).limit(EDGE).subquery()
        edges.append(connection.scalar(select(end(some.c.seq))))
    if None in edges:
        return 0, 0, [false()]
    # The sum keeps SQLite from its index of the times: the numbers are in order already.
    return edges[0], edges[1], _between(C.at + "", since, until)


def _between(at: ColumnElement[str], since: str | None, until: str | None) -> Where:
    return [*([at >= since] if since else []), *([at < until] if until else [])]


def _utc(day: date) -> str:
    """The moment that a day begins in Viet Nam, as the ledger writes it."""
    begins = datetime.combine(day, time(), VIETNAM).astimezone(UTC)
    return begins.isoformat(timespec="microseconds").replace("+00:00", "Z")
