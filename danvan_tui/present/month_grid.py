"""A month drawn in text: a week a line, and on each day signs of what it holds."""

from calendar import Calendar
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from rich.cells import cell_len

from danvan_tui.locale import Words
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Piece
from db.days import days_of_month
from db.read.calendar_records import ActivityRecord, DeadlineRecord
from db.read.month import MonthItem

SIGNS = {"held": "●", "due": "▲", "late": "▲", "press": "»"}
"""Signs that stay different from each other in plain characters too."""
STYLES = {"held": "accent", "due": "warning", "late": "error", "press": "good"}
WEEKS = 6
"""Lines of weeks: every month has as many, so that nothing moves when the page is turned."""


def sign_of(item: MonthItem) -> str:
    """Which sign an item has: "held", "due", "late" or "press"."""
    if isinstance(item.of, ActivityRecord):
        return "held"
    if isinstance(item.of, DeadlineRecord):
        return "late" if item.of.overdue else "due"
    return "press"


def month_name(words: Words, year: int, month: int) -> str:
    """ "Tháng 3/2020", "March 2020"."""
    return words("month.title", name=words(f"month.{month}"), year=year)


def month_grid(
    words: Words,
    first: date,
    items: Sequence[MonthItem],
    chosen: MonthItem | None,
    today: date,
    width: int,
) -> list[TextLine]:
    """The month's name with the signs that it uses, the days of the week, the weeks.

    Args:
        words: The session's language.
        first: The month's first day.
        items: What it holds.
        chosen: The one whose days are pointed at.
        today: The day that stands in brackets.
        width: Cells a line.
    """
    cells = max(width // 7, 5)
    by_day = _by_day(first, items)
    pointed = set(_days(first, chosen)) if chosen is not None else set()
    names = words("month.weekdays").split()
    heads = tuple(Piece(f" {name} ".ljust(cells), "dim") for name in names)
    lines: list[TextLine] = [_title(words, first, width), heads]
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    for week in weeks:
        pieces: list[Piece] = []
        for day in week:
            if day.month == first.month:
                pieces += _day(day, by_day.get(day, Counter()), day in pointed, day == today, cells)
            else:
                pieces.append(Piece(" " * cells))
        lines.append(tuple(pieces))
    return lines + [()] * (WEEKS - len(weeks))


def _title(words: Words, first: date, width: int) -> TextLine:
    pieces = [Piece(month_name(words, first.year, first.month), "strong"), Piece("   ")]
    for name in ("held", "due", "press"):
        pieces += [Piece(SIGNS[name], STYLES[name]), Piece(f" {words(f'month.{name}')}  ", "dim")]
    turn = words("month.turn")
    room = width - sum(cell_len(piece.text) for piece in pieces) - cell_len(turn)
    return (*pieces, Piece(" " * room + turn, "dim")) if room >= 0 else tuple(pieces)


def _day(day: date, signs: Counter[str], pointed: bool, today: bool, cells: int) -> list[Piece]:
    before = "▸" if pointed else "[" if today else " "
    style = "key" if pointed else "strong" if today or signs else "dim"
    pieces = [Piece(f"{before}{day.day:>2}{']' if today else ' '}", style)]
    room = cells - 4
    for name, sign in SIGNS.items():
        count = signs[name]
        text = "" if not count else sign if count == 1 else f"{sign}{count if count < 10 else '+'}"
        if text and len(text) <= room:
            pieces.append(Piece(text, STYLES[name]))
            room -= len(text)
    return [*pieces, Piece(" " * room)]


def _by_day(first: date, items: Sequence[MonthItem]) -> dict[date, Counter[str]]:
    found: dict[date, Counter[str]] = {}
    for item in items:
        for day in _days(first, item):
            found.setdefault(day, Counter())[sign_of(item)] += 1
    return found


def _days(first: date, item: MonthItem) -> list[date]:
    """The days of the month on which an item lies."""
    begin, end = days_of_month(first.year, first.month)
    begin, end = max(begin, date.fromisoformat(item.first)), min(end, date.fromisoformat(item.last))
    return [begin + timedelta(days=number) for number in range((end - begin).days + 1)]
