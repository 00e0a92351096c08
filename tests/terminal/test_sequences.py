"""What may and what may not be in the output of a full-screen program."""

import pytest

from tests.terminal.screen import Screen
from tests.terminal.sequences import foreign_sequences, tokens

START = b"\x1b[?1049h\x1b[?25l\x1b[?1004h\x1b[?2026$p\x1b[?2048$p\x1b[?2004h\x1b[?7l"
FRAME = "\x1b[?2026h\x1b[3;1H\x1b[1;38;2;0;0;0;48;5;7mĐường hoa\x1b[0m\x1b[K\x1b[?2026l".encode()
END = b"\x1b[?2004l\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l\r\n"


def test_a_usual_session_holds_nothing_foreign() -> None:
    assert foreign_sequences(START + FRAME + END) == []


@pytest.mark.parametrize(
    "hostile",
    [
        b"\x1b]0;owned\x07",
        b"\x1b]52;c;aGVsbG8=\x1b\\",
        b"\x1bPq#0\x1b\\",
        b"\x1b_G\x1b\\",
        b"\x1b[?1003h",
        b"\x1b[?47h",
        b"\x1b[6n",
        b"\x1b[c",
        b"\x1b[8;10;10t",
        b"\x1b[20h",
        b"\x1bc",
        b"\x1b(0",
        b"\x07",
        b"\x00",
        b"\x7f",
        b"\x0e",
        b"\x9b",
        "\x9b".encode(),
        "\u202e".encode(),
        "\u2067".encode(),
    ],
)
def test_what_steers_a_terminal_is_named(hostile: bytes) -> None:
    assert foreign_sequences(FRAME + hostile + FRAME) == [hostile]
    assert foreign_sequences(FRAME + hostile, allowed={hostile}) == []


def test_broken_and_endless_sequences_are_named() -> None:
    assert foreign_sequences(b"a\x1b[12\x1b[mb") == [b"\x1b[12"]
    assert foreign_sequences(b"a\x1b]0;never ends, and more") == [b"\x1b]0;never ends, and more"]
    assert foreign_sequences(b"a\x1b]0;t\x1b[m") == [b"\x1b]0;t"]


def test_a_sequence_cut_off_by_the_last_read_is_not_yet_foreign() -> None:
    for end in range(1, len(START)):
        assert foreign_sequences(START[:end]) == []


def test_the_mouse_is_foreign_unless_asked_for() -> None:
    assert foreign_sequences(b"\x1b[?1003h") == [b"\x1b[?1003h"]
    assert foreign_sequences(b"\x1b[?1003h", mouse=True) == []


def test_tokens_lose_nothing() -> None:
    text = (START + FRAME + b"\x1b]0;x\x07\x1bPzz\x1b[q\x1b\x1b\x00\x1b" + END + b"\x1b[1").decode()
    assert "".join(token for _, token in tokens(text)) == text


def test_the_screen_shows_the_same_however_the_output_is_split() -> None:
    whole = Screen(20, 5)
    whole.feed(START + FRAME)
    assert whole.lines()[2] == "Đường hoa"
    for at in range(1, len(FRAME)):
        split = Screen(20, 5)
        split.feed(START + FRAME[:at])
        split.feed(FRAME[at:])
        assert split.lines() == whole.lines()
        assert split.cell(0, 2) == whole.cell(0, 2)


def test_sequences_unknown_to_the_emulator_leave_no_text() -> None:
    screen = Screen(20, 2)
    screen.feed(b"\x1b[>9u\x1b[?u\x1b[=1c\x1b[4:3m\x1b[?2048$p\x1bPzz\x1b\\\x1b]8;;x\x1b\\\x1b[<uok")
    assert screen.lines() == ["ok", ""]


def test_a_frame_is_shown_as_a_whole() -> None:
    screen = Screen(20, 2)
    screen.feed(b"old\x1b[?2026h\x1b[1;1Hnew")
    assert screen.lines()[0] == "old"
    screen.feed(b"\x1b[?2026l")
    assert screen.lines()[0] == "new"


def test_the_main_screen_comes_back() -> None:
    screen = Screen(20, 2)
    screen.feed(b"$ run\x1b[?1049h\x1b[1;1Hfull screen")
    assert screen.alternate
    assert screen.lines()[0] == "full screen"
    screen.feed(b"\x1b[?1049l bye")
    assert not screen.alternate
    assert screen.lines()[0] == "$ run bye"


def test_questions_are_answered() -> None:
    screen = Screen(20, 5)
    assert screen.feed(b"\x1b[c") == b"\x1b[?62;22c"
    assert screen.feed(b"\x1b[?2026$p\x1b[?2048$p") == b"\x1b[?2026;2$y\x1b[?2048;0$y"
    assert screen.feed(b"\x1b[3;2Hab\x1b[6") == b""
    assert screen.feed(b"n") == b"\x1b[3;4R"
