"""The door for sites where only OpenSSH may listen, through the real sshd and the real ssh."""

import json
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import func, select

from db.engine import Database
from db.feed import Feed
from db.identity import Role
from db.keys import parse_public_key
from db.sample.opening import open_sample
from db.tables import CHANGE
from db.write.members import add_key, add_member, retire_member, revoke_key
from db.write.session import writing
from tests.terminal.driver import Terminal
from tests.terminal.member import FIGURES, restored
from tests.terminal.sequences import foreign_sequences
from tests.terminal.sshd import PATIENCE, PROGRAM, Sshd, make_key, sshd

pytestmark = [
    pytest.mark.xdist_group("openssh"),
    pytest.mark.skipif(
        "CI" not in os.environ and (PROGRAM is None or shutil.which("ssh") is None),
        reason="there is no OpenSSH here: apt-get install openssh-server openssh-client",
    ),
]

SHUT_OUT = 255
"""How ssh says that it was not let in."""
REFUSED = 126


@dataclass(frozen=True)
class Member:
    """Somebody who may come in."""

    id: int
    key_id: int
    name: str
    key: str
    fingerprint: str


@dataclass(frozen=True)
class Door:
    """A server, and its register."""

    sshd: Sshd
    database: Database

    def join(self, key: str, name: str, role: Role = Role.VIEWER) -> Member:
        """Take somebody in, with a new key in a file of this name."""
        line = make_key(self.sshd.folder, key)
        with writing(self.database, "test") as work:
            member_id = add_member(work, name, role)
            key_id = add_key(work, member_id, line)
        return Member(member_id, key_id, name, key, parse_public_key(line).fingerprint)

    def seq(self) -> int:
        """The newest line of the ledger."""
        with self.database.read() as connection:
            return int(connection.scalar(select(func.max(CHANGE.c.seq))) or 0)

    def ledger(self, after: int) -> list[tuple[str, str, dict[str, Any]]]:
        """The door's lines of the ledger: who, what, and what is said of it."""
        lines = select(CHANGE).where(CHANGE.c.seq > after, CHANGE.c.entity == "session").order_by(CHANGE.c.seq)
        with self.database.read() as connection:
            return [(row.actor, row.act, json.loads(row.after)) for row in connection.execute(lines)]

    def in_ledger(self, after: int, act: str) -> dict[str, Any]:
        """Wait for a line of the ledger."""
        there = threading.Event()

        def found() -> list[dict[str, Any]]:
            return [said for _, done, said in self.ledger(after) if done == act]

        feed = Feed(self.database, lambda *_: there.set() if found() else None, lambda _: None)
        feed.start()
        try:
            assert there.wait(PATIENCE), self.ledger(after)
        finally:
            feed.stop()
        return found()[0]

    def dashboard(self, key: str, *words: str) -> Terminal:
        """A member at a terminal."""
        return Terminal(self.sshd.ssh("127.0.0.1", *words, key=key), cols=120, rows=40, env={"COLORTERM": ""})


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """A server over the sample register."""
    folder = tmp_path_factory.mktemp("openssh")
    # Through sshd's configuration, its line of a key and a shell.
    path = folder / "sổ 'mẫu' $1.db"
    database = open_sample(path)
    with sshd(folder, path) as server:
        yield Door(server, database)
    database.close()


@pytest.fixture(scope="module")
def lan(door: Door) -> Member:
    """The secretary, who stays in."""
    return door.join("lan", "Trần Thị Lan", Role.SECRETARY)


def came_and_went(member: Member, why: str, address: str = "127.0.0.1") -> Callable[[Any], bool]:
    """Whether the ledger's lines are a login and a logout of a member's."""

    def are(lines: list[tuple[str, str, dict[str, Any]]]) -> bool:
        of = {"member_id": member.id, "fingerprint": member.fingerprint, "from": address}
        known = [(actor, act, {name: said.get(name) for name in of}) for actor, act, said in lines]
        return known == [(member.name, "login", of), (member.name, "logout", of)] and lines[1][2]["why"] == why

    return are


def test_a_dashboard(door: Door, lan: Member) -> None:
    seq = door.seq()
    with door.dashboard("lan") as terminal:
        terminal.until(FIGURES)
        terminal.until("MH0")
        assert [act for _, act, _ in door.ledger(seq)] == ["login"]
        terminal.press("f5")
        terminal.until("Qua SSH không nhập tệp được")
        terminal.press("ctrl+e")
        terminal.until("Qua SSH không ghi tệp ở máy chủ")
        terminal.resize(80, 24)
        terminal.until("3 Mô hình 187")
        terminal.press("q")
        assert terminal.exit_status() == 0
        assert restored(terminal)
        assert foreign_sequences(terminal.raw) == []
    assert came_and_went(lan, "quit")(door.ledger(seq))


def test_figures_as_json(door: Door, lan: Member) -> None:
    seq = door.seq()
    done = door.sshd.run("127.0.0.1", "danvan", "tally", "--format", "json", key="lan")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["total"] == 187
    assert came_and_went(lan, "command")(door.ledger(seq))


@pytest.mark.parametrize("command", ["rm -rf /", "danvan tally; id", "danvan tally $(id)"])
def test_no_other_command(door: Door, lan: Member, command: str) -> None:
    done = door.sshd.run("127.0.0.1", command, key="lan")
    assert done.returncode in {2, REFUSED}
    assert done.stdout == ""
    assert done.stderr
    assert "uid=" not in done.stderr


@pytest.mark.parametrize("program", ["sftp", "scp"])
def test_no_files(door: Door, lan: Member, program: str) -> None:
    seq = door.seq()
    words = {"sftp": ("127.0.0.1",), "scp": ("127.0.0.1:/etc/passwd", str(door.sshd.folder / "taken"))}
    done = door.sshd.run(*words[program], key="lan", program=program)
    assert done.returncode != 0
    assert not (door.sshd.folder / "taken").exists()
    assert [act for _, act, _ in door.ledger(seq)] == ["login", "refused", "logout"]


@pytest.mark.parametrize(
    "words",
    [("-W", "127.0.0.1:22"), ("-N", "-R", "0:127.0.0.1:22"), ("-N", "-R", "/tmp/danvan-none:127.0.0.1:22")],
    ids=" ".join,
)
def test_no_forwarding(door: Door, lan: Member, words: tuple[str, ...]) -> None:
    done = door.sshd.run("-oExitOnForwardFailure=yes", *words, "127.0.0.1", key="lan")
    assert done.returncode == SHUT_OUT
    assert "forwarding" in done.stderr or "prohibited" in done.stderr


def test_keys_that_let_nobody_in(door: Door) -> None:
    make_key(door.sshd.folder, "stranger")
    revoked, gone = door.join("revoked", "Lê Văn Hai"), door.join("gone", "Phạm Thị Ba")
    with writing(door.database, "test") as work:
        revoke_key(work, revoked.key_id)
        retire_member(work, gone.id)
    seq = door.seq()
    for key in ("stranger", "revoked", "gone"):
        done = door.sshd.run("127.0.0.1", "danvan", "tally", key=key)
        assert (done.returncode, done.stdout) == (SHUT_OUT, "")
        assert "Permission denied (publickey)" in done.stderr
    assert door.seq() == seq


def test_a_key_that_was_only_offered_is_not_who_it_is(door: Door, lan: Member) -> None:
    own = door.join("own", "Đỗ Văn Tư")
    seq = door.seq()
    # Half of Lan's key: enough to offer it, too little to prove it.
    done = door.sshd.run("127.0.0.1", "danvan", "tally", key="lan.pub,own")
    assert done.returncode == 0
    assert came_and_went(own, "command")(door.ledger(seq))


def test_revoked_during_the_session(door: Door) -> None:
    member = door.join("leaving", "Vũ Thị Năm")
    seq = door.seq()
    with door.dashboard("leaving") as terminal:
        terminal.until("MH0")
        with writing(door.database, "test") as work:
            revoke_key(work, member.key_id)
        terminal.until("Khóa của bạn không còn được vào nữa", timeout=5)
        assert terminal.exit_status() == 1
        assert restored(terminal)
    assert came_and_went(member, "revoked")(door.ledger(seq))


def test_a_line_that_is_lost(door: Door, lan: Member) -> None:
    seq = door.seq()
    with door.dashboard("lan") as terminal:
        terminal.until("MH0")
        terminal.signal(signal.SIGKILL)
        assert door.in_ledger(seq, "logout")["why"] == "lost"


def test_a_command_on_a_terminal(door: Door, lan: Member) -> None:
    with door.dashboard("lan", "-t", "danvan", "tally") as terminal:
        assert terminal.exit_status() == 0
        assert any(line.startswith("    Cộng") and "187" in line for line in terminal.lines())


def test_a_server_that_stops(door: Door, lan: Member) -> None:
    seq = door.seq()
    call = [sys.executable, "-P", "-m", "danvan_tui", "door", "session", "--key-id", str(lan.key_id)]
    env = {"SSH_CONNECTION": "192.0.2.7 1 192.0.2.1 22", "COLORTERM": ""}
    with Terminal([*call, "--db", str(door.database.path)], cols=120, rows=40, env=env) as terminal:
        terminal.until("MH0")
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_status() == 128 + signal.SIGTERM
        assert "Máy chủ đang dừng" in terminal.text()
        assert restored(terminal)
    assert came_and_went(lan, "stopped", "192.0.2.7")(door.ledger(seq))


def test_acts_are_the_member_s(door: Door, lan: Member) -> None:
    """Behind sshd every session runs as one user of the machine, who is nobody of the committee."""
    viewer = door.join("viewer", "Hoàng Văn Sáu")
    seq = door.seq()
    with door.dashboard("viewer") as terminal:
        terminal.until("MH0")
        terminal.press("3", "f12")
        terminal.until("cần vai trò Thư ký")
        terminal.press("q")
        assert terminal.exit_status() == 0
    assert {actor for actor, _, _ in door.ledger(seq)} == {viewer.name}
    with door.dashboard("lan") as terminal:
        terminal.until("MH0")
        # The third one waits for its approval.
        terminal.press("3", "down", "down", "f12")
        terminal.until("Duyệt đăng ký")
        terminal.press("enter")
        terminal.until(lambda seen: "─ Xử lý ─" not in seen.text() and ": Đã duyệt." in seen.lines()[-2])
        terminal.press("q")
        assert terminal.exit_status() == 0
    with door.database.read() as connection:
        moved = connection.execute(select(CHANGE).where(CHANGE.c.seq > seq, CHANGE.c.act == "move")).one()
    assert moved.actor == lan.name
