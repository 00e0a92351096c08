"""Vietnamese order, held against a slow comparator that knows nothing of keys."""

import random
import re
import unicodedata
from functools import cmp_to_key

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.text import name_key, person_name, sort_key
from tests.db.text.words import WORDS, anything, hostile, restyled

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


def reference(left: str, right: str) -> int:
    """-1, 0 or 1. Word by word: numbers by value and before words, letters by the alphabet, then the tone;
    case only when all else is equal."""
    left_words, right_words = words(left), words(right)
    for a, b in zip(left_words, right_words, strict=False):
        if a.isdigit() != b.isdigit():
            return -1 if a.isdigit() else 1
        if a.isdigit():
            if int(a) != int(b):
                return -1 if int(a) < int(b) else 1
            continue
        a_rank, b_rank = (letters(a), tone(a)), (letters(b), tone(b))
        if a_rank != b_rank:
            return -1 if a_rank < b_rank else 1
    if len(left_words) != len(right_words):
        return -1 if len(left_words) < len(right_words) else 1
    left_case = [case(word) for word in left_words if not word.isdigit()]
    right_case = [case(word) for word in right_words if not word.isdigit()]
    return (left_case > right_case) - (left_case < right_case)


def words(text: str) -> list[str]:
    return re.findall(r"[0-9]+|[^\W0-9_]+", unicodedata.normalize("NFC", text))


def letters(word: str) -> list[int]:
    bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c not in TONES)
    return [ALPHABET.index(letter) for letter in unicodedata.normalize("NFC", bare)]


def tone(word: str) -> int:
    found = [TONES.index(c) for c in unicodedata.normalize("NFD", word) if c in TONES]
    return found[0] if found else 0


def case(word: str) -> tuple[int, list[bool]]:
    if word.islower():
        return 0, []
    if word == word.capitalize():
        return 1, []
    return (2, []) if word.isupper() else (3, [letter.isupper() for letter in word])


def sign(left: str, right: str) -> int:
    return (left > right) - (left < right)


@pytest.mark.parametrize(
    "ordered",
    [
        ["Tiên Hải", "Tiên Hiệp", "Tiên Tân"],
        ["Cầu", "Dương", "Đinh Xá", "Đường", "E", "Ê", "Gia", "Z"],
        ["an", "Ăn", "Ấp", "Ba"],
        ["Lam Hạ", "Lê Hồng Phong", "Liêm Chính", "Liêm Chung", "Liêm Tiết", "Liêm Tuyền", "Lương Khánh Thiện"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "man"],
        ["an bình", "án", "anh"],
        ["An", "An Bình", "Án An", "Anh"],
        ["o", "ò", "ô", "ồ", "ơ", "ờ", "p"],
        ["u", "ụ", "ư", "ự", "v"],
        ["thôn 1", "thôn 2", "thôn 10", "thôn 100", "thôn A", "thôn Đông"],
        ["tổ 99999999", "tổ 123456789", "tổ 1234567890", "tổ " + "9" * 50],
        ["2 tốt", "10 tốt", "a"],
        ["hòa", "Hòa", "HÒA", "hÒa"],
        ["hòa bình", "Hòa an"][::-1],
        ["Zoo", "Ωmega", "世界"],
        ["x", "世", "\U00020000"],
        ["", "a"],
    ],
)
def test_order(ordered: list[str]) -> None:
    shuffled = ordered[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == ordered
    assert sorted(shuffled, key=lambda text: sort_key(unicodedata.normalize("NFD", text)).encode()) == ordered


def test_what_makes_no_difference() -> None:
    assert sort_key("hoà") == sort_key("hòa")
    assert sort_key('"Dân vận khéo"') == sort_key("Dân  vận, khéo")
    assert sort_key("thôn 03") == sort_key("thôn 3")
    assert sort_key("A1") == sort_key("A 1")


def test_all_words_in_one_order() -> None:
    by_reference = sorted(sorted(WORDS), key=cmp_to_key(reference))
    assert sorted(sorted(WORDS), key=sort_key) == by_reference


LETTERS = "".join(
    {
        letter
        for base in ALPHABET
        for mark in TONES
        for cased in (base, base.upper())
        if len(letter := unicodedata.normalize("NFC", cased + mark)) == 1
    }
)
scrambled = st.text(st.sampled_from(sorted(LETTERS) + list("0123456789 -,.") * 3), max_size=12)
close = st.lists(
    st.sampled_from(["an", "án", "Án", "AN", "anh", "ạn", "ân", "ấN", "2", "10", "02"]), max_size=4
).map(" ".join)


@given(scrambled | restyled | close, scrambled | restyled | close)
def test_the_key_agrees_with_the_reference(left: str, right: str) -> None:
    assert sign(sort_key(left), sort_key(right)) == reference(left, right)


@given(close, close)
def test_the_key_agrees_on_near_twins(left: str, right: str) -> None:
    assert sign(sort_key(left), sort_key(right)) == reference(left, right)


@given(anything | hostile)
def test_a_key_is_printable_ascii_and_one_for_both_forms(text: str) -> None:
    key = sort_key(text)
    assert key.isascii()
    assert key.isprintable()
    assert " " not in key
    assert sort_key(unicodedata.normalize("NFC", text)) == sort_key(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("đồng chí Nguyễn Văn An", "Nguyễn Văn An"),
        ("Đ/c Nguyễn Văn An", "Nguyễn Văn An"),
        ("Đ/C: Nguyễn Văn An", "Nguyễn Văn An"),
        ("đ/c. Ông Nguyễn Văn An", "Nguyễn Văn An"),
        ("Đc Nguyễn Văn An", "Nguyễn Văn An"),
        ("Đ.c Nguyễn Văn An", "Nguyễn Văn An"),
        ("ÔNG NGUYỄN VĂN AN", "NGUYỄN VĂN AN"),
        ("Bà  Trần Thị Bình", "Trần Thị Bình"),
        ("Ông/bà: Trần Thị Bình", "Trần Thị Bình"),
        ("Ông (bà) Trần Thị Bình", "Trần Thị Bình"),
        (unicodedata.normalize("NFD", "Đồng chí Trần Bà"), "Trần Bà"),
        ("Bành Văn Công", "Bành Văn Công"),
        ("Đcông", "Đcông"),
        ("Bà", "Bà"),
        ("", ""),
    ],
)
def test_person_name(written: str, name: str) -> None:
    assert person_name(written) == name


def test_people_are_sorted_by_given_name() -> None:
    ordered = [
        "Nguyễn Văn An",
        "đ/c Nguyễn Xuân An",
        "Ông Trần An",
        "Lê Ân",
        "Bà Phạm Thị Bình",
        "Đỗ Dũng",
        "Bùi Đạt",
        "Vũ Thị Hòa",
        "Hoa",
        "Lê Lý",
    ]
    by_hand = [*ordered[:7], "Hoa", "Vũ Thị Hòa", "Lê Lý"]
    assert sorted(ordered, key=name_key) == by_hand
    assert name_key("") == sort_key("")
