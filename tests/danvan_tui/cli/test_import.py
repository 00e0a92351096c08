"""``danvan import``: the preview, what is stored, the exit codes, and what a person is asked."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from db.engine import Database
from tests.danvan_tui.cli.conftest import Cli, Result
from tests.db.exchange.lists import BY_FIELD, FAULTY, FLAT, HEADING, SHARES, Row, head, unit_id, write
from tests.terminal.driver import Terminal

KEYS = ("file", "sheet", "read", "new", "known", "rejected", "stored")
TWICE = ("Đường hoa", "Châu Sơn", "Kinh tế", "Tập thể", 2025, "")
ONCE = ("Đường cờ", "Xã Phù Vân", "Kinh tế", "Tập thể", 2024, "")


@pytest.fixture
def register(sqlite: Database) -> Database:
    """An empty register with the reference data."""
    return sqlite


@pytest.fixture
def into(cli: Cli, register: Database) -> Cli:
    """Calls ``danvan import`` on the register."""

    def call(*words: str) -> Result:
        return cli("import", *words, "--db", str(register))

    return call


def at_a_terminal(register: Database, *words: str) -> Terminal:
    """``danvan import`` at a terminal of its own."""
    main = "from danvan_tui.cli import main; main()"
    argv = [sys.executable, "-c", main, "import", *words, "--db", str(register)]
    return Terminal(argv, cols=110, rows=40)


def test_a_preview_then_all_of_it(into: Cli, register: Database) -> None:
    result = into(str(FLAT))
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "Tệp danh-sach-phang.xlsx, trang «Danh sách»",
        "Đọc 187 dòng: 187 mới, 0 đã có trong sổ, 0 bị loại.",
        "",
        "Mã  Lĩnh vực                     Số dòng",
        "KT  Kinh tế                           42",
        "VX  Văn hóa - xã hội                  89",
        "QA  Quốc phòng - an ninh              50",
        "HT  Xây dựng hệ thống chính trị        6",
        "    Cộng                             187",
        "Mức: Hiệu quả 128 · Đang triển khai 43 · Đã đăng ký 16",
        "",
        "Đã lưu 187 dòng: 187 mô hình mới, 0 năm thêm của mô hình đã có.",
    ]
    before = head(register)
    again = into(str(BY_FIELD))
    assert (again.code, again.out.splitlines()[-1]) == (0, "Không có gì mới; sổ giữ nguyên.")
    assert "0 mới, 187 đã có trong sổ" in again.out
    assert head(register) == before


def test_only_trying_stores_nothing(into: Cli, register: Database) -> None:
    before = head(register)
    result = into(str(FLAT), "--dry-run")
    assert (result.code, result.out.splitlines()[-1]) == (0, "Chạy thử: chưa lưu gì.")
    data = json.loads(into(str(FLAT), "--dry-run", "--format", "json").out)
    assert (data["new"], data["stored"], data["revision"]) == (187, 0, None)
    assert head(register) == before


def test_as_programs_read_it(into: Cli, register: Database) -> None:
    data = json.loads(into(str(FLAT), "--format", "json").out)
    assert tuple(data)[: len(KEYS)] == KEYS
    assert {key: data[key] for key in KEYS} == {
        "file": "danh-sach-phang.xlsx",
        "sheet": "Danh sách",
        "read": 187,
        "new": 187,
        "known": 0,
        "rejected": [],
        "stored": 187,
    }
    assert tuple((each["code"], each["rows"]) for each in data["by_field"]) == SHARES
    assert data["by_standing"][0]["standing"] == "effective"
    assert sum(each["rows"] for each in data["by_standing"]) == 187
    assert data["revision"] == head(register)


def test_a_faulty_list_is_refused(into: Cli, register: Database) -> None:
    before = head(register)
    result = into(str(FAULTY))
    assert (result.code, result.err) == (1, "")
    assert "Đọc 13 dòng: 4 mới, 0 đã có trong sổ, 9 bị loại." in result.out
    assert "   5  Đơn vị           Phường Không Có Thật" in result.out
    assert result.out.splitlines()[-1] == "Chưa lưu gì. Sửa các dòng đã nêu rồi nhập lại."
    assert "\x1b" not in result.out
    data = into(str(FAULTY), "--format", "json")
    assert data.code == 1
    rejected = json.loads(data.out)["rejected"]
    assert [each["row"] for each in rejected] == [4, 5, 6, 7, 8, 9, 11, 12, 14]
    assert rejected[1] == {
        "row": 5,
        "column": "Đơn vị",
        "value": "Phường Không Có Thật",
        "problem": "Không có đơn vị này trong sổ. Sửa tên đơn vị.",
        "kind": "unknown-unit",
    }
    english = into(str(FAULTY), "--lang", "en")
    assert "There is no field" not in english.out
    assert "There is no such field." in english.out
    assert head(register) == before


def test_only_the_first_problems_are_printed(into: Cli, tmp_path: Path) -> None:
    rows = [(f"Đường hoa {n}", "Xã Phù Vân", "Thể thao", "Tập thể", 2018, "") for n in range(60)]
    result = into(str(write(tmp_path / "a.csv", rows)))
    assert result.code == 1
    assert "… và 10 dòng nữa; --format json in hết." in result.out


def test_remarks_and_strange_topics_are_told(into: Cli, tmp_path: Path) -> None:
    rows: list[Row] = [(1, *ONCE, "Chuyện khác"), ("(Số liệu do các đơn vị gửi về)", "")]
    result = into(str(write(tmp_path / "a.csv", rows, ("STT", *HEADING, "Chủ đề"))))
    assert result.code == 0
    assert "Lưu ý:" in result.out
    assert "Chuyện khác" in result.out
    assert "Dòng được coi là ghi chú" in result.out


def test_where_two_units_fit_a_pipe_is_refused_until_one_is_chosen(
    into: Cli, register: Database, tmp_path: Path
) -> None:
    path = str(write(tmp_path / "a.csv", [TWICE, ONCE]))
    old, new = unit_id(register, "Phường Châu Sơn", 2024), unit_id(register, "Phường Châu Sơn", 2026)
    result = into(path)
    assert result.code == 1
    assert f"«Châu Sơn» có thể là: #{old} Phường Châu Sơn, Thành phố Phủ Lý" in result.out
    assert f"--choose 'Châu Sơn=#{old}'" in result.out
    data = json.loads(into(path, "--format", "json").out)
    assert [unit["id"] for unit in data["choices"][0]["units"]] == [old, new]
    assert into(path, "--choose", f"Châu Sơn=#{new}").code == 0


def test_a_unit_may_be_chosen_by_its_name(into: Cli, tmp_path: Path) -> None:
    path = str(write(tmp_path / "a.csv", [("Đường hoa", "Nông hội", "Kinh tế", "Tập thể", 2018, "")]))
    assert into(path).code == 1
    assert into(path, "--choose", "Nông hội=Hội Nông dân TP").code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--choose", "Châu Sơn"], 2, "--choose cần dạng «TÊN=ĐƠN VỊ», không phải «Châu Sơn»"),
        (["--choose", "=12"], 2, "không phải «=12»"),
        (["--choose", "a=Châu Sơn"], 1, "«Châu Sơn» có thể là: #"),
        (["--choose", "a=Xã Không Có"], 1, "Không có đơn vị «Xã Không Có»"),
        (["--format", "csv"], 2, "table, json"),
        (["--sheet", "Không có"], 1, "không có trang «Không có»"),
    ],
)
def test_calls_that_cannot_be_done(into: Cli, words: list[str], code: int, said: str) -> None:
    result = into(str(FLAT), *words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err


def test_without_a_register_nothing_is_read(cli: Cli, tmp_path: Path) -> None:
    result = cli("import", str(FLAT), "--db", str(tmp_path / "none.db"))
    assert (result.code, result.out) == (3, "")
    assert not (tmp_path / "none.db").exists()


FILES: dict[str, bytes] = {
    "empty.xlsx": b"",
    "text.xlsx": b"danh sach\n",
    "binary.csv": bytes(range(256)) * 20,
    "cut.xlsx": FLAT.read_bytes()[:3000],
    "archive.zip": b"PK\x05\x06" + bytes(18),
    "paper.pdf": b"%PDF-1.7\n",
    "old.xls": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
    "web.xls": b"<html><table><tr><td>x</td></tr></table></html>",
    "quote.csv": 'Tên mô hình,Đơn vị\n"a,b\n'.encode(),
    "other.csv": b"a,b\n1,2\n",
    "nul.csv": "Tên mô hình,Đơn vị\nx\0y,Xã Phù Vân\n".encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_no_file_gives_a_traceback(into: Cli, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    result = into(str(path))
    assert result.code == 1
    assert "Traceback" not in result.err
    assert "ngoài dự kiến" not in result.err
    assert result.err.startswith("lỗi: ") or "Phải sửa trong tệp" in result.out


def test_a_folder_and_no_file(into: Cli, tmp_path: Path) -> None:
    assert "đây là thư mục" in into(str(tmp_path)).err
    assert "không có tệp này" in into(str(tmp_path / "khong-co.xlsx")).err


def test_a_person_is_asked_first(register: Database, tmp_path: Path) -> None:
    before = head(register)
    with at_a_terminal(register, str(FLAT)) as terminal:
        terminal.until("Lưu 187 dòng mới vào sổ? [c/K]")
        terminal.type("k\n")
        terminal.until("Đã thôi: chưa lưu gì.")
        assert terminal.exit_status() == 0
    assert head(register) == before
    with at_a_terminal(register, str(FLAT)) as terminal:
        terminal.until("[c/K]")
        terminal.type("có\n")
        terminal.until("Đã lưu 187 dòng")
        assert terminal.exit_status() == 0
        # The bars were there, and nothing of them is left.
        assert "Đang đọc và kiểm tra [########".encode() in terminal.raw
        assert f"Đang ghi vào sổ [{'#' * 24}] 100%".encode() in terminal.raw
        assert "[#" not in terminal.text()
    assert head(register) > before


def test_a_person_is_asked_which_unit(register: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [TWICE, ONCE])
    with at_a_terminal(register, str(path)) as terminal:
        terminal.until("«Châu Sơn» (dòng 2) là đơn vị nào?")
        terminal.until("2. Phường Châu Sơn, Tỉnh Ninh Bình")
        terminal.until("Gõ số từ 1 đến 2")
        terminal.type("2\n")
        terminal.until("Lưu 2 dòng mới vào sổ?")
        terminal.type("c\n")
        terminal.until("Đã lưu 2 dòng")
        assert terminal.exit_status() == 0


def test_with_yes_nobody_is_asked(register: Database, tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    shutil.copy(FLAT, path)
    with at_a_terminal(register, str(path), "--yes") as terminal:
        terminal.until("Đã lưu 187 dòng")
        assert terminal.exit_status() == 0
        assert b"[c/K]" not in terminal.raw
