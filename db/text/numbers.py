"""Numbers as a Vietnamese or an English reader writes them."""

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from db.errors import Language

_MARKS: dict[Language, tuple[str, str]] = {"vi": (".", ","), "en": (",", ".")}
"""(grouping, decimal)"""

_NUMBER = re.compile(r"(?<!\d)(?P<minus>(?<![^\s:(])[-\u2212])?(?P<number>\d+(?:[.,\u00a0\u202f]\d+)*)")
_MOST_DIGITS = 18
"""No count has more, and Python refuses to read very long ones."""
_RANGE = re.compile(r"\s*[-\u2013\u2014]\s*\d")


def format_int(number: int, language: Language = "vi") -> str:
    """187000 -> "187.000" ("187,000" in English)."""
    return f"{number:,}".replace(",", _MARKS[language][0])


def format_percent(share: float, language: Language = "vi", *, digits: int = 1) -> str:
    """A share of 1 as a percentage, halves rounded up: 0.873 -> "87,3%" ("87.3%" in English).

    Args:
        share: A finite number; 1 is all.
        language: Whose decimal mark.
        digits: Digits after the mark, always that many, so that a column lines up.

    Raises:
        ValueError: The share is not finite.
    """
    if not math.isfinite(share):
        raise ValueError("a share must be a finite number")
    # Through str, since 0.8725 in binary lies below 0.8725 and would round down.
    percent = (Decimal(str(share)) * 100).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    if not percent:
        percent = abs(percent)
    return f"{percent:f}".replace(".", _MARKS[language][1]) + "%"


def paper_count(number: int, language: Language = "vi") -> str:
    """A count as Vietnamese papers write it: 1 to 9 as "01" to "09", above as ``format_int``."""
    return f"{number:02}" if language == "vi" and 0 < number < 10 else format_int(number, language)


def parse_int(value: object, language: Language = "vi") -> int | None:
    """The whole number in a cell: 12 from 12, 12.0, "12 hộ", "khoảng 12"; 1234 from "1.234" and "1.234,0".

    Args:
        value: What the workbook holds. A truth value is no number.
        language: Which mark groups thousands in text: "1.234" is 1234 in Vietnamese and "1,234" in English.

    Returns:
        The first number of a text. None where there is none, where it is not whole ("1,5"; "1,234" in
        Vietnamese is a fraction), or where it is a range ("30-40").
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float | Decimal):
        return int(value) if math.isfinite(value) and value == int(value) else None
    if not isinstance(value, str):
        return None
    match = _NUMBER.search(value)
    if match is None or _RANGE.match(value, match.end()):
        return None
    number = _whole(match["number"], language)
    return -number if number is not None and match["minus"] else number


def _whole(text: str, language: Language) -> int | None:
    grouping, decimal = _MARKS[language]
    text = re.sub("[\u00a0\u202f]", grouping, text)
    if decimal not in text and (grouped := _grouped(text, grouping)) is not None:
        return grouped
    if text.count(decimal) > 1:  # "1,234,567" can only be grouped, whoever wrote it
        return _grouped(text, decimal)
    for mark in (decimal, grouping):  # "12,0", and "12.0" as programs write numbers into text cells
        head, _, tail = text.rpartition(mark)
        if head and not tail.strip("0"):
            return _grouped(head, grouping)
    return None


def _grouped(text: str, mark: str) -> int | None:
    first, *rest = text.split(mark)
    if not all(part.isdecimal() for part in (first, *rest)):
        return None
    if rest and (len(first) > 3 or any(len(part) != 3 for part in rest)):
        return None
    digits = first + "".join(rest)
    return int(digits) if len(digits) <= _MOST_DIGITS else None
