"""The door as members meet it: OpenSSH's own client in a terminal, ``danvan serve`` as a process of its own."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import Database
from db.write.member_keys import revoke_key
from db.write.session import writing
from tests.terminal.driver import Terminal
from tests.terminal.served import Served, make_register, serve

pytestmark = [
    pytest.mark.skipif(shutil.which("ssh") is None, reason="there is no OpenSSH client here"),
    pytest.mark.xdist_group("ssh"),
]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample register, one member of it, and the member's key."""
    return make_register(tmp_path_factory.mktemp("member"))


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
        terminal.until("Gõ năm")
        terminal.press("escape")
        terminal.until_gone("Gõ năm")
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
        served.until_logged("reloaded")
        with Terminal(served.ssh(), cols=80, rows=24) as second:
            second.until("1 phiên")
            assert second.exit_status() == 1


def test_limits_that_are_wrong_change_nothing(served: Served) -> None:
    (served.folder / "data" / "serve.toml").write_text("sessions_per_member = many\n")
    served.process.send_signal(signal.SIGHUP)
    assert "serve.toml" in served.until_logged("reload_failed")["why"]
    with Terminal(served.ssh(), cols=80, rows=24) as terminal:
        terminal.until("Kinh tế")
        terminal.press("q")
        assert terminal.exit_status() == 0


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
