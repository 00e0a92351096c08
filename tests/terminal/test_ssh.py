"""The door as members meet it: OpenSSH's own client in a terminal, ``danvan serve`` as a process of its own."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.engine import Database
from db.identity import Role
from db.sample.opening import open_sample
from db.write.member_keys import add_key, revoke_key
from db.write.members import add_member
from db.write.session import writing
from tests.terminal.child import environment
from tests.terminal.driver import Terminal

pytestmark = [
    pytest.mark.skipif(shutil.which("ssh") is None, reason="there is no OpenSSH client here"),
    pytest.mark.xdist_group("ssh"),
]

NAME = "Nguyễn Văn An"


@dataclass
class Served:
    """A server of a test's own."""

    process: subprocess.Popen[str]
    folder: Path
    port: int

    def ssh(self, *command: str) -> list[str]:
        """What a member types, and where the member's files are."""
        options = {
            "IdentitiesOnly": "yes",
            "IdentityAgent": "none",
            "StrictHostKeyChecking": "accept-new",
            "UserKnownHostsFile": str(self.folder / "known_hosts"),
            "LogLevel": "ERROR",
        }
        given = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
        return [
            "ssh",
            "-F",
            "none",
            "-p",
            str(self.port),
            "-i",
            str(self.folder / "id"),
            *given,
            "127.0.0.1",
            *command,
        ]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A command without a terminal."""
        return subprocess.run(
            self.ssh(*command), capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL, check=False
        )


def make_key(path: Path) -> str:
    """A client's key pair; returns the public line."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    return path.with_name(f"{path.name}.pub").read_text()


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample register, one member of it, and the member's key."""
    folder = tmp_path_factory.mktemp("member")
    database = open_sample(folder / "register.db")
    with writing(database, "test") as work:
        add_key(work, add_member(work, NAME, Role.ADMIN), make_key(folder / "id"))
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return folder


@contextmanager
def serve(register: Path, folder: Path) -> Iterator[Served]:
    """``danvan serve`` on a copy of the register."""
    for name in ("register.db", "id", "id.pub"):
        shutil.copy(register / name, folder / name)
    places = ("--data", str(folder / "data"), "--db", str(folder / "register.db"))
    where = ("--host", "127.0.0.1", "--port", "0", "--log-format", "json")
    process = subprocess.Popen(
        [sys.executable, "-m", "danvan_tui", "serve", *where, *places],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env=environment({"HOME": str(folder)}),
        text=True,
    )
    try:
        assert process.stderr is not None
        ready = next(line for line in process.stderr if "127.0.0.1:" in line)
        yield Served(process, folder, int(ready.rsplit(":", 1)[1].strip().rstrip(".")))
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def shared(register: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for the tests that leave it as it was."""
    with serve(register, tmp_path_factory.mktemp("shared")) as served:
        yield served


@pytest.fixture
def served(register: Path, tmp_path: Path) -> Iterator[Served]:
    """A server of a test's own."""
    with serve(register, tmp_path) as served:
        yield served


def test_a_member_comes_in_looks_around_and_leaves(shared: Served) -> None:
    with Terminal(shared.ssh(), cols=120, rows=40) as terminal:
        terminal.until("Thành phố Phủ Lý")
        assert len(terminal.raw) < 25_000
        terminal.press("3")
        terminal.until("Enter vào")
        terminal.resize(80, 24)
        terminal.until(lambda seen: max(map(len, seen.lines())) <= 80 and "Bếp ăn" in seen.text())
        terminal.press("q")
        assert terminal.exit_status() == 0
        assert terminal.raw.endswith(b"\x1b[?1049l\x1b[?25h")


def test_ctrl_c_and_the_escape_of_a_dialog(shared: Served) -> None:
    with Terminal(shared.ssh(), cols=120, rows=40) as terminal:
        terminal.until("Thành phố Phủ Lý")
        terminal.press("ctrl+c")
        terminal.until("Ctrl+Q")
        terminal.press("f2")
        terminal.until("2015-2020")
        terminal.press("escape")
        terminal.press("ctrl+q")
        assert terminal.exit_status() == 0


def test_the_server_stops(served: Served) -> None:
    with Terminal(served.ssh(), cols=80, rows=24) as terminal:
        terminal.until("Kinh tế")
        served.process.send_signal(signal.SIGTERM)
        terminal.until("đang dừng")
        assert terminal.exit_status() == 1
        assert b"\x1b[?1049l" in terminal.raw
    assert served.process.wait(10) == 0


def test_a_revoked_key(served: Served) -> None:
    with Terminal(served.ssh(), cols=80, rows=24) as terminal:
        terminal.until("Kinh tế")
        database = Database(served.folder / "register.db")
        with writing(database, "test") as work:
            revoke_key(work, 1)
        database.close()
        terminal.until("không còn được vào")
        assert terminal.exit_status() == 1
    assert "Permission denied (publickey)" in served.run("danvan", "tally").stderr


def test_figures_without_a_terminal(shared: Served) -> None:
    done = shared.run("danvan", "tally", "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("code,name,total")


@pytest.mark.parametrize(("command", "code"), [((), 2), (("ls", "-l"), 126), (("danvan", "show", "x"), 2)])
def test_what_is_refused_is_said(shared: Served, command: tuple[str, ...], code: int) -> None:
    done = shared.run(*command)
    assert done.returncode == code
    assert "danvan" in done.stderr
    assert done.stdout == ""


def test_no_files_over_the_line(shared: Served) -> None:
    sftp = [("-P" if part == "-p" else part) for part in shared.ssh()[1:-1]]
    done = subprocess.run(
        ["sftp", *sftp, "127.0.0.1"],
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode != 0
    assert "subsystem" in done.stderr


def test_no_forwarding(shared: Served) -> None:
    argv = shared.ssh("danvan", "tally")
    done = subprocess.run(
        [argv[0], "-W", "127.0.0.1:1", *argv[1:-2]],
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode != 0


def test_limits_are_read_again(served: Served) -> None:
    (served.folder / "data" / "serve.toml").write_text("sessions_per_member = 1\n")
    with Terminal(served.ssh(), cols=80, rows=24) as first:
        first.until("Kinh tế")
        os.kill(served.process.pid, signal.SIGHUP)
        assert served.process.stderr is not None
        for line in served.process.stderr:
            if "reloaded" in line:
                break
        with Terminal(served.ssh(), cols=80, rows=24) as second:
            second.until("1 phiên")
            assert second.exit_status() == 1


def test_nothing_is_written_outside_the_data_folder(served: Served) -> None:
    served.run("danvan", "tally")
    with Terminal(served.ssh(), cols=80, rows=24) as terminal:
        terminal.until("Kinh tế")
        terminal.press("q")
        terminal.exit_status()
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(10) == 0
    names = {path.name for path in served.folder.iterdir() if not path.name.startswith("register.db")}
    assert names == {"data", "id", "id.pub", "known_hosts"}
    assert [path.name for path in (served.folder / "data").iterdir()] == ["ssh_host_ed25519_key"]
