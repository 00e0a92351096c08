"""``danvan deadline``, ``activity``, ``press`` and ``target``: words, exit codes, JSON."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from danvan_tui.locale import words
from db.engine import Database
from db.schema.tables import CHANGE
from db.text import local_today
from tests.danvan_tui.cli.conftest import Cli, Result
from tests.db.acts import last_revision, register, unit, year

DEADLINE = ["id", "kind", "title", "year", "due_date", "days_left", "units", "received", "late", "missing"]
DEADLINE += ["overdue", "cancelled_at", "cancelled_reason", "version"]
ACTIVITY = ["id", "kind", "title", "from_date", "until_date", "place", "participants", "units", "result"]
ACTIVITY += ["cancelled_at", "cancelled_reason", "version"]
PRESS = ["id", "kind", "title", "outlet", "date", "author", "link", "model", "model_name"]
PRESS += ["withdrawn_at", "withdrawn_reason", "version"]
TARGET = ["id", "period", "field", "unit_id", "unit", "planned", "registered", "percent", "decision", "version"]


@pytest.fixture
def call(cli: Cli, database: Database, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The commands by Hoa, on a register of the test's own, on each engine in turn."""
    monkeypatch.setattr("getpass.getuser", lambda: "hoa")
    return _on(cli, database)


@pytest.fixture
def here(cli: Cli, sqlite: Database) -> Cli:
    """The same in a file alone, for what does not depend on the engine."""
    return _on(cli, sqlite)


def _on(cli: Cli, database: Database) -> Cli:
    where = str(database.path or database.url.render_as_string(hide_password=False))

    def call(*words: str) -> Result:
        return cli(*words, "--db", where)

    return call


def data(result: Result) -> Any:
    """What a call that worked printed as JSON."""
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


JSON = ("--format", "json")


def test_the_life_of_a_deadline(call: Cli, database: Database) -> None:
    made = data(
        call(
            *("deadline", "add", "Báo cáo quý I", "31/3/2018", "--kind", "báo cáo quý"),
            *("--unit", "Lam Hạ", "--unit", "quang trung", "--unit", "Lam Hạ", *JSON),
        )
    )
    assert (list(made), list(made["deadline"])) == (["deadline", "units"], DEADLINE)
    deadline = made["deadline"]
    assert (deadline["id"], deadline["kind"], deadline["year"], deadline["due_date"]) == (
        1,
        "quarterly",
        2018,
        "2018-03-31",
    )
    assert (deadline["units"], deadline["missing"], deadline["overdue"]) == (2, 2, True)
    assert [each["unit"] for each in made["units"]] == ["Phường Lam Hạ", "Phường Quang Trung"]
    came = data(
        call("deadline", "receive", "#1", "--unit", "lam ha", "--on", "05-04-2018", "--note", "muộn", *JSON)
    )
    assert (came["deadline"]["received"], came["deadline"]["late"]) == (1, 1)
    assert (came["units"][0]["received_date"], came["units"][0]["note"]) == ("2018-04-05", "muộn")
    listed = data(call("deadline", "list", "--year", "2018", *JSON))
    assert (list(listed), listed["rows"]) == (["as_of", "rows"], [came["deadline"]])
    late = data(call("deadline", "list", "--overdue", *JSON))
    assert (list(late), late["overdue"]) == (["as_of", "overdue", "rows"], 1)
    (row,) = late["rows"]
    assert (row["unit"], row["title"], row["due_date"]) == ("Phường Quang Trung", "Báo cáo quý I", "2018-03-31")
    assert row["days_overdue"] == -deadline["days_left"] > 0
    with database.read() as connection:
        actors = connection.scalars(select(CHANGE.c.actor).where(CHANGE.c.entity == "deadline")).all()
    assert actors == ["hoa", "hoa"]


def test_every_unit_directly_below_one(call: Cli) -> None:
    made = data(call("deadline", "add", "Danh sách", "15/2/2018", "--below", "Thành phố Phủ Lý", *JSON))
    names = [each["unit"] for each in made["units"]]
    assert len(names) >= 21
    assert {"Phường Minh Khai", "Xã Đinh Xá", "Hội Nông dân thành phố"} <= set(names)
    assert "Phường Châu Cầu" not in names
    assert made["deadline"]["kind"] == "other"


def test_the_life_of_an_activity(call: Cli) -> None:
    made = data(
        call(
            *("activity", "add", "Tọa đàm", "2018-10-15", "--until", "16/10/2018", "--kind", "toa dam"),
            *("--place", "Hội trường", "--people", "120", "--unit", "Lam Hạ", "--result", "Tốt", *JSON),
        )
    )
    assert list(made) == ACTIVITY
    assert (made["kind"], made["from_date"], made["until_date"]) == ("seminar", "2018-10-15", "2018-10-16")
    assert (made["participants"], [each["name"] for each in made["units"]]) == (120, ["Phường Lam Hạ"])
    for narrowed in (("--year", "2018"), ("--year", "2018", "--month", "10")):
        listed = data(call("activity", "list", *narrowed, *JSON))
        assert (listed["rows"], listed["by_day"]) == ([made], {"2018-10-15": 1, "2018-10-16": 1})
    assert data(call("activity", "list", *JSON))["rows"] == []
    off = data(call("activity", "cancel", "1", "--reason", "Mưa bão", *JSON))
    assert (off["cancelled_reason"], off["version"]) == ("Mưa bão", 2)
    assert data(call("activity", "list", "--year", "2018", *JSON))["rows"] == []
    assert data(call("activity", "list", "--year", "2018", "--all", *JSON))["rows"] == [off]


def test_what_the_press_says(call: Cli, database: Database) -> None:
    register(database, "Đường hoa")
    made = data(
        call(
            *("press", "add", "Đường hoa đẹp", "Đài PT-TH Hà Nam", "1/6/2018", "--kind", "truyền hình"),
            *("--author", "Lan", "--link", "https://example.vn/a?b=1&c=2", "--model", "MH0001", *JSON),
        )
    )
    assert list(made) == PRESS
    assert (made["kind"], made["date"], made["model"], made["model_name"]) == (
        "television",
        "2018-06-01",
        "MH0001",
        "Đường hoa",
    )
    assert made["link"] == "https://example.vn/a?b=1&c=2"
    assert data(call("press", "list", "--year", "2018", "--model", "1", *JSON))["rows"] == [made]
    assert data(call("press", "list", "--year", "2017", *JSON))["rows"] == []


@pytest.mark.parametrize("what", ["deadline", "activity"])
def test_nothing_is_for_the_units_below_where_there_are_none(call: Cli, database: Database, what: str) -> None:
    before = last_revision(database)
    refused = call(what, "add", "Tập huấn", "5/3/2018", "--below", "Phường Lam Hạ")
    assert (refused.code, refused.out) == (1, "")
    assert "Ngày 05/03/2018 không có đơn vị nào trực thuộc «Phường Lam Hạ»." in refused.err
    assert last_revision(database) == before


def test_a_target_keeps_the_decision_that_is_not_given_anew(call: Cli) -> None:
    same = ("--period", "2015-2020")
    made = data(call("target", "set", "187", *same, "--decision", "01-KH/BCĐ", *JSON))
    again = data(call("target", "set", "200", *same, *JSON))
    assert (again["id"], again["planned"], again["decision"]) == (made["id"], 200, "01-KH/BCĐ")
    assert data(call("target", "set", "200", *same, "--decision", "", *JSON))["decision"] is None


def test_targets_against_what_is_registered(call: Cli, database: Database) -> None:
    register(database, "Rau sạch", year(database, 2018, "Phường Lam Hạ", field="KT"))
    made = data(call("target", "set", "42", "--period", "2015-2020", "--field", "kinh tế", *JSON))
    assert list(made) == TARGET
    assert (made["period"], made["field"], made["planned"], made["registered"], made["percent"]) == (
        "2015-2020",
        "KT",
        42,
        1,
        2.4,
    )
    again = data(call("target", "set", "4", "--period", "2015-2020", "--field", "KT", *JSON))
    assert (again["id"], again["planned"], again["percent"], again["version"]) == (made["id"], 4, 25, 2)
    of_unit = data(
        call("target", "set", "1", "--period", "2018", "--unit", "Lam Hạ", "--decision", "12-KH", *JSON)
    )
    assert (of_unit["unit_id"], of_unit["percent"], of_unit["decision"]) == (
        unit(database, "Phường Lam Hạ"),
        100,
        "12-KH",
    )
    assert data(call("target", "list", *JSON))["rows"] == [again, of_unit]
    assert data(call("target", "list", "--period", "2018", *JSON))["rows"] == [of_unit]


def test_what_was_done_is_said(here: Cli) -> None:
    assert here("deadline", "add", "Báo cáo", "31/3/2018", "--unit", "Lam Hạ").out == (
        "Đã đặt thời hạn #1 Báo cáo: 31/03/2018, 1 đơn vị.\n"
    )
    heading, line = here("deadline", "list").out.splitlines()
    assert heading.split() == [
        "Số",
        "Hạn",
        "Còn",
        "lại",
        "Loại",
        "Tiêu",
        "đề",
        "Đơn",
        "vị",
        "Đã",
        "nộp",
        "Chưa",
        "nộp",
    ]
    assert "quá hạn" in line
    late = here("deadline", "list", "--overdue", "--lang", "en").out.splitlines()
    assert late[1].startswith("#1   31/03/2018  ")
    assert late[1].endswith("days overdue  Báo cáo  Phường Lam Hạ")
    assert late[-1] == "Overdue: 1 of 1."
    assert here("deadline", "receive", "1", "--unit", "Lam Hạ").out == (
        "Thời hạn #1 Báo cáo: đã nộp 1 trên 1 đơn vị.\n"
    )
    assert "  đủ  " in here("deadline", "list").out
    assert here("activity", "add", "Họp", "5/3/2018").out == "Đã thêm hoạt động #1 Họp: 05/03/2018.\n"
    assert "#1  05/03/2018  Họp   Họp" in here("activity", "list", "--year", "2018").out
    assert here("activity", "cancel", "1", "--reason", "Hoãn").out == "Đã hủy hoạt động #1 Họp.\n"
    assert "Họp (đã hủy)" in here("activity", "list", "--year", "2018", "--all").out
    assert here("press", "add", "Tin", "Báo Hà Nam", "5/3/2018").out == (
        "Đã thêm tin bài #1 Tin (Báo Hà Nam, 05/03/2018).\n"
    )
    assert "#1  05/03/2018  Báo in  Báo Hà Nam  Tin" in here("press", "list").out
    assert here("target", "set", "200", "--period", "2015-2020").out == (
        "Chỉ tiêu #1 2015-2020: 200 mô hình, đã đăng ký 0 (0,0%).\n"
    )
    assert here("target", "list").out.splitlines()[1].split() == (
        ["#1", "2015-2020", "tất", "cả", "tất", "cả", "200", "0", "0,0%"]
    )


REFUSED = {
    "a deadline for nobody": (["deadline", "add", "Báo cáo", "31/3/2018"], "chưa có đơn vị nào phải nộp"),
    "a unit of nowhere": (["deadline", "add", "Báo cáo", "31/3/2018", "--unit", "Atlantis"], "Atlantis"),
    "no such deadline": (["deadline", "receive", "9", "--unit", "Lam Hạ"], "Không có thời hạn số «9»"),
    "nothing received": (["deadline", "receive", "1"], "chưa chọn đơn vị nào"),
    "a unit that is not asked": (["deadline", "receive", "1", "--unit", "Đinh Xá"], "đơn vị của thời hạn này"),
    "no title": (["activity", "add", "\x1b[2J", "5/3/2018"], "Tiêu đề: chưa có tên"),
    "the wrong way round": (["activity", "add", "Họp", "5/3/2018", "--until", "4/3/2018"], "trước ngày bắt đầu"),
    "no reason": (["activity", "cancel", "1"], "Lý do: cần ghi"),
    "no such activity": (["activity", "cancel", "9", "--reason", "x"], "Không có hoạt động số «9»"),
    "no such model": (["press", "add", "Tin", "Báo", "5/3/2018", "--model", "MH0099"], "99"),
    "none planned": (["target", "set", "0", "--period", "2018"], "từ 1 đến"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_changes_nothing(here: Cli, sqlite: Database, name: str) -> None:
    assert here("deadline", "add", "Báo cáo", "31/3/2018", "--unit", "Lam Hạ").code == 0
    assert here("activity", "add", "Họp", "5/3/2018").code == 0
    before = last_revision(sqlite)
    called, said = REFUSED[name]
    result = here(*called)
    assert (result.code, result.out) == (1, "")
    first, second = result.err.splitlines()
    assert said in first
    assert second
    assert last_revision(sqlite) == before


@pytest.mark.parametrize(
    ("called", "what"),
    [
        (["deadline"], "Thiếu LỆNH."),
        (["deadline", "add"], "Thiếu TIÊU ĐỀ."),
        (["deadline", "add", "Báo cáo"], "Thiếu HẠN."),
        (["deadline", "add", "Báo cáo", "3/2018"], "HẠN cần một ngày, không phải «3/2018»"),
        (["deadline", "add", "Báo cáo", "31/2/2018"], "«31/2/2018»"),
        (["deadline", "add", "Báo cáo", "1/3/2018", "--kind", "hằng"], "--kind không nhận «hằng»"),
        (["deadline", "add", "Báo cáo", "1/3/2018", "--year", "1999"], "--year cần một số"),
        (["deadline", "receive", "một"], "SỐ cần một số"),
        (["deadline", "receive", "1", "--on", "hôm qua"], "--on cần một ngày"),
        (["deadline", "list", "--limit", "x"], "--limit cần một số"),
        (["activity", "list", "--month", "13"], "--month cần một số"),
        (["activity", "add", "Họp", "5/3/2018", "--people", "-3"], "--people cần một số"),
        (["press", "add", "Tin", "Báo", "5/3/2018", "--model", "xyz"], "xyz"),
        (["press", "list", "--format", "csv"], "--format không nhận «csv»"),
        (["target", "set", "42"], "Thiếu --period."),
        (["target", "set", "nhiều", "--period", "2018"], "CHỈ TIÊU cần một số"),
        (["target", "sett"], "Không có lệnh «sett»."),
    ],
)
def test_a_wrong_call(cli: Cli, called: list[str], what: str) -> None:
    result = cli(*called)
    assert (result.code, result.out) == (2, "")
    first, second = result.err.splitlines()
    assert what in first
    assert second


def test_there_is_no_register(cli: Cli, tmp_path: Path) -> None:
    for called in (["deadline", "list"], ["activity", "list"], ["press", "list"], ["target", "list"]):
        result = cli(*called, "--db", str(tmp_path / "none.db"))
        assert (result.code, result.out) == (3, "")


def test_hostile_text_never_reaches_the_terminal(here: Cli, sqlite: Database) -> None:
    hostile = "\x1b]0;chào\x07Lan\u202e\n[/nope]"
    shown = [
        here("deadline", "add", hostile, "31/3/2018", "--unit", "Lam Hạ"),
        here("activity", "add", hostile, "5/3/2018", "--place", hostile, "--result", hostile),
        here("press", "add", hostile, hostile, "5/3/2018", "--author", hostile, "--link", hostile),
        here("target", "set", "9", "--period", "2018", "--decision", hostile),
    ]
    # What an older program or another hand stored is made visible.
    with sqlite.write() as connection:
        for change in (
            "deadline set title = ?",
            "activity set place = ?",
            "press_item set link = ?",
            "unit set name = ?",
        ):
            connection.exec_driver_sql(f"update {change}", (hostile,))
    for called in (
        ["deadline", "list"],
        ["deadline", "list", "--overdue"],
        ["activity", "list", "--year", "2018"],
        ["press", "list"],
        ["target", "list"],
    ):
        shown += [here(*called), here(*called, *JSON)]
    for result in shown:
        assert result.code == 0
        assert not set("\x1b\x07\u202e") & set(result.out + result.err)


def test_days_are_reckoned_from_today(here: Cli) -> None:
    today = local_today()
    made = data(here("deadline", "add", "Hôm nay", today, "--unit", "Phường Phủ Lý", *JSON))
    assert (made["deadline"]["days_left"], made["deadline"]["overdue"]) == (0, False)
    assert words("vi")("calendar.left.today") in here("deadline", "list").out
    assert data(here("deadline", "list", "--overdue", *JSON))["rows"] == []


@pytest.mark.parametrize("module", ["deadline", "activity", "press", "target"])
def test_the_command_needs_neither_the_screen_nor_the_database_to_be_declared(module: str) -> None:
    code = (
        f"import sys, danvan_tui.cli.{module};"
        "print(sorted({'textual', 'sqlalchemy', 'sqlmodel', 'asyncssh'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == "[]"
