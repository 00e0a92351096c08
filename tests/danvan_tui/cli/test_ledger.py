"""``danvan ledger`` and ``danvan undo``: the ledger for people and for programs, and the last act taken back."""

import csv
import io
import json
from typing import Any

import pytest

from db.check import check
from db.engine import Database
from db.identity import Actor, Role
from db.lifecycle import Standing
from db.read.actors import find_actor
from db.write.amend import move_many, rename
from db.write.register import delete_registration
from db.write.session import writing
from tests.danvan_tui.cli.conftest import Cli, Result
from tests.db.acts import detail, last_revision, register
from tests.db.committee_acts import member

LAN = "Trần Thị Lan"


@pytest.fixture
def danvan(cli: Cli, database: Database, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The command line of Hoa, on a register in which Lan and she have done something, on each engine in turn."""
    monkeypatch.setenv("LOGNAME", "hoa")
    made = [register(database, name) for name in ("Đường hoa", "Rau sạch", "Tổ tự quản")]
    lan = Actor(LAN, Role.SECRETARY, member(database, LAN, Role.SECRETARY))
    with writing(database, lan) as work:
        rename(work, made[0].model_id, "Đường rau", 1)
    with writing(database, Actor("hoa")) as work:
        move_many(work, [(each.registration_id, 1) for each in made], Standing.APPROVED)
    where = str(database.path or database.url.render_as_string(hide_password=False))

    def call(*words: str) -> Result:
        return cli(*words, "--db", where)

    return call


def rows(result: Result) -> list[dict[str, Any]]:
    assert (result.code, result.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(result.out)["rows"]
    return found


def test_of_a_model_that_never_was_there_are_no_lines_to_ask_for(danvan: Cli, database: Database) -> None:
    never = danvan("ledger", "--model", "999")
    assert (never.code, never.out) == (1, "")
    assert "Không có mô hình MH0999." in never.err
    gone = register(database, "Bỏ đi")
    with writing(database, Actor("hoa")) as work:
        delete_registration(work, gone.registration_id, 1)
    # What was deleted has lines, and these alone say what became of it.
    lines = rows(danvan("ledger", "--model", str(gone.model_id), "--format", "json"))
    assert {line["act"] for line in lines} == {"delete", "register"}


def test_newest_first_with_all_that_a_program_needs(danvan: Cli) -> None:
    lines = rows(danvan("ledger", "--format", "json", "--limit", "4"))
    assert [line["seq"] for line in lines] == sorted((line["seq"] for line in lines), reverse=True)
    newest, renamed = lines[0], lines[3]
    assert newest["words"] == "chuyển mức: Đã đăng ký → Đã duyệt (2018)"
    assert (newest["actor"], newest["member_id"], newest["model"]) == ("hoa", None, "MH0003")
    assert (newest["before"], newest["after"]) == ({"standing": 10}, {"standing": 20, "year": 2018})
    assert {line["act_number"] for line in lines[:3]} == {lines[2]["seq"]}
    assert (renamed["actor"], renamed["member_id"], renamed["act"]) == (LAN, 1, "rename")
    assert renamed["at"].endswith("+07:00")


@pytest.mark.parametrize(
    ("words", "acts"),
    [
        (("--member", "tran thi lan"), ["rename"]),
        (("--member", "#1"), ["rename"]),
        (("--member", "HOA"), ["move"] * 3),
        (("--model", "MH0001"), ["move", "rename", "register"]),
        (("--model", "1", "--act", "đổi tên"), ["rename"]),
        (("--model", "1", "--act", "renamed", "--act", "move"), ["move", "rename"]),
        (("--model", "1", "--until", "1/1/2020"), []),
        (("--model", "1", "--since", "1/1/2020", "--limit", "1"), ["move"]),
        (("--act", "add", "--limit", "1"), ["add"]),
    ],
)
def test_narrowed(danvan: Cli, words: tuple[str, ...], acts: list[str]) -> None:
    assert [line["act"] for line in rows(danvan("ledger", *words, "--format", "json"))] == acts


def test_as_a_table_and_as_csv(danvan: Cli) -> None:
    table = danvan("ledger", "--model", "1")
    assert table.out.splitlines()[0].split() == ["Lúc", "Người", "làm", "Mô", "hình,", "đơn", "vị", "Thay", "đổi"]
    assert f"{LAN} #1" in table.out
    assert "đổi tên: Đường hoa → Đường rau" in table.out
    english = danvan("ledger", "--model", "1", "--lang", "en", "--limit", "1")
    assert "standing changed: Registered → Approved (2018)" in english.out
    lines = list(csv.DictReader(io.StringIO(danvan("ledger", "--model", "1", "--format", "csv").out)))
    assert [line["act"] for line in lines] == ["move", "rename", "register"]
    assert json.loads(lines[1]["before"]) == {"name": "Đường hoa"}
    assert (lines[1]["member_id"], lines[0]["member_id"]) == ("1", "")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--member", "ai đó"), 1, "ai đó"),
        (("--model", "xyz"), 2, "xyz"),
        (("--since", "31/2/2020"), 2, "--since"),
        (("--act", "bay"), 2, "put_back"),
        (("--limit", "hai"), 2, "--limit"),
    ],
)
def test_what_is_refused(danvan: Cli, words: tuple[str, ...], code: int, said: str) -> None:
    result = danvan("ledger", *words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert "cách xử lý:" in result.err


def test_it_goes_through_many_pages(danvan: Cli, monkeypatch: pytest.MonkeyPatch, database: Database) -> None:
    monkeypatch.setattr("danvan_tui.cli.ledger.FIRST_PAGE", 2)
    monkeypatch.setattr("danvan_tui.cli.ledger.LARGEST_PAGE", 3)
    everything = rows(danvan("ledger", "--format", "json"))
    assert [line["seq"] for line in everything] == list(range(last_revision(database), 0, -1))
    assert [line["seq"] for line in rows(danvan("ledger", "--format", "json", "--limit", "5"))] == [
        line["seq"] for line in everything[:5]
    ]


def test_undo_shows_first_and_takes_back_when_it_is_said_so(danvan: Cli, database: Database) -> None:
    before = last_revision(database)
    shown = danvan("undo")
    assert shown.code == 0
    assert shown.out.splitlines()[0] == "Sẽ lấy lại: duyệt 3 mô hình."
    assert len(shown.out.splitlines()) == 4
    assert "--yes" in shown.err
    assert last_revision(database) == before
    done = danvan("undo", "--yes")
    assert (done.code, done.out, done.err) == (0, "Đã lấy lại: duyệt 3 mô hình.\n", "")
    assert detail(database, 1).registrations[0].standing is Standing.REGISTERED
    assert danvan("undo").out.startswith("Sẽ làm lại: duyệt 3 mô hình.")
    again = json.loads(danvan("undo", "--yes", "--format", "json").out)
    assert (again["again"], again["models"], len(again["lines"])) == (True, 3, 4)
    assert again["taken_back_by"] == last_revision(database) - 3
    assert detail(database, 1).registrations[0].standing is Standing.APPROVED
    third = danvan("undo", "--yes")
    assert (third.code, third.out) == (1, "")
    assert "làm lại một lần" in third.err
    assert check(database).ok


def test_undo_says_who_has_built_on_it(danvan: Cli, database: Database) -> None:
    with writing(database, "Lê Văn An") as work:
        rename(work, 2, "Rau an toàn", 1)
    for words in ((), ("--yes",)):
        result = danvan("undo", *words)
        assert (result.code, result.out) == (1, "")
        assert "Lê Văn An đã đổi tên «Rau an toàn»" in result.err


def test_undo_of_nobody(danvan: Cli, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A member's name is not the member: who works at the machine under it has done nothing."""
    with database.read() as connection:
        assert find_actor(connection, LAN).member_id == 1
    monkeypatch.setenv("LOGNAME", LAN)
    result = danvan("undo", "--yes")
    assert (result.code, result.out) == (1, "")
    assert "Bạn chưa làm việc gì" in result.err
