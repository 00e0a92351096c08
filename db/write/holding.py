"""From when to when something is held: a post, an assignment. Rows are closed, never deleted."""

from dataclasses import dataclass
from datetime import date, timedelta

from db.errors import NotAllowed
from db.schema import Assignment, Term
from db.text import format_date, local_today
from db.write.calendar_checks import known_day

Held = Assignment | Term


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day to the last one, both ISO and included; ``until`` is None while no end is known."""

    since: str
    until: str | None


def days(since: date | None, until: date | None) -> Days:
    """The days of a draft; it begins today where no day is named.

    Raises:
        NotAllowed: A year that the register cannot hold, or an end before the beginning.
    """
    first = local_today() if since is None else known_day(since)
    last = None if until is None else known_day(until)
    if last is not None and last < first:
        raise NotAllowed(why_vi="ngày cuối trước ngày đầu", why_en="the last day is before the first")
    return Days(first, last)


def day_before(day: str) -> str:
    """The day before, ISO."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def is_over(row: Held, on: str) -> bool:
    """Whether nothing of it is left on a day or later."""
    return row.until_date is not None and (row.until_date < on or row.until_date < row.from_date)


def close(row: Held, on: str) -> dict[str, str | None]:
    """Let something hold no longer from a day on; what had not begun by then never held.

    Returns:
        What was its last day, for the ledger.
    """
    before = {"until_date": row.until_date}
    row.until_date = day_before(max(on, row.from_date))
    return before


def require_open(row: Held) -> None:
    """See that something can still be ended.

    Raises:
        NotAllowed: It has ended.
    """
    if is_over(row, local_today()):
        last = format_date(date.fromisoformat(row.until_date or row.from_date))
        raise NotAllowed(why_vi=f"đã kết thúc ngày {last}", why_en=f"it ended on {last}")
