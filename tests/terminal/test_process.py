"""A session on a terminal: what it asks of it, how it ends, and what the terminal looks like after that."""

import os
import re
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from danvan_tui.process import defaults
from tests.terminal.driver import Terminal

PROGRAM = """
import sys
from danvan_tui.cli.guard import guarded
from danvan_tui.locale import words
from danvan_tui.options import RunOptions
from danvan_tui.process import run
options = RunOptions(database=sys.argv[1], mouse="mouse" in sys.argv)
if "crash" in sys.argv:
    from danvan_tui.screens.dashboard import DashboardScreen
    DashboardScreen.do_help = lambda self: [][1]
sys.exit(guarded(lambda: run(options), words("vi")))
"""
SHOWN = "187 mô hình"
PLAIN_SGR = {"", "0", "1", "4", "7", "22", "24", "27"}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register."""
    from db.sample.opening import open_sample

    path = tmp_path_factory.mktemp("process") / "sample.db"
    open_sample(path).close()
    return path


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where the log is written."""
    return tmp_path / "state"


@contextmanager
def session(
    register: Path, *words: str, env: Mapping[str, str] | None = None, before: str = "", cols: int = 120
) -> Iterator[Terminal]:
    """A session that shows the register."""
    argv = [sys.executable, "-c", PROGRAM, str(register), *words]
    if before:
        argv = ["/bin/sh", "-c", f'{before}; exec "$@"', "sh", *argv]
    with Terminal(argv, cols=cols, rows=40, env={"COLORTERM": "", **(env or {})}) as terminal:
        terminal.until(SHOWN)
        # The last that comes: the model under the cursor, in full.
        terminal.until("Lịch sử")
        terminal.quiet(0.2)
        yield terminal


def restored(terminal: Terminal) -> bool:
    """Whether the terminal is as it was before."""
    end = terminal.raw[-400:]
    return not terminal.screen.alternate and b"\x1b[?25h" in end and b"\x1b[?7h" in end and b"\x1b[?2004l" in end


def test_ctrl_c_and_ctrl_z_are_keys(register: Path) -> None:
    with session(register) as terminal:
        terminal.press("ctrl+z", "ctrl+c")
        terminal.until("Bấm Ctrl+Q để thoát")
        terminal.press("ctrl+q")
        assert terminal.exit_status() == 0
        assert restored(terminal)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_in_order(register: Path, number: signal.Signals, status: int) -> None:
    with session(register) as terminal:
        terminal.signal(number)
        assert terminal.exit_status() == status
        assert restored(terminal)


@pytest.mark.parametrize("before", ["", "trap '' HUP"], ids=["usual", "nohup"])
def test_it_ends_with_its_terminal(register: Path, before: str) -> None:
    with session(register, before=before) as terminal:
        terminal.hang_up()
        assert terminal.exit_status() == 129


def test_a_screen_that_was_spoilt_is_drawn_anew(register: Path) -> None:
    with session(register) as terminal:
        whole = terminal.lines()
        terminal.signal(signal.SIGTSTP)
        terminal.until(lambda t: not t.screen.alternate)
        # Going on before it has stopped would leave it stopped for good.
        os.waitid(os.P_PID, terminal.pid, os.WSTOPPED | os.WNOWAIT)
        terminal.signal(signal.SIGCONT)
        terminal.until(lambda t: t.lines() == whole)
        terminal.screen.feed("\x1b[10;1HThông báo của máy chủ".encode())
        terminal.press("ctrl+r")
        terminal.until(lambda t: t.lines() == whole)
        terminal.resize(90, 30)
        terminal.until(lambda t: len(t.lines()) == 30 and SHOWN in t.text())
        terminal.resize(120, 40)
        terminal.until(lambda t: t.lines() == whole)


def test_a_crash_is_a_sentence_and_a_log(register: Path, state: Path) -> None:
    with session(register, "crash", env={"XDG_STATE_HOME": str(state)}) as terminal:
        terminal.press("f1")
        assert terminal.exit_status() == 1
        assert restored(terminal)
        log = state / "danvan" / "danvan.log"
        said = "".join(terminal.lines())
        assert said.startswith("lỗi: ")
        assert str(log) in said
        assert b"Traceback" not in terminal.raw
        assert "IndexError" in log.read_text()


def test_a_terminal_without_a_screen_is_refused(register: Path) -> None:
    argv = [sys.executable, "-c", PROGRAM, str(register)]
    with Terminal(argv, cols=120, env={"TERM": "dumb"}) as terminal:
        assert terminal.exit_status() == 2
        assert "danvan tally" in terminal.text()
        assert b"\x1b" not in terminal.raw


def test_what_it_asks_of_a_terminal_and_what_it_sends(register: Path) -> None:
    with session(register) as terminal:
        assert b"\x1b[?1000h" not in terminal.raw
        assert b"\x1b[>" not in terminal.raw
        assert b"38;2;" not in terminal.raw
        assert len(terminal.raw) < 25_000
        sent = terminal.mark()
        terminal.press("2")
        terminal.quiet(0.3)
        # Two frames in other colours; a whole screen is 15,000.
        assert 0 < len(terminal.bytes_since(sent)) < 4_000


def test_a_mouse_that_is_asked_for(register: Path) -> None:
    with session(register, "mouse") as terminal:
        assert b"\x1b[?1000h" in terminal.raw


def sgr(raw: bytes) -> set[str]:
    """All parameters of colours and attributes that were sent."""
    return {part for found in re.findall(rb"\x1b\[([0-9;]*)m", raw) for part in found.decode().split(";")}


def test_no_colour_at_all(register: Path) -> None:
    with session(register, env={"NO_COLOR": "1", "COLORTERM": "truecolor"}) as terminal:
        for key in ("3", "down", "2"):
            terminal.press(key)
            terminal.quiet(0.3)
        assert sgr(terminal.raw) <= PLAIN_SGR
        assert all(cell.reverse for cell in terminal.cells_of("2 Đơn vị"))


def test_another_character_set(register: Path) -> None:
    with session(register, env={"LC_ALL": "vi_VN.TCVN", "PYTHONIOENCODING": "latin-1"}) as terminal:
        assert "+- 1 Lĩnh vực" in terminal.text()
        terminal.press("q")
        assert terminal.exit_status() == 0
        assert "TCVN" in terminal.text()


def test_the_environment_of_the_member_goes_first() -> None:
    member = {"SSH_TTY": "/dev/pts/1", "TEXTUAL_ANIMATIONS": "full"}
    assert "TEXTUAL_ANIMATIONS" not in defaults(member)
    assert defaults(member)["TEXTUAL_DISABLE_KITTY_KEY"] == "1"
    assert defaults(member)["ESCDELAY"] == "200"
    assert "ESCDELAY" not in defaults({})
