"""What is still to come in the committee's year and speaks of some units. One statement."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, TableClause, func, literal, or_, select, union_all

from db.awards import AwardStatus
from db.read.unit_preview_records import Spoken
from db.tables import (
    ACTIVITY,
    ACTIVITY_UNIT,
    ASSIGNMENT,
    COMMENDATION,
    DEADLINE,
    DEADLINE_UNIT,
    INSPECTION,
    TARGET,
)

_Counts = Select[Any]


def speaking_of(connection: Connection, units: Collection[int], on: date) -> tuple[Spoken, ...]:
    """How many records speak of units that are no more from a day on; kinds with none are left out.

    What is due, takes place, is planned or is somebody's charge on that day or after it, and what is proposed and
    not decided.

    Args:
        connection: Inside ``Database.read()``.
        units: The units.
        on: The day.
    """
    kinds = (*_dated(units, on.isoformat()), *_planned(units, on.year))
    counts = [select(literal(entity), where.c[0]) for entity, where in ((e, q.subquery()) for e, q in kinds)]
    found = {row[0]: row[1] for row in connection.execute(union_all(*counts))}
    return tuple(Spoken(entity, found[entity]) for entity, _ in kinds if found[entity])


def _dated(units: Collection[int], on: str) -> tuple[tuple[str, _Counts], ...]:
    due, taking = DEADLINE_UNIT.c, ACTIVITY_UNIT.c
    deadlines = (
        select(func.count())
        .select_from(DEADLINE_UNIT.join(DEADLINE, DEADLINE.c.id == due.deadline_id))
        .where(due.unit_id.in_(units), due.dropped_at.is_(None), due.received_date.is_(None))
        .where(DEADLINE.c.cancelled_at.is_(None), DEADLINE.c.due_date >= on)
    )
    activities = (
        select(func.count())
        .select_from(ACTIVITY_UNIT.join(ACTIVITY, ACTIVITY.c.id == taking.activity_id))
        .where(taking.unit_id.in_(units), taking.dropped_at.is_(None))
        .where(ACTIVITY.c.cancelled_at.is_(None), ACTIVITY.c.until_date >= on)
    )
    inspections = _of(INSPECTION, units).where(INSPECTION.c.due_on >= on)
    charged = (
        _of(ASSIGNMENT, units)
        .where(or_(ASSIGNMENT.c.until_date.is_(None), ASSIGNMENT.c.until_date >= on))
        # What ended before it began never held.
        .where(or_(ASSIGNMENT.c.until_date.is_(None), ASSIGNMENT.c.until_date >= ASSIGNMENT.c.from_date))
    )
    return (
        ("deadline", deadlines),
        ("activity", activities),
        ("inspection", inspections),
        ("assignment", charged),
    )


def _planned(units: Collection[int], year: int) -> tuple[tuple[str, _Counts], ...]:
    targets = _of(TARGET, units).where(TARGET.c.dropped_at.is_(None), TARGET.c.last_year >= year)
    proposed = _of(COMMENDATION, units).where(COMMENDATION.c.status == str(AwardStatus.PROPOSED))
    return ("target", targets), ("commendation", proposed)


def _of(table: TableClause, units: Collection[int]) -> _Counts:
    return select(func.count()).select_from(table).where(table.c.unit_id.in_(units))
