"""Rows that a filter hides are read, and said to be."""

from pathlib import Path

import openpyxl
import pytest
import xlwt

from db.engine import Database
from db.exchange.importing import ImportPlan, plan_import
from tests.db.exchange import offices

HEADING = ("STT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Năm")


def filtered(path: Path, rows: int, hidden: range) -> Path:
    """A list with some rows hidden, as a filter leaves it."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(HEADING)
    for number in range(rows):
        sheet.append((number + 1, f"Mô hình {number}", "Xã Phù Vân", "Kinh tế", 2018))
    for row in hidden:
        sheet.row_dimensions[row].hidden = True
    workbook.save(path)
    return path


def told(plan: ImportPlan) -> list[tuple[int, str]]:
    return [(each.row, each.kind.value) for each in plan.warnings]


def test_hidden_rows_are_read_and_told(sqlite: Database, tmp_path: Path) -> None:
    plan = plan_import(sqlite, filtered(tmp_path / "a.xlsx", 10, range(4, 7)))
    assert (plan.read, plan.ready, told(plan)) == (10, True, [(4, "hidden-rows")])
    assert "3 dòng đang bị ẩn hoặc lọc trong tệp cũng được đọc: 4, 5, 6." in plan.warnings[0].words()
    many = plan_import(sqlite, filtered(tmp_path / "b.xlsx", 40, range(4, 30)))
    assert "26 dòng đang bị ẩn hoặc lọc trong tệp cũng được đọc: 4, 5, 6, 7, 8, …" in many.warnings[0].words()


@pytest.mark.parametrize("hidden", [range(0), range(1, 2), range(20, 25)])
def test_hidden_rows_without_a_model_are_no_matter(sqlite: Database, tmp_path: Path, hidden: range) -> None:
    assert told(plan_import(sqlite, filtered(tmp_path / "a.xlsx", 10, hidden))) == []


def test_hidden_rows_of_an_old_workbook(sqlite: Database, tmp_path: Path) -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("DS")
    for row, cells in enumerate(
        [HEADING, *((n, f"Mô hình {n}", "Xã Phù Vân", "Kinh tế", 2018) for n in range(99))]
    ):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    sheet.row(2).hidden = True
    workbook.save(str(tmp_path / "a.xls"))
    assert told(plan_import(sqlite, tmp_path / "a.xls")) == [(3, "hidden-rows")]


def test_hidden_rows_of_an_open_document(sqlite: Database, tmp_path: Path) -> None:
    from odf.opendocument import load
    from odf.table import TableRow

    path = offices.ods(tmp_path / "a.ods", offices.LIST)
    book = load(str(path))
    book.spreadsheet.getElementsByType(TableRow)[4].setAttribute("visibility", "filter")
    book.save(str(path))
    assert told(plan_import(sqlite, path)) == [(5, "hidden-rows")]
