"""``danvan commend`` and ``danvan recognise``: the same acts, with their refusals and exit codes."""

import json
from typing import Any

import pytest

from db.engine import Database
from db.lifecycle import Standing
from db.read.history import MOVEMENT
from tests.danvan_tui.cli.conftest import Cli, Result
from tests.db.acts import detail, last_revision, register, year
from tests.db.awards import one

CERTIFICATE = ("--form", "Giấy khen", "--level", "huyện", "--date", "1/10/2018")
ISSUER = ("--issuer", "A")
DECISION = ("--decision", "45-QĐ/TU", "--date", "20/11/2018", "--issuer", "Ban Thường vụ Thành ủy")


@pytest.fixture
def danvan(cli: Cli, database: Database) -> Cli:
    """The command line on a register with two models, on each engine in turn."""
    one(database)
    register(database, "Rau sạch", year(database, 2018, "Xã Đinh Xá"))
    where = str(database.path or database.url.render_as_string(hide_password=False))

    def call(*words: str) -> Result:
        return cli(*words, "--db", where)

    return call


def data(result: Result) -> Any:
    """What a call that worked printed as JSON."""
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


def test_the_life_of_a_commendation(danvan: Cli) -> None:
    (made,) = data(danvan("commend", "propose", "--model", "MH0001", *CERTIFICATE, "--format", "json"))["rows"]
    assert (made["id"], made["code"], made["status"], made["kind"], made["level"]) == (
        1,
        "MH0001",
        "proposed",
        "state",
        "district",
    )
    assert (made["recipient"], made["subject_code"], made["proposed_on"]) == (
        "Đường hoa",
        "collective",
        "2018-10-01",
    )
    (awarded,) = data(danvan("commend", "award", "#1", *DECISION, "--format", "json"))["rows"]
    assert (awarded["status"], awarded["decision"], awarded["decided_on"]) == ("awarded", "45-QĐ/TU", "2018-11-20")
    listed = data(danvan("commend", "list", "--period", "2018", "--status", "đã khen", "--format", "json"))
    assert (listed["commended"], listed["proposed"]) == (
        {"collective": 1, "individual": 0},
        {"collective": 0, "individual": 0},
    )
    assert [row["id"] for row in listed["rows"]] == [1]
    assert data(danvan("commend", "list", "--period", "2019", "--format", "json"))["rows"] == []
    assert data(danvan("commend", "list", "--unit", "Xã Đinh Xá", "--format", "json"))["rows"] == []
    revoked = danvan("commend", "revoke", "1", "--reason", "Khai man", "--decision", "9-QĐ/TU")
    assert revoked.out == "Đã thu hồi #1: Giấy khen của Đường hoa.\n"


def test_a_person_is_commended_and_the_table_says_so(danvan: Cli) -> None:
    person = ("--recipient", "Trần Thị Lan", "--subject", "cá nhân", "--unit", "Xã Đinh Xá", "--year", "2018")
    assert danvan("commend", "propose", *person, *CERTIFICATE).out == (
        "Đã đề nghị #1: Giấy khen cho Trần Thị Lan (2018).\n"
    )
    assert danvan("commend", "list").out.splitlines() == [
        "Số   Năm  Người, tập thể được khen  Đơn vị      Đối tượng  Hình thức  Cấp        Tình trạng  "
        "Quyết định  Ngày",
        "#1  2018  Trần Thị Lan              Xã Đinh Xá  Cá nhân    Giấy khen  Cấp huyện  Đề nghị                 "
        "01/10/2018",
        "",
        "Đã khen: 0 tập thể, 0 cá nhân. Đang đề nghị: 0 tập thể, 1 cá nhân.",
    ]


def test_a_second_one_only_knowingly(danvan: Cli) -> None:
    danvan("commend", "propose", "--model", "1", *CERTIFICATE)
    refused = danvan("commend", "propose", "--model", "1", *CERTIFICATE)
    assert (refused.code, refused.out) == (1, "")
    assert "#1 Giấy khen" in refused.err
    assert "--knowingly" in refused.err
    assert danvan("commend", "propose", "--model", "1", *CERTIFICATE, "--knowingly").code == 0
    assert [row["id"] for row in data(danvan("commend", "list", "--twice", "--format", "json"))["rows"]] == [2, 1]
    of_field = {
        code: data(danvan("commend", "list", "--field", code, "--format", "json")) for code in ("KT", "VX")
    }
    assert sorted(len(each["rows"]) for each in of_field.values()) == [0, 2]


def test_recognising_under_one_decision(danvan: Cli, database: Database) -> None:
    result = danvan("recognise", "--model", "1", "--level", "cấp tỉnh", *DECISION)
    assert result.out == "MH0001 Đường hoa: công nhận Cấp tỉnh, theo 45-QĐ/TU (2018).\n"
    assert detail(database, 1).registrations[0].standing is Standing.RECOGNISED
    (row,) = data(danvan("recognise", "--model", "1", "--level", "central", *DECISION, "--format", "json"))["rows"]
    assert (row["code"], row["level"], row["standing_code"]) == ("MH0001", "central", "recognised")
    refused = danvan("recognise", "--model", "1", "--model", "2", "--level", "district", *DECISION)
    assert (refused.code, refused.out) == (1, "")
    assert "phải qua các mức ở giữa" in refused.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("recognise", "--level", "tỉnh", *DECISION), 2, "--model"),
        (("recognise", "--model", "1", "--level", "xyz", *DECISION), 2, "grassroots, district"),
        (("recognise", "--model", "99", "--level", "tỉnh", *DECISION), 1, "MH0099"),
        (("recognise", "--model", "1", "--year", "2011", "--level", "tỉnh", *DECISION), 1, "2011"),
        (
            ("recognise", "--model", "1", "--level", "tỉnh", "--decision", "1", "--date", "2018", "--issuer", "A"),
            2,
            "cần một ngày",
        ),
        (
            (
                "recognise",
                "--model",
                "1",
                "--level",
                "tỉnh",
                "--decision",
                "1",
                "--date",
                "31/2/2018",
                "--issuer",
                "A",
            ),
            2,
            "31/2/2018",
        ),
        (("commend", "award", *DECISION), 2, "SỐ"),
        (("commend", "award", "9", *DECISION), 1, "Không có khen thưởng #9"),
        (("commend", "award", "hai", *DECISION), 2, "hai"),
        (("commend", "revoke", "9", "--reason", "A"), 1, "danvan commend list"),
        (("commend", "revoke", "9"), 2, "--reason"),
        (("commend", "propose", *CERTIFICATE), 1, "tập thể hay cá nhân"),
        (("commend", "propose", "--model", "1", *CERTIFICATE, "--kind", "xyz"), 2, "party, state"),
        (("commend", "list", "--status", "xyz"), 2, "proposed, awarded, revoked"),
    ],
)
def test_what_is_refused_changes_nothing(
    danvan: Cli, database: Database, words: tuple[str, ...], code: int, said: str
) -> None:
    before = last_revision(database)
    result = danvan(*words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert "cách xử lý:" in result.err
    assert last_revision(database) == before


def test_a_group_needs_a_command(cli: Cli) -> None:
    for group in ("commend", "inspect"):
        result = cli(group)
        assert (result.code, result.out) == (2, "")
        assert "LỆNH" in result.err


def test_everybody_may_read_of_it() -> None:
    assert {"commendation", "recognition", "inspection", "scoring", "rubric", "replication"} <= MOVEMENT
