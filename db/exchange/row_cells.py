"""The cells of one row as cleaned texts, with what is wrong in them."""

from dataclasses import dataclass

from db.exchange.cells import cell_text
from db.exchange.columns import BLOCKS, Column
from db.exchange.headings import Heading
from db.exchange.problems import Problem, ProblemKind, shown
from db.exchange.sheet_faults import NO_VALUE, is_error
from db.exchange.sheets import Cell
from db.exchange.values import is_mark, parse_standing
from db.text import clean_block, clean_line, find_hostile, mend_eth, repair

MAX_NAME = 250
"""Letters of a model's name."""
_REMEMBERED = 20_000
"""Different texts that are cleaned once only: units, fields, topics and results repeat in every row."""
_REMEMBERED_LENGTH = 200
_NOT_STORED = frozenset({Column.NUMBER, Column.CODE})
"""Columns whose formulas may fail: nothing of them is stored."""


@dataclass(frozen=True, slots=True)
class _Cleaned:
    text: str
    hostile: tuple[str, str] | None = None
    encoding: str = ""
    unreadable: ProblemKind | None = None


class CellReader:
    """Turns the cells of a list's rows into texts."""

    def __init__(self, heading: Heading) -> None:
        self._heading = heading
        standing = heading.columns.get(Column.STANDING)
        self._standing_in_notes = standing is not None and standing == heading.columns.get(Column.NOTE)
        self._columns = tuple((column, index, column in BLOCKS) for column, index in heading.columns.items())
        self._memory: tuple[dict[str, _Cleaned], dict[str, _Cleaned]] = ({}, {})

    def read(self, cells: list[Cell], row: int) -> tuple[dict[Column, str], list[Problem]]:
        """One row's texts.

        Args:
            cells: The row.
            row: Excel's number of it.

        Returns:
            The texts of the filled cells, and what is wrong in them.
        """
        values: dict[Column, str] = {}
        problems: list[Problem] = []
        width = len(cells)
        for column, index, block in self._columns:
            cell = cells[index] if index < width else None
            if cell is None:
                continue
            if type(cell) is int:
                values[column] = str(cell)
                continue
            cleaned = self._clean(cell if isinstance(cell, str) else cell_text(cell, column), block)
            if cleaned.text:
                values[column] = cleaned.text
            if cleaned.hostile is not None or cleaned.encoding or cleaned.unreadable is not None:
                problems += self._told(cleaned, column, cell, row)
        for column, words in self._marked(cells, row, problems).items():
            values.setdefault(column, ", ".join(words))
        if self._standing_in_notes and parse_standing(values.get(Column.STANDING, "")) is None:
            values.pop(Column.STANDING, None)
        self._check_name(values, problems, row)
        return values, problems

    def text(self, cell: Cell) -> str:
        """A cell outside the list's columns as one cleaned line."""
        return self._clean(cell_text(cell), False).text

    def _clean(self, raw: str, block: bool) -> _Cleaned:
        memory = self._memory[block]
        known = memory.get(raw)
        if known is None:
            known = _cleaned(raw, block)
            if len(raw) <= _REMEMBERED_LENGTH and len(memory) < _REMEMBERED:
                memory[raw] = known
        return known

    def _told(self, cleaned: _Cleaned, column: Column, cell: Cell, row: int) -> list[Problem]:
        label = self._heading.label(column)
        told = []
        if cleaned.unreadable is not None and column not in _NOT_STORED:
            told.append(Problem(row, label, cleaned.text, cleaned.unreadable))
        if cleaned.hostile is not None:
            vi, en = cleaned.hostile
            told.append(Problem(row, label, shown(cell), ProblemKind.HOSTILE_TEXT, {"why_vi": vi, "why_en": en}))
        if cleaned.encoding:
            params = {"encoding": cleaned.encoding, "repaired": shown(cleaned.text)}
            told.append(Problem(row, label, shown(cell), ProblemKind.LEGACY_TEXT, params))
        return told

    def _marked(self, cells: list[Cell], row: int, problems: list[Problem]) -> dict[Column, list[str]]:
        found: dict[Column, list[str]] = {}
        for mark in self._heading.marks:
            text = cell_text(cells[mark.index]) if mark.index < len(cells) else ""
            unreadable = _unreadable(text)
            if unreadable is not None:
                problems.append(Problem(row, self._heading.label(mark.column), text, unreadable))
            elif is_mark(text):
                found.setdefault(mark.column, []).append(mark.word)
        return found

    def _check_name(self, values: dict[Column, str], problems: list[Problem], row: int) -> None:
        name = values.get(Column.NAME)
        if name is None:
            return
        label = self._heading.label(Column.NAME)
        if len(name) > MAX_NAME:
            params = {"length": len(name), "most": MAX_NAME}
            problems.append(Problem(row, label, shown(name), ProblemKind.NAME_TOO_LONG, params))


def _cleaned(raw: str, block: bool) -> _Cleaned:
    text, encoding = repair(raw)
    note = "" if encoding is None else encoding.upper()
    if encoding is None and ("Ð" in raw or "ð" in raw):
        text, note = mend_eth(raw), "Ð (U+00D0)"
    hostile = find_hostile(text)
    clean = clean_block(text) if block else clean_line(text)
    return _Cleaned(
        clean,
        None if hostile is None else (hostile.reason("vi"), hostile.reason("en")),
        note,
        _unreadable(clean),
    )


def _unreadable(text: str) -> ProblemKind | None:
    if text == NO_VALUE:
        return ProblemKind.FORMULA_WITHOUT_VALUE
    return ProblemKind.FORMULA_FAILED if is_error(text) else None
