"""Text in the encodings before Unicode, which opens as valid but wrong Latin letters in old workbooks.

Convert before cleaning: TCVN3 writes ư as the soft hyphen, which cleaning removes. And read the bytes of an
old .csv as Windows-1252: read as Windows-1258 they are other letters.
"""

import re
from collections.abc import Callable
from typing import Literal

from db.text.legacy_tables import TCVN3, VNI
from db.text.syllable import could_be_syllable, is_syllable

Encoding = Literal["tcvn3", "vni"]

_TCVN3_TABLE = str.maketrans(TCVN3)
_TCVN3_CODE = re.compile("[" + "".join(map(re.escape, TCVN3)) + "]")
_VNI_CODE = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))

_SOFT_HYPHEN = "\xad"
_LOST_U = re.compile(r"(?<!ư)(?P<o>[ơờởỡớợ])(?=ng|[cu](?![^\W\d_]))|(?<=\bng)(?P<people>ời)\b", re.IGNORECASE)


def tcvn3(s: str) -> str:
    """TCVN3 (ABC, the fonts .Vn*) to Unicode: "hép møt tÕt" -> "hộp mứt tết".

    A text all in capitals ("CéNG HßA", typed for a font of capitals) becomes capitals throughout. Where a
    program has dropped the soft hyphens, the ư that they stood for is put back in the rhymes that cannot be
    without it, and in "người".
    """
    converted = s.translate(_TCVN3_TABLE)
    if _SOFT_HYPHEN not in s:
        converted = _LOST_U.sub(r"ư\g<0>", converted)
    return converted.upper() if _in_capitals(s) else converted


def _in_capitals(s: str) -> bool:
    """All plain letters are capitals, and not only the first of each word."""
    return bool(re.search("[A-Z]", s)) and not re.search("[a-z]", s) and bool(re.search(r"[A-Z]\S*[A-Z]", s))


def vni(s: str) -> str:
    """VNI (the fonts VNI-*) to Unicode: "Xin chaøo caùc baïn" -> "Xin chào các bạn"."""
    return _VNI_CODE.sub(lambda match: VNI[match[0]], s)


_SURELY_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")
_DIGIT = re.compile(r"\d")
_PLAIN = re.compile("[A-Za-z]")
_PARTING = re.compile(r"[\s\"'()\[\]{}.,;:!?/\\\-+&\u2013\u2014\u201c\u201d\u2018\u2019\u2026]+")
_MOSTLY = 0.8
"""How much of a longer text must make sense when converted; the rest may be foreign names or slips."""


def suspect(s: str) -> Encoding | None:
    """Which old encoding the text is in, None for everything else.

    A text is suspected when it has words that no Vietnamese word can look like and nearly all of its accented
    words become possible syllables by one of the conversions. Text with any letter that only Unicode has, and
    text of Latin letters that are used rightly ("công an", "café"), is never suspected.
    """
    if s.isascii() or _SURELY_UNICODE.search(s):
        return None
    words = [word for word in _PARTING.split(s) if not (word.isascii() or _DIGIT.search(word))]
    as_is = [could_be_syllable(word.strip("«»")) for word in words]
    # Evidence must hold a plain letter: a lone "·" or "§" is a bullet or a sign at least as often as ã and Đ.
    if not any(_PLAIN.search(word) and not right for word, right in zip(words, as_is, strict=True)):
        return None
    rated: list[tuple[float, Encoding]] = [
        (_sense(words, tcvn3, _TCVN3_CODE), "tcvn3"),
        (_sense(words, vni, _VNI_CODE), "vni"),
    ]
    sense, encoding = max(rated, key=lambda rating: rating[0])
    return encoding if sense >= max(_MOSTLY, sum(as_is) / len(words)) else None


def _sense(words: list[str], convert: Callable[[str], str], code: re.Pattern[str]) -> float:
    """The share of words that are wholly of the encoding and possible syllables in it."""
    return sum(code.sub("", word).isascii() and is_syllable(convert(word)) for word in words) / len(words)


def repair(s: str) -> tuple[str, Encoding | None]:
    """The text in Unicode, and the encoding that it was in (None: it is as it was)."""
    encoding = suspect(s)
    if encoding is None:
        return s, None
    return (tcvn3(s) if encoding == "tcvn3" else vni(s)), encoding


def mend_eth(s: str) -> str:
    """Icelandic Ð and ð, which look like Đ and đ and are typed for them, as the Vietnamese letters.

    For an import that shows before and after, when ``suspect`` says None: in TCVN3 the same byte is é.
    """
    return s.replace("Ð", "Đ").replace("ð", "đ")
