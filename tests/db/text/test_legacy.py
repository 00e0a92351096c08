"""TCVN3 and VNI: full tables, and never a real text suspected."""

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from db.text import mend_eth, repair, suspect, tcvn3, vni
from db.text.legacy_tables import TCVN3, VNI
from db.text.syllable import could_be_syllable, is_syllable
from tests.db.text.words import WORDS, anything, hostile, restyled, vietnamese

SMALL = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
TO_TCVN3 = str.maketrans({letter: code for code, letter in TCVN3.items()})
TO_VNI = str.maketrans({letter: code for code, letter in VNI.items() if code in (code.lower(), code.upper())})


def test_the_tables_are_full() -> None:
    assert sorted(TCVN3.values()) == sorted(SMALL + "ĂÂĐÊÔƠƯ")
    assert set(VNI.values()) == set(SMALL + SMALL.upper())
    assert all(ord(letter) < 0x100 for code in (*TCVN3, *VNI) for letter in code)


@pytest.mark.parametrize(
    ("old", "text", "encoding"),
    [
        ("hép møt tÕt", "hộp mứt tết", "tcvn3"),
        ("Xin chµo tÊt c¶ mäi ng\xadêi", "Xin chào tất cả mọi người", "tcvn3"),
        ("Xin chµo tÊt c¶ mäi ngêi", "Xin chào tất cả mọi người", "tcvn3"),
        ("B¶o Th¾ng", "Bảo Thắng", "tcvn3"),
        ("Mêng Kh\xad¬ng", "Mờng Khương", "tcvn3"),
        ("Mêng Kh¬ng", "Mường Khương", "tcvn3"),
        ("§\xadêng hoa, th«n 3", "Đường hoa, thôn 3", "tcvn3"),
        ("Ph\xadêng L\xad¬ng Kh¸nh ThiÖn", "Phường Lương Khánh Thiện", "tcvn3"),
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "tcvn3"),
        ("Xin chaøo caùc baïn", "Xin chào các bạn", "vni"),
        ("UYÛ BAN NHAÂN DAÂN", "UỶ BAN NHÂN DÂN", "vni"),
        ("Ñöôøng hoa, thoân 3", "Đường hoa, thôn 3", "vni"),
        ("Phöôøng Traàn Höng Ñaïo", "Phường Trần Hưng Đạo", "vni"),
        ("kyõ thuaät, thò xaõ, tæ leä", "kỹ thuật, thị xã, tỉ lệ", "vni"),
    ],
)
def test_known_texts(old: str, text: str, encoding: str) -> None:
    assert repair(old) == (text, encoding)
    assert suspect(text) is None
    assert repair(text) == (text, None)


@pytest.mark.parametrize(
    "text",
    [
        "Công an",
        "mô hình",
        "CÔNG AN HÒA",
        "công an · nhà",
        "· công an",
        "«mô hình» khéo",
        "§ 5",
        "100m²",
        "µ",
        "½",
        "Müller",
        "café à la crème",
        "São Paulo",
        "señor",
        "Ðinh Xá",
        "Honda®",
        "naïve",
        "gíup hòan qúa",
        "° ± ×",
        "",
        "thon 3",
        "Приве́т",
        "世界",
        "hòa\u0301",
    ],
)
def test_never_suspected(text: str) -> None:
    assert suspect(text) is None
    assert repair(text) == (text, None)


@pytest.mark.parametrize("word", ["hòan", "qúy", "gíup", "tôc", "Lý", "LÝ", "quả", "giặt", "gì", "già", "hoà"])
def test_what_people_type(word: str) -> None:
    assert could_be_syllable(word)


@pytest.mark.parametrize("word", ["tÕt", "møt", "khÝ", "chaøo", "tõt", "hòà", "HßA", "ñi", "b", "ngh", ""])
def test_what_people_do_not_type(word: str) -> None:
    assert not could_be_syllable(word)


@pytest.mark.parametrize("word", ["quaỷ", "teọ", "haù", "hòan", "tôc", "tốc tốc", "tõt", "hụât", "ngúyên", "qúy"])
def test_what_is_not_spelt_well(word: str) -> None:
    assert not is_syllable(word)


def test_every_word_is_a_syllable() -> None:
    foreign = {"nilong", "xoong", "boong"}
    for check in (is_syllable, could_be_syllable):
        assert [word for word in WORDS if not check(word) and word not in foreign] == []


@given(restyled)
def test_real_text_is_never_suspected(text: str) -> None:
    assert suspect(text) is None


LATIN1_WORDS = [word for word in WORDS if all(ord(letter) < 0x100 for letter in word) and not word.isascii()]


@given(
    st.lists(st.sampled_from(LATIN1_WORDS), min_size=1, max_size=6),
    st.sampled_from([" ", ", ", " - ", "/", " · "]),
)
def test_real_text_of_latin_letters_is_never_suspected(words: list[str], joint: str) -> None:
    text = joint.join(words)
    assert suspect(text) is None
    assert suspect(text.upper()) is None


@given(vietnamese)
def test_tcvn3_comes_back(text: str) -> None:
    old = text.lower().translate(TO_TCVN3)
    if "\xad" in old:
        assert tcvn3(old) == text.lower()


@given(vietnamese, st.sampled_from([str.lower, str.upper, str.title]))
def test_vni_comes_back(text: str, case: object) -> None:
    assert callable(case)
    assert vni(case(text).translate(TO_VNI)) == case(text)


@given(vietnamese, st.sampled_from(["tcvn3", "vni"]))
def test_old_text_is_found_out(text: str, encoding: str) -> None:
    text = text.lower()
    old = text.translate(TO_TCVN3 if encoding == "tcvn3" else TO_VNI)
    accented = [word for word in old.split() if not word.isascii()]
    # What also reads as words as it stands, or in the other encoding ("thö": thử or thư), cannot be told.
    other = vni if encoding == "tcvn3" else tcvn3
    assume(not all(is_syllable(other(word)) for word in accented))
    assume(any(not could_be_syllable(word) and re.search("[a-z]", word) for word in accented))
    assume(encoding == "vni" or "\xad" in old or "ư" not in text)
    assert repair(old)[1] == encoding
    assert repair(old)[0] == text


@given(anything | hostile)
def test_no_text_breaks_it(text: str) -> None:
    repaired, encoding = repair(text)
    assert (repaired == text) if encoding is None else repaired


def test_eth() -> None:
    assert mend_eth("Ðinh Xá, ðường") == "Đinh Xá, đường"
    assert mend_eth("Đinh") == "Đinh"
    assert unicodedata.name(mend_eth("Ð")) == "LATIN CAPITAL LETTER D WITH STROKE"
