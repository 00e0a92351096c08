"""Finds the heading of a list by itself: under title rows and merged cells, in one line or two."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from db.errors import Language
from db.exchange.columns import Column
from db.exchange.heading_columns import Assignment, Mark, assign, settle_by_contents
from db.exchange.heading_labels import Label, is_all_heading, label_lines
from db.exchange.sections import Level, read_section
from db.exchange.sheets import Sheet
from db.text import fold

LOOK_AT = 80
"""Rows from the top among which the heading must be."""
_LOOK_FOR_SECTIONS = 2_000


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a list's columns are.

    Attributes:
        columns: Index of each column within a row, from 0. NAME is always there; UNIT too, unless sections name
            the units. STANDING and NOTE may be the same column: the notes then hold the result here and there.
        marks: The columns of x.
        labels: The headings in the file's own words.
        rows: Excel's numbers of the first and the last row of the heading.
        lines: The folded cells of each line, to know the heading again where it is repeated.
    """

    columns: Mapping[Column, int]
    marks: tuple[Mark, ...]
    labels: Mapping[Column, str]
    rows: tuple[int, int]
    lines: tuple[tuple[str, ...], ...]

    def label(self, column: Column) -> str:
        """A column's heading in the file's own words, else the usual one."""
        return self.labels.get(column) or column.label()


@dataclass(frozen=True, slots=True)
class HeadingMissing:
    """There is no heading with which the list could be read.

    Attributes:
        sheet: The sheet's name.
        missing: NAME, UNIT or both.
        row: Excel's number of the row that is most like a heading; None where none is.
    """

    sheet: str
    missing: tuple[Column, ...]
    row: int | None

    def words(self, language: Language = "vi") -> str:
        """What is missing and what to do."""
        if language == "vi":
            columns = " và ".join(f"«{column.label()}»" for column in self.missing)
            where = f"; dòng {self.row} giống dòng tiêu đề nhất" if self.row is not None else ""
            return (
                f"Trang «{self.sheet}» không có cột {columns}{where}. "
                "Ghi tên các cột ở dòng tiêu đề, hoặc chọn trang khác."
            )
        columns = " and ".join(f"«{column.label('vi')}»" for column in self.missing)
        where = f"; row {self.row} is most like a heading" if self.row is not None else ""
        return (
            f"Sheet «{self.sheet}» has no column {columns}{where}. "
            "Name the columns in a heading row, or take another sheet."
        )


def find_heading(sheet: Sheet) -> Heading | HeadingMissing:
    """Finds the heading of a sheet.

    Args:
        sheet: The sheet, or only its first rows.

    Returns:
        The heading, or what is missing where a name or a unit could not be read from the sheet.
    """
    best: tuple[int, int] | None = None
    found: tuple[Assignment, list[Label], int, int] | None = None
    above = 0
    for first, last, labels in _candidates(sheet):
        assignment = assign(labels)
        # A second line must earn its place; among equals the first row is the heading, the others repeat it.
        score = (assignment.score, first - last)
        if first == last:
            above = assignment.score
        elif above > 0 and is_all_heading(sheet, first):
            score = (assignment.score, 1)
        if assignment.score > 0 and (best is None or score > best):
            best, found = score, (assignment, labels, first, last)
    if found is None:
        return HeadingMissing(sheet.name, (Column.NAME, Column.UNIT), None)
    assignment, labels, first, last = found
    columns = settle_by_contents(assignment.columns, sheet.rows[last + 1 :])
    missing = [column for column in (Column.NAME, Column.UNIT) if column not in columns]
    if missing == [Column.UNIT] and _units_in_sections(sheet, last):
        missing = []
    if missing:
        return HeadingMissing(sheet.name, tuple(missing), sheet.first_row + first)
    by_index = {label.index: label.shown for label in labels}
    marked = {
        column: " | ".join(by_index[m.index] for m in assignment.marks if m.column is column) for column in Column
    }
    return Heading(
        columns=columns,
        marks=assignment.marks,
        labels={
            **{column: words for column, words in marked.items() if words},
            **{column: by_index[index] for column, index in columns.items()},
        },
        rows=(sheet.first_row + first, sheet.first_row + last),
        lines=tuple(tuple(fold(str(cell or "")) for cell in row) for row in sheet.rows[first : last + 1]),
    )


def _candidates(sheet: Sheet) -> Iterator[tuple[int, int, list[Label]]]:
    for first in range(min(len(sheet.rows), LOOK_AT)):
        labels = label_lines(sheet, first, first)
        if labels:
            yield first, first, labels
            second = label_lines(sheet, first, first + 1)
            if second:
                yield first, first + 1, second


def _units_in_sections(sheet: Sheet, last: int) -> bool:
    for row in sheet.rows[last + 1 : last + 1 + _LOOK_FOR_SECTIONS]:
        texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
        if 1 <= len(texts) <= 2:
            section = read_section(texts[-1], numbered=len(texts) == 2)
            if section is not None and section.level is Level.UNIT:
                return True
    return False
