"""A month of the committee's year: what is held, what is due, what the press says. Three statements."""

from dataclasses import dataclass

from sqlalchemy import Connection

from db.days import days_of_month
from db.read.activities import activities_between
from db.read.calendar_records import ActivityRecord, DeadlineRecord, PressRecord
from db.read.deadlines import deadlines
from db.read.press import press_items


@dataclass(frozen=True, slots=True)
class MonthItem:
    """Something of a month, from one day until another: ISO texts, both included, perhaps outside the month."""

    first: str
    last: str
    of: ActivityRecord | DeadlineRecord | PressRecord

    @property
    def key(self) -> tuple[str, int]:
        """What it is, and its id."""
        return type(self.of).__name__, self.of.id


def month(connection: Connection, year: int, month: int, today: str | None = None) -> tuple[MonthItem, ...]:
    """What a month holds, by the day on which it begins; what was called off or withdrawn is not among it.

    Args:
        connection: Inside ``Database.read()``.
        year: The year.
        month: 1 to 12.
        today: The day to reckon from what is overdue, ISO; None for today.

    Raises:
        ValueError: There is no such month.
    """
    days = days_of_month(year, month)
    held = activities_between(connection, *days).rows
    items = [MonthItem(row.from_date, row.until_date, row) for row in held]
    items += [MonthItem(row.due_date, row.due_date, row) for row in deadlines(connection, days=days, today=today)]
    items += [MonthItem(row.date, row.date, row) for row in press_items(connection, days=days)]
    return tuple(sorted(items, key=lambda item: (item.first, item.last)))
