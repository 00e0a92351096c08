"""``danvan move``: the same act as the screen's, with its refusals and exit codes."""

import json

import pytest
from sqlalchemy import select

from db.engine import Database
from db.lifecycle import Standing
from db.schema.tables import CHANGE
from tests.danvan_tui.cli.conftest import Cli, Result
from tests.db.acts import detail, last_revision, register, year


@pytest.fixture
def move(cli: Cli, database: Database, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """``danvan move`` by Hoa, on a register with one model of two years, on each engine in turn."""
    monkeypatch.setenv("LOGNAME", "hoa")
    made = register(database, "Đường hoa", year(database, 2018))
    assert made.model_id == 1
    register(database, "Rau sạch", year(database, 2019, standing=Standing.EFFECTIVE))
    where = str(database.path or database.url.render_as_string(hide_password=False))

    def call(*words: str) -> Result:
        return cli("move", *words, "--db", where)

    return call


@pytest.mark.parametrize(
    ("words", "standing", "reason"),
    [
        (("approved",), Standing.APPROVED, None),
        (("đã duyệt",), Standing.APPROVED, None),
        (("duyet",), Standing.APPROVED, None),
        (("triển khai", "--year", "2018"), Standing.ACTIVE, None),
        (("trả lại", "--reason", "Trùng"), Standing.RETURNED, "Trùng"),
        (("dung", "--reason", "Giải thể"), Standing.STOPPED, "Giải thể"),
    ],
)
def test_it_moves(
    move: Cli, database: Database, words: tuple[str, ...], standing: Standing, reason: str | None
) -> None:
    result = move("MH0001", *words)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("MH0001 Đường hoa: ")
    assert result.out.endswith(" (2018).\n")
    (now,) = detail(database, 1).registrations
    assert (now.standing, now.reason) == (standing, reason)
    with database.read() as connection:
        newest = connection.execute(select(CHANGE).order_by(CHANGE.c.seq.desc()).limit(1)).one()
    assert (newest.actor, newest.act) == ("hoa", "move")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("1", "outstanding"), 1, "phải qua các mức ở giữa trước"),
        (("1", "stopped"), 1, "cần ghi lý do"),
        (("1", "registered"), 1, "đăng ký đã ở mức này"),
        (("2", "returned", "--reason", "Muộn"), 1, "chưa triển khai"),
        (("1", "approved", "--year", "2011"), 1, "2011"),
        (("99", "approved"), 1, "MH0099"),
        (("1", "xyz"), 2, "MỨC"),
        (("xyz", "approved"), 2, "xyz"),
        (("1", "approved", "--year", "hai"), 2, "--year"),
        (("1",), 2, "MỨC"),
    ],
)
def test_what_is_refused_changes_nothing(
    move: Cli, database: Database, words: tuple[str, ...], code: int, said: str
) -> None:
    before = last_revision(database)
    result = move(*words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert "cách xử lý:" in result.err
    assert last_revision(database) == before


def test_json_is_the_model_as_it_is_now(move: Cli) -> None:
    result = move("1", "effective", "--format", "json")
    model = json.loads(result.out)
    assert (model["code"], model["registrations"][0]["standing_code"]) == ("MH0001", "effective")
    assert model["history"][0]["act"] == "move"


def test_it_is_nothing_that_a_server_does() -> None:
    from danvan_tui.cli import move as module
    from danvan_tui.cli.app import COMMANDS, READING

    assert module in COMMANDS
    assert module not in READING
