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


def months_before(day: date, months: int) -> date:
    """The day some months before, or the last one of that month: 31/3 less one month is 28/2 or 29/2."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_of_year(year: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
