"""The ledger's acts as rows of a list."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from textwrap import wrap

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.act_words import counted, summary_words
from danvan_tui.present.changes import line_words, moment_words, told, who_words
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column, Piece, Row
from db.identity import WHOLE_ACT
from db.read.act_records import ActRow
from db.read.change_records import HistoryLine


def change_columns(words: Words) -> list[Column]:
    """When, who, which model or unit, what."""
    return [
        Column("when", words("changes.when"), 10, 10, priority=6),
        Column("who", words("changes.who"), 14, 24, weight=1, priority=5),
        Column("about", words("changes.about"), 18, weight=4, priority=8),
        Column("what", words("changes.what"), 26, weight=5, priority=9),
    ]


def act_row(words: Words, row: ActRow, now: datetime, since: int | None = None) -> Row:
    """An act as a row, as it reads on the day of ``now``.

    Args:
        words: The session's language.
        row: The act.
        now: When it was read.
        since: The last line that the member has seen; what is newer stands out. None where that is not known.
    """
    return _row(words, row, now.date(), since is not None and row.last > since)


@lru_cache(maxsize=2048)
def _row(words: Words, row: ActRow, today: date, new: bool) -> Row:
    """Kept: after a change, nearly all lines of a page are the same as before."""
    line = row.line
    change = line.change
    return Row(
        key=row.key,
        cells=(
            Cell(moment_words(change.at, today), "accent" if new else "dim"),
            Cell(say.stored(change.actor)),
            _about(words, row),
            Cell(act_words(words, row), tail=(Piece(" ›", "dim"),) if row.summary.lines > 1 else ()),
        ),
        place=row.place,
        item=row,
    )


def _about(words: Words, row: ActRow) -> Cell:
    """The one model or unit that it is about, or how many models."""
    if row.summary.lines > 1 and row.summary.models > 1:
        return Cell(words("acts.models", count=counted(words, row.summary.models, more=row.more)), "dim")
    return Cell(say.stored(row.line.name), "" if row.line.there else "dim")


def act_words(words: Words, row: ActRow) -> str:
    """What was done, in few words."""
    change = row.line.change
    if row.summary.lines == 1 or change.entity == WHOLE_ACT:
        return told(words, change, row.line.names).short
    return summary_words(words, row.summary, more=row.more)


def act_lines(words: Words, row: ActRow, width: int) -> list[TextLine]:
    """The same in full, as lines to read: when, who, what."""
    return [(Piece(text),) for text in wrap(act_full(words, row), max(width, 12))]


def act_full(words: Words, row: ActRow) -> str:
    """The same in full, as one text."""
    if row.summary.lines == 1:
        return line_words(words, row.line)
    change = row.line.change
    about = f"{say.stored(row.line.name)} — " if row.line.name and row.summary.models == 1 else ""
    what = told(words, change).full if change.entity == WHOLE_ACT else act_words(words, row)
    return f"{say.moment(change.at)}  {who_words(change)}: {about}{what} {words('acts.unfold')}"


def line_columns(words: Words) -> list[Column]:
    """Which model or unit, what: the lines of one act."""
    return change_columns(words)[2:]


def line_rows(words: Words, lines: Sequence[HistoryLine]) -> list[Row]:
    """The lines of one act, in its order."""
    return [
        Row(
            key=line.key,
            cells=(
                Cell(say.stored(line.name), "" if line.there else "dim"),
                Cell(told(words, line.change, line.names).full),
            ),
            item=line,
        )
        for line in lines
    ]
