"""Deadlines on their board."""

from collections.abc import Sequence
from typing import Any

from danvan_tui.locale import Words
from danvan_tui.present import calendar, say
from danvan_tui.present.boards import fact_lines, list_cells, list_columns
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.read.calendar_records import DeadlineDetail, DeadlineRecord, DeadlineUnitRecord, OverdueRow

_DUE = (
    Column("number", "", 4, 5, priority=1),
    Column("due", "", 10, 10, priority=8),
    Column("left", "", 18, 18, priority=7),
    Column("kind", "", 14, 20, weight=1, priority=2),
    Column("title", "", 18, weight=4, priority=9),
    Column("units", "", 6, 6, priority=3),
    Column("received", "", 6, 6, priority=4),
    Column("missing", "", 8, 8, priority=5),
)
_LATE = (
    Column("number", "", 4, 5, priority=1),
    Column("due", "", 10, 10, priority=4),
    Column("left", "", 18, 18, priority=7),
    Column("title", "", 16, weight=3, priority=8),
    Column("unit", "", 18, weight=3, priority=9),
)
_UNITS = (
    Column("unit", "", 18, weight=3, priority=9),
    Column("on", "", 12, 12, priority=8),
    Column("state", "", 10, 12, priority=7),
    Column("note", "", 12, weight=2, priority=4),
)


def columns(words: Words, view: str) -> list[Column]:
    """The columns of a view."""
    if view == "due":
        return list_columns(calendar.deadline_columns(words), _DUE)
    if view == "overdue":
        return list_columns(calendar.overdue_columns(words), _LATE)
    return list_columns(calendar.columns(words, "unit", "received_on", "state", "note"), _UNITS)


def cells(words: Words, record: DeadlineRecord | OverdueRow | DeadlineUnitRecord) -> tuple[Cell, ...]:
    """A line of a view."""
    match record:
        case DeadlineRecord():
            gone = record.cancelled_at is not None
            mood = "dim" if gone or not record.missing else "error" if record.overdue else ""
            return list_cells(calendar.deadline_cells(words, record), ("dim", mood, mood, "dim"))
        case OverdueRow():
            return list_cells(calendar.overdue_cells(words, record), ("dim", "error", "error"))
        case DeadlineUnitRecord():
            state, mood = _state(words, record)
            on = calendar.day(record.received_date) if record.received_date else ""
            return list_cells((say.stored(record.unit), on, state, say.stored(record.note)), ("", "", mood))


def lines(words: Words, record: Any, width: int) -> Sequence[TextLine]:
    """A record in full."""
    match record:
        case DeadlineRecord():
            facts = [
                (words("calendar.kind"), calendar.kind(words, record.kind)),
                (words("entry.year_about"), str(record.year)),
                (
                    words("calendar.due"),
                    f"{calendar.day(record.due_date)} ({calendar.deadline_left(words, record)})",
                ),
                (words("calendar.units"), say.number(words, record.units)),
                (words("calendar.received"), _received(words, record)),
                (words("reason"), say.stored(record.cancelled_reason)),
            ]
            return fact_lines(say.stored(record.title), facts, width)
        case OverdueRow():
            facts = [
                (words("calendar.title"), say.stored(record.title)),
                (words("calendar.kind"), calendar.kind(words, record.kind)),
                (words("calendar.due"), f"{calendar.day(record.due_date)} ({calendar.left(words, -record.days)})"),
            ]
            return fact_lines(say.stored(record.unit), facts, width)
        case DeadlineUnitRecord():
            facts = [
                (words("calendar.state"), _state(words, record)[0]),
                (
                    words("calendar.received_on"),
                    calendar.day(record.received_date) if record.received_date else "",
                ),
                (words("entry.note"), say.stored(record.note)),
            ]
            return fact_lines(say.stored(record.unit), facts, width)
    return ()


def says(words: Words, view: str, rows: Sequence[Any], total: int, aside: object) -> str:
    """What is shown, in one line."""
    if isinstance(aside, DeadlineDetail):
        record = aside.deadline
        left = calendar.deadline_left(words, record)
        return f"{calendar.day(record.due_date)}, {left} · {_received(words, record)}"
    if view == "overdue":
        shown = say.number(words, len(rows))
        return words("calendar.overdue.total", shown=shown, total=say.number(words, total)) if total else ""
    late = sum(record.overdue for record in rows)
    return words("deadline.says.late", count=say.number(words, late)) if late else words("deadline.says.none")


def _received(words: Words, record: DeadlineRecord) -> str:
    figures = {"received": record.received, "units": record.units, "missing": record.missing, "late": record.late}
    return words("deadline.received", **{name: say.number(words, figure) for name, figure in figures.items()})


def _state(words: Words, record: DeadlineUnitRecord) -> tuple[str, str]:
    if record.received_date is None:
        return words("deadline.state.waiting"), "warning"
    return (words("deadline.state.late"), "") if record.late else (words("deadline.state.in_time"), "good")
