"""Registrations that wait, on their board."""

from collections.abc import Sequence

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.boards import fact_lines, list_cells, list_columns
from danvan_tui.present.plain import Column as Title
from danvan_tui.present.texts import short_unit
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.days import days_left
from db.lifecycle import Standing
from db.read.pending import PendingRow
from db.read.records import model_code
from db.text import local_time

_TITLES = ("pending.since", "model", "unit", "field", "subject", "year", "pending.kind")
_SHAPES = (
    Column("since", "", 10, 11, priority=8),
    Column("name", "", 22, weight=5, priority=9),
    Column("unit", "", 14, 24, weight=1, priority=7),
    Column("field", "", 12, 12, priority=4),
    Column("subject", "", 8, 8, priority=3),
    Column("year", "", 4, 4, align="right", priority=6),
    Column("kind", "", 7, 7, priority=5),
)


def columns(words: Words) -> list[Column]:
    """The columns of every view."""
    return list_columns([Title(words(title), right=title == "year") for title in _TITLES], _SHAPES)


def cells(words: Words, row: PendingRow, today: str) -> tuple[Cell, ...]:
    """A registration's line; ``today`` is the ISO day to reckon from."""
    field = words.texts.get(f"field.brief.{row.field}", _field(words, row))
    return list_cells(
        (
            waited(words, row, today),
            say.stored(row.name),
            short_unit(say.stored(row.unit)),
            field,
            say.subject(words, row.subject),
            str(row.year),
            words(f"pending.kind.{row.kind}"),
        ),
        ("dim" if row.since is None else "",),
    )


def waited(words: Words, row: PendingRow, today: str) -> str:
    """ "12 ngày", "hôm nay"; since when nobody knows, that."""
    if row.since is None:
        return words("pending.unknown")
    days = -days_left(local_time(row.since).date(), today)
    return words("pending.days", count=say.number(words, days)) if days > 0 else words("calendar.left.today")


def lines(words: Words, row: PendingRow, today: str, width: int) -> Sequence[TextLine]:
    """A registration in full, but for what is not for everybody: the model itself has that."""
    since = ""
    if row.since is not None:
        since = f"{say.moment(row.since)}, {say.stored(row.by)} ({waited(words, row, today)})"
    facts = [
        (say.standing(words, row.standing), since),
        (words("reason"), say.stored(row.reason)),
        (words("unit"), say.stored(row.unit)),
        (words("field"), _field(words, row)),
        (words("subject"), say.subject(words, row.subject)),
        (words("year"), f"{row.year}, {words(f'kind.{row.kind}')}"),
        (words("code"), model_code(row.model_id)),
    ]
    return fact_lines(say.stored(row.name), facts, width)


def says(words: Words, standing: Standing, shown: Sequence[PendingRow], total: int) -> str:
    """How many wait for what; of all years and units, whatever the dashboard has in view."""
    if not total:
        return ""
    count = say.number(words, total)
    said = words(f"pending.says.{int(standing)}", count=count)
    if len(shown) == total:
        return said
    return words("pending.says.some", said=said, shown=say.number(words, len(shown)))


def _field(words: Words, row: PendingRow) -> str:
    return say.stored(row.field_name if words.language == "vi" else row.field_name_en)
