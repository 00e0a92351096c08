"""Days between a date and today, and the days of a month or a year. Pure."""

from calendar import monthrange
from datetime import date


def days_left(due: date | str, today: date | str) -> int:
    """How many days are left until a day that is the last in time.

    Args:
        due: The day, or its ISO text.
        today: Today, or its ISO text (``db.text.local_today()``).

    Returns:
        0 on the day itself; below 0 for the days overdue.
    """
    return (_day(due) - _day(today)).days


def days_of_month(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month.

    Raises:
        ValueError: There is no such month.
    """
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def days_of_year(year: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
