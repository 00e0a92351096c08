"""Cleaning: what comes in, what is refused, what is shown."""

import time
import unicodedata

import pytest
from hypothesis import given

from db.text import Hostile, HostileKind, clean_block, clean_line, find_hostile, for_terminal, nfc
from tests.db.text.words import hostile, restyled

NAME = "Vận động nhân dân bàn giao mặt bằng thực hiện dự án thôn 4"


def dangerous(letter: str) -> bool:
    """Written apart from the code under test: by category, except for what the categories do not tell."""
    code = ord(letter)
    return (
        unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}
        or code in {0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF}
        or any(low <= code <= high for low, high in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F)))
        or any(low <= code <= high for low, high in ((0xFE00, 0xFE0F), (0xFFF9, 0xFFFB), (0xFDD0, 0xFDEF)))
        or 0xE0000 <= code <= 0xE0FFF
        or code & 0xFFFE == 0xFFFE
    )


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        (NAME, NAME),
        (unicodedata.normalize("NFD", NAME), NAME),
        ("  Xã\u00a0Đinh\t\tXá \n", "Xã Đinh Xá"),
        ("Đường hoa\r\nthôn 3", "Đường hoa thôn 3"),
        ("dòng\u2028hai\u2029ba\x85bốn\vnăm", "dòng hai ba bốn năm"),
        ("\x1b]0;tieu de\x07\x1b[31mđỏ", "đỏ"),
        ("\x1b]0;tieu de\x1b\\đỏ", "đỏ"),
        ("\x9d0;tieu de\x9cđỏ\x9b0m", "đỏ"),
        ("\x1bP1$q\x1b\\một", "một"),
        ("\x1b^bí mật\x1b\\một\x1b_x\x07", "một"),
        ("\x1b]52;c;QUJD\x07chép", "chép"),
        ("Trần \x1b Văn", "Trần Văn"),
        ("Trần\x1b Văn", "Trần Văn"),
        ("\x1b(Bmột", "một"),
        ("\x1b]0;không có kết thúc", "0;không có kết thúc"),
        ("\x1b\x1b[31m[31mđỏ", "[31mđỏ"),
        ("a\u202eb\u2066c\u200ed", "abcd"),
        ("zero\u200b\u200c\u200d\u2060\ufeffwidth\xad", "zerowidth"),
        ("nua\ud83d cap", "nua cap"),
        ("x\ufffey\ufdd0z\U0001ffff", "xyz"),
        ("ẩn\U000e0041\U000e0042", "ẩn"),
        ("\x00\x07\x7f\x1f", ""),
        ("Trần [/nope] Văn", "Trần [/nope] Văn"),
        ("o\u200d\u0302", "ô"),
        ("", ""),
    ],
)
def test_a_line(raw: str, cleaned: str) -> None:
    assert clean_line(raw) == cleaned


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("một\nhai", "một\nhai"),
        ("một\r\nhai\rba\vbốn\u2028năm", "một\nhai\nba\nbốn\nnăm"),
        ("\n\n  một  \n\n\thai \n ", "một\n\nhai"),
        ("\x1b[2J\nmột\x1b]0;x\x07", "một"),
        ("", ""),
    ],
)
def test_a_block(raw: str, cleaned: str) -> None:
    assert clean_block(raw) == cleaned


@pytest.mark.parametrize(
    ("raw", "kind", "position"),
    [
        ("\x1b]0;tieu de\x07\x1b[31mđỏ", HostileKind.ESCAPE, 0),
        ("ab\x9bm", HostileKind.ESCAPE, 2),
        ("a\x00", HostileKind.CONTROL, 1),
        ("a\x7f", HostileKind.CONTROL, 1),
        ("a\x84", HostileKind.CONTROL, 1),
        ("tên \u202egnôc", HostileKind.BIDI, 4),
        ("tên \u2067x", HostileKind.BIDI, 4),
        ("tên\U000e0041", HostileKind.HIDDEN, 3),
        ("tên\ud800", HostileKind.BROKEN, 3),
    ],
)
def test_hostile_text_is_named(raw: str, kind: HostileKind, position: int) -> None:
    found = find_hostile(raw)
    assert found == Hostile(kind, position, ord(raw[position]))
    assert f"vị trí {position + 1}" in found.reason()
    assert f"position {position + 1}" in found.reason("en")
    assert found.reason().isprintable()


@pytest.mark.parametrize(
    "raw", [NAME, "a\r\n\tb\v\f", "a\u00a0b\u200b\ufeffc", "\u200ea\u200f", "a\xadb", "", "😀"]
)
def test_ordinary_text_is_not_hostile(raw: str) -> None:
    assert find_hostile(raw) is None


def test_what_is_shown() -> None:
    assert for_terminal(NAME) is NAME
    assert for_terminal("a\x1b[31mb\u202ec\ud800") == "a\ufffd[31mb\ufffdc\ufffd"
    assert for_terminal("a\r\nb\tc\u2028d") == "a b c d"
    assert for_terminal("a\r\nb\tc\x1c\rd", keep_lines=True) == "a\nb c\ufffd\nd"
    assert for_terminal(nfc("vui 😀")) == "vui 😀"


@given(hostile | restyled)
def test_cleaning_leaves_nothing_dangerous(raw: str) -> None:
    for clean, allowed in ((clean_line, ""), (clean_block, "\n"), (for_terminal, "")):
        cleaned = clean(raw)
        assert not [letter for letter in cleaned if dangerous(letter) and letter not in allowed]
        assert clean(cleaned) == cleaned
        assert unicodedata.is_normalized("NFC", cleaned)
    assert find_hostile(clean_line(raw)) is None
    shown = for_terminal(raw, keep_lines=True)
    assert for_terminal(shown, keep_lines=True) == shown
    assert not [letter for letter in shown if dangerous(letter) and letter != "\n"]


@given(hostile)
def test_a_line_is_one_line(raw: str) -> None:
    cleaned = clean_line(raw)
    assert cleaned.split() == cleaned.split(" ") or cleaned == ""
    assert clean_line(clean_block(raw)) == clean_line(clean_block(raw).replace("\n", " "))


@pytest.mark.parametrize(
    "piece", ["\x1b]", "\x9d", "\x1b[", "\x1b[1", "\x1b", "\x1bP1\x1b", "\x1b]0;x\n", "\x1b("]
)
def test_cleaning_takes_linear_time(piece: str) -> None:
    started = time.process_time()
    clean_line(piece * 50_000)
    assert time.process_time() - started < 2
