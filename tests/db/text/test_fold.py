"""Folding and the keys that searches look in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.text import clean_line, exact_key, fold, has_accents, search_key, tokens
from tests.db.text.words import WORDS, anything, hostile, restyled, vietnamese


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường hoa", "duong hoa"),
        ("DUONG HOA", "duong hoa"),
        ("đường   hoa\n", "duong hoa"),
        (unicodedata.normalize("NFD", "Đường hoa, thôn 3"), "duong hoa thon 3"),
        ("Ủy ban", "uy ban"),
        ("Uỷ ban", "uy ban"),
        ("hòa hoà thúy thuý", "hoa hoa thuy thuy"),
        ("Lý Lí", "ly li"),
        ('"Dân vận khéo"', "dan van kheo"),
        ("“Dân vận khéo”", "dan van kheo"),
        ("«Dân vận khéo» ‘a’ 'b'", "dan van kheo a b"),
        ("2015-2020–2021—22‑23", "2015 2020 2021 22 23"),
        ("P.Quang Trung/GD&ĐT", "p quang trung gd dt"),
        ("Ｐhường １", "phuong 1"),
        ("soft\xadhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("Straße ﬁn İ", "strasse fin i"),
        ("Ðinh ð", "ðinh ð"),
        ("Đinh", "dinh"),
        ("Привет, 世界", "привет 世界"),
        (" ... ", ""),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert tokens(text) == tuple(folded.split())


def test_every_vietnamese_word_folds_to_ascii() -> None:
    assert all(fold(word).isascii() and fold(word).isalpha() for word in WORDS)


def test_every_letter_folds_and_once_is_enough() -> None:
    everything = " ".join(map(chr, range(0x20000)))  # above come ideographs only
    folded = fold(everything)
    assert fold(folded) == folded
    assert all(word.isalnum() for word in folded.split())
    assert all(
        letter.isascii() == (letter in "abcdefghijklmnopqrstuvwxyz0123456789") for letter in set(folded) - {" "}
    )


@given(anything | hostile)
def test_fold_has_one_form(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded == " ".join(folded.split())
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == folded


@given(vietnamese, st.sampled_from([str.upper, str.lower, str.title]))
def test_case_and_accents_do_not_matter(text: str, case: object) -> None:
    assert callable(case)
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    assert fold(case(text)) == fold(text) == fold(plain.replace("đ", "d").replace("Đ", "D"))


@given(restyled)
def test_fold_of_the_cleaned_is_fold(text: str) -> None:
    assert fold(clean_line(text)) == fold(text)


def test_search_key_asks_for_whole_words() -> None:
    key = search_key("Đường hoa", "", "Thôn 3 - xã Đinh Xá")
    assert key == " duong hoa thon 3 xa dinh xa "
    assert " hoa " in key
    assert " ho " not in key
    assert " ho" in key
    assert search_key("", " - ") == search_key() == ""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đường HOÀ", " đường hòa "),
        ("hòa hoà thúy thuý Ủy Uỷ", " hòa hòa thúy thúy ủy ủy "),
        ("khỏe khoẻ, xòe xoè", " khỏe khỏe xòe xòe "),
        ("hoàn hòan ngoài ngòai", " hoàn hoàn ngoài ngoài "),
        ("quý qúy quả qủa", " quý quý quả quả "),
        ("khuỷu thuyền", " khuỷu thuyền "),
        ('"Dân vận khéo" (2015-2020)', " dân vận khéo 2015 2020 "),
        ("P.Quang", " p quang "),
        ("của giữa", " của giữa "),
        ("-", ""),
    ],
)
def test_exact_key(text: str, key: str) -> None:
    assert exact_key(text) == key
    assert exact_key(unicodedata.normalize("NFD", text)) == key
    assert exact_key(text.upper()) == key


@given(anything | hostile | restyled)
def test_exact_key_has_one_form(text: str) -> None:
    key = exact_key(text)
    assert exact_key(key) == key
    assert unicodedata.is_normalized("NFC", key)
    assert key == "" or (key[0] == key[-1] == " " and key.split() == key[1:-1].split(" "))


@given(restyled)
def test_exact_and_search_keys_agree(text: str) -> None:
    assert search_key(exact_key(text)) == search_key(text)
    assert len(exact_key(text).split()) == len(search_key(text).split())


@pytest.mark.parametrize(
    ("text", "accented"), [("duong hoa", False), ("đuong", True), ("hoá", True), ("世界", False)]
)
def test_has_accents(text: str, accented: bool) -> None:
    assert has_accents(text) is accented
    assert has_accents(unicodedata.normalize("NFD", text)) is accented
