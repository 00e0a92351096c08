"""What waits for whoever looks, on its board: the matters, and what there is of each."""

from collections.abc import Sequence
from typing import Any

from danvan_tui.locale import Words
from danvan_tui.present import awards, calendar, deadline_board, inspections, pending_board, say
from danvan_tui.present.awards import day
from danvan_tui.present.boards import fact_lines, list_cells, list_columns
from danvan_tui.present.plain import Column as Title
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.days import days_left
from db.read.calendar_records import OverdueRow
from db.read.commendation_records import CommendationRecord
from db.read.inspection_records import UnvisitedRecord, VisitRecord
from db.read.mine import Matter, MatterKind
from db.read.pending import PendingRow
from db.text import local_time

_MATTERS = (
    Column("count", "", 6, 9, align="right", priority=8),
    Column("matter", "", 30, 44, weight=1, priority=9),
    Column("since", "", 32, weight=1, priority=7),
)
_WEAK = (
    Column("code", "", 7, 7, priority=2),
    Column("model", "", 20, weight=4, priority=9),
    Column("unit", "", 14, weight=2, priority=6),
    Column("year", "", 4, 4, priority=4),
    Column("visited", "", 10, 10, priority=5),
    Column("due", "", 10, 10, priority=8),
    Column("findings", "", 12, weight=2, priority=3),
)
_UNVISITED = (
    Column("code", "", 7, 7, priority=2),
    Column("model", "", 20, weight=4, priority=9),
    Column("unit", "", 14, weight=2, priority=6),
    Column("year", "", 4, 4, priority=5),
    Column("standing", "", 15, 15, priority=4),
    Column("last", "", 12, 12, priority=8),
)
_PROPOSED = (
    Column("number", "", 4, 6, priority=1),
    Column("year", "", 4, 4, priority=6),
    Column("recipient", "", 18, weight=4, priority=9),
    Column("unit", "", 12, weight=2, priority=7),
    Column("subject", "", 8, 8, priority=2),
    Column("form", "", 10, weight=1, priority=8),
    Column("level", "", 9, 11, priority=4),
    Column("date", "", 10, 10, priority=5),
)
_OF_PROPOSED = (0, 1, 2, 3, 4, 5, 6, 9)
"""Of a commendation's columns those that say something of one that nobody has decided on."""


def columns(words: Words, view: str) -> list[Column]:
    """The columns of a view."""
    match view:
        case MatterKind.PENDING:
            return pending_board.columns(words)
        case MatterKind.OVERDUE:
            return deadline_board.columns(words, "overdue")
        case MatterKind.WEAK:
            return list_columns(inspections.visit_columns(words), _WEAK)
        case MatterKind.UNVISITED_6 | MatterKind.UNVISITED_12:
            return list_columns(inspections.unvisited_columns(words), _UNVISITED)
        case MatterKind.PROPOSED:
            titles = awards.commendation_columns(words)
            return list_columns([titles[number] for number in _OF_PROPOSED], _PROPOSED)
    titles = [Title(words(f"task.column.{name}"), right=name == "count") for name in ("count", "matter", "since")]
    return list_columns(titles, _MATTERS)


def cells(words: Words, record: Any, today: str) -> tuple[Cell, ...]:
    """A line of a view; ``today`` is the ISO day to reckon from."""
    match record:
        case Matter():
            return _matter_cells(words, record, today)
        case PendingRow():
            return pending_board.cells(words, record, today)
        case OverdueRow():
            return deadline_board.cells(words, record)
        case VisitRecord():
            late = "error" if record.due_on is not None and record.due_on < today else ""
            return list_cells(inspections.visit_cells(words, record), ("dim", "", "", "", "", late))
        case UnvisitedRecord():
            return list_cells(inspections.unvisited_cells(words, record), ("dim",))
        case CommendationRecord():
            texts = awards.commendation_cells(words, record)
            return list_cells([texts[number] for number in _OF_PROPOSED], ("dim",))
    raise LookupError(type(record))


def lines(words: Words, record: Any, today: str, width: int) -> Sequence[TextLine]:
    """A record in full."""
    match record:
        case Matter():
            about = words(f"task.{record.kind}.about")
            facts = [(words("task.column.count"), say.number(words, record.count))]
            facts.append((words("task.column.since"), _since(words, record, today)[0]))
            return fact_lines(words(f"task.{record.kind}"), [*facts, (words("task.how"), about)], width)
        case PendingRow():
            return pending_board.lines(words, record, today, width)
        case OverdueRow():
            return deadline_board.lines(words, record, width)
        case VisitRecord():
            titles, texts = inspections.visit_columns(words), inspections.visit_cells(words, record)
            return fact_lines(texts[1], _facts(titles, texts, 1), width)
        case UnvisitedRecord():
            titles, texts = inspections.unvisited_columns(words), inspections.unvisited_cells(words, record)
            return fact_lines(texts[1], _facts(titles, texts, 1), width)
        case CommendationRecord():
            titles, texts = awards.commendation_columns(words), awards.commendation_cells(words, record)
            facts = [*_facts(titles, texts, 2), (words("model"), say.stored(record.model))]
            return fact_lines(texts[2], facts, width)
    raise LookupError(type(record))


def says(words: Words, view: str, shown: int, total: int | None, *, whole: bool) -> str:
    """Whose matters these are, and how many of a list are shown.

    Args:
        words: The session's language.
        view: The view.
        shown: How many lines there are.
        total: How many there are to be seen to, where it is a list of these.
        whole: Whether it is the whole register's, and not what one is in charge of.
    """
    said = words("task.says.whole" if whole else "task.says.mine")
    if total is None or total == shown:
        return said
    return words("task.says.some", said=said, shown=say.number(words, shown), total=say.number(words, total))


def name(words: Words, matter: Matter) -> str:
    """The matter, in words."""
    return words(f"task.{matter.kind}")


def _matter_cells(words: Words, matter: Matter, today: str) -> tuple[Cell, ...]:
    since, mood = _since(words, matter, today)
    dim = "" if matter.count else "dim"
    return list_cells(
        (say.number(words, matter.count), name(words, matter), since), (dim or mood, dim, dim or mood)
    )


def _since(words: Words, matter: Matter, today: str) -> tuple[str, str]:
    """Since when the first of it waits, and its look: red only what is overdue."""
    if matter.since is None:
        return "", ""
    match matter.kind:
        case MatterKind.PENDING:
            days = -days_left(local_time(matter.since).date(), today)
            if days <= 0:
                return words("task.since.today"), ""
            longest = words("pending.days", count=say.number(words, days))
            return words("task.since.longest", longest=longest), ""
        case MatterKind.OVERDUE | MatterKind.WEAK:
            left = days_left(matter.since, today)
            said = words("task.since.due", day=day(matter.since), left=calendar.left(words, left))
            return said, "error" if left < 0 else ""
    return words("task.since.day", day=day(matter.since)), ""


def _facts(titles: Sequence[Title], texts: Sequence[str], but: int) -> list[tuple[str, str]]:
    """The cells of a line with their titles, without the one that heads them."""
    pairs = zip(titles, texts, strict=True)
    return [(title.title, text) for number, (title, text) in enumerate(pairs) if number != but]
