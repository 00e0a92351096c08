"""Vietnamese order as a plain string, so that BINARY in SQLite and COLLATE "C" in PostgreSQL sort by it.

A key is printable ASCII, made of the words one after the other, then "!", then one letter of case a word:

    word    letters, then the tone: "an" A N 0, "án" A N 4. A tone sorts before any letter, so that "án" comes
            before "anh", and words are compared one by one: "an bình", "án", "anh".
    letter  A..Z a..g for a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z; a letter of
            another script is "y" and four hex digits or "z" and six: after all of these.
    tone    0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng; of the whole word, so hòa and hoà are equal.
    number  how many digits, then the digits without leading zeros: "thôn 2" 12, "thôn 10" 210. From nine
            digits on "9" and two digits of length. Numbers sort before words.
    "!"     sorts before everything above: a name comes before the longer names that begin with it.
    case    a lower, b Capitalised, c UPPER, d and a bit a letter for the rest; lower case first.

Punctuation and spaces only part words. Marks that are no tone and make no Vietnamese letter (ü, ç) are
dropped.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from db.text.clean import clean_line

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_CODES = dict(zip(_ALPHABET, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg", strict=True))
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_SHAPES = {
    ("a", "\u0306"): "ă",
    ("a", "\u0302"): "â",
    ("e", "\u0302"): "ê",
    ("o", "\u0302"): "ô",
    ("o", "\u031b"): "ơ",
    ("u", "\u031b"): "ư",
}
_LONGEST_NUMBER = 99
_WORDS = 16384
_WORD_LENGTH = 24

_HONORIFIC = re.compile(
    r"(?:đồng\s+chí|đ\s?/\s?c|đ\.\s?c|đc|ông\s*(?:/|\(|hoặc)?\s*bà\)?|ông|bà)(?![^\W_])[\s.:,]*",
    re.IGNORECASE,
)


def sort_key(s: str) -> str:
    """A string whose binary order is the Vietnamese order of the texts. NFC and NFD give the same."""
    words = [_coded_word(w) if len(w) <= _WORD_LENGTH else _code(w) for w in s.split()]
    return "".join([w[0] for w in words]) + "!" + "".join([w[1] for w in words])


def name_key(s: str) -> str:
    """The sort key of a person: by given name (the last word), then family name, then the names between."""
    words = person_name(s).split()
    return sort_key(" ".join(words[-1:] + words[:-1]))


def person_name(s: str) -> str:
    """The name alone, cleaned, without "đồng chí", "đ/c", "ông", "bà" before it.

    What is left would be nothing: the text stays as it is, cleaned.
    """
    name = whole = clean_line(s)
    while match := _HONORIFIC.match(name):
        name = name[match.end() :]
    return name or whole


def _code(word: str) -> tuple[str, str]:
    key, case = [], []
    for kind, run in groupby(_letters(word), key=lambda letter: letter[0]):
        letters = list(run)
        if kind == "number":
            key += _numbers("".join(letter for _, letter, _, _ in letters))
        elif kind == "word":
            tone = next((tone for _, _, tone, _ in letters if tone != "0"), "0")
            key.append("".join(_CODES.get(letter) or _foreign(letter) for _, letter, _, _ in letters) + tone)
            case.append(_case([upper for _, _, _, upper in letters]))
    return "".join(key), "".join(case)


def _letters(word: str) -> list[tuple[str, str, str, bool]]:
    """(kind, letter or digit, tone, is upper) of each: a "word", "number" or "other"."""
    letters: list[tuple[str, str, str, bool]] = []
    for original in unicodedata.normalize("NFKD", word):
        upper = original != original.lower()
        for part in unicodedata.normalize("NFKD", original.casefold()):
            category = unicodedata.category(part)
            if category[0] == "M":
                if letters and letters[-1][0] == "word":
                    _, letter, tone, was_upper = letters[-1]
                    shaped = _SHAPES.get((letter, part), letter)
                    letters[-1] = ("word", shaped, _TONES.get(part, tone), was_upper)
            elif category == "Nd":
                letters.append(("number", str(unicodedata.decimal(part)), "0", False))
            elif part.isalnum():
                letters.append(("word", part, "0", upper))
            elif category[0] != "C" or part.isspace():
                letters.append(("other", part, "0", False))
    return letters


def _numbers(digits: str) -> list[str]:
    codes = []
    for start in range(0, len(digits), _LONGEST_NUMBER):
        number = digits[start : start + _LONGEST_NUMBER].lstrip("0") or "0"
        length = len(number)
        codes.append((str(length) if length < 9 else f"9{length:02}") + number)
    return codes


def _foreign(letter: str) -> str:
    code = ord(letter)
    return f"y{code:04x}" if code <= 0xFFFF else f"z{code:06x}"


def _case(upper: list[bool]) -> str:
    if not any(upper):
        return "a"
    if upper[0] and not any(upper[1:]):
        return "b"
    if all(upper):
        return "c"
    return "d" + "".join("1" if is_upper else "0" for is_upper in upper)


_coded_word = lru_cache(_WORDS)(_code)
