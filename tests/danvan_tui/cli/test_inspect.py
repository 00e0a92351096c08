"""``danvan inspect``: a visit entered, the visits listed, and what they leave to be done."""

import json
from datetime import date
from typing import Any

import pytest

from db.days import months_before
from db.engine import Database
from tests.danvan_tui.cli.conftest import Cli, Result
from tests.db.acts import last_revision
from tests.db.awards import one

VISIT = ("--date", "13/10/2018", "--team", "Đoàn 1")


@pytest.fixture
def inspect(cli: Cli, database: Database) -> Cli:
    """``danvan inspect`` on a register with two models, on each engine in turn."""
    one(database, name="Đường hoa")
    one(database, name="Rau sạch")
    where = str(database.path or database.url.render_as_string(hide_password=False))

    def call(*words: str) -> Result:
        return cli("inspect", *words, "--db", where)

    return call


def data(result: Result) -> Any:
    """What a call that worked printed as JSON."""
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


def test_a_visit(inspect: Cli) -> None:
    made = data(
        inspect(
            *("add", "--model", "1", "--model", "MH0002", *VISIT, "--needs-work", "2", "--kind", "khảo sát"),
            *(
                "--unit",
                "Phường Quang Trung",
                "--findings",
                "Đủ hồ sơ",
                "--strengthen",
                "Sổ",
                "--due",
                "30/11/2018",
            ),
            *("--format", "json"),
        )
    )
    assert (made["id"], made["kind"], made["visited_on"], made["unit"]) == (
        1,
        "survey",
        "2018-10-13",
        "Phường Quang Trung",
    )
    assert [(visit["code"], visit["needs_work"]) for visit in made["visits"]] == [
        ("MH0001", False),
        ("MH0002", True),
    ]
    (row,) = data(inspect("list", "--period", "2018", "--format", "json"))["rows"]
    assert (row["models"], row["needing_work"], row["due_on"]) == (2, 1, "2018-11-30")
    assert data(inspect("list", "--period", "2019", "--format", "json"))["rows"] == []
    (weak,) = data(inspect("list", "--needs-work", "--format", "json"))["rows"]
    assert (weak["code"], weak["to_strengthen"]) == ("MH0002", "Sổ")


def test_as_tables(inspect: Cli) -> None:
    assert inspect("add", "--model", "1", *VISIT, "--needs-work", "1").out == (
        "Đã ghi đợt #1 ngày 13/10/2018: 1 mô hình, 1 cần củng cố.\n"
    )
    assert inspect("list").out.splitlines() == [
        "Số  Ngày        Loại      Đơn vị  Đoàn    Mô hình  Cần củng cố  Hạn",
        "#1  13/10/2018  Kiểm tra          Đoàn 1        1            1",
    ]
    assert inspect("list", "--needs-work").out.splitlines() == [
        "Mã      Mô hình    Đơn vị               Năm  Ngày        Hạn  Kết quả",
        "MH0001  Đường hoa  Phường Quang Trung  2018  13/10/2018",
    ]
    heading, first, second, blank, said = inspect("list", "--unvisited", "6").out.splitlines()
    assert heading.split() == ["Mã", "Mô", "hình", "Đơn", "vị", "Năm", "Mức", "Đến", "gần", "nhất"]
    assert first.startswith("MH0001  Đường hoa")
    assert first.endswith("13/10/2018")
    assert second.endswith("chưa đến")
    assert (blank, said.split(" chưa")[0]) == ("", "2 mô hình")


def test_who_was_not_visited_as_json(inspect: Cli) -> None:
    inspect("add", "--model", "1", *VISIT)
    since_ever = data(inspect("list", "--unvisited", "1200", "--format", "json"))
    assert (since_ever["total"], [row["code"] for row in since_ever["rows"]]) == (1, ["MH0002"])
    lately = data(inspect("list", "--unvisited", "12", "--limit", "1", "--format", "json"))
    assert (lately["total"], [row["last_visit"] for row in lately["rows"]]) == (2, ["2018-10-13"])
    elsewhere = data(inspect("list", "--unvisited", "12", "--unit", "Xã Đinh Xá", "--format", "json"))
    assert (elsewhere["total"], elsewhere["rows"]) == (0, [])


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("add", *VISIT), 2, "--model"),
        (("add", "--model", "1", "--team", "Đoàn 1"), 2, "--date"),
        (("add", "--model", "1", "--date", "hôm qua", "--team", "A"), 2, "hôm qua"),
        (("add", "--model", "1", *VISIT, "--kind", "xyz"), 2, "check, survey"),
        (("add", "--model", "1", *VISIT, "--needs-work", "2"), 2, "phải có ở --model"),
        (("add", "--model", "1", "--model", "1", *VISIT), 1, "hai lần"),
        (("add", "--model", "99", *VISIT), 1, "MH0099"),
        (("add", "--model", "1", *VISIT, "--unit", "Xã Không Có"), 1, "Xã Không Có"),
        (("list", "--unvisited", "6", "--needs-work"), 2, "cùng lúc"),
        (("list", "--unvisited", "x"), 2, "--unvisited"),
        (("list", "--field", "KT"), 2, "--unvisited"),
    ],
)
def test_what_is_refused_changes_nothing(
    inspect: Cli, database: Database, words: tuple[str, ...], code: int, said: str
) -> None:
    before = last_revision(database)
    result = inspect(*words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert "cách xử lý:" in result.err
    assert last_revision(database) == before


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 24), 6, date(2026, 5, 24)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 12, date(2025, 1, 15)),
        (date(2026, 1, 31), 2, date(2025, 11, 30)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_months_back(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before
