"""What merged cells say of the rows that they span."""

from db.exchange.columns import SHARED
from db.exchange.headings import Heading
from db.exchange.sheets import Cell, Sheet

_WIDE = 3
"""Columns from which a merged cell is a row of its own, not two columns joined."""


def fill_down(sheet: Sheet, heading: Heading, start: int) -> list[list[Cell]]:
    """The rows, with the value of cells merged downwards in each row that they span.

    A unit merged over its five models is each one's unit; a name merged over several rows is not repeated.

    Args:
        sheet: The sheet; it is not changed.
        heading: Its heading.
        start: Index of the first row under it.

    Returns:
        The rows of the sheet, some of them copies.
    """
    shared = {index for column, index in heading.columns.items() if column in SHARED}
    shared |= {mark.index for mark in heading.marks}
    rows = sheet.rows
    filled: set[tuple[int, int]] = set()
    copied: dict[int, list[Cell]] = {}
    for area in sheet.merged:
        column = area.first_column
        if area.first_row < start or area.last_row <= area.first_row or column not in shared:
            continue
        top = rows[area.first_row] if area.first_row < len(rows) else []
        value = top[column] if column < len(top) else None
        # Only a damaged workbook has ranges that overlap; each cell is filled once, or they could take for ever.
        if value is None or (area.last_row, column) in filled:
            continue
        for index in range(area.first_row + 1, min(area.last_row + 1, len(rows))):
            if (index, column) in filled or column >= len(rows[index]):
                break
            filled.add((index, column))
            if rows[index][column] is None:
                copied.setdefault(index, list(rows[index]))[column] = value
    return [copied.get(index, row) for index, row in enumerate(rows)] if copied else rows


def wide_rows(sheet: Sheet) -> frozenset[int]:
    """Indexes of the rows in which one cell is merged over several columns, as sections and titles are."""
    return frozenset(
        area.first_row
        for area in sheet.merged
        if area.first_row == area.last_row and area.last_column - area.first_column + 1 >= _WIDE
    )
