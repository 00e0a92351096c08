"""Saying what is wrong with a text that should not be cleaned in silence."""

import re
from dataclasses import dataclass
from enum import Enum

from db.errors import Language
from db.text.codepoints import BIDI_OVERRIDE, CONTROL, ESCAPE, SURROGATE, TAG


class HostileKind(Enum):
    """What a text holds that no office's workbook has by accident. The value is (Vietnamese, English)."""

    ESCAPE = ("có chuỗi điều khiển màn hình", "holds a terminal escape sequence")
    CONTROL = ("có ký tự điều khiển", "holds a control character")
    BIDI = ("có ký tự đảo chiều chữ", "holds a character that reverses the direction of text")
    HIDDEN = ("có chữ ẩn", "holds hidden letters")
    BROKEN = ("có ký tự hỏng", "holds a broken character")


@dataclass(frozen=True, slots=True)
class Hostile:
    """The first hostile character of a text.

    Attributes:
        kind: What it is.
        position: Its index in the text as it was given, from 0.
        code: Its code point.
    """

    kind: HostileKind
    position: int
    code: int

    def reason(self, language: Language = "vi") -> str:
        """Words for the person who reads the refusal, without a full stop.

        They name the character and its place (from 1), never the character itself: it must not be printed.
        """
        vi, en = self.kind.value
        if language == "vi":
            return f"{vi} (U+{self.code:04X}, vị trí {self.position + 1})"
        return f"{en} (U+{self.code:04X}, position {self.position + 1})"


_HOSTILE = re.compile(
    f"(?P<ESCAPE>[{ESCAPE}])|(?P<CONTROL>[{CONTROL}])|(?P<BIDI>[{BIDI_OVERRIDE}])"
    f"|(?P<HIDDEN>[{TAG}])|(?P<BROKEN>[{SURROGATE}])"
)
_ANY = re.compile(f"[{CONTROL}{BIDI_OVERRIDE}{TAG}{SURROGATE}]")


def find_hostile(s: str) -> Hostile | None:
    """The first thing in the raw text for which an import should refuse it; None when there is none.

    Newlines, tabs, NBSP, ZWSP, BOM and the marks of direction that web pages leave are not hostile: cleaning
    takes care of them. Ask before ``clean_line``, which leaves nothing to find.
    """
    # The alternation is tried letter by letter and costs four times the plain class.
    if not _ANY.search(s):
        return None
    match = _HOSTILE.search(s)
    if match is None or match.lastgroup is None:
        return None
    return Hostile(HostileKind[match.lastgroup], match.start(), ord(match[0]))
