"""The same list through every format, encoding and separator."""

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from db.errors import FileRefused
from db.exchange.columns import Column
from db.exchange.files import sniff
from db.exchange.headings import HeadingMissing
from db.exchange.kinds import FileKind
from db.exchange.problems import ProblemKind
from db.exchange.reading import Reading, pick_sheet, read_listing
from db.exchange.sheets import read_cells, sheets
from tests.db.exchange.offices import HEADING, LIST, MODELS, Rows, csv_text, ods, xls, xlsx


def read(path: Path, sheet: str | None = None) -> Reading:
    found = read_listing(path, sheet)
    assert not isinstance(found, HeadingMissing), found.words()
    return found


def check(path: Path) -> None:
    found = read(path)
    assert [row.row for row in found.listing.rows] == [4, 5, 6]
    expected = [[str(cell) for cell in model[1:]] for model in MODELS]
    columns = (Column.NAME, Column.UNIT, Column.FIELD, Column.SUBJECT, Column.YEAR, Column.STANDING)
    assert [[row.values[c] for c in columns] for row in found.listing.rows] == expected
    assert not found.listing.warnings


@pytest.mark.parametrize(
    ("ending", "write", "kind"),
    [
        ("xlsx", lambda path, rows: xlsx(path, {"Danh sách": rows}), FileKind.XLSX),
        ("xls", xls, FileKind.XLS),
        ("ods", ods, FileKind.ODS),
    ],
)
def test_workbooks(tmp_path: Path, ending: str, write: Callable[[Path, Rows], Path], kind: FileKind) -> None:
    path = write(tmp_path / f"a.{ending}", LIST)
    assert sniff(path) is kind
    assert sheets(path) == ("Danh sách",)
    check(path)


def test_the_name_of_a_file_decides_nothing(tmp_path: Path) -> None:
    check(xlsx(tmp_path / "a.xls", {"1": LIST}))
    path = tmp_path / "b.xlsx"
    path.write_bytes(csv_text(LIST).encode())
    check(path)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_texts(tmp_path: Path, separator: str, encoding: str) -> None:
    text = csv_text(LIST, separator)
    data = windows_1258(text) if encoding == "cp1258" else text.encode(encoding)
    path = tmp_path / "danh sách.csv"
    path.write_bytes(data)
    assert sniff(path) is FileKind.CSV
    assert sheets(path) == ("danh sách",)
    check(path)


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n"])
def test_line_ends(tmp_path: Path, line_end: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(csv_text(LIST, ";", line_end).encode())
    check(path)


def windows_1258(text: str) -> bytes:
    """As Windows writes it: letters with their shape, tones as marks of their own."""
    out = []
    for letter in text:
        try:
            out.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tones = [p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
            out.append((base + "".join(tones)).encode("cp1258"))
    return b"".join(out)


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    rows = [[unicodedata.normalize("NFD", c) if isinstance(c, str) else c for c in row] for row in LIST]
    check(xlsx(tmp_path / "a.xlsx", {"Danh sách": rows}))


def test_numbers_as_text_and_dates_as_years(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Tên mô hình", "Đơn vị", "Năm"])
    sheet.append(["A", "Xã Đinh Xá", "2018"])
    sheet.append(["B", "Xã Đinh Xá", date(2019, 5, 1)])
    sheet.append(["C", "Xã Đinh Xá", 2020.0])
    sheet.append(["D", "Xã Đinh Xá", 2017])
    # A year in a cell that was formatted as a date before: Excel shows 09/07/1905.
    sheet["C5"].number_format = "dd/mm/yyyy"
    book.save(tmp_path / "a.xlsx")
    rows = read(tmp_path / "a.xlsx").listing.rows
    assert [row.values[Column.YEAR] for row in rows] == ["2018", "2019", "2020", "2017"]


def test_the_first_sheet_with_a_list_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    notes: Rows = (("Hướng dẫn ghi biểu",), ("Ghi tên mô hình vào cột 2",))
    book = {"Hướng dẫn": notes, "Kinh tế": LIST, "Trống": ((),), "Văn hóa": LIST}
    path = xlsx(tmp_path / "a.xlsx", book)
    assert sheets(path) == tuple(book)
    assert pick_sheet(path) == "Kinh tế"
    found = read(path)
    assert (found.sheet, found.others, len(found.listing.rows)) == ("Kinh tế", ("Văn hóa",), 3)
    assert read(path, "Văn hóa").sheet == "Văn hóa"
    assert read_cells(path).name == "Hướng dẫn"
    with pytest.raises(FileRefused) as refused:
        read_listing(path, "Không có")
    assert "«Kinh tế»" in refused.value.hint()


def test_hidden_sheets_are_only_read_by_name(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"Danh mục": LIST, "Danh sách": LIST})
    book = openpyxl.load_workbook(path)
    book["Danh mục"].sheet_state = "hidden"
    book.save(path)
    assert sheets(path) == ("Danh sách",)
    assert read(path).sheet == "Danh sách"
    assert read(path, "Danh mục").sheet == "Danh mục"


def test_a_sheet_without_a_list_says_what_is_missing(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"Danh sách": (("STT", "Tên mô hình", "Năm"), (1, "A", 2018))})
    found = read_listing(path)
    assert isinstance(found, HeadingMissing)
    assert (found.missing, found.row) == ((Column.UNIT,), 1)
    assert "«Đơn vị»" in found.words()
    assert "row 1" in found.words("en")


def test_legacy_letters_are_repaired_and_told(tmp_path: Path) -> None:
    rows: Rows = (
        ("Tªn m« h×nh", "§¬n vÞ", "N¨m"),
        ("Trång vµ ch¨m sãc ®­êng hoa", "X· §inh X¸", 2018),
    )
    for path in (tmp_path / "a.xlsx", tmp_path / "a.csv"):
        if path.suffix == ".csv":
            path.write_bytes(csv_text(rows).encode("cp1252"))
        else:
            xlsx(path, {"1": rows})
        (row,) = read(path).listing.rows
        assert row.values[Column.NAME] == "Trồng và chăm sóc đường hoa"
        assert row.values[Column.UNIT] == "Xã Đinh Xá"
        assert {p.kind for p in row.problems} == {ProblemKind.LEGACY_TEXT}
        assert not any(p.rejecting for p in row.problems)


def test_two_hundred_thousand_rows(tmp_path: Path) -> None:
    model = ";".join(map(str, MODELS[0][1:]))
    path = tmp_path / "a.csv"
    path.write_text(";".join(HEADING) + "\n" + "".join(f"{i};{model}\n" for i in range(200_000)), "utf-8")
    assert len(read_cells(path).rows) == 200_001
