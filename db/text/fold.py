"""Folding: the form in which two spellings of one thing are equal, and the keys that searches look in."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = 8192
"""How many letters a table remembers; whole scripts fit, and a hostile text cannot fill the memory."""
_WORDS = 16384
_WORD_LENGTH = 24
"""Longer words are worked out each time: they are few, and a cache of them could grow large."""


def _fold_letter(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter).casefold()
    if parts != letter:
        return "".join(map(_fold_letter, parts))
    if letter == "đ":  # no decomposition in Unicode; Icelandic ð is another letter and stays
        return "d"
    if letter.isalnum():
        return letter
    return "" if unicodedata.category(letter)[0] in "MC" and not letter.isspace() else " "


def _exact_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if letter.isalnum() or category[0] == "M":
        return letter.lower()
    return "" if category[0] == "C" and not letter.isspace() else " "


class _Folded(dict[int, str]):
    """Code point -> folded text, filled as letters are met, for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        value = _fold_letter(chr(code))
        if len(self) < _LETTERS:
            self[code] = value
        return value


class _Exact(dict[int, str]):
    """Code point -> lower case or space, filled as letters are met, for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        value = _exact_letter(chr(code))
        if len(self) < _LETTERS:
            self[code] = value
        return value


_FOLDED = _Folded()
_EXACT = _Exact()


def fold(s: str) -> str:
    """The text without case, accents and punctuation: "Đường hoa, thôn 3" -> "duong hoa thon 3".

    Letters and digits in words parted by one space. NFC and NFD, full-width and plain, straight and curly
    quotes give the same. đ becomes d; letters without a decomposition (ð, ø, other scripts) stay.
    """
    return " ".join(s.translate(_FOLDED).split())


def tokens(s: str) -> tuple[str, ...]:
    """The folded words."""
    return tuple(s.translate(_FOLDED).split())


def search_key(*parts: str) -> str:
    """The folded parts as one text with a space at both ends (" duong hoa thon 3 ").

    ``" hoa " in key`` asks for a whole word, ``" ho" in key`` for the beginning of one. Empty when there is
    no word at all.
    """
    words = " ".join(parts).translate(_FOLDED).split()
    return f" {' '.join(words)} " if words else ""


def exact_key(*parts: str) -> str:
    """As ``search_key``, but with the accents: " đường hòa ".

    Both placements of the tone (hòa and hoà, thúy and thuý, ủy and uỷ) give the same, the older one.
    """
    words = " ".join(parts).split()
    key = " ".join(filter(None, [_exact_word(w) if len(w) <= _WORD_LENGTH else _exact(w) for w in words]))
    return f" {key} " if key else ""


def has_accents(s: str) -> bool:
    """Whether any letter carries a mark that ``fold`` drops (đ counts)."""
    if s.isascii():
        return False
    decomposed = unicodedata.normalize("NFD", s)
    return any(letter in "đĐ" or unicodedata.category(letter) == "Mn" for letter in decomposed)


def _pairs(old: str, new: str) -> dict[str, str]:
    return dict(zip(new.split(), old.split(), strict=True))


_OPEN = _pairs(
    "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy",
    "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ",
)
"""The syllable ends with the two vowels: both placements are in use."""
_CLOSED = {old: new for new, old in _OPEN.items() if old[1] in "ae"}
"""A letter follows (hoàn, ngoài): òan and òai are slips of old input methods."""
_AFTER_Q = _pairs("uà uá uả uã uạ uỳ uý uỷ uỹ uỵ", "ùa úa ủa ũa ụa ùy úy ủy ũy ụy")
"""The u of qu is part of the consonant: qúa and qủa are slips too."""

_LETTER = r"(?=[^\W\d_])"
_NO_LETTER = r"(?![^\W\d_])"
_PLACEMENT = re.compile(
    r"(?<=q)[ùúủũụ][ay]"
    rf"|(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]){_NO_LETTER}"
    rf"|[òóỏõọ][ae]{_LETTER}"
)


def _place_tone(match: re.Match[str]) -> str:
    pair = match[0]
    return _OPEN.get(pair) or _CLOSED.get(pair) or _AFTER_Q[pair]


def _exact(word: str) -> str:
    lowered = unicodedata.normalize("NFC", " ".join(word.translate(_EXACT).split()))
    return _PLACEMENT.sub(_place_tone, lowered)


_exact_word = lru_cache(_WORDS)(_exact)
