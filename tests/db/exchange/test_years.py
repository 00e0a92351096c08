"""The year that a cell says."""

from pathlib import Path

import pytest

from db.engine import Database
from db.exchange.importing import plan_import
from db.exchange.years import read_year, serial_date
from tests.db.exchange import offices
from tests.db.exchange.lists import problems

YEARS = {
    "2019": 2019,
    "Năm 2019": 2019,
    "T3/2019": 2019,
    "t12/2019": 2019,
    "T.3-2019": 2019,
    "T 03/2019": 2019,
    "tháng 3/2019": 2019,
    "05/03/2019": 2019,
    "2.019": 2019,
    "T13/2019": None,
    "2,019": None,
    "12.019": None,
    "2015-2020": None,
    "43529": None,
}


@pytest.mark.parametrize("text", YEARS)
def test_the_year_of_a_cell(text: str) -> None:
    assert read_year(text) == YEARS[text]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("43529", "05/03/2019"),
        ("43529,75", "05/03/2019"),
        ("39814", "01/01/2009"),
        ("39813", None),
        ("99999", None),
        ("00000", None),
        ("4352", None),
        ("435290", None),
    ],
)
def test_the_date_that_a_number_may_be(text: str, day: str | None) -> None:
    assert serial_date(text) == day


def test_a_date_that_lost_its_format_is_named(sqlite: Database, tmp_path: Path) -> None:
    heading = ("STT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Năm")
    rows: offices.Rows = [
        heading,
        (1, "Một", "Xã Phù Vân", "Kinh tế", 43529),
        (2, "Hai", "Xã Phù Vân", "Kinh tế", "T3/2019"),
    ]
    plan = plan_import(sqlite, offices.xlsx(tmp_path / "a.xlsx", {"DS": rows}))
    assert problems(plan) == [(2, "date-without-format")]
    said = plan.rejected[0].words()
    assert said == "43529 có thể là ngày 05/03/2019. Định dạng lại ô là ngày, hoặc ghi năm."
    assert "05/03/2019" in plan.rejected[0].words("en")
    assert [row.draft.year.year for row in plan.new] == [2019]
