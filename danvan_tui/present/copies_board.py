"""Models that were taken up elsewhere, on the board of what the committee does."""

from collections.abc import Sequence

from danvan_tui.locale import Words
from danvan_tui.present import calendar, say
from danvan_tui.present.boards import fact_lines, list_cells
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.read.records import model_code
from db.read.replications import ReplicationRecord


def columns(words: Words) -> list[Column]:
    """When, what, where, and what it is called there."""
    return [
        Column("on", words("calendar.date"), 10, 10, priority=6),
        Column("model", words("model"), 20, weight=4, priority=9),
        Column("unit", words("copies.unit"), 16, weight=3, priority=8),
        Column("copy", words("copies.copy"), 14, weight=3, priority=5),
    ]


def cells(words: Words, row: ReplicationRecord) -> tuple[Cell, ...]:
    """A model that was taken up."""
    texts = calendar.day(row.replicated_on), say.stored(row.model), say.stored(row.to_unit), say.stored(row.copy)
    return list_cells(texts, ("dim", "", "accent", "dim"))


def lines(words: Words, row: ReplicationRecord, width: int) -> Sequence[TextLine]:
    """It in full."""
    copy = "" if row.copy_id is None else f"{model_code(row.copy_id)} {say.stored(row.copy)}"
    facts = [
        (words("copies.unit"), say.stored(row.to_unit)),
        (words("calendar.date"), calendar.day(row.replicated_on)),
        (words("copies.copy"), copy),
        (words("entry.note"), words("restricted.cell") if row.restricted else say.stored(row.note)),
    ]
    return fact_lines(f"{model_code(row.model_id)} {say.stored(row.model)}", facts, width)
