"""Several processes behind one port: ``danvan serve --workers``."""

import os
import select
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.child import environment
from tests.terminal.driver import Terminal
from tests.terminal.served import Served, make_register, serve

pytestmark = [
    pytest.mark.skipif(shutil.which("ssh") is None, reason="there is no OpenSSH client here"),
    pytest.mark.xdist_group("ssh"),
]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A server of two processes, and one that looks after them."""
    (tmp_path / "made").mkdir()
    with serve(make_register(tmp_path / "made"), tmp_path, "--workers", "2") as served:
        yield served


def workers(served: Served) -> list[int]:
    """The processes that serve."""
    pid = served.process.pid
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def ends(pid: int) -> None:
    """Return when a process has ended; it need not be a child of ours."""
    watched = os.pidfd_open(pid)
    try:
        assert select.select([watched], [], [], 20)[0], "it goes on"
    finally:
        os.close(watched)


def test_members_come_in_and_are_told_of_the_end(served: Served) -> None:
    both = workers(served)
    assert len(both) == 2
    with Terminal(served.ssh(), cols=80, rows=24) as terminal:
        terminal.until("Kinh tế")
        served.process.send_signal(signal.SIGTERM)
        terminal.until("đang dừng")
        assert terminal.exit_status() == 1
    assert served.process.wait(20) == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in both)


def test_one_that_is_killed_is_started_again(served: Served) -> None:
    killed = workers(served)[0]
    os.kill(killed, signal.SIGKILL)
    number = served.until_logged("worker_killed")["worker"]
    served.until_logged("serving", worker=number)
    assert len(workers(served)) == 2
    assert served.run("danvan", "tally", "--format", "csv").returncode == 0


def test_none_is_left_when_nobody_looks_after_them(served: Served) -> None:
    both = workers(served)
    served.process.kill()
    for pid in both:
        ends(pid)


def test_limits_are_read_again_by_each(served: Served) -> None:
    served.process.send_signal(signal.SIGHUP)
    served.until_logged("reloaded")
    served.until_logged("reloaded")


def test_a_port_that_is_taken(served: Served) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        where = ("--host", "127.0.0.1", "--port", str(port))
        places = ("--data", str(served.folder / "data"), "--db", str(served.folder / "register.db"))
        refused = subprocess.run(
            [sys.executable, "-m", "danvan_tui", "serve", *where, "--workers", "2", *places],
            env=environment({"HOME": str(served.folder)}),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert refused.returncode == 1
    assert str(port) in refused.stderr
