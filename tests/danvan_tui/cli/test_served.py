"""What a server carries out for a member: only what reads, and only what is the member's to read."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from typer.main import get_command

from danvan_tui.cli import output
from danvan_tui.cli.app import READING, build
from danvan_tui.cli.served import SERVED, asks_for_one, served_alone
from danvan_tui.locale import words
from danvan_tui.ssh.plain import CommandRefused, carry_out, check_reads
from db.engine import Database
from db.identity import Actor, Holder, Role
from db.write.inspections import VisitedModel
from db.write.logins import record_login
from db.write.session import writing
from tests import readme
from tests.command_tree import EVERY, LEAVES, walk
from tests.db.acts import last_revision, register, topic, year
from tests.db.awards import draft, proposal
from tests.db.committee_acts import member
from tests.db.visits import visit

SECRET = "BIMAT"
Served = Callable[..., tuple[int, str, str]]


class Stream:
    """What a client reads."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str, /) -> None:
        self.text += text

    def flush(self) -> None:
        """Nothing is held back."""


@pytest.fixture
def served(database: Database) -> Served:
    """Carries a command out for a viewer, as the server does, where there is much that is not for everybody."""
    hidden = year(database, field="QA", topic_id=topic(database, "QA12"), contents=SECRET, results=SECRET)
    made = register(database, "Mô hình nhạy cảm", hidden, f"Tổ {SECRET}")
    seen = [VisitedModel(made.registration_id, SECRET, needs_work=True)]
    visit(database, date(2018, 10, 13), models=seen, findings=SECRET, to_strengthen=SECRET, team=SECRET)
    proposal(database, draft(made.registration_id, recipient=f"Ông {SECRET}", achievement=SECRET))
    lan = member(database)

    def call(*said: str) -> tuple[int, str, str]:
        out, err = Stream(), Stream()
        who = Actor("Trần Thị Lan", Role.VIEWER, lan)
        code = carry_out(list(said), database, who, output.Streams(out, err), lambda *_: 9)
        return code, out.text, err.text

    return call


def test_the_parser_of_a_server_has_these_alone() -> None:
    group = served_alone(get_command(build(READING)))
    leaves = [name for name, command in walk(group) if not hasattr(command, "commands")]
    assert sorted(leaves) == sorted(SERVED)


@pytest.mark.parametrize("whole", SERVED)
def test_each_works_tells_nothing_secret_and_writes_nothing(
    served: Served, database: Database, whole: str
) -> None:
    said = [*whole.split(), *(["189"] if whole == "show" else [])]
    before = last_revision(database)
    for shape in ("table", "json"):
        code, out, err = served(*said, "--format", shape)
        if whole == "show":
            assert code == 1  # there is no such model
            continue
        assert (code, err) == (0, "")
        assert out
        assert SECRET not in out
    assert last_revision(database) == before
    for option in ("--db", "--sample"):
        assert option not in served(*whole.split(), "--help")[1]
    assert served(*said, "--sample")[0] == 2


def test_whatever_else_there_is_is_refused_in_the_same_words(served: Served, database: Database) -> None:
    before = last_revision(database)
    for whole in LEAVES:
        if whole in SERVED:
            continue
        code, out, err = served(*whole.split())
        first = whole.split()[0]
        shown = whole if any(each.startswith(f"{first} ") for each in SERVED) else first
        assert (code, out) == (126, ""), whole
        assert f"Không có lệnh «danvan {' '.join(shown.split()[:2])}» ở đây. Dùng được: danvan tally" in err
        if not asks_for_one(whole.split()):
            with pytest.raises(CommandRefused, match=r"Không có lệnh «danvan .*» ở đây. Dùng được: danvan tally"):
                check_reads(whole.split(), words("vi"))
    assert last_revision(database) == before


def test_help_lists_what_works(served: Served) -> None:
    out = served("--help")[1]
    listed = {line.split()[0] for line in out.splitlines() if line.startswith("  ") and line.split()[0] in EVERY}
    assert listed == {whole.split()[0] for whole in SERVED}
    assert "Qua SSH chỉ đọc được" in out
    out = served("commend", "--help")[1]
    assert "list" in out
    assert "propose" not in out


def test_the_ledger_does_not_say_who_came_in(served: Served, database: Database) -> None:
    holder = Holder(1, "Nguyễn Văn Hòa", Role.ADMIN, 1, "SHA256:x")
    with writing(database, Actor.of(holder)) as work:
        record_login(work, holder, "203.0.113.7")
    rows = json.loads(served("ledger", "--format", "json")[1])["rows"]
    assert rows
    assert {"session", "member", "reading"}.isdisjoint({row["entity"] for row in rows})


def test_the_readme_names_them() -> None:
    named = [name.strip().strip("`") for name in readme.part("served").replace("\n", " ").split(",")]
    assert named == list(SERVED)
