"""A file's sheets as rows of cells, numbered as Excel numbers them."""

import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias, cast

from db.exchange.delimited import DelimitedError, read_delimited
from db.exchange.files import check
from db.exchange.kinds import FileKind, file_name, refused
from db.exchange.workbook_child import MAX_COLUMNS, MAX_ROWS, RawSheet
from db.exchange.workbooks import ask, meant_sheet, no_sheet

Cell: TypeAlias = str | int | float | bool | date | datetime | None
"""A cell's value; None where it is empty. Whole numbers are int."""


@dataclass(frozen=True, slots=True)
class Range:
    """Merged cells, rows and columns from 0 within ``Sheet.rows``, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file.

    Attributes:
        file: The file's name, cleaned for display.
        name: The sheet's name; of a text file its name without the ending.
        rows: The rows, the blank ones too. Rows of a text file may differ in length.
        merged: Merged ranges; none where the format does not tell (.ods, .csv).
        first_row: Excel's number of ``rows[0]``.
        whole: Whether all rows are there, not only the first ones.
        hidden: Indexes of the rows that the workbook hides, as a filter does; they are read all the same.
    """

    file: str
    name: str
    rows: list[list[Cell]]
    merged: tuple[Range, ...] = ()
    first_row: int = 1
    whole: bool = True
    hidden: frozenset[int] = frozenset()


def sheets(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """The names of a file's visible sheets, in its order.

    Args:
        path: Any file.

    Raises:
        FileRefused: For a file that cannot be read.
    """
    file = Path(path)
    if check(file) is FileKind.CSV:
        return (_text_sheet_name(file),)
    return tuple(ask(file, None, 0)["names"])


def read_cells(path: str | os.PathLike[str], sheet: str | None = None) -> Sheet:
    """One sheet, whole.

    Args:
        path: Any file.
        sheet: Its name, without accents and in any case where that fits one sheet alone; None for the first
            visible one.

    Raises:
        FileRefused: For a file that cannot be read, or that has no such sheet.
    """
    file = Path(path)
    if check(file) is FileKind.CSV:
        return _read_text(file, sheet)
    if sheet is None:
        found = read_heads(file, 1)
        if found[0].whole:
            return found[0]
        sheet = found[0].name
    return _sheet(file, ask(file, sheet, 1)["sheets"][0])


def read_heads(path: str | os.PathLike[str], rows: int) -> tuple[Sheet, ...]:
    """The first rows of every visible sheet. A lone sheet is whole, because looking at it costs the same.

    Args:
        path: Any file.
        rows: How many rows of each.

    Returns:
        At least one sheet.

    Raises:
        FileRefused: For a file that cannot be read.
    """
    file = Path(path)
    if check(file) is FileKind.CSV:
        return (_read_text(file, None),)
    found = tuple(_sheet(file, raw) for raw in ask(file, None, rows)["sheets"])
    if not found:
        raise refused(file, "không có trang tính nào", "it has no sheets")
    return found


def _sheet(file: Path, raw: RawSheet) -> Sheet:
    merged = tuple(Range(*first, *last) for first, last in raw["merged"])
    # The other process sends plain values; their types are checked there.
    rows = cast(list[list[Cell]], raw["rows"])
    hidden = frozenset(raw["hidden"])
    return Sheet(file_name(file), raw["name"], rows, merged, whole=raw["whole"], hidden=hidden)


def _text_sheet_name(file: Path) -> str:
    return os.path.splitext(file_name(file))[0]


def _read_text(file: Path, sheet: str | None) -> Sheet:
    name = _text_sheet_name(file)
    if sheet is not None and sheet != name and meant_sheet(sheet, [name]) is None:
        raise no_sheet(file, sheet, [name])
    try:
        data = file.read_bytes()
    except OSError:
        raise refused(file, "không mở được", "it could not be opened") from None
    try:
        rows = read_delimited(data, MAX_ROWS, MAX_COLUMNS).rows
    except DelimitedError as error:
        raise refused(file, error.vi, error.en, error.todo) from None
    return Sheet(file_name(file), name, cast(list[list[Cell]], rows))
