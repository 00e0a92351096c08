"""How many households a cell says."""

from pathlib import Path

import pytest

from db.engine import Database
from db.exchange.households import parse_households
from db.exchange.importing import plan_import
from tests.db.exchange import offices
from tests.db.exchange.lists import plan_of, problems

HEADING = ("Tên mô hình", "Đơn vị", "Lĩnh vực", "Năm", "Số hộ")
ROW = ("Đường hoa", "Xã Phù Vân", "Kinh tế", 2018)

SAID = {
    "25": 25,
    "0": 0,
    "05": 5,
    "12,0": 12,
    "12.0": 12,
    "1.234": 1234,
    "1.234,0": 1234,
    "1 234": 1234,
    "1\u00a0234": 1234,
    "12\u202f345 hộ": 12345,
    "1.234.567": 1234567,
    "25 hộ": 25,
    "25hộ": 25,
    "25 HỘ DÂN": 25,
    "25 ho": 25,
    "25 gia đình": 25,
    "khoảng 50 hộ": 50,
    "Gần 50": 50,
    "~50": 50,
    "Số hộ: 50": 50,
    "50 (hộ)": 50,
    "50.": 50,
    "100 người, 25 hộ": 25,
    "25 hộ, 100 người": 25,
    "25 hộ/100 nhân khẩu": 25,
    "100 người - 25 hộ": 25,
    "100 người,25 hộ": 25,
    "Tổ 3: 120 hộ": 120,
    "Thôn 3, 120 hộ": 120,
    "Năm 2019 120 hộ": 120,
    "cả thôn có 50 hộ": 50,
}
UNCLEAR = (
    "",
    "nhiều",
    "-3",
    "- 3",
    "12/15",
    "12 / 15",
    "12/15 hộ",
    "12 trên 15 hộ",
    "50-60",
    "50 – 60 hộ",
    "từ 30 đến 50 hộ",
    "1,5",
    "1,234",
    "1,000",
    "1.5",
    "1e9",
    "1e+20",
    "12 34",
    "1 2345",
    "1.234 567",
    "thôn 3 120 hộ",
    "100 người",
    "2 nghìn hộ",
    "1,2 nghìn",
    "5 triệu",
    "tổ 5",
    "50 hội viên",
    "05/03/2020",
    "25 hộ nghèo, 30 hộ cận nghèo",
    "50a",
    "x50",
    "9" * 30,
)


@pytest.mark.parametrize("text", SAID)
def test_numbers_of_households(text: str) -> None:
    assert parse_households(text) == SAID[text]


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_is_not_clear_is_not_guessed(text: str) -> None:
    assert parse_households(text) is None


@pytest.mark.parametrize(("text", "number"), [("1 234", 1234), ("100 người, 25 hộ", 25)])
def test_the_whole_number_is_stored(sqlite: Database, tmp_path: Path, text: str, number: int) -> None:
    (row,) = plan_of(sqlite, tmp_path, [(*ROW, text)], HEADING).new
    assert row.draft.year.households == number


@pytest.mark.parametrize("text", ["12/15", "1e9", "50-60"])
def test_the_rest_is_to_be_mended(sqlite: Database, tmp_path: Path, text: str) -> None:
    plan = plan_of(sqlite, tmp_path, [(*ROW, text)], HEADING)
    assert problems(plan) == [(2, "bad-number")]
    assert (plan.rejected[0].column, plan.rejected[0].value) == ("Số hộ", text)
    assert "ví dụ 1.234" in plan.rejected[0].words()


def test_a_number_beyond_all_is_to_be_mended(sqlite: Database, tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [HEADING, (*ROW, 1e20)]
    plan = plan_import(sqlite, offices.xlsx(tmp_path / "a.xlsx", {"DS": rows}))  # type: ignore[dict-item]
    assert problems(plan) == [(2, "bad-number")]
