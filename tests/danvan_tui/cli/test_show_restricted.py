"""``danvan show`` and the lists beside it, of a model whose details are not for everybody."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from danvan_tui.cli import output
from danvan_tui.ssh.plain import carry_out
from db.engine import Database
from db.identity import Actor, Role
from db.schema.tables import CHANGE
from db.setup import create_register
from db.write.inspections import VisitedModel
from tests.danvan_tui.cli.conftest import Cli, Result
from tests.db.acts import last_revision, register, topic, year
from tests.db.awards import draft, proposal
from tests.db.committee_acts import assigned, member
from tests.db.visits import visit

SECRET = "Họp riêng"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """A register with one such model, seen once."""
    found = Database(tmp_path / "so.db")
    create_register(found)
    hidden = year(found, field="QA", topic_id=topic(found, "QA06"), contents=SECRET, results=SECRET)
    made = register(found, "Giúp nhau làm lại", hidden, f"Tổ {SECRET}")
    seen = [VisitedModel(made.registration_id, SECRET, needs_work=True)]
    visit(found, date(2018, 10, 13), models=seen, findings=SECRET, to_strengthen=SECRET, team=SECRET)
    proposal(found, draft(made.registration_id, recipient=SECRET, achievement=SECRET))
    return found


@pytest.fixture
def here(cli: Cli, database: Database) -> Cli:
    """Calls the command line on it, as whoever works on this machine."""

    def call(*words: str) -> Result:
        return cli(*words, "--db", str(database.path))

    return call


def lines(database: Database, after: int) -> list[tuple[str, str, int | None]]:
    """(act, entity, entity_id) of what came after a revision."""
    with database.read() as connection:
        rows = connection.execute(select(CHANGE).where(CHANGE.c.seq > after).order_by(CHANGE.c.seq))
        return [(row.act, row.entity, row.entity_id) for row in rows]


@pytest.mark.parametrize("kind", ["table", "json", "csv"])
def test_on_the_machine_itself_it_is_read_and_noted(here: Cli, database: Database, kind: str) -> None:
    before = last_revision(database)
    shown = here("show", "1", "--format", kind)
    assert (shown.code, shown.err) == (0, "")
    assert SECRET in shown.out
    assert lines(database, before) == [("read", "reading", 1)]


def test_lists_have_no_details_whoever_asks(here: Cli, database: Database) -> None:
    before = last_revision(database)
    calls = (
        ("models",),
        ("models", "--format", "json"),
        ("models", "--search", SECRET, "--format", "csv"),
        ("commend", "list"),
        ("commend", "list", "--format", "json"),
        ("inspect", "list"),
        ("inspect", "list", "--format", "json"),
        ("inspect", "list", "--needs-work"),
        ("inspect", "list", "--needs-work", "--format", "json"),
    )
    for words in calls:
        done = here(*words)
        assert SECRET not in done.out, words
    assert lines(database, before) == []
    rows = json.loads(here("inspect", "list", "--format", "json").out)["rows"]
    assert (rows[0]["restricted"], rows[0]["findings"], rows[0]["team"]) == (True, None, None)
    (weak,) = json.loads(here("inspect", "list", "--needs-work", "--format", "json").out)["rows"]
    assert (weak["code"], weak["needs_work"]) == ("MH0001", None)
    found = json.loads(here("commend", "list", "--format", "json").out)
    assert (found["rows"][0]["restricted"], found["rows"][0]["recipient"]) == (True, None)
    assert sum(found["proposed"].values()) == len(found["rows"]) == 1


class Stream:
    """What a client reads."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str, /) -> None:
        self.text += text

    def flush(self) -> None:
        """Nothing is held back."""


Served = Callable[..., tuple[int, str, str]]


@pytest.fixture
def served(database: Database) -> Served:
    """Carries a command out for a member, as the server does."""

    def call(who: Actor, *words: str) -> tuple[int, str, str]:
        out, err = Stream(), Stream()
        code = carry_out(list(words), database, who, output.Streams(out, err), lambda *_: 9)
        return code, out.text, err.text

    return call


def test_a_member_reads_by_what_the_register_says(served: Served, database: Database) -> None:
    lan = member(database)
    who = Actor("Trần Thị Lan", Role.ADMIN, lan)
    before = last_revision(database)
    code, out, err = served(who, "show", "1")
    assert (code, SECRET in out, "Chi tiết hạn chế" in out) == (0, False, True)
    assert "MH0001 là thông tin hạn chế" in err
    assert lines(database, before) == [("denied", "session", None)]
    _, out, _ = served(who, "show", "1", "--format", "json")
    model: dict[str, Any] = json.loads(out)
    assert (model["restricted"], model["place"], model["registrations"][0]["contents"]) == (True, None, None)
    assert (model["name"], model["registrations"][0]["field_code"]) == ("Giúp nhau làm lại", "QA")
    assert model["history"][0]["restricted"]
    assert (model["commendations"][0]["recipient"], model["inspections"][0]["team"]) == (None, None)
    assert (model["inspections"][0]["needs_work"], model["inspections"][0]["findings"]) == (None, None)
    assigned(database, lan, "QA")
    before = last_revision(database)
    code, out, err = served(who, "show", "1")
    assert (code, SECRET in out, err) == (0, True, "")
    assert lines(database, before) == [("read", "reading", 1)]
    model = json.loads(served(who, "show", "1", "--format", "json")[1])
    assert (model["commendations"][0]["recipient"], model["inspections"][0]["team"]) == (SECRET, SECRET)
    assert model["inspections"][0]["needs_work"] is True


def test_whom_the_server_does_not_know_reads_nothing(served: Served) -> None:
    _, out, err = served(Actor("?", Role.VIEWER), "show", "1", "--lang", "en")
    assert SECRET not in out + err
    assert "restricted" in err
