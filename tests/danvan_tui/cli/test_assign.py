"""``danvan assign``, ``danvan committee`` and ``danvan member post``: who is in charge of what, for scripts."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database
from db.setup import create_register
from tests.danvan_tui.cli.conftest import Cli, Result


@pytest.fixture
def here(cli: Cli, tmp_path: Path) -> Cli:
    """Calls the command line on a fresh register with two members."""
    path = tmp_path / "so.db"
    database = Database(path)
    create_register(database)
    database.close()

    def call(*words: str) -> Result:
        return cli(*words, "--db", str(path))

    term = ("--post", "trưởng ban", "--since", "1/3/2021", "--decision", "80-QĐ/ĐU")
    call("member", "add", "Trần Thị Lan", "--position", "Phó Bí thư", *term)
    call("member", "add", "Lê Văn Nam", "--since", "2021-03-01")
    return call


def data(result: Result) -> Any:
    """What a call that worked printed as JSON."""
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


def test_a_member_is_put_in_charge_and_no_longer(here: Cli) -> None:
    said = here("assign", "add", "tran thi lan", "--field", "qa", "--since", "1/3/2021", "--decision", "12-QĐ")
    assert said.out == "Đã phân công #1: Trần Thị Lan phụ trách Quốc phòng - an ninh, từ 01/03/2021.\n"
    both = here(
        *("assign", "add", "1", "--field", "kt", "--unit", "Phường Minh Khai", "--since", "1/3/2021"),
        *("--until", "31/12/2024", "--format", "json"),
    )
    made = data(both)
    assert (made["id"], made["member"], made["field"], made["unit"]) == (
        2,
        "Trần Thị Lan",
        "KT",
        "Phường Minh Khai",
    )
    assert (made["since"], made["until"], made["held"], made["version"]) == ("2021-03-01", "2024-12-31", False, 1)
    rows = data(here("assign", "list", "--on", "1/5/2021", "--format", "json"))
    assert (rows["on"], [row["id"] for row in rows["rows"]]) == ("2021-05-01", [2, 1])
    assert [row["id"] for row in data(here("assign", "list", "--format", "json"))["rows"]] == [1]
    assert data(here("assign", "list", "2", "--format", "json", "--all"))["rows"] == []
    listed = here("assign", "list", "--on", "1/5/2021").out.splitlines()
    title = "Số  Thành viên       Lĩnh vực              Đơn vị            Từ ngày     Đến ngày    Quyết định"
    line = "#1  #1 Trần Thị Lan  Quốc phòng - an ninh                    01/03/2021              12-QĐ"
    assert (listed[0], listed[2]) == (title, line)
    table = list(csv.DictReader(io.StringIO(here("assign", "list", "--all", "--format", "csv").out)))
    assert [(row["id"], row["field"], row["unit"], row["held"]) for row in table] == [
        ("2", "KT", "Phường Minh Khai", "false"),
        ("1", "QA", "", "true"),
    ]
    ended = here("assign", "end", "#1", "--until", "30/6/2026").out
    assert ended == (
        "Đã kết thúc phân công #1 của Trần Thị Lan: Quốc phòng - an ninh, từ 01/03/2021 đến 30/06/2026.\n"
    )
    assert here("assign", "list", "--lang", "en").out.splitlines() == [
        "No.  Member  Field  Unit  From  Until  Decision"
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("add", "ai đó", "--field", "KT"), 1, "Không có thành viên «ai đó»"),
        (("add", "1", "--field", "KT", "--since", "hôm qua"), 2, "--since cần một ngày"),
        (("add", "1"), 1, "cần chọn lĩnh vực hoặc đơn vị"),
        (("add", "1", "--field", "ZZ"), 1, "ZZ"),
        (("add", "1", "--unit", "Phường Lê Hồng Phong"), 1, "không hoạt động"),
        (("end", "9"), 1, "Không có phân công số «9»"),
        (("end", "chín"), 2, "chín"),
        (("replace", "1", "1"), 1, "hai người phải khác nhau"),
        (("replace", "2", "1"), 1, "không có chức danh hay phân công"),
        (("list", "--format", "xml"), 2, "--format"),
    ],
)
def test_what_is_refused_says_so(here: Cli, words: tuple[str, ...], code: int, said: str) -> None:
    result = here("assign", *words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err


def test_the_same_twice_names_the_first(here: Cli) -> None:
    here("assign", "add", "1", "--field", "KT", "--since", "1/3/2021")
    result = here("assign", "add", "1", "--field", "KT", "--lang", "en")
    assert result.code == 1
    assert "Trần Thị Lan is in charge of Economy since 01/03/2021 already (assignment number 1)" in result.err
    assert "danvan assign end 1" in result.err


def test_one_takes_another_s_place(here: Cli) -> None:
    here("assign", "add", "1", "--field", "QA", "--since", "1/3/2021")
    said = here("assign", "replace", "1", "2", "--on", "1/5/2024", "--decision", "7-QĐ", "--retire")
    assert said.out.splitlines() == [
        "Lê Văn Nam thay Trần Thị Lan từ 01/05/2024: nhận 1 phân công, đóng 1.",
        "Trần Thị Lan đã thôi tham gia; mọi khóa đã bị thu hồi.",
    ]
    (row,) = data(here("committee", "show", "--format", "json"))["rows"]
    assert (row["name"], row["post"]["code"], row["post"]["since"], row["post"]["decision"]) == (
        "Lê Văn Nam",
        "head",
        "2024-05-01",
        "7-QĐ",
    )
    assert [(each["field"], each["decision"]) for each in row["assignments"]] == [("QA", "7-QĐ")]
    here("member", "add", "Hà Ân")
    again = data(here("assign", "replace", "2", "Hà Ân", "--format", "json"))
    assert (again["old_id"], again["new_id"], again["retired"], again["closed"]) == (2, 3, False, [2])
    assert len(again["opened"]) == 1


def test_what_nobody_has(here: Cli) -> None:
    rows = data(here("assign", "gaps", "--on", "30/6/2018", "--format", "json"))["rows"]
    assert [row["code"] for row in rows if row["kind"] == "field"] == ["KT", "VX", "QA", "HT"]
    names = [row["name"] for row in rows if row["kind"] == "unit"]
    assert "Phường Minh Khai" in names
    here("assign", "add", "1", "--unit", "Thành phố Phủ Lý", "--since", "1/1/2018")
    for field in ("KT", "VX", "QA"):
        here("assign", "add", "1", "--field", field, "--since", "1/1/2018")
    lines = here("assign", "gaps", "--on", "30/6/2018").out.splitlines()
    assert lines == ["Loại      Chưa có người phụ trách", "lĩnh vực  HT Xây dựng hệ thống chính trị"]
    here("assign", "add", "1", "--field", "HT", "--since", "1/1/2018")
    assert here("assign", "gaps", "--on", "30/6/2018").out == "Mọi lĩnh vực và đơn vị đều có người phụ trách.\n"
    assert here("assign", "gaps", "--on", "30/6/2018", "--format", "csv").out == "kind,id,code,name\r\n"


def test_the_committee_is_called_something(here: Cli) -> None:
    assert here("committee", "show").out.splitlines() == [
        "Ban Chỉ đạo: chưa ghi",
        "Cơ quan thường trực: chưa ghi",
        "Địa phương: Thành phố Phủ Lý",
        "Quy chế: chưa ghi",
        "",
        "Số  Chức danh   Họ tên        Chức vụ     Phụ trách",
        "#1  Trưởng ban  Trần Thị Lan  Phó Bí thư",
        "#2              Lê Văn Nam",
    ]
    options = ("--name", "BCĐ Dân vận khéo", "--host", "Ban Dân vận Thành ủy", "--rules-number", "05-QC/BCĐ")
    nothing = here("committee", "set")
    assert (nothing.code, nothing.out) == (2, "")
    assert "Chưa ghi gì để sửa: cần ít nhất một trong --name, --host" in nothing.err
    done = here("committee", "set", *options, "--rules-date", "2/4/2021", "--rules-text", "Họp mỗi quý.")
    assert done.out == "Đã sửa thông tin Ban Chỉ đạo.\n"
    assert here("committee", "show", "--lang", "en").out.splitlines()[:5] == [
        "Committee: BCĐ Dân vận khéo",
        "Standing office: Ban Dân vận Thành ủy",
        "Place: Thành phố Phủ Lý",
        "Rules: 05-QC/BCĐ · 02/04/2021",
        "  Họp mỗi quý.",
    ]
    changed = data(here("committee", "set", "--host", "", "--format", "json"))
    assert (changed["name"], changed["host"], changed["version"]) == ("BCĐ Dân vận khéo", None, 2)
    assert len(changed["rows"]) == 2


def test_a_post_is_given(here: Cli) -> None:
    said = here("member", "post", "Lê Văn Nam", "pho truong ban", "--since", "1/6/2021", "--until", "31/12/2030")
    assert said.out == "Thành viên #2 Lê Văn Nam giữ chức danh Phó Trưởng ban, từ 01/06/2021 đến 31/12/2030.\n"
    again = here("member", "post", "2", "deputy")
    assert (again.code, "đang là Phó Trưởng ban" in again.err) == (1, True)
    assert here("member", "post", "2", "vua").code == 1
    assert here("member", "add", "Hà Ân", "--until", "31/12/2030").code == 2
    rows = data(here("member", "list", "--format", "json"))["rows"]
    assert {row["name"]: row["post"] and row["post"]["code"] for row in rows} == {
        "Trần Thị Lan": "head",
        "Lê Văn Nam": "deputy",
    }
