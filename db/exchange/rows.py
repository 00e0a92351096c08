"""Sorts the rows under a heading: models, sections, totals, signatures, repeated headings, blanks."""

import re
from dataclasses import dataclass, field, replace

from db.exchange.columns import Column
from db.exchange.furniture import is_column_numbers, is_signature, is_total, total_said
from db.exchange.headings import Heading
from db.exchange.listing import Listing, RawRow
from db.exchange.merged import fill_down, wide_rows
from db.exchange.problems import Problem, ProblemKind, shown
from db.exchange.row_cells import CellReader
from db.exchange.section_stack import SectionStack
from db.exchange.sections import Section, read_section
from db.exchange.sheet_faults import NO_VALUE, is_error
from db.exchange.sheets import Cell, Sheet
from db.text import fold

_FIGURES = re.compile(r"[\d.,%()+\-–\s]+")
_OUTLINE_CELL = re.compile(r"(?:[IVXLC]{1,6}|[A-ZĐ])[.)]?")
_LISTED = 5
"""Hidden rows that are named; a filter hides hundreds."""
_BESIDES = frozenset({Column.NUMBER, Column.NOTE})
"""Columns that make no model by themselves: a template has numbers where nothing is filled in yet."""


def _is_lost(text: str) -> bool:
    """Whether a formula stands here without a value, as in the sums under a list."""
    return text == NO_VALUE or is_error(text)


def classify(sheet: Sheet, heading: Heading) -> Listing:
    """Sorts the rows under a heading.

    Args:
        sheet: The whole sheet.
        heading: Its heading.

    Returns:
        The models and the rest.
    """
    found = _Sorter(sheet, heading).run()
    hidden = [row.row for row in found.rows if row.row - sheet.first_row in sheet.hidden] if sheet.hidden else []
    if not hidden:
        return found
    listed = ", ".join(map(str, hidden[:_LISTED])) + (", …" if len(hidden) > _LISTED else "")
    params, label = {"count": len(hidden), "listed": listed}, heading.label(Column.NAME)
    told = Problem(hidden[0], label, "", ProblemKind.HIDDEN_ROWS, params, tuple(hidden))
    return replace(found, warnings=(*found.warnings, told))


@dataclass(slots=True)
class _Row:
    """A row that is no plain model at first sight: all of its filled cells."""

    offset: int
    row: int
    texts: list[tuple[int, str]]
    values: dict[Column, str]
    words: list[tuple[int, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.words = [(i, text) for i, text in self.texts if not (_FIGURES.fullmatch(text) or _is_lost(text))]

    @property
    def has_unit(self) -> bool:
        """Whether it names a unit; a sum that failed names none."""
        return Column.UNIT in self.values and not _is_lost(self.values[Column.UNIT])

    @property
    def numbered(self) -> bool:
        """Whether it has a running number, as models have."""
        return self.values.get(Column.NUMBER, "").rstrip(".").isdigit()


class _Sorter:
    def __init__(self, sheet: Sheet, heading: Heading) -> None:
        self._heading = heading
        self._first_row = sheet.first_row
        self._start = heading.rows[1] - sheet.first_row + 1
        self._cells: list[list[Cell]] = fill_down(sheet, heading, self._start)
        self._wide = wide_rows(sheet)
        self._reader = CellReader(heading)
        self._name_at = heading.columns[Column.NAME]
        named = {heading.columns.get(Column.NUMBER), self._name_at}
        self._other_columns = frozenset(heading.columns.values()) - named
        self._name_heading = {line[self._name_at] for line in heading.lines if self._name_at < len(line)}
        self._stack = SectionStack()
        self._rows: list[RawRow] = []
        self._skipped: list[tuple[int, str]] = []
        self._warnings: list[Problem] = []
        self._after_heading, self._ended, self._since_total = True, False, 0

    def run(self) -> Listing:
        read, start = self._reader.read, self._start
        for offset, cells in enumerate(self._cells[start:], start):
            number = self._first_row + offset
            values, problems = read(cells, number)
            name = values.get(Column.NAME)
            if name is None or Column.UNIT not in values or self._ended or self._doubtful(name, values):
                self._sort(offset, number, cells, values, problems)
            else:
                self._add(number, values, problems)
        return Listing(
            tuple(self._rows),
            self._stack.finished(),
            (*self._stack.warnings(self._heading.label(Column.NAME)), *self._warnings),
            tuple(self._skipped),
        )

    def _doubtful(self, name: str, values: dict[Column, str]) -> bool:
        if len(name) <= 4 or is_total(name):
            return True
        return len(name) <= 80 and (
            (self._after_heading or Column.NUMBER not in values or not values[Column.NUMBER].isdigit())
            and (fold(name) in self._name_heading or is_signature(name))
        )

    def _add(self, number: int, values: dict[Column, str], problems: list[Problem]) -> None:
        self._rows.append(RawRow(number, values, self._stack.context, tuple(problems)))
        self._stack.count()
        self._after_heading, self._ended = False, False
        self._since_total += 1

    def _sort(
        self, offset: int, number: int, cells: list[Cell], values: dict[Column, str], problems: list[Problem]
    ) -> None:
        texts = [
            (i, text) for i, cell in enumerate(cells) if cell is not None and (text := self._reader.text(cell))
        ]
        if not texts:
            return
        row = _Row(offset, number, texts, values)
        if self._is_furniture(row):
            return
        section = self._section(row)
        if section is not None:
            self._stack.open(number, " ".join(text for _, text in row.words), section)
            self._after_heading, self._since_total, self._ended = True, 0, False
        elif self._is_model(row):
            if Column.NAME not in values:
                problems.append(Problem(number, self._heading.label(Column.NAME), "", ProblemKind.MISSING_NAME))
            self._add(number, values, problems)
        elif row.words:
            self._skipped.append((number, shown(" ".join(text for _, text in row.words))))

    def _is_furniture(self, row: _Row) -> bool:
        if self._is_heading_again(row) or (self._after_heading and is_column_numbers([t for _, t in row.texts])):
            self._after_heading = True
            return True
        if row.words and is_total(row.words[0][1], alone=len(row.words) == 1) and not row.has_unit:
            self._check_total(row)
            return True
        if not row.numbered and len(row.words) <= 4 and any(is_signature(text) for _, text in row.words):
            self._ended = True
            return True
        # Under the signatures stand names and copies lists; a second list would have numbers or many cells.
        return self._ended and not (Column.NAME in row.values and (row.numbered or len(row.texts) >= 4))

    def _is_heading_again(self, row: _Row) -> bool:
        for line in self._heading.lines:
            same = sum(index < len(line) and line[index] == fold(text) for index, text in row.words)
            if same >= 2 and 2 * same > len(row.words):
                return True
        return False

    def _section(self, row: _Row) -> Section | None:
        words = row.words
        outlined = (
            len(words) == 2 and words[0][0] < self._name_at and _OUTLINE_CELL.fullmatch(words[0][1]) is not None
        )
        if not words:
            # A year alone in a row is a number to the workbook.
            return (
                read_section(row.texts[0][1]) if len(row.texts) == 1 and row.texts[0][0] < self._name_at else None
            )
        if len(words) > 2 or (len(words) == 2 and not outlined):
            return None
        index, text = words[-1]
        wide = row.offset in self._wide
        # A unit in its own column, with a number before it, is a model whose name is missing.
        if index in self._other_columns and not wide and (row.numbered or len(row.texts) > 1):
            return None
        alone = wide or index != self._name_at
        section = read_section(text, numbered=outlined, alone=alone and not row.numbered)
        if section is not None and row.numbered and not section.firm:
            return None
        return section

    def _is_model(self, row: _Row) -> bool:
        filled = row.values.keys() - _BESIDES
        if not filled or (row.offset in self._wide and len(row.words) == 1):
            return False
        # Figures without a word are the sums under a list.
        return bool(row.words) or bool(filled & {Column.NAME})

    def _check_total(self, row: _Row) -> None:
        text = row.words[0][1]
        said = total_said(text)
        if said is not None and said not in (len(self._rows), self._since_total):
            params = {"said": said, "found": len(self._rows)}
            label = self._heading.label(Column.NAME)
            self._warnings.append(Problem(row.row, label, shown(text), ProblemKind.TOTAL_DIFFERS, params))
        self._since_total = 0
