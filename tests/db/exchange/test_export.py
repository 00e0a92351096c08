"""Tables into files."""

import csv
import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import DiskFull
from db.exchange.export import ExportRefused, FileThere, Table, export, harmless

TEXTS = ["=1+1", "+84", "-5", "@x", "\tx", "\rx", "\0x", "Trồng hoa", "a,b", 'nói "khéo"', "hai\ndòng", "007", ""]


def table(*rows: tuple[str | int | None, ...]) -> Table:
    return Table("Mô hình [1/2]: *", ("Danh sách", "Giai đoạn 2015-2020"), ("Tên", "Năm"), rows, (30, 8))


def read_csv(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_csv_has_the_mark_quotes_and_line_ends_that_excel_wants(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert export(path, table(("a,b", 2019), ("hai\ndòng", None))) == 2
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").split("\r\n") == [
        "Danh sách,",
        "Giai đoạn 2015-2020,",
        "Tên,Năm",
        '"a,b",2019',
        '"hai\ndòng",',
        "",
    ]


@settings(max_examples=50)
@given(st.text(max_size=20))
def test_no_cell_of_a_csv_is_a_formula(text: str) -> None:
    safe = harmless(text)
    assert safe.removeprefix("'") == text.removeprefix("'")
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\0"))


def test_csv_comes_back_as_it_was_but_for_the_apostrophe(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    export(path, table(*((text, 1) for text in TEXTS)))
    back = [row[0] for row in read_csv(path)[3:]]
    assert back == [harmless(text) for text in TEXTS]
    assert back[0] == "'=1+1"


def test_a_workbook_keeps_text_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.XLSX"
    texts = [text for text in TEXTS if "\0" not in text and "\r" not in text]
    export(path, table(*((text, 2019) for text in texts)))
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    cells = [row[0] for row in sheet.iter_rows(min_row=4)]
    assert [cell.value or "" for cell in cells] == texts
    assert {cell.data_type for cell in cells if cell.value} == {"inlineStr"} or {
        cell.data_type for cell in cells if cell.value
    } == {"s"}
    assert [row[1].value for row in sheet.iter_rows(min_row=4)] == [2019] * len(texts)
    assert sheet["A3"].font.bold
    assert b"<f>" not in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_file_that_is_there_stays_unless_it_may_be_replaced(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("của tôi")
    with pytest.raises(FileThere):
        export(path, table(("a", 1)))
    assert path.read_text() == "của tôi"
    export(path, table(("a", 1)), replace=True)
    assert path.read_bytes() != "của tôi".encode()
    assert os.listdir(tmp_path) == [name]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_an_export_that_ends_early_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    class Left(Exception):
        pass

    def told(rows: int) -> None:
        if rows >= 1_000:
            raise Left

    rows = table(*(("a", number) for number in range(2_000)))
    with pytest.raises(Left):
        export(tmp_path / name, rows, told=told)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_full_disk_is_said_and_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    def rows() -> Iterator[tuple[str, int]]:
        yield "a", 1
        raise OSError(28, "No space left on device")

    with pytest.raises(DiskFull):
        export(tmp_path / name, Table("a", (), ("Tên", "Năm"), rows()))
    assert os.listdir(tmp_path) == []


def test_a_file_that_comes_while_another_is_written_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"

    def rows() -> Iterator[tuple[str, int]]:
        yield "a", 1
        path.write_text("của người khác")

    with pytest.raises(FileThere):
        export(path, Table("a", (), ("Tên", "Năm"), rows()))
    assert path.read_text() == "của người khác"


@pytest.mark.parametrize("name", ["a", "a.txt", "a.xls", "không có/a.csv"])
def test_what_cannot_be_written_is_refused_with_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportRefused) as caught:
        export(tmp_path / name, table())
    assert caught.value.words("vi").startswith("Không ghi được tệp ")
    assert caught.value.words("en").startswith("The file ")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(ExportRefused):
        export(tmp_path / "a.csv", table(), replace=True)
