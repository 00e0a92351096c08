"""What the committee does and did: by month, by year, and how many on each day. One statement a view."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, and_, select

from db.days import days_of_month, days_of_year
from db.read.calendar_records import ActivitiesView, ActivityNotFound, ActivityRecord, UnitName
from db.tables import ACTIVITY, ACTIVITY_UNIT, UNIT

__all__ = ["activities_between", "activities_of_month", "activities_of_year", "activity"]

A, U = ACTIVITY.c, ACTIVITY_UNIT.c
_COLUMNS = (
    A.id,
    A.kind,
    A.title,
    A.from_date,
    A.until_date,
    A.place,
    A.participants,
    A.result,
    A.cancelled_at,
    A.cancelled_reason,
    A.version,
)


def activities_of_month(
    connection: Connection, year: int, month: int, *, cancelled: bool = False
) -> ActivitiesView:
    """The activities that are held on some day of a month; what began before it is among them.

    Raises:
        ValueError: There is no such month.
    """
    return activities_between(connection, *days_of_month(year, month), cancelled=cancelled)


def activities_of_year(connection: Connection, year: int, *, cancelled: bool = False) -> ActivitiesView:
    """The activities that are held on some day of a year."""
    return activities_between(connection, *days_of_year(year), cancelled=cancelled)


def activities_between(
    connection: Connection, first: date, last: date, *, cancelled: bool = False
) -> ActivitiesView:
    """The activities of some days, by the day on which they begin.

    Args:
        connection: Inside ``Database.read()``.
        first: The first day.
        last: The last day, included.
        cancelled: Also those that were called off; they count on no day.
    """
    statement = _activities().where(A.from_date <= last.isoformat(), A.until_date >= first.isoformat())
    if not cancelled:
        statement = statement.where(A.cancelled_at.is_(None))
    rows = _records(connection.execute(statement))
    return ActivitiesView(rows, _by_day(rows, first, last))


def activity(connection: Connection, activity_id: int) -> ActivityRecord:
    """One activity, called off or not.

    Raises:
        ActivityNotFound
    """
    found = _records(connection.execute(_activities().where(A.id == activity_id)))
    if not found:
        raise ActivityNotFound(value=activity_id)
    return found[0]


def _activities() -> Select[Any]:
    taking_part = and_(U.activity_id == A.id, U.dropped_at.is_(None))
    return (
        select(*_COLUMNS, U.unit_id, UNIT.c.name)
        .select_from(ACTIVITY.outerjoin(ACTIVITY_UNIT, taking_part).outerjoin(UNIT, UNIT.c.id == U.unit_id))
        .order_by(A.from_date, A.until_date, A.id, UNIT.c.sort_key, U.unit_id)
    )


def _records(rows: Iterable[Any]) -> tuple[ActivityRecord, ...]:
    found = []
    for columns, of_one in groupby(rows, key=_columns):
        units = tuple(UnitName(row.unit_id, row.name) for row in of_one if row.unit_id is not None)
        values: list[Any] = [*columns, units]
        found.append(ActivityRecord(*values))
    return tuple(found)


def _columns(row: Any) -> tuple[Any, ...]:
    return tuple(row)[: len(_COLUMNS)]


def _by_day(rows: Iterable[ActivityRecord], first: date, last: date) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for row in rows:
        if row.cancelled_at is None:
            day = max(date.fromisoformat(row.from_date), first)
            until = min(date.fromisoformat(row.until_date), last)
            while day <= until:
                counts[day.isoformat()] += 1
                day += timedelta(days=1)
    return dict(sorted(counts.items()))
