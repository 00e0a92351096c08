"""Articles and broadcasts on their board."""

from collections.abc import Sequence

from danvan_tui.locale import Words
from danvan_tui.present import calendar, say
from danvan_tui.present.boards import fact_lines, list_cells, list_columns
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.read.calendar_records import PressRecord
from db.read.records import model_code

_PRESS = (
    Column("number", "", 4, 5, priority=1),
    Column("date", "", 10, 10, priority=8),
    Column("kind", "", 11, 11, priority=4),
    Column("outlet", "", 14, weight=2, priority=7),
    Column("title", "", 20, weight=5, priority=9),
    Column("author", "", 12, weight=1, priority=3),
    Column("model", "", 14, weight=3, priority=5),
)


def press_list_columns(words: Words) -> list[Column]:
    """The columns of the press items."""
    return list_columns(calendar.press_columns(words), _PRESS)


def press_list_cells(words: Words, row: PressRecord) -> tuple[Cell, ...]:
    """A press item's line."""
    return list_cells(calendar.press_cells(words, row), ("dim", "", "dim", "", "", "", "dim"))


def press_lines(words: Words, row: PressRecord, width: int) -> Sequence[TextLine]:
    """A press item in full. Its link is text: nothing here opens it."""
    model = "" if row.model_id is None else f"{model_code(row.model_id)} {say.stored(row.model)}"
    facts = [
        (words("calendar.outlet"), f"{say.stored(row.outlet)} ({calendar.kind(words, row.kind)})"),
        (words("calendar.date"), calendar.day(row.date)),
        (words("calendar.author"), say.stored(row.author)),
        (words("model"), model),
        (words("entry.link"), say.stored(row.link)),
        (words("calendar.withdrawn"), say.stored(row.withdrawn_reason)),
    ]
    return fact_lines(say.stored(row.title), facts, width)


def press_say(words: Words, rows: Sequence[PressRecord]) -> str:
    """How many of them are about a model, and about how many models."""
    about = {row.model_id for row in rows if row.model_id is not None}
    return words("press.says", count=say.number(words, len(about))) if about else ""
