"""What is due, what has come in, and who is late: reckoned from the due day and today. One statement a view."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, Select, and_, case, cast, func, select

from db.committee import Charge
from db.days import days_left
from db.read.calendar_records import (
    DeadlineDetail,
    DeadlineNotFound,
    DeadlineRecord,
    DeadlineUnitRecord,
    Overdue,
    OverdueRow,
)
from db.read.charge import ours
from db.tables import DEADLINE, DEADLINE_UNIT, UNIT
from db.text import local_today

__all__ = ["deadline", "deadlines", "overdue", "overdue_count"]

D, U = DEADLINE.c, DEADLINE_UNIT.c
_COLUMNS = (D.id, D.kind, D.title, D.year, D.due_date, D.cancelled_at, D.cancelled_reason, D.version)


def deadlines(
    connection: Connection,
    *,
    year: int | None = None,
    days: tuple[date, date] | None = None,
    today: str | None = None,
    cancelled: bool = False,
) -> tuple[DeadlineRecord, ...]:
    """The deadlines, by due day.

    Args:
        connection: Inside ``Database.read()``.
        year: Only those about this year; None for all.
        days: Only those that are due from the one day to the other, both included; None for all.
        today: The day to reckon from, ISO; None for today.
        cancelled: Also those that were cancelled.
    """
    came = U.received_date.is_not(None)
    statement = (
        select(*_COLUMNS, func.count(U.unit_id), _how_many(came), _how_many(U.received_date > D.due_date))
        .select_from(DEADLINE.outerjoin(DEADLINE_UNIT, _of_it()))
        .group_by(*_COLUMNS)
        .order_by(D.due_date, D.id)
    )
    if year is not None:
        statement = statement.where(D.year == year)
    if days is not None:
        statement = statement.where(D.due_date.between(days[0].isoformat(), days[1].isoformat()))
    if not cancelled:
        statement = statement.where(D.cancelled_at.is_(None))
    now = today or local_today()
    return tuple(_record(*row, now) for row in connection.execute(statement))


def deadline(connection: Connection, deadline_id: int, *, today: str | None = None) -> DeadlineDetail:
    """A deadline with its units; a cancelled one too.

    Args:
        connection: Inside ``Database.read()``.
        deadline_id: Which one.
        today: The day to reckon from, ISO; None for today.

    Raises:
        DeadlineNotFound
    """
    statement = (
        select(*_COLUMNS, U.unit_id, UNIT.c.name, U.received_date, U.received_note)
        .select_from(DEADLINE.outerjoin(DEADLINE_UNIT, _of_it()).outerjoin(UNIT, UNIT.c.id == U.unit_id))
        .where(D.id == deadline_id)
        .order_by(UNIT.c.sort_key, U.unit_id)
    )
    rows = connection.execute(statement).all()
    if not rows:
        raise DeadlineNotFound(value=deadline_id)
    columns, due = tuple(rows[0])[: len(_COLUMNS)], rows[0].due_date
    units = tuple(
        DeadlineUnitRecord(
            row.unit_id,
            row.name,
            row.received_date,
            row.received_note,
            late=row.received_date is not None and row.received_date > due,
        )
        for row in rows
        if row.unit_id is not None
    )
    came = sum(unit.received_date is not None for unit in units)
    late = sum(unit.late for unit in units)
    return DeadlineDetail(_record(*columns, len(units), came, late, today or local_today()), units)


def overdue(
    connection: Connection,
    today: str | None = None,
    *,
    year: int | None = None,
    unit: int | None = None,
    charge: Charge | None = None,
    limit: int = 200,
) -> Overdue:
    """Who is late with what, the longest overdue first, then by unit.

    Args:
        connection: Inside ``Database.read()``.
        today: The day to reckon from, ISO; None for today.
        year: Only what is about this year; None for all.
        unit: Only this unit's; None for all.
        charge: Only of the units that are all somebody's; None for all.
        limit: Rows at the most, at least 1; ``total`` counts all.
    """
    now = today or local_today()
    statement = (
        _late(now, D.id, D.kind, D.title, D.due_date, U.unit_id, UNIT.c.name, func.count().over().label("total"))
        .join(UNIT, UNIT.c.id == U.unit_id)
        .where(*ours(charge, None, U.unit_id))
        .order_by(D.due_date, D.id, UNIT.c.sort_key, U.unit_id)
        .limit(max(limit, 1))
    )
    if year is not None:
        statement = statement.where(D.year == year)
    if unit is not None:
        statement = statement.where(U.unit_id == unit)
    rows = connection.execute(statement).all()
    found = tuple(_late_row(row, now) for row in rows)
    return Overdue(found, rows[0].total if rows else 0)


def overdue_count(connection: Connection, today: str | None = None) -> int:
    """How many times a unit is late with something: the rows of ``overdue``."""
    return int(connection.scalar(_late(today or local_today(), func.count())) or 0)


def _late(today: str, *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(DEADLINE.join(DEADLINE_UNIT, _of_it()))
        .where(D.due_date < today, D.cancelled_at.is_(None), U.received_date.is_(None))
    )


def _record(*values: Any) -> DeadlineRecord:
    return DeadlineRecord(*values)


def _late_row(row: Any, today: str) -> OverdueRow:
    values: list[Any] = [*row[:-1], -days_left(row.due_date, today)]
    return OverdueRow(*values)


def _of_it() -> Any:
    return and_(U.deadline_id == D.id, U.dropped_at.is_(None))


def _how_many(condition: Any) -> Any:
    return cast(func.coalesce(func.sum(case((condition, 1), else_=0)), 0), Integer)
