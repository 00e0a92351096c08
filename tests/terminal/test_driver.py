"""The harness itself, with small programs."""

import os
import select
import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.driver import PATIENCE, Terminal
from tests.terminal.keys import to_bytes

TALKER = """
import sys, tty
tty.setraw(0)
print("ready", end="", flush=True)
while (key := sys.stdin.buffer.raw.read(64)) != b"q":
    print(f"\\r\\n{key!r}", end="", flush=True)
print("\\r\\nbye", end="", flush=True)
raise SystemExit(3)
"""


def program(source: str, *, cols: int = 80, rows: int = 24) -> Terminal:
    return Terminal([sys.executable, "-c", source], cols=cols, rows=rows)


def test_keys_arrive_as_an_xterm_sends_them() -> None:
    with program(TALKER) as terminal:
        terminal.until("ready")
        for key, shown in {
            "down": r"b'\x1b[B'",
            "ctrl+p": r"b'\x10'",
            "f1": r"b'\x1bOP'",
            "hà": r"b'h\xc3\xa0'",
        }.items():
            terminal.press(key)
            terminal.until(shown)
        terminal.press("q")
        assert terminal.exit_status() == 3
        assert terminal.lines()[-1] == "" or "bye" in terminal.text()


def test_a_lone_escape_is_not_glued_to_the_next_key() -> None:
    with program(TALKER) as terminal:
        terminal.until("ready")
        terminal.press("escape", "a")
        terminal.until(r"b'\x1b'")
        terminal.until("b'a'")


def test_a_misspelt_key_is_refused() -> None:
    with pytest.raises(ValueError, match=r"ctrl\+pp"):
        to_bytes("ctrl+pp")


def test_cat_echoes_and_its_lines_are_read() -> None:
    with Terminal(["cat"], cols=30, rows=6) as terminal:
        mark = terminal.mark()
        terminal.type("Trồng đường hoa\r")
        terminal.until(lambda t: t.lines()[:2] == ["Trồng đường hoa"] * 2)
        assert terminal.bytes_since(mark).count("đường".encode()) == 2
        assert terminal.line_with("hoa") == "Trồng đường hoa"
        terminal.press("ctrl+d")
        assert terminal.exit_status() == 0


def test_what_fails_shows_the_screen() -> None:
    with program("print('Xin chào'); input()") as terminal:
        terminal.until("Xin chào")
        with pytest.raises(AssertionError, match=r"(?s)waited for 'Tạm biệt'.*Xin chào"):
            terminal.until("Tạm biệt", timeout=0.05)
        with pytest.raises(AssertionError, match=r"(?s)'Tạm biệt' is not on the screen.*Xin chào"):
            terminal.line_with("Tạm biệt")
        with pytest.raises(AssertionError, match="did not end"):
            terminal.exit_status(timeout=0.05)
        terminal.press("enter")
        with pytest.raises(AssertionError, match=r"the program ended \(0\)"):
            terminal.until("Tạm biệt")


def test_colours_and_attributes_of_what_is_shown() -> None:
    with program(r"print('\x1b[1;7;38;2;255;0;0mMất\x1b[0m thôi')") as terminal:
        terminal.until("thôi")
        lost, plain = terminal.cells_of("Mất"), terminal.cells_of("thôi")
        assert all(cell.bold and cell.reverse and cell.fg == "ff0000" for cell in lost)
        assert not any(cell.bold or cell.reverse or cell.fg != "default" for cell in plain)


def test_the_size_of_the_window() -> None:
    source = """
import os, signal
show = lambda *_: print(os.get_terminal_size(0), end="\\r\\n", flush=True)
signal.signal(signal.SIGWINCH, show)
show()
while True: signal.pause()
"""
    with program(source, cols=61, rows=17) as terminal:
        terminal.until("columns=61, lines=17")
        terminal.resize(101, 31)
        terminal.until("columns=101, lines=31")
        assert len(terminal.lines()) == 31


def test_a_program_reads_the_answers_to_its_questions() -> None:
    source = r"""
import sys, tty
tty.setraw(0)
print("\x1b[4;7H\x1b[6n", end="", flush=True)
answer = sys.stdin.buffer.raw.read(64)
print(f"\x1b[1;1H{answer!r}", end="", flush=True)
sys.stdin.buffer.raw.read(1)
"""
    with program(source) as terminal:
        terminal.until(r"b'\x1b[4;7R'")


def test_a_line_that_is_lost_ends_the_program() -> None:
    with program("print('ready', flush=True)\nwhile True: input()") as terminal:
        terminal.until("ready")
        terminal.hang_up()
        assert terminal.exit_status() == -signal.SIGHUP


def test_quiet_waits_for_the_end_of_the_output() -> None:
    with program("for n in range(20000): print(n)\ninput()") as terminal:
        terminal.until("1")
        terminal.quiet()
        assert "19999" in terminal.text()


def test_much_input_to_a_program_that_echoes_does_not_block() -> None:
    with program(
        "import tty, os\ntty.setraw(0)\nprint('ready', flush=True)\nwhile d := os.read(0, 512): os.write(1, d)"
    ) as t:
        t.until("ready")
        t.send(b"0123456789abcdef" * 8192)
        t.send(b"\r\nend")
        t.until("end")
        assert t.raw.endswith(b"\r\nend")


def test_nothing_is_left_of_a_program_and_its_children(tmp_path: Path) -> None:
    pipe = tmp_path / "held by the living"
    os.mkfifo(pipe)
    source = f"""
import os, signal, subprocess, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
holder = open({str(pipe)!r}, "w")
child = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"], stdin=holder)
print("started", flush=True)
child.wait()
"""
    with program(source) as terminal:
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        terminal.until("started")
        assert not select.select([reader], [], [], 0)[0]
    try:
        assert select.select([reader], [], [], PATIENCE)[0]
        assert os.read(reader, 1) == b""
    finally:
        os.close(reader)
    with pytest.raises(ProcessLookupError):
        os.kill(terminal.pid, 0)
