"""Writes a table's bytes: .csv as Excel wants it, .xlsx with every text a text."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from db.exchange.tables import Cell, ExportRefused, Table, Told, harmless

TELL_EVERY = 500
"""Rows between two calls of ``Told``."""
SHEET_ROWS = 1_048_576
"""Rows of an .xlsx sheet, as Excel has them."""
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_SHEET_NAME = 31


def _counted(rows: Iterable[Sequence[Cell]], told: Told) -> Iterator[tuple[int, Sequence[Cell]]]:
    for number, row in enumerate(rows, 1):
        if number % TELL_EVERY == 0:
            told(number)
        yield number, row


def write_csv(file: IO[bytes], path: Path, table: Table, told: Told) -> int:
    """Write a table as CSV (RFC 4180, UTF-8 with its mark); gives the number of rows."""
    count = 0
    # Excel takes a file without the mark for the computer's old code page.
    text = io.TextIOWrapper(file, "utf-8-sig", newline="")
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        blank = [""] * (len(table.header) - 1)
        for line in table.above:
            writer.writerow([harmless(line), *blank])
        writer.writerow([harmless(name) for name in table.header])
        for number, row in _counted(table.rows, told):
            count = number
            writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    finally:
        text.detach()
    return count


def write_xlsx(file: IO[bytes], path: Path, table: Table, told: Told) -> int:
    """Write a table as a workbook of one sheet; gives the number of rows.

    Raises:
        ExportRefused: It has more rows than a sheet.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with TemporaryDirectory(prefix="danvan-") as folder:
        # Rows go to the disk as they come: a million of them need no more memory than one.
        workbook = Workbook(file, {"constant_memory": True, "tmpdir": folder})
        workbook.use_zip64()
        name = _NOT_IN_SHEET_NAMES.sub(" ", table.name)[:_SHEET_NAME].strip("' ")
        sheet = workbook.add_worksheet(name or None)
        try:
            count = _fill(workbook, sheet, path, table, told)
        except BaseException:
            sheet.row_data_fh.close()
            raise
        try:
            workbook.close()
        except FileCreateError as error:
            # It holds the error of the disk.
            raise error.args[0] from error
    return count


def _fill(workbook: Any, sheet: Any, path: Path, table: Table, told: Told) -> int:
    bold, wrapped = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate(table.widths):
        sheet.set_column(column, column, width)
    first = len(table.above)
    sheet.freeze_panes(first + 1, 0)
    for number, line in enumerate(table.above):
        sheet.write_string(number, 0, line)
    for column, name in enumerate(table.header):
        sheet.write_string(first, column, name, bold)
    count = 0
    for count, row in _counted(table.rows, told):
        if first + count >= SHEET_ROWS:
            raise ExportRefused(
                file=path.name,
                why_vi="danh sách dài hơn một trang Excel; hãy chọn đuôi .csv",
                why_en="the list is longer than a sheet of Excel; choose the ending .csv",
            )
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(first + count, column, cell, wrapped)
            elif cell:
                sheet.write_string(first + count, column, cell, wrapped)
    return count
