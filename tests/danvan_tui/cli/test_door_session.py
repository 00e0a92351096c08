"""``danvan door session``: what OpenSSH runs for a member. sshd itself: tests/terminal."""

import io
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from danvan_tui.cli import door_command, door_visit
from danvan_tui.cli.actor import NOBODY
from danvan_tui.cli.door_command import Command
from danvan_tui.cli.door_ledger import DoorLedger
from danvan_tui.cli.guard import FAILED
from danvan_tui.live import Live
from danvan_tui.locale import words
from danvan_tui.places import log_file
from danvan_tui.ssh.events import Events
from danvan_tui.ssh.plain import LATE
from db.engine import Database
from db.identity import Holder, Role
from db.write.members import revoke_key
from db.write.session import writing
from tests.danvan_tui.cli.conftest import Cli, Result
from tests.danvan_tui.cli.door import KEY, NAME, join, ledger, where
from tests.db.public_keys import ed25519


@pytest.fixture
def over_ssh(monkeypatch: pytest.MonkeyPatch) -> None:
    """What sshd sets."""
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.7 50000 192.0.2.1 22")
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", "danvan units --format json")
    monkeypatch.delenv("SSH_USER_AUTH", raising=False)


def session(cli: Cli, database: Database, key_id: int) -> Result:
    """What sshd runs."""
    return cli("door", "session", "--key-id", str(key_id), "--db", where(database))


def test_it_is_not_called_by_hand(cli: Cli, sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    _, key_id = join(sqlite)
    result = session(cli, sqlite, key_id)
    assert (result.code, result.out) == (2, "")
    assert ledger(sqlite) == []


@pytest.mark.usefixtures("over_ssh")
def test_a_command_and_its_lines(cli: Cli, database: Database) -> None:
    member_id, key_id = join(database)
    result = session(cli, database, key_id)
    assert (result.code, result.err) == (0, "")
    assert "rows" in json.loads(result.out)
    came, went = ledger(database)
    said = {"from": "192.0.2.7", "member_id": member_id, "role": "viewer", "fingerprint": KEY.fingerprint}
    assert came == (NAME, "login", said)
    assert went[:2] == (NAME, "logout")
    assert went[2] == said | {"why": "command", "seconds": went[2]["seconds"]}


@pytest.mark.usefixtures("over_ssh")
@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("danvan member list", 126, "danvan member"),
        ("danvan door session --key-id 1", 126, "danvan door"),
        ("danvan --db /etc/passwd", 126, "danvan"),
        ("danvan tally --db /etc/passwd", 2, "--db"),
        ("danvan tally 'x", 2, "nháy"),
        ("danvan tally \x1b]0;x\x07", 2, "ký tự lạ"),
        ("danvan tally \udcff", 2, "ký tự lạ"),
        ("danvan tally " + "x" * 5000, 2, "4096"),
        ("internal-sftp", 126, "internal-sftp"),
        ("danvan", 2, "ssh -t"),
    ],
)
def test_what_is_refused_is_said(
    cli: Cli, sqlite: Database, monkeypatch: pytest.MonkeyPatch, command: str, code: int, said: str
) -> None:
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", command)
    _, key_id = join(sqlite)
    result = session(cli, sqlite, key_id)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert [act for _, act, _ in ledger(sqlite) if act != "refused"] == ["login", "logout"]


@pytest.mark.usefixtures("over_ssh")
def test_a_key_that_is_revoked_by_now(cli: Cli, database: Database) -> None:
    _, key_id = join(database)
    with writing(database, "test") as work:
        revoke_key(work, key_id)
    result = session(cli, database, key_id)
    assert (result.code, result.out) == (FAILED, "")
    assert "không còn được vào" in result.err
    assert ledger(database) == [("danvan door", "refused", {"count": 1, "from": "192.0.2.7", "why": "revoked"})]


@pytest.mark.usefixtures("over_ssh")
@pytest.mark.parametrize(
    ("proved", "code"),
    [
        (f"publickey {KEY.line}\n", 0),
        (f"password\npublickey {KEY.line}\n", 0),
        (f"publickey {ed25519('other')}\n", FAILED),
        (f"hostbased {KEY.line}\n", FAILED),
        ("publickey \n", FAILED),
        ("", FAILED),
        (None, FAILED),
    ],
)
def test_the_key_that_proved_itself(
    cli: Cli,
    sqlite: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    proved: str | None,
    code: int,
) -> None:
    path = tmp_path / "sshauth"
    if proved is not None:
        path.write_text(proved, encoding="ascii")
    monkeypatch.setenv("SSH_USER_AUTH", str(path))
    _, key_id = join(sqlite)
    assert session(cli, sqlite, key_id).code == code
    acts = [act for _, act, _ in ledger(sqlite)]
    assert acts == (["login", "logout"] if code == 0 else ["refused"])


@pytest.mark.usefixtures("over_ssh")
def test_a_crash_is_for_the_log(cli: Cli, sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("bất ngờ")

    monkeypatch.setattr(door_visit, "check_reads", crash)
    _, key_id = join(sqlite)
    result = session(cli, sqlite, key_id)
    assert (result.code, result.out) == (FAILED, "")
    assert "Traceback" not in result.err
    assert str(log_file().parent) not in result.err
    assert "bất ngờ" in log_file().read_text(encoding="utf-8")
    assert ledger(sqlite)[-1][2]["why"] == "crash"


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A command that does not end until the event is set."""
    free = threading.Event()

    def wait(*_: object) -> int:
        assert free.wait(20)
        return 0

    monkeypatch.setattr(door_command, "carry_out", wait)
    monkeypatch.setattr(door_command, "LOOK_SECONDS", 0.01)
    yield free
    free.set()


def test_a_command_that_takes_too_long(stuck: threading.Event, sqlite: Database) -> None:
    command = Command([], sqlite, NOBODY, lambda *_: FAILED)
    assert command.outcome(0.0, lambda: True) == (LATE, "late")
    assert command.running


def test_a_command_of_somebody_who_is_shut_out(stuck: threading.Event, sqlite: Database) -> None:
    answers = iter([True, True, False])
    assert Command([], sqlite, NOBODY, lambda *_: FAILED).outcome(60, lambda: next(answers)) == (FAILED, "revoked")


def test_a_command_that_ends(stuck: threading.Event, sqlite: Database) -> None:
    def look() -> bool:
        stuck.set()
        return True

    assert Command([], sqlite, NOBODY, lambda *_: FAILED).outcome(60, look) == (0, "command")


@pytest.mark.usefixtures("over_ssh")
def test_a_command_that_is_late_is_cut_off(
    cli: Cli, sqlite: Database, stuck: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Ended(BaseException):
        pass

    def end(code: int) -> None:
        raise Ended(code)

    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(door_command, "monotonic", iter([0.0, 1e9]).__next__)
    _, key_id = join(sqlite)
    with pytest.raises(Ended, match=str(LATE)):
        session(cli, sqlite, key_id)
    assert [(act, said.get("why")) for _, act, said in ledger(sqlite)] == [("login", None), ("logout", "late")]


def test_a_terminal_that_takes_nothing_keeps_nobody_in(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    member_id, key_id = join(sqlite)
    holder = Holder(member_id, NAME, Role.VIEWER, key_id, KEY.fingerprint)
    events = Events(io.StringIO())
    ledger_of_it = DoorLedger(sqlite, "192.0.2.7", events)
    ended = threading.Event()
    monkeypatch.setattr(os, "_exit", lambda _: ended.set())
    monkeypatch.setattr(door_visit, "PATIENCE", 0.0)
    live = Live(lambda: sqlite)
    visit = door_visit.Visit(holder, "192.0.2.7", sqlite, live, ledger_of_it, events, words("vi"))
    monkeypatch.setattr(visit, "_leave", lambda _: None)
    visit.shut_out()
    assert ended.wait(20)
    assert [(act, said["why"]) for _, act, said in ledger(sqlite)] == [("logout", "revoked")]
