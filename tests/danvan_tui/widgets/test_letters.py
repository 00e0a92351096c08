"""Letters of several code points, and what keys and pastes put into a line."""

from unicodedata import combining, is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_tui.widgets.letters import letter_end, letter_start, pasted_text, typed_text, without_bare_marks

EDE = "Ê̆a H'leo"
"""No code point of its own for the first letter: Ê and a breve."""


def test_a_letter_and_its_mark_are_not_parted() -> None:
    assert len(EDE) == 9
    assert [letter_start(EDE, index) for index in range(-1, 4)] == [0, 0, 0, 2, 3]
    assert [letter_end(EDE, index) for index in range(4)] == [0, 2, 2, 3]
    assert letter_end(EDE, len(EDE)) == letter_start(EDE, len(EDE)) == len(EDE)
    assert without_bare_marks("\u0323\u0306") == ""
    assert without_bare_marks(EDE) == EDE


@pytest.mark.parametrize(
    ("character", "text"),
    [
        ("ế", "ế"),
        ("e\u0302\u0301", "ế"),
        ("\u0323", "\u0323"),
        (" ", " "),
        ("\xa0", " "),
        ("\t", ""),
        ("\r", ""),
        ("\x1b", ""),
        ("\x7f", ""),
        ("\x9b", ""),
        ("\u202e", ""),
        ("\u200b", ""),
        ("\ufe0f", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_what_a_key_puts_into_a_line(character: str | None, text: str) -> None:
    assert typed_text(character) == text


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("đường hoa", "đường hoa"),
        ("đường hoa\n", "đường hoa"),
        (" hoa ", " hoa "),
        ("xã\tĐinh Xá\r\nthôn 3", "xã Đinh Xá thôn 3"),
        ("tie\u0302\u0301ng", "tiếng"),
        ("a\x1b]52;c;aGk=\x07b\x1b[2Jc", "abc"),
        ("a\u202eb\u200bc\x9b31md", "abcd"),
        ("   ", " "),
        ("\n\n", ""),
        ("", ""),
    ],
)
def test_what_a_paste_puts_into_a_line(pasted: str, text: str) -> None:
    assert pasted_text(pasted, 100) == text


@given(st.text(), st.integers(0, 20))
def test_a_paste_is_one_short_line_in_nfc(pasted: str, limit: int) -> None:
    text = pasted_text(pasted, limit)
    assert is_normalized("NFC", text)
    assert not any(character in "\n\r\t\x1b\x9b" for character in text)
    # A few code points of other scripts have no NFC of a single code point.
    assert len(text) <= 3 * limit


@given(st.text(st.sampled_from("aê\u0306\u0323 "), max_size=8), st.integers(0, 8))
def test_edges_lie_beside_letters(text: str, index: int) -> None:
    for edge in (letter_start(text, index), letter_end(text, index)):
        assert edge in (0, index) or edge >= len(text) or not combining(text[edge])
