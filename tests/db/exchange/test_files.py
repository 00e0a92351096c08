"""Files that are no workbook, are protected, damaged or meant to do harm: words, never a traceback."""

import os
import random
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import FileRefused
from db.exchange import workbook_child
from db.exchange.delimited import DelimitedError, read_delimited
from db.exchange.files import check, sniff
from db.exchange.kinds import FileKind
from db.exchange.ole import OLE_MAGIC
from db.exchange.reading import read_listing
from db.exchange.sheets import read_cells
from tests.db.exchange.offices import LIST, MODELS, csv_text, ods, xls, xlsx


def why(path: Path) -> str:
    with pytest.raises(FileRefused) as refused:
        read_listing(path)
    assert refused.value.words("en") != refused.value.words("vi")
    return refused.value.words()


def archive(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return path


def test_what_is_not_there_or_not_a_file(tmp_path: Path) -> None:
    assert "không có tệp này" in why(tmp_path / "a.xlsx")
    assert "thư mục" in why(tmp_path)
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    assert "tệp thường" in why(pipe)
    assert "không mở được" in why(tmp_path / "a\0.xlsx")
    assert "không mở được" in why(tmp_path / ("a" * 300))


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The tests may run as root, who may read everything.
    def forbidden(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError

    path = xlsx(tmp_path / "a.xlsx", {"1": LIST})
    monkeypatch.setattr(Path, "open", forbidden)
    assert "không có quyền đọc" in why(path)


@pytest.mark.parametrize("data", [b"", b"\n\n  ", b"\xef\xbb\xbf", b"\0" * 512])
def test_empty(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    assert sniff(path) is FileKind.EMPTY
    assert "tệp trống" in why(path)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        ("a.xlsx", b"\xff\xd8\xff\xe0\0\x10JFIF", ".jpg"),
        ("a.png", b"\x89PNG\r\n\x1a\n", ".png"),
        ("a.rtf", b"{\\rtf1 a}", "RTF"),
        ("a.rar", b"Rar!\x1a\x07\0", ".rar"),
        ("a.xls", b"<html><table><tr><td>STT</td></tr></table></html>", "HTML"),
        ("a.xls", b"\r\n<!DOCTYPE html>", "HTML"),
        ("a.xml", b"<?xml version='1.0'?><Workbook/>", "XML"),
        ("a.db", b"SQLite format 3\0" + b"\x10\0" * 20, "SQLite"),
        ("a.xlsx", bytes(range(256)) * 4, "nhị phân"),
        ("a.xlsx", b"PK\x03\x04 and no more", "hỏng"),
        ("a.xls", OLE_MAGIC + b"\0" * 600, "hỏng"),
    ],
)
def test_other_kinds_are_named(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert sniff(path) is FileKind.OTHER
    assert words in why(path)


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ({"[Content_Types].xml": b"", "word/document.xml": b"<w/>"}, ".docx"),
        ({"ppt/presentation.xml": b"<p/>"}, ".pptx"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, ".odt"),
        ({"a.txt": b"a"}, ".zip"),
        ({"META-INF/MANIFEST.MF": b"a"}, ".jar"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "encrypted-package": b"1"}, "mật khẩu"),
        (
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"<manifest:encryption-data/>",
            },
            "mật khẩu",
        ),
    ],
)
def test_other_archives_are_named(tmp_path: Path, entries: dict[str, bytes], words: str) -> None:
    assert words in why(archive(tmp_path / "a.xlsx", entries))


def ole(stream: str) -> bytes:
    name = stream.encode("utf-16-le") + b"\0\0"
    entry = name.ljust(64, b"\0") + struct.pack("<H", len(name)) + bytes(62)
    return (OLE_MAGIC.ljust(512, b"\0") + entry).ljust(2048, b"\0")


@pytest.mark.parametrize(
    ("stream", "words"),
    [
        ("EncryptedPackage", "mật khẩu"),
        ("WordDocument", ".doc"),
        ("PowerPoint Document", ".ppt"),
        ("Workbook", "hỏng"),
    ],
)
def test_containers(tmp_path: Path, stream: str, words: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(ole(stream))
    assert words in why(path)


def test_a_word_in_a_cell_makes_no_protected_workbook(tmp_path: Path) -> None:
    path = xls(tmp_path / "a.xls", (("EncryptedPackage", "WordDocument"),))
    assert read_cells(path).rows == [["EncryptedPackage", "WordDocument"]]


@pytest.mark.parametrize("how", [b"\0\0", b"\1\0"])
def test_protected_xls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: bytes) -> None:
    plain = xlwt.Workbook.get_biff_data

    def protected(book: xlwt.Workbook) -> bytes:
        data: bytes = plain(book)
        start = 4 + struct.unpack_from("<H", data, 2)[0]
        return data[:start] + struct.pack("<HH", 0x2F, 6) + how + b"\x12\x34\x56\x78" + data[start:]

    monkeypatch.setattr(xlwt.Workbook, "get_biff_data", protected)
    assert "mật khẩu" in why(xls(tmp_path / "a.xls", LIST))


def test_protected_zip(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"1": LIST})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "mật khẩu" in why(path)


def test_bombs(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert "nén hơn 200 lần" in why(archive(path, {"xl/worksheets/sheet1.xml": b" " * (11 << 20)}))
    assert "hơn 1000 mục" in why(archive(path, {f"xl/{i}": b"" for i in range(1001)}))
    overlapping = archive(path, {"xl/workbook.xml": random.Random(1).randbytes(5000), "xl/b.xml": b"b"})
    data = bytearray(overlapping.read_bytes())
    second = data.rindex(b"PK\x01\x02")
    data[second + 20 : second + 24] = struct.pack("<I", 5000)
    path.write_bytes(data)
    assert "chồng lên nhau" in why(path)
    data[second + 24 : second + 28] = struct.pack("<I", (1 << 30) + 1)
    path.write_bytes(data)
    assert "1 GB" in why(path)


@pytest.mark.parametrize("entry", ["XFD1048576", "IV1048576", "A500001", "IW1"])
def test_a_cell_far_away_does_not_take_the_machine(tmp_path: Path, entry: str) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"1": LIST})
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    row = entry.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    far = f'<row r="{row}"><c r="{entry}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'.encode()
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", far)
    assert why(archive(path, parts))


def test_beyond_the_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a," * 300)
    assert "hơn 256 cột" in why(path)
    path.write_text('Tên mô hình,Đơn vị\n"Trồng hoa,Xã Đinh Xá\nTrồng rau,Xã Đinh Xá\n', "utf-8")
    assert "nháy kép" in why(path)
    path.write_text("Tên mô hình,Đơn vị\n" + "a" * 40_000 + ",b", "utf-8")
    assert "dòng 2" in why(path)
    monkeypatch.setattr("db.exchange.files.MAX_FILE", 100)
    assert "lớn hơn" in why(path)


def test_a_cell_that_is_too_long() -> None:
    with pytest.raises(workbook_child.Refusal) as refusal:
        workbook_child._converted("1", [["a"], ["b" * 40_000]])
    assert refusal.value.where == ("1", 2)


@pytest.mark.parametrize(
    "name", ["\x1b[31m.csv", "a\nb.csv", "\u202egpj.csv", "-x.csv", "ả" * 60 + ".csv", "{0}.csv"]
)
def test_names_of_files_are_shown_clean(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    assert not set(why(path)) & set("\x1b\n\u202e")
    path.write_bytes(csv_text(LIST).encode())
    assert len(read_cells(path).rows) == len(LIST)


def test_damaged_letters_are_refused_with_their_line(tmp_path: Path) -> None:
    data = csv_text(LIST).encode()
    path = tmp_path / "a.csv"
    path.write_bytes(data.replace("Sản".encode(), b"S\xe1\xban", 1))
    assert "dòng 6" in why(path)


def safely(path: Path) -> None:
    with suppress(FileRefused):
        read_listing(path)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=300),
    start=st.sampled_from([b"", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", OLE_MAGIC]),
)
def test_any_bytes(tmp_path: Path, data: bytes, start: bytes) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(start + data)
    safely(path)


@settings(max_examples=200)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8")))
def test_any_bytes_as_text(data: bytes) -> None:
    with suppress(DelimitedError):
        assert all(cell is None or cell for row in read_delimited(data).rows for cell in row)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_damaged_workbooks(tmp_path: Path, kind: str) -> None:
    whole = {
        "xlsx": lambda p: xlsx(p, {"1": LIST}),
        "xls": lambda p: xls(p, LIST),
        "ods": lambda p: ods(p, LIST),
    }[kind](tmp_path / f"a.{kind}").read_bytes()
    chance = random.Random(kind)
    path = tmp_path / f"b.{kind}"
    for _ in range(12):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 5, 50])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])
        safely(path)


def test_a_damaged_manifest(tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", LIST)
    with zipfile.ZipFile(path) as file:
        entry = file.getinfo("META-INF/manifest.xml")
    data = bytearray(path.read_bytes())
    for offset in range(0, entry.compress_size, 7):
        data[entry.header_offset + 30 + len(entry.filename) + offset] ^= 0xFF
    path.write_bytes(data)
    assert "hỏng" in why(path)


def test_damaged_parts_of_a_workbook(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"1": MODELS})
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    chance = random.Random(1)
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"):
        for _ in range(4):
            data = bytearray(parts[name])
            for _ in range(4):
                at = chance.randrange(len(data))
                data[at : at + chance.choice([0, 1, 9])] = chance.choice([b"", b"<", b"9999999", b'"', b"&x;"])
            safely(archive(path, {**parts, name: bytes(data)}))
    safely(archive(path, {name: data for name, data in parts.items() if "sheet1" not in name}))


def test_check_gives_the_kind_of_what_can_be_read(tmp_path: Path) -> None:
    assert check(xlsx(tmp_path / "a.xlsx", {"1": LIST})) is FileKind.XLSX
    with pytest.raises(FileRefused):
        check(tmp_path)
