"""Vietnamese typing engines on a real terminal: what they send, through a real driver, as it is shown."""

import sys
from collections.abc import Iterator

import pytest

from tests.terminal.driver import Terminal
from tests.terminal.keys import BACKSPACE, CTRL_H
from tests.terminal.sequences import foreign_sequences

BURSTS = {
    "to\x7fôi": "tôi",
    "tieng\x7f\x7f\x7fếng": "tiếng",
    "d\x7fđuong\x7f\x7f\x7f\x7fương\x7f\x7f\x7f\x7fường": "đường",
    "tie\x7fêng\x7f\x7f\x7fếng 63": "tiếng 63",
    "Vie\u0323\u0302t": "Việt",
}
EMPTY = "«» 0"

# One program for all of them.
pytestmark = pytest.mark.xdist_group("telex")


@pytest.fixture(scope="module")
def terminal() -> Iterator[Terminal]:
    with Terminal([sys.executable, "-m", "tests.terminal.typing_app"], cols=60, rows=12) as terminal:
        terminal.until(EMPTY)
        yield terminal


def empty(terminal: Terminal) -> None:
    terminal.press("end", "ctrl+u")
    terminal.until(EMPTY)


def shown(text: str) -> str:
    return f"«{text}» {len(text)}"


@pytest.mark.parametrize("backspace", [BACKSPACE, CTRL_H])
@pytest.mark.parametrize("burst", BURSTS)
def test_a_burst_in_one_read(terminal: Terminal, burst: str, backspace: bytes) -> None:
    empty(terminal)
    terminal.send(burst.encode().replace(BACKSPACE, backspace))
    terminal.until(shown(BURSTS[burst]))


@pytest.mark.parametrize("backspace", [BACKSPACE, CTRL_H])
def test_a_burst_split_between_reads(terminal: Terminal, backspace: bytes) -> None:
    burst = "to\x7fôi".encode().replace(BACKSPACE, backspace)
    for at in range(1, len(burst)):
        empty(terminal)
        terminal.send(burst[:at])
        # Shown means read: what comes now is in another read.
        terminal.until(lambda t: EMPTY not in t.text())
        terminal.send(burst[at:])
        terminal.until(shown("tôi"))


def test_the_cursor_is_behind_the_last_letter(terminal: Terminal) -> None:
    empty(terminal)
    terminal.send("d\x7fđu\x7fưow\x7f\x7fờng".encode())
    terminal.until(shown("đường"))
    terminal.quiet()
    x, y = terminal.screen.cursor
    line = terminal.lines()[y]
    assert line[:x].endswith("đường")
    assert terminal.screen.cell(x, y) != terminal.screen.cell(x + 1, y)


def test_a_long_text_scrolls_and_its_start_comes_back(terminal: Terminal) -> None:
    text = "Trồng và chăm sóc đường hoa thôn 3 xã Đinh Xá, thành phố Phủ Lý, tỉnh Hà Nam"
    empty(terminal)
    terminal.paste(text)
    terminal.until(lambda t: t.lines()[1].strip("▊▎ ").endswith("tỉnh Hà Nam"))
    terminal.press("home")
    terminal.until(lambda t: t.lines()[1].strip("▊▎ ").startswith("Trồng và"))


def test_nothing_is_sent_when_nothing_happens(terminal: Terminal) -> None:
    terminal.quiet()
    mark = terminal.mark()
    # Textual's cursor would have blinked by now.
    terminal.quiet(1.2)
    assert terminal.bytes_since(mark) == b""


def test_a_hostile_paste_sends_nothing_foreign(terminal: Terminal) -> None:
    empty(terminal)
    mark = terminal.mark()
    terminal.paste("a\u202eb\x9b31m\u200bc\x07\u2066d")
    terminal.until(shown("abcd"))
    assert foreign_sequences(terminal.bytes_since(mark)) == []


def test_enter_sends_what_was_typed_in_the_same_read(terminal: Terminal) -> None:
    empty(terminal)
    terminal.send("to\x7fôi\r".encode())
    terminal.until("Đã gửi: tôi")


def test_it_ends_and_leaves_the_terminal_as_it_was() -> None:
    with Terminal([sys.executable, "-m", "tests.terminal.typing_app"], cols=60, rows=12) as terminal:
        terminal.until(EMPTY)
        assert terminal.screen.alternate
        terminal.press("ctrl+q")
        assert terminal.exit_status() == 0
        assert not terminal.screen.alternate
        assert terminal.text().strip() == ""
        assert foreign_sequences(terminal.raw) == []
