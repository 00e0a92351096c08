"""Writes the same list the way other offices' programs do."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from db.exchange.headings import HeadingMissing, find_heading
from db.exchange.listing import Listing
from db.exchange.rows import classify
from db.exchange.sheets import Cell, Range, Sheet

Rows: TypeAlias = Sequence[Sequence[str | int | None]]

HEAD = ("STT", "Tên mô hình", "Đơn vị", "Năm")
ONE = (1, "Trồng và chăm sóc đường hoa", "Phường Lam Hạ", 2018)
TWO = (2, "Tổ tự quản về an ninh trật tự", "Xã Đinh Xá", 2019)
"""A short heading and two rows under it."""

HEADING = ("STT", "Tên mô hình", "Đơn vị đăng ký", "Lĩnh vực", "Tập thể/Cá nhân", "Năm đăng ký", "Kết quả")
MODELS: Rows = (
    (
        1,
        "Trồng và chăm sóc đường hoa, thôn 3",
        "Phường Lê Hồng Phong",
        "Văn hóa - xã hội",
        "Tập thể",
        2018,
        "Hiệu quả",
    ),
    (2, "Tổ tự quản về an ninh trật tự", "Xã Đinh Xá", "Quốc phòng - an ninh", "Cá nhân", 2019, "Đã đăng ký"),
    (3, "Sản xuất rau sạch an toàn", "Phường Lương Khánh Thiện", "Kinh tế", "Tập thể", 2020, "Đang triển khai"),
)
LIST: Rows = ((None, "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO"), (), HEADING, *MODELS, (None, "Tổng cộng: 3 mô hình"))
"""A title, a blank row, the heading in row 3, three models in rows 4 to 6, a total."""


def xlsx(path: Path, sheets: dict[str, Rows], merged: Sequence[str] = ()) -> Path:
    """A workbook as openpyxl writes it; the merged ranges are those of the first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row, 1):
                if cell is not None:
                    sheet.cell(number, column).value = cell
    for area in merged:
        book.worksheets[0].merge_cells(area)
    book.save(path)
    return path


def xls(path: Path, rows: Rows) -> Path:
    """A workbook of Excel 97."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Danh sách")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                sheet.write(number, column, cell)
    book.save(str(path))
    return path


def ods(path: Path, rows: Rows) -> Path:
    """A spreadsheet of LibreOffice."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="Danh sách")
    for row in rows:
        line = TableRow()
        for cell in row or (None,):
            if isinstance(cell, int):
                written = TableCell(valuetype="float", value=str(cell))
            else:
                written = TableCell(valuetype="string") if cell else TableCell()
            if cell is not None:
                written.addElement(P(text=str(cell)))
            line.addElement(written)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def csv_text(rows: Rows, separator: str = ",", line_end: str = "\r\n") -> str:
    """The rows as delimited text."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=line_end).writerows(rows)
    return out.getvalue()


def sheet(rows: Rows, merged: tuple[Range, ...] = ()) -> Sheet:
    """A sheet as the readers give it, made without a file."""
    width = max(len(row) for row in rows)
    cells: list[list[Cell]] = [[*row, *[None] * (width - len(row))] for row in rows]
    return Sheet("danh-sach.xlsx", "Danh sách", cells, merged)


def listing(rows: Rows, merged: tuple[Range, ...] = ()) -> Listing:
    """The rows, sorted; they have a heading."""
    cells = sheet(rows, merged)
    heading = find_heading(cells)
    assert not isinstance(heading, HeadingMissing), heading
    return classify(cells, heading)
