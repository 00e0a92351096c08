"""The ledger's lines as rows of a list."""

from datetime import date, datetime
from functools import lru_cache

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.changes import moment_words, told
from danvan_tui.widgets.virtual_list import Cell, Column, Row
from db.read.records import HistoryLine


def change_columns(words: Words) -> list[Column]:
    """When, who, which model or unit, what."""
    return [
        Column("when", words("changes.when"), 10, 10, priority=6),
        Column("who", words("changes.who"), 14, 24, weight=1, priority=5),
        Column("about", words("changes.about"), 18, weight=4, priority=8),
        Column("what", words("changes.what"), 26, weight=5, priority=9),
    ]


def change_row(words: Words, line: HistoryLine, now: datetime) -> Row:
    """A line as a row, as it reads on the day of ``now``."""
    return _row(words, line, now.date())


@lru_cache(maxsize=2048)
def _row(words: Words, line: HistoryLine, today: date) -> Row:
    """Kept: after a change, nearly all lines of a page are the same as before."""
    change = line.change
    return Row(
        key=change.seq,
        cells=(
            Cell(moment_words(change.at, today), "dim"),
            Cell(say.stored(change.actor)),
            Cell(say.stored(line.name), "" if line.there else "dim"),
            Cell(told(words, change, line.names).short),
        ),
        place=change.seq,
        item=line,
    )
