"""Decides which heading is which column, where several fit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.exchange.columns import Column
from db.exchange.heading_labels import Label
from db.exchange.heading_words import mark, meanings
from db.exchange.sheets import Cell
from db.exchange.values import parse_standing

_SAMPLE = 300
_MOSTLY = 0.6
_LONG = 40
"""Letters from which most cells of a column are sentences, not one of a few words."""
_ESSENTIAL = frozenset({Column.NAME, Column.UNIT})


@dataclass(frozen=True, slots=True)
class Mark:
    """A column of x.

    Attributes:
        index: The column, from 0.
        column: What an x there says something about.
        word: What it says.
    """

    index: int
    column: Column
    word: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """One reading of a heading.

    Attributes:
        columns: Index of each column.
        marks: The columns of x.
        score: How much like a heading it is; 0 where it is none.
    """

    columns: Mapping[Column, int]
    marks: tuple[Mark, ...]
    score: int


def assign(labels: Sequence[Label]) -> Assignment:
    """Gives each column the heading that says it most surely.

    Args:
        labels: The headings, one a column.

    Returns:
        The reading. Two columns at least must be known for it to count.
    """
    marks = _marks(labels)
    crossed = {m.index for m in marks}
    offers = sorted(
        (not meaning.exact, meaning.rank, label.index, depth, meaning.column.name)
        for label in labels
        if label.index not in crossed
        for depth, text in enumerate(label.texts)
        for meaning in meanings(text)
    )
    columns: dict[Column, int] = {}
    taken: set[int] = set()
    score = 0
    for inexact, _, index, _, name in offers:
        column = Column[name]
        if column in columns or index in taken:
            continue
        columns[column] = index
        taken.add(index)
        score += (1 if inexact else 2) + (2 if column in _ESSENTIAL and not inexact else 0)
    score += 2 * len(marks)
    known = len(columns) + len({m.column for m in marks})
    return Assignment(columns, marks, score if known >= 2 and score >= 3 else 0)


def _marks(labels: Sequence[Label]) -> tuple[Mark, ...]:
    found = [
        Mark(label.index, *said) for label in labels if (said := mark(label.texts[0], label.above)) is not None
    ]
    # One such word alone is a value in a row of data; a choice has at least two.
    words = {column: {m.word for m in found if m.column is column} for column in {m.column for m in found}}
    times = Counter(m.word for m in found)
    return tuple(m for m in found if len(words[m.column]) > 1 and times[m.word] == 1)


def settle_by_contents(columns: Mapping[Column, int], rows: Sequence[Sequence[Cell]]) -> dict[Column, int]:
    """Decides by the cells beneath where the heading alone does not.

    "Kết quả" may hold a standing or a story, "Ghi chú" a standing or remarks, "Nội dung" a topic or the contents.

    Args:
        columns: The reading of the heading.
        rows: The rows under it.

    Returns:
        The columns, some of them under another name.
    """
    settled = dict(columns)
    _move_if_long(settled, Column.STANDING, Column.RESULTS, rows)
    _move_if_long(settled, Column.TOPIC, Column.CONTENTS, rows)
    note = settled.get(Column.NOTE)
    if note is not None and Column.STANDING not in settled and _says_a_standing(rows, note):
        settled[Column.STANDING] = note
    return settled


def _says_a_standing(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    """Whether any note is a standing and nothing else: it is one whatever the other notes say."""
    different = {row[index] for row in rows if index < len(row)}
    return any(isinstance(cell, str) and parse_standing(cell[:_LONG]) is not None for cell in different)


def _move_if_long(columns: dict[Column, int], short: Column, long: Column, rows: Sequence[Sequence[Cell]]) -> None:
    index = columns.get(short)
    if index is None or long in columns:
        return
    sample = _sample(rows, index)
    if sample and sum(len(text) > _LONG for text in sample) > len(sample) / 2 and _standings(sample) < 1 - _MOSTLY:
        # A topic of the article has up to 60 letters and is repeated; contents are not.
        if short is Column.TOPIC and (len(set(sample)) <= len(sample) / 2 or len(sample) < 3):
            return
        del columns[short]
        columns[long] = index


def _sample(rows: Sequence[Sequence[Cell]], index: int) -> list[str]:
    cells = (row[index] for row in rows[:_SAMPLE] if index < len(row))
    return [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]


def _standings(sample: list[str]) -> float:
    return sum(parse_standing(text) is not None for text in sample) / len(sample) if sample else 0.0
