"""Reads section rows: "I. LĨNH VỰC KINH TẾ (42 mô hình)", "A - Kinh tế", "Phường Quang Trung", "Năm 2019"."""

import re
from dataclasses import dataclass
from enum import Enum

from db.exchange.values import parse_kind, parse_subject
from db.lifecycle import Subject
from db.text import fold, has_accents, unit_key


class Level(Enum):
    """What a section says of its rows."""

    FIELD = "field"
    UNIT = "unit"
    YEAR = "year"
    SUBJECT = "subject"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Section:
    """A section row's meaning.

    Attributes:
        level: What it says of its rows.
        value: What it says: the field, unit, subject or kind in its own words, or the year's digits.
        expected: How many models it says it has; None where it says nothing.
        firm: Whether the words alone make it a section. Otherwise only its look did (numbering, merged cells,
            capitals), and it could as well be a model's name.
    """

    level: Level
    value: str
    expected: int | None
    firm: bool


_OUTLINE = re.compile(
    r"\s*(?P<mark>[IVXLC]{1,6}|[A-ZĐ]|[a-zđ]|\d{1,2}(?:\.\d{1,2})*)\s*(?:[.)/:]|[-–—](?=\s))[-–—.)\s]*"
)
_STRONG_MARK = re.compile(r"[IVXLC]{1,6}|[A-ZĐ]")
_ABBREVIATED_UNIT = re.compile(
    r"\s*(?:P|X|TT)\s?\.\s*(?!(?:xã|phường|thị|lĩnh|hội|công|đoàn|ủy|uỷ|ubnd|mặt|trường)\b)[^\W\d_]", re.IGNORECASE
)
_COUNT = re.compile(
    r"\s*[(\[:,;–—-]+\s*(?:có |gồm )?(?P<a>\d{1,6})\s*(?:mô hình|mh|điển hình)?[^()\d]{0,30}[)\]]?\s*\.?$"
    r"|\s+(?P<b>\d{1,6})\s*(?:mô hình|mh|điển hình)[^()\d]{0,30}$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:(?:[a-z]+ ){0,8}nam )?((?:19|20)\d\d)(?: (?:co |gom )?(\d{1,6})(?: mo hinh.{0,20})?)?")
_FIELD_START = re.compile(
    r"\s*(?:các\s+mô\s+hình\s+)?(?:thuộc\s+|về\s+|trên\s+)*lĩnh\s+vực\s*[:.–-]*\s*", re.IGNORECASE
)
_UNIT_START = re.compile(r"\s*(?:tên\s+)?(?:đơn\s+vị|địa\s+phương)\s*[:.–-]\s*", re.IGNORECASE)
_FIELD_WORDS_TEXT = (
    "kinh te van hoa xa hoi quoc phong an ninh xay dung he thong chinh tri nong thon moi va vh xh qp "
    "htct qpan vhxh ktxh kt linh vuc trat tu"
)
_FIELD_WORDS = frozenset(_FIELD_WORDS_TEXT.split(" "))
_FIELDS_TEXT = (
    "kinh te | van hoa xa hoi | van hoa va xa hoi | quoc phong an ninh | quoc phong va an ninh | "
    "an ninh quoc phong | he thong chinh tri | xay dung he thong chinh tri | vh xh | qp an | htct"
)
_FIELDS = frozenset(_FIELDS_TEXT.split(" | "))
_FIELD_CORE = re.compile(
    r"\b(kinh te|van hoa|quoc phong|an ninh|he thong chinh tri|nong thon moi|vh xh|vhxh|qp an|qpan|htct)\b"
)
_BODIES = re.compile(
    r"(?:uy ban nhan dan|uy ban mat tran|mat tran to quoc|dang uy|dang bo|"
    r"hoi (?:nong dan|lien hiep phu nu|cuu chien binh|chu thap do|nguoi cao tuoi|khuyen hoc)|"
    r"doan thanh nien|lien doan lao dong|cong an|ban chi huy|"
    r"ban (?:dan van|tuyen giao|to chuc|noi chinh)|van phong|khoi (?:co quan|truong|dan van|doan the)|"
    r"phong (?:giao duc|noi vu|tai chinh|tu phap|van hoa|y te|lao dong|kinh te|quan ly|tai nguyen)|"
    r"trung tam|truong (?:trung hoc|tieu hoc|mam non|cao dang|dai hoc|trung cap|thpt|thcs))\b"
)
_LEADING = frozenset({"cac", "mo", "hinh", "ve", "doi", "voi", "danh", "sach", "nhom", "khoi", "phan", "muc"})
_LONGEST_UNIT = 12


def read_section(text: str, *, numbered: bool = False, alone: bool = False) -> Section | None:
    """What a row says that has nothing but this text.

    Args:
        text: The row's one text.
        numbered: Whether "I" or "A" stands in the cell before it.
        alone: Whether the cell is merged over several columns, or stands where no model's name would.

    Returns:
        None where the text is no section: a remark, a title, a model's name.
    """
    outline = None if _ABBREVIATED_UNIT.match(text) else _OUTLINE.match(text)
    rest = text[outline.end() :] if outline is not None else text
    strong = numbered or (outline is not None and _STRONG_MARK.fullmatch(outline["mark"]) is not None)
    folded = fold(rest)
    year = _YEAR.fullmatch(folded)
    if year is not None:
        return Section(Level.YEAR, year[1], int(year[2]) if year[2] else None, firm=True)
    count = _COUNT.search(rest)
    expected = int(count["a"] or count["b"]) if count is not None else None
    words = (rest[: count.start()] if count is not None else rest).strip(" .:;,-–—")
    if not words:
        return None
    outlined = outline is not None or numbered
    section = _named(words, expected, strong=strong)
    if section is not None and (section.firm or strong or outlined or alone or words.isupper()):
        return section
    if strong or (alone and (outlined or expected is not None)):
        return Section(Level.FIELD, words, expected, firm=False)
    return None


def _named(words: str, expected: int | None, *, strong: bool) -> Section | None:
    folded = fold(words)
    field = _FIELD_START.match(words)
    if field is not None and field.end() < len(words):
        return Section(Level.FIELD, words[field.end() :], expected, firm=True)
    tokens = folded.split()
    bare = " ".join(token for token in tokens if token not in _LEADING)
    # "mô hình cá nhân": what is left after the leading words says it.
    if parse_subject(bare) not in (None, Subject.UNKNOWN) and len(bare) > 2:
        return Section(Level.SUBJECT, bare, expected, firm=True)
    if parse_kind(bare) is not None and len(bare) > 2:
        return Section(Level.KIND, bare, expected, firm=True)
    if _FIELD_CORE.search(folded) and _FIELD_WORDS.issuperset(tokens):
        return Section(Level.FIELD, words, expected, firm=folded in _FIELDS or expected is not None)
    unit = _UNIT_START.sub("", words)
    if len(tokens) <= _LONGEST_UNIT and _is_unit(unit):
        return Section(Level.UNIT, unit, expected, firm=unit != words or strong or _is_proper(unit))
    return None


def _is_unit(text: str) -> bool:
    name = unit_key(text)
    if name.kind in ("PHUONG", "XA", "THI_TRAN"):
        return True
    return name.kind is None and _BODIES.match(name.core) is not None


def _is_proper(text: str) -> bool:
    """Whether the words are written as a unit's name: "Phường Quang Trung", not "Phường văn minh đô thị"."""
    words = [word for word in re.split(r"\W+", text) if word and not word.isdigit()]
    if has_accents(text) and text.isupper():
        return len(words) <= 6
    return len(words) > 1 and all(word[0].isupper() for word in words)
