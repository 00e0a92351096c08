"""What a month of the committee's year holds, as lines of a list."""

from collections import Counter
from collections.abc import Sequence

from danvan_tui.locale import Words
from danvan_tui.present import calendar, deadline_board, say
from danvan_tui.present.activity_board import activity_lines
from danvan_tui.present.boards import list_cells, list_columns
from danvan_tui.present.month_grid import SIGNS, STYLES, sign_of
from danvan_tui.present.press_board import press_lines
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.read.calendar_records import ActivityRecord, DeadlineRecord
from db.read.month import MonthItem

_MONTH = (
    Column("days", "", 13, 16, weight=1, priority=8),
    Column("kind", "", 20, 20, priority=6),
    Column("title", "", 18, weight=5, priority=9),
    Column("more", "", 14, weight=3, priority=7),
)


def month_columns(words: Words) -> list[Column]:
    """The columns of a month's list."""
    return list_columns(calendar.columns(words, "days", "kind", "title", "more"), _MONTH)


def month_cells(words: Words, item: MonthItem) -> tuple[Cell, ...]:
    """The line of something that a month holds, with the sign that it has on its days."""
    sign, record = sign_of(item), item.of
    if isinstance(record, ActivityRecord):
        more = say.stored(record.place)
    elif isinstance(record, DeadlineRecord):
        more = calendar.deadline_left(words, record)
    else:
        more = say.stored(record.outlet)
    kind = f"{SIGNS[sign]} {calendar.kind(words, record.kind)}"
    texts = (calendar.days(item.first, item.last), kind, say.stored(record.title), more)
    return list_cells(texts, ("", STYLES[sign], "", "error" if sign == "late" else ""))


def month_item_lines(words: Words, item: MonthItem, width: int) -> Sequence[TextLine]:
    """Something of a month in full."""
    if isinstance(item.of, ActivityRecord):
        return activity_lines(words, item.of, width)
    if isinstance(item.of, DeadlineRecord):
        return deadline_board.lines(words, item.of, width)
    return press_lines(words, item.of, width)


def month_says(words: Words, items: Sequence[MonthItem]) -> str:
    """How much of each is in the month."""
    counts = Counter(sign_of(item) for item in items)
    counts["due"] += counts["late"]
    said = [(name, counts[name]) for name in ("held", "due", "late", "press") if counts[name]]
    return " · ".join(words(f"month.says.{name}", count=say.number(words, count)) for name, count in said)


def usual(words: Words, month: int) -> str:
    """What the committee usually does in a month; empty where that is nothing of its own."""
    return words.texts.get(f"month.usual.{month}", "")
