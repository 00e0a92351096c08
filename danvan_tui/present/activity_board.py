"""Activities on their board."""

from collections.abc import Sequence

from danvan_tui.locale import Words
from danvan_tui.present import calendar, plain, say
from danvan_tui.present.boards import fact_lines, list_cells, list_columns
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.read.calendar_records import ActivityRecord

_LIST = (
    Column("number", "", 4, 5, priority=1),
    Column("days", "", 13, 16, weight=1, priority=8),
    Column("kind", "", 13, 16, weight=2, priority=7),
    Column("title", "", 18, weight=6, priority=9),
    Column("place", "", 12, weight=3, priority=3),
    Column("units", "", 6, 6, priority=4),
    Column("people", "", 8, 8, priority=5),
    Column("result", "", 16, weight=4, priority=2),
)


def activity_list_columns(words: Words) -> list[Column]:
    """The columns of a year's activities."""
    titles = [*calendar.activity_columns(words), plain.Column(words("results"))]
    return list_columns(titles, _LIST)


def activity_list_cells(words: Words, row: ActivityRecord) -> tuple[Cell, ...]:
    """An activity's line; one that was called off is dim."""
    texts = [*calendar.activity_cells(words, row), " ".join(say.stored(row.result).split())]
    if row.cancelled_at is None:
        return list_cells(texts, ("dim",))
    # Before the title, of which little is left on a narrow screen.
    texts[2:4] = [words("calendar.cancelled"), say.stored(row.title)]
    return list_cells(texts, ("dim",) * len(texts))


def activity_lines(words: Words, row: ActivityRecord, width: int) -> Sequence[TextLine]:
    """An activity in full."""
    units = ", ".join(say.stored(unit.name) for unit in row.units)
    facts = [
        (words("calendar.kind"), calendar.kind(words, row.kind)),
        (words("calendar.days"), calendar.days(row.from_date, row.until_date)),
        (words("calendar.cancelled"), say.stored(row.cancelled_reason)),
        (words("calendar.place"), say.stored(row.place)),
        (words("calendar.people"), "" if row.participants is None else say.number(words, row.participants)),
        (words("results"), say.block(row.result)),
        (words("entry.units"), f"{say.number(words, len(row.units))}: {units}" if row.units else ""),
    ]
    return fact_lines(say.stored(row.title), facts, width)


def activities_say(words: Words, rows: Sequence[ActivityRecord], today: str) -> str:
    """How many people took part, and how many activities are to come, are without a result, were called off.

    Args:
        words: The session's language.
        rows: The activities.
        today: The day to reckon from, ISO.
    """
    held = [row for row in rows if row.cancelled_at is None]
    counts = {
        "coming": sum(row.from_date > today for row in held),
        "people": sum(row.participants or 0 for row in held),
        "silent": sum(row.result is None and row.until_date < today for row in held),
        "off": len(rows) - len(held),
    }
    said = (words(f"activity.says.{name}", count=say.number(words, n)) for name, n in counts.items() if n)
    return " · ".join(said)
