"""Which registrations wait, for whom and since when: for their approval, for their unit, to be begun."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, and_, case, func, literal, null, select

from db.committee import Charge
from db.lifecycle import Standing, Subject
from db.read.charge import ours
from db.read.veil import is_sensitive
from db.tables import CHANGE, FIELD, MODEL, REGISTRATION, UNIT

__all__ = ["Pending", "PendingRow", "longest_waiting", "pending", "pending_count"]

C, R = CHANGE.c, REGISTRATION.c


@dataclass(frozen=True, slots=True)
class PendingRow:
    """A registration that waits.

    Attributes:
        since: When it came to stand where it stands, UTC, ISO; None where that was before the ledger began.
        by: Who let it stand there; None as ``since``.
        reason: Why it was returned; None also where the model's details are not for everybody.
    """

    registration_id: int
    model_id: int
    name: str
    year: int
    kind: str
    unit_id: int
    unit: str
    field: str
    field_name: str
    field_name_en: str
    subject: Subject
    standing: Standing
    reason: str | None
    version: int
    since: str | None
    by: str | None

    @property
    def key(self) -> int:
        """The registration's id."""
        return self.registration_id


@dataclass(frozen=True, slots=True)
class Pending:
    """Registrations that wait, the longest waiting first. ``total`` counts those too that are not in ``rows``."""

    rows: tuple[PendingRow, ...]
    total: int


def pending(
    connection: Connection,
    standing: Standing = Standing.REGISTERED,
    *,
    charge: Charge | None = None,
    limit: int = 1000,
) -> Pending:
    """The registrations that stand somewhere from where they are to go on, of all years. One statement.

    Args:
        connection: Inside ``Database.read()``.
        standing: ``REGISTERED`` for those that wait for their approval, ``RETURNED`` for those that their unit is
            to mend, ``APPROVED`` for those that are not begun. Of these an index knows which they are.
        charge: Whose business alone; None for everything.
        limit: Rows at the most, at least 1; where there are more, those that were entered first.
    """
    statement = (
        _columns(_count(standing, charge).scalar_subquery())
        .select_from(
            REGISTRATION.join(MODEL, MODEL.c.id == R.model_id)
            .join(UNIT, UNIT.c.id == R.unit_id)
            .join(FIELD, FIELD.c.id == R.field_id)
            .outerjoin(CHANGE, and_(C.seq == _came(standing)))
        )
        .where(stands(standing), *ours(charge, R.field_id, R.unit_id))
        .order_by(R.id)
        .limit(max(limit, 1))
    )
    rows = connection.execute(statement).all()
    found = sorted((_row(row) for row in rows), key=lambda row: (row.since or "", row.registration_id))
    return Pending(tuple(found), rows[0].total if rows else 0)


def longest_waiting(connection: Connection, *, charge: Charge | None = None) -> tuple[int, str | None]:
    """How many registrations wait for their approval, and since when the one that waits longest. One statement.

    Args:
        connection: Inside ``Database.read()``.
        charge: Whose business alone; None for everything.

    Returns:
        The count, and the moment (UTC, ISO); None where nothing waits, or one waits since before the ledger began.
    """
    # Whoever was entered first need not wait longest: what was returned waits anew since it came back.
    wait = select(_came(Standing.REGISTERED).label("came")).where(
        stands(Standing.REGISTERED), *ours(charge, R.field_id, R.unit_id)
    )
    each = wait.subquery()
    of_all = select(
        func.count().label("total"), func.count(each.c.came).label("known"), func.min(each.c.came).label("first")
    ).subquery()
    statement = select(of_all.c.total, of_all.c.known, C.at).select_from(
        of_all.outerjoin(CHANGE, C.seq == of_all.c.first)
    )
    total, known, since = connection.execute(statement).one()
    return int(total), since if known == total else None


def pending_count(connection: Connection) -> int:
    """How many registrations wait for their approval: the rows of ``pending``."""
    return int(connection.scalar(_count(Standing.REGISTERED)) or 0)


def stands(standing: Standing) -> ColumnElement[bool]:
    """That a registration stands exactly there, said so that SQLite takes the index of those that wait.

    It takes an index of some rows alone only where the statement itself says that no others are asked for.
    """
    return R.standing == literal(int(standing), literal_execute=True)


def _came(standing: Standing) -> ScalarSelect[int]:
    """The line of the ledger by which a registration came to stand there."""
    return (
        select(C.seq)
        .where(
            C.entity == "registration",
            C.entity_id == R.id,
            C.act.in_(("register", "register_again", "move")),
            # The ledger writes its records in one way, and a quotation mark within a text is never bare there.
            C.after.like(f'%"standing":{int(standing)}%'),
        )
        .order_by(C.seq.desc())
        .limit(1)
        .correlate(REGISTRATION)
        .scalar_subquery()
    )


def _count(standing: Standing, charge: Charge | None = None) -> Select[Any]:
    counted = select(func.count()).select_from(REGISTRATION)
    return counted.where(stands(standing), *ours(charge, R.field_id, R.unit_id))


def _columns(total: Any) -> Select[Any]:
    return select(
        R.id,
        R.model_id,
        MODEL.c.name,
        R.year,
        R.kind,
        R.unit_id,
        UNIT.c.name.label("unit"),
        FIELD.c.code,
        FIELD.c.name.label("field_name"),
        FIELD.c.name_en.label("field_name_en"),
        R.subject,
        R.standing,
        case((and_(R.reason.is_not(None), is_sensitive(R.model_id)), null()), else_=R.reason),
        R.version,
        C.at,
        C.actor,
        total.label("total"),
    )


def _row(row: Any) -> PendingRow:
    values = list(row)[:-1]
    values[10:12] = Subject(row.subject), Standing(row.standing)
    return PendingRow(*values)
