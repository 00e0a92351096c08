"""Every kind of terminal: its colours, its characters, and none of what it would not understand."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.terminal.driver import Terminal
from tests.terminal.member import FIGURES, member, restored
from tests.terminal.sequences import foreign_sequences

_SGR = re.compile(rb"\x1b\[([0-9;]*)m")

TERMINALS: Mapping[str, tuple[Mapping[str, str], bytes | None, bool]] = {
    "16 colours": ({"TERM": "xterm"}, b"3", True),
    "256 colours": ({"TERM": "xterm-256color"}, b"38;5", True),
    "true colour": ({"COLORTERM": "truecolor"}, b"38;2", True),
    "NO_COLOR": ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, None, True),
    "vt100": ({"TERM": "vt100"}, None, False),
    "the Linux console": ({"TERM": "linux"}, b"3", False),
    "a C locale": ({"LANG": "C"}, b"38;5", True),
}
"""The environment, the kind of colours that is sent (None: none), whether there are box drawings."""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register; nobody changes it."""
    from db.sample.opening import open_sample

    path = tmp_path_factory.mktemp("terminals") / "mau.db"
    open_sample(path).close()
    return path


def kinds(raw: bytes) -> set[bytes]:
    """Which kinds of colours were sent: "3" for one of sixteen, "38;5" for one of 256, "38;2" for any."""
    found = set()
    for match in _SGR.finditer(raw):
        numbers = match[1].split(b";")
        while numbers:
            number = numbers.pop(0)
            if number in {b"38", b"48"}:
                found.add(b"38;" + numbers[0])
                del numbers[: 2 if numbers[0] == b"5" else 4]
            elif re.fullmatch(rb"3[0-7]|4[0-7]|9[0-7]|10[0-7]", number):
                found.add(b"3")
    return found


@pytest.mark.parametrize("name", TERMINALS)
def test_a_terminal_gets_what_it_understands(register: Path, name: str) -> None:
    env, colours, boxes = TERMINALS[name]
    with member(register, env=env) as terminal:
        terminal.press("down", "enter")
        terminal.until("3 Mô hình · 89" if boxes else "3 Mô hình - 89")
        terminal.press("f1")
        terminal.until("Phím dùng được ở đây")
        terminal.press("escape", "f4")
        terminal.until("69,7%")
        shown = terminal.text()
        terminal.press("ctrl+q")
        assert terminal.exit_status() == 0
        assert restored(terminal)
        assert foreign_sequences(terminal.raw) == []
        sent = kinds(terminal.raw)
        assert sent == (set() if colours is None else {colours})
        assert ("╭" in shown) is boxes
        assert ("█" in shown) is boxes
        if not boxes:
            assert set(re.sub(r"[\w\s]", "", terminal.raw.decode())) <= set(map(chr, range(128)))


def test_a_terminal_that_has_no_screen_is_told_so(register: Path) -> None:
    import sys

    argv = [sys.executable, "-m", "danvan_tui", "--db", str(register)]
    with Terminal(argv, env={"TERM": "dumb", "COLORTERM": ""}) as terminal:
        assert terminal.exit_status() == 2
        assert "danvan tally" in terminal.text()
        assert FIGURES not in terminal.text()
        assert b"\x1b" not in terminal.raw
