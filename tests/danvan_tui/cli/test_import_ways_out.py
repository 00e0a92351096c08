"""``danvan import``: what a person can do where a file, a sheet, a year or a unit is not clear."""

import json
from pathlib import Path

import pytest

from db.engine import Database
from tests.danvan_tui.cli.conftest import Cli, Result
from tests.danvan_tui.cli.test_import import FILES, ONCE, TWICE
from tests.db.exchange import offices
from tests.db.exchange.lists import FLAT, HEADING, write


@pytest.fixture
def into(cli: Cli, sqlite: Database) -> Cli:
    """Calls ``danvan import`` on an empty register."""

    def call(*words: str) -> Result:
        return cli("import", *words, "--db", str(sqlite))

    return call


def test_what_to_do_about_a_file_that_cannot_be_read(into: Cli, tmp_path: Path) -> None:
    (tmp_path / "trong.xlsx").write_bytes(b"")
    (tmp_path / "quote.csv").write_bytes(FILES["quote.csv"])
    (tmp_path / "paper.pdf").write_bytes(FILES["paper.pdf"])
    for name, hint in {
        "khong-co.xlsx": "Kiểm tra đường dẫn và tên tệp.",
        "": "Ghi cả tên tệp trong thư mục này",
        "trong.xlsx": "có thể chưa lưu hoặc chưa tải xong",
        "quote.csv": 'dấu nháy kép (")',
        "paper.pdf": "Chọn một tệp bảng tính",
    }.items():
        said = into(str(tmp_path / name)).err
        assert hint in said
        assert "mật khẩu" not in said
    said = into(str(FLAT), "--sheet", "Không có").err
    assert "Các trang của tệp: «Danh sách»." in said
    assert "mật khẩu" not in said
    assert "The sheets of the file:" in into(str(FLAT), "--sheet", "x", "--lang", "en").err


@pytest.mark.parametrize("sheet", ["danh sach", "DANH SÁCH", "Danh-sach"])
def test_a_sheet_may_be_named_without_accents(into: Cli, tmp_path: Path, sheet: str) -> None:
    result = into(str(FLAT), "--sheet", sheet, "--dry-run")
    assert "trang «Danh sách»" in result.out
    path = write(tmp_path / "Danh sách.csv", [ONCE])
    assert "trang «Danh sách»" in into(str(path), "--sheet", sheet, "--dry-run").out


def test_where_two_sheets_fit_the_exact_name_is_needed(into: Cli, tmp_path: Path) -> None:
    path = str(offices.xlsx(tmp_path / "a.xlsx", {"Năm 1": offices.LIST, "nam-1": offices.LIST}))
    assert "Các trang của tệp: «Năm 1», «nam-1»." in into(path, "--sheet", "nam 1").err
    assert "trang «nam-1»" in into(path, "--sheet", "nam-1", "--dry-run").out


def test_a_choice_for_a_name_that_is_not_in_the_file_is_told(into: Cli, tmp_path: Path) -> None:
    path = str(write(tmp_path / "a.csv", [TWICE, ONCE]))
    given = ("--choose", "Tên không có=Xã Phù Vân", "--choose", "chau son=Xã Phù Vân", "--dry-run")
    result = into(path, *given)
    assert "--choose «Tên không có»: trong tệp không có đơn vị nào ghi như vậy." in result.out
    assert "«chau son»" not in result.out
    assert json.loads(into(path, *given, "--format", "json").out)["unmet_choices"] == ["Tên không có"]


def test_the_year_of_a_list_that_has_none_can_be_given(into: Cli, tmp_path: Path) -> None:
    path = str(write(tmp_path / "a.csv", [("Đường hoa", "Xã Phù Vân", "Kinh tế")], HEADING[:3]))
    result = into(path)
    assert result.code == 1
    assert "thêm --year NĂM" in result.out
    assert result.out.count("Danh sách không có cột «Năm»") == 1
    assert into(path, "--year", "2019").code == 0
    assert into(path, "--year", "hai").code == 2


def test_a_unit_of_another_name_may_be_chosen(into: Cli, tmp_path: Path) -> None:
    row = ("Đường hoa", "Hội Nông dânn", "Kinh tế", "Tập thể", 2018, "")
    path = str(write(tmp_path / "a.csv", [row]))
    result = into(path)
    assert "--choose 'Hội Nông dânn=Hội Nông dân thành phố'" in result.out
    assert into(path, "--choose", "Hội Nông dânn=Hội Nông dân thành phố").code == 0
    strange = str(write(tmp_path / "b.csv", [(row[0], "Xóm Lạ", *row[2:])]))
    assert "--choose 'Xóm Lạ=TÊN TRONG SỔ'" in into(strange).out
