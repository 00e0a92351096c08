"""Cells whose formula failed or was never worked out: told, never taken for blank ones."""

import io
import struct
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwt

from db.engine import Database
from db.exchange.importing import ImportPlan, plan_import
from db.exchange.sheet_faults import NO_VALUE, Missed, look_into_workbook
from db.exchange.sheets import read_cells
from db.exchange.xls_faults import _look, look_into_xls
from tests.db.exchange.lists import plan_of, problems

HEADING = ("STT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Năm", "Số hộ", "Địa điểm")
ROW = (1, "Đường hoa", "Xã Phù Vân", "Kinh tế", 2018, 25, "Thôn 3")


def book(path: Path, cells: dict[str, str], rows: int = 1) -> Path:
    """A list in which some cells hold an error or a formula, as openpyxl writes it: without a value."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(HEADING)
    for number in range(rows):
        sheet.append((*ROW[:1], f"{ROW[1]} {number}", *ROW[2:]))
    for address, text in cells.items():
        sheet[address].value = text
        if text.startswith("#"):
            sheet[address].data_type = "e"
    workbook.save(path)
    return path


def told(plan: ImportPlan) -> list[tuple[int, str, str, str]]:
    return [(each.row, each.column, each.value, each.kind.value) for each in plan.rejected]


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!"])
@pytest.mark.parametrize(
    ("column", "label"), [("B", "Tên mô hình"), ("C", "Đơn vị"), ("E", "Năm"), ("F", "Số hộ"), ("G", "Địa điểm")]
)
def test_an_error_is_told_by_its_own_name(
    sqlite: Database, tmp_path: Path, error: str, column: str, label: str
) -> None:
    plan = plan_import(sqlite, book(tmp_path / "a.xlsx", {f"{column}2": error}))
    assert told(plan) == [(2, label, error, "formula-failed")]
    assert "Ô công thức lỗi. Mở tệp, sửa ô này, lưu lại." in plan.rejected[0].words()


def test_a_formula_without_a_value_is_told(sqlite: Database, tmp_path: Path) -> None:
    plan = plan_import(sqlite, book(tmp_path / "a.xlsx", {"F2": "=5*5", "G2": "=B2"}))
    assert sorted(told(plan)) == [
        (2, "Số hộ", NO_VALUE, "formula-without-value"),
        (2, "Địa điểm", NO_VALUE, "formula-without-value"),
    ]
    assert "lưu lại" in plan.rejected[0].words()


def test_the_running_number_and_the_sums_may_fail(sqlite: Database, tmp_path: Path) -> None:
    cells = {"A3": "#REF!", "A2": "=ROW()-1", "B4": "Tổng cộng", "C4": "=COUNTA(C2:C3)", "F4": "=SUM(F2:F3)"}
    plan = plan_import(sqlite, book(tmp_path / "a.xlsx", cells, rows=2))
    assert problems(plan) == []
    assert (plan.read, plan.skipped) == (2, ())


def test_what_else_is_wrong_with_the_row_is_told_too(sqlite: Database, tmp_path: Path) -> None:
    plan = plan_import(sqlite, book(tmp_path / "a.xlsx", {"C2": "#REF!", "D2": "Thể thao"}))
    assert problems(plan) == [(2, "formula-failed"), (2, "unknown-field")]


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "Err:502"])
def test_errors_as_text(sqlite: Database, tmp_path: Path, error: str) -> None:
    plan = plan_of(sqlite, tmp_path, [(*ROW[:5], error, "")], HEADING)
    assert told(plan) == [(2, "Số hộ", error, "formula-failed")]


def test_an_error_in_a_column_of_crosses_is_no_cross(sqlite: Database, tmp_path: Path) -> None:
    heading = ("Tên mô hình", "Đơn vị", "Lĩnh vực", "Năm", "Tập thể", "Cá nhân")
    plan = plan_of(sqlite, tmp_path, [("Đường hoa", "Xã Phù Vân", "Kinh tế", 2018, "#N/A", "x")], heading)
    assert problems(plan) == [(2, "formula-failed")]


def test_an_empty_text_that_a_formula_gave_is_a_blank_cell() -> None:
    rows = b'<c r="A2" t="str"><f>IF(1,"","")</f><v></v></c><c r="B2"><f t="shared" si="0"/><v>3</v></c>'
    assert look_into_workbook(xlsx_of(rows), "DS").broken == {}


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (b'<c r="AB3" t="e"><f>NA()</f><v>#N/A</v></c>', "#N/A"),
        (b'<c r="AB3" s="2" t="e"><v>\x1b]0;x</v></c>', "#VALUE!"),
        (b'<c r="AB3"><f t="shared" si="0"/></c>', NO_VALUE),
        (b'<c r="AB3"><f>1+1</f><v/></c>', NO_VALUE),
    ],
)
def test_where_a_cell_stands(cell: bytes, said: str) -> None:
    assert look_into_workbook(xlsx_of(b'<row r="3">' + cell + b"</row>"), "DS").broken == {(2, 27): said}
    prefixed = cell.replace(b"<c ", b"<x:c ").replace(b"</c>", b"</x:c>").replace(b"<f", b"<x:f")
    prefixed = prefixed.replace(b"</f", b"</x:f").replace(b"<v", b"<x:v").replace(b"</v", b"</x:v")
    assert look_into_workbook(xlsx_of(prefixed, b"x:"), "DS").broken == {(2, 27): said}


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06" + bytes(18), b"PK\x03\x04 broken"])
def test_what_cannot_be_looked_into_says_nothing(data: bytes) -> None:
    assert look_into_workbook(data, "DS").broken == {}


ODS = """<office:document-content><office:body><office:spreadsheet><table:table table:name="khác">
<table:table-row><table:table-cell calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>
</table:table-row></table:table><table:table table:name="DS">{rows}</table:table></office:spreadsheet>
</office:body></office:document-content>"""


def test_errors_of_an_open_document() -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="3"/><table:covered-table-cell/>'
        '<table:table-cell table:formula="of:=1/0" office:value="0" calcext:value-type="error">'
        '<text:p>#DIV/0!</text:p></table:table-cell><table:table-cell calcext:value-type="error"/>'
        "</table:table-row>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", ODS.format(rows=rows))
    assert look_into_workbook(out.getvalue(), "DS").broken == {(2, 4): "#DIV/0!", (2, 5): "#VALUE!"}


def test_errors_in_rows_that_one_tag_stands_for() -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell calcext:value-type="error">'
        "<text:p>#N/A</text:p></table:table-cell></table:table-row>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", ODS.format(rows=rows))
    assert look_into_workbook(out.getvalue(), "DS").broken == {(0, 0): "#N/A", (1, 0): "#N/A"}


@pytest.mark.parametrize(
    "piece",
    [b"</f></c>", b't="e"', b'<c t="e" ', b"<f ", b'hidden="1"', b"<c r=", b"</", b'<row hidden="1" r="1"'],
)
def test_no_bytes_keep_it_busy(piece: bytes) -> None:
    started = time.process_time()
    look_into_workbook(xlsx_of(b"<f>" + piece * 300_000), "DS")
    assert time.process_time() - started < 20


def test_a_lone_sheet_and_one_of_several_are_looked_into(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"F2": "#REF!"})
    assert read_cells(path).rows[1][5] == "#REF!"
    workbook = openpyxl.load_workbook(path)
    workbook.create_sheet("Khác & <nữa>").append(["x"])
    workbook.save(path)
    assert read_cells(path, "Sheet").rows[1][5] == "#REF!"


def xlsx_of(rows: bytes, prefix: bytes = b"") -> bytes:
    """The parts of a workbook that are looked into, with one sheet «DS» of these rows."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", '<workbook><sheets><sheet name="DS" r:id="rId7"/></sheets></workbook>')
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="rId7" Target="worksheets/s.xml"/></Relationships>',
        )
        data = b"<" + prefix + b"sheetData>" + rows + b"</" + prefix + b"sheetData>"
        archive.writestr("xl/worksheets/s.xml", data)
    return out.getvalue()


def xls_book(path: Path, rows: int) -> Path:
    """A list of Excel 97 with an error in F3 and a hidden row 4, behind another sheet."""
    workbook = xlwt.Workbook()
    workbook.add_sheet("Bìa").write(0, 0, "Danh sách")
    sheet = workbook.add_sheet("Danh sách")
    for column, text in enumerate(HEADING):
        sheet.write(0, column, text)
    for number in range(1, rows + 1):
        for column, cell in enumerate(ROW[:5]):
            sheet.write(number, column, f"{cell} {number}" if column == 1 else cell)
    sheet.row(2).set_cell_error(5, "#REF!")
    sheet.row(3).hidden = True
    workbook.save(str(path))
    return path


@pytest.mark.parametrize("rows", [30, 2_000])
def test_errors_of_an_old_workbook(sqlite: Database, tmp_path: Path, rows: int) -> None:
    path = xls_book(tmp_path / "a.xls", rows)
    found = look_into_xls(path.read_bytes(), "Danh sách")
    assert (found.broken, found.hidden) == ({(2, 5): "#REF!"}, {3})
    assert told(plan_import(sqlite, path)) == [(3, "Số hộ", "#REF!", "formula-failed")]


def test_a_formulas_failure_in_an_old_workbook() -> None:
    formula = struct.pack("<HHHH", 0x0006, 14, 4, 2) + b"\0\0\x02\0\x2a\0\0\0\xff\xff"
    missed = Missed()
    _look(struct.pack("<HH", 0x0809, 0) + formula + struct.pack("<HH", 0x000A, 0), 0, missed)
    assert missed.broken == {(4, 2): "#N/A"}


@pytest.mark.parametrize("cut", [0, 100, 600, 3_000, 6_000])
def test_what_is_left_of_an_old_workbook_says_nothing_wrong(tmp_path: Path, cut: int) -> None:
    data = xls_book(tmp_path / "a.xls", 30).read_bytes()
    assert look_into_xls(data[:cut], "Danh sách").broken in ({}, {(2, 5): "#REF!"})
