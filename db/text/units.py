"""The names of units as other offices write them, brought to one form for matching."""

import re
from dataclasses import dataclass
from typing import Literal

from db.text.fold import exact_key, fold
from db.text.unit_words import expand

UnitKind = Literal["PHUONG", "XA", "THI_TRAN", "THON", "TO_DAN_PHO"]


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's name, ready to be compared.

    Attributes:
        kind: What the name says the unit is; None where it says nothing, or is an agency, a school, a mass
            organisation (then ``core`` holds all of it).
        core: The folded rest, abbreviations written out.
    """

    kind: UnitKind | None
    core: str

    def fits(self, other: "UnitName") -> bool:
        """Whether both can name the same unit: same core, and no two different kinds."""
        return self.core == other.core and (self.kind == other.kind or None in (self.kind, other.kind))


_WARD = {"phường", "phuong", "phưòng", "phuờng", "p"}
"""With the usual slips of the tone; "phương" and "phượng" are names."""
_COMMUNE = {"xã", "xa", "x"}
_HAMLET = {"thôn", "thon"}
_BODIES = (
    ("uy", "ban", "nhan", "dan"),
    ("hoi", "dong", "nhan", "dan"),
    ("dang", "uy"),
    ("dang", "bo"),
)
"""What stands for the ward or commune itself when its name follows."""
_ABOVE = (("thành", "phố"), ("thanh", "pho"), ("thị", "xã"), ("thi", "xa"), ("huyện",), ("tỉnh",), ("tinh",))
"""Where the rest of an address begins: "phường Quang Trung, thành phố Phủ Lý"."""

_OFFICES = re.compile(
    "(?:giao duc|noi vu|tai chinh|tu phap|van hoa|y te|lao dong|kinh te|quan ly|tai nguyen|cong thuong)"
)
"""After "P." these are a "phòng" of the city, not a ward."""
_CENTRES = re.compile("(?:y te|van hoa|giao duc|boi duong|chinh tri|phat trien|dan so|hanh chinh|day nghe)")
"""After "TT." these are a "trung tâm", not a township."""

_OF_THE_COUNTRY = (
    "mat tran to quoc|lien hiep phu nu|hoi nong dan|cuu chien binh|chu thap do|nguoi cao tuoi|thanh nien"
)
_SAME = (
    (re.compile(r"\b(?:ban thuong truc )?uy ban mat tran to quoc\b"), "mat tran to quoc"),
    (re.compile(r"\bthanh nien cong san(?: ho chi minh)?\b"), "thanh nien"),
    (re.compile(rf"\b({_OF_THE_COUNTRY}) viet nam\b"), r"\1"),
    (re.compile(r"^(?=(?:cuu chien binh|lien hiep phu nu|nong dan)\b)"), "hoi "),
    (re.compile(r"^(?=(?:mam non|tieu hoc|trung hoc co so|trung hoc pho thong)\b)"), "truong "),
)
"""Ways of saying the same, on folded text."""

_GLUED = re.compile(r"(p|tdp)(\d+)")


def unit_key(s: str) -> UnitName:
    """The kind and the bare name of a unit, from any of the ways in which offices write it.

    "P. Quang Trung", "UBND phường Quang Trung" and "PHƯỜNG QUANG TRUNG" are one; "Quang Trung" has the same
    core and no kind; "Hội LHPN phường Quang Trung" is another unit, the ward's mass organisation.
    """
    words = _words(s)
    start = _after_bodies(words)
    kind, length = _kind(words[start:])
    if kind is None:
        return UnitName(None, _core(words))
    rest = words[start + length :]
    if kind in {"THON", "TO_DAN_PHO"}:
        return UnitName(kind, _core(rest[1:] if rest[0] in {"số", "so"} and len(rest) > 1 else rest))
    return UnitName(kind, _core(_without_address(rest)))


def _words(s: str) -> list[str]:
    written = exact_key(s).split()
    words: list[str] = []
    for word in [word for word in written if word != "và"] or written:
        glued = _GLUED.fullmatch(word)
        if glued:
            words += glued.groups()
        else:
            words.append(word.lstrip("0") or "0" if word.isdecimal() else word)
    words = expand(words)
    pair = fold(" ".join(words[1:3]))
    if words[:1] == ["ca"]:  # elsewhere it is a word of its own
        words[:1] = ["công", "an"]
    elif words[:1] == ["p"] and _OFFICES.fullmatch(pair):
        words[0] = "phòng"
    elif words[:1] == ["tt"] and _CENTRES.fullmatch(pair):
        words[:1] = ["trung", "tâm"]
    return words


def _after_bodies(words: list[str]) -> int:
    start = 0
    while body := next((b for b in _BODIES if _begins(words[start:], b)), None):
        start += len(body)
    return start


def _begins(words: list[str], folded: tuple[str, ...]) -> bool:
    return tuple(map(fold, words[: len(folded)])) == folded


def _kind(words: list[str]) -> tuple[UnitKind | None, int]:
    """The kind and how many words say it; no kind where no name follows."""
    kind: UnitKind | None = None
    length = 1
    if not words:
        return None, 0
    if words[0] in _WARD:
        kind = "PHUONG"
    elif words[0] in _COMMUNE and not _begins(words[1:], ("hoi",)):  # "xã hội" is society
        kind = "XA"
    elif words[0] in _HAMLET:
        kind = "THON"
    elif words[0] == "tt":
        kind = "THI_TRAN"
    elif _begins(words, ("thi", "tran")):
        kind, length = "THI_TRAN", 2
    elif _begins(words, ("to", "dan", "pho")):
        kind, length = "TO_DAN_PHO", 3
    return (kind, length) if len(words) > length else (None, 0)


def _without_address(words: list[str]) -> list[str]:
    for at in range(1, len(words)):
        if any(tuple(words[at : at + len(above)]) == above for above in _ABOVE):
            return words[:at]
    return words


def _core(words: list[str]) -> str:
    last = len(words) - 1
    full = [{"p": "phuong", "x": "xa"}.get(w, w) if 0 < at < last else w for at, w in enumerate(words)]
    core = fold(" ".join(full))
    for pattern, same in _SAME:
        core = pattern.sub(same, core)
    return core
