"""How many households a cell says; a number of anything else is not taken for it."""

import re

_NUMBER = re.compile(
    r"\d{1,3}(?P<mark>[. ])\d{3}(?:(?P=mark)\d{3})*(?!\d)(?:,0{1,2}(?!\d))?|\d+(?:[.,]0{1,2}(?!\d))?"
)
_TORN_BEFORE = re.compile(
    r"(?:\w| [-\u2010-\u2015\u2212]|(?:^|[^\w) ]|\d) ?[-/\u2010-\u2015\u2212] ?|(?:^|\d)[.,])$"
)
_TORN_AFTER = re.compile(r" ?[-/\u2010-\u2015\u2212] ?\d|[.,]\d")
"""What may not touch a number: "1e9", "12/15", "50-60", "1,5" and "-3" are no numbers of households."""
_HOUSEHOLDS = re.compile(r" ?(?:hộ|ho|gia đình|nóc nhà|households?)\b")
_OF_ELSE = re.compile(
    r" ?(?:%|(?:lượt |nhân |thành |hội |đoàn |đảng |chi )?(?:người|nguoi|khẩu|lao động|viên|cá nhân|học sinh|"
    r"phụ nữ|hội|em|cháu|cụ|lượt|thôn|xóm|tổ|khu|ha|sào|mẫu|m2|km|m|triệu|tỷ|đồng|cây|con|tấn|buổi|điểm|mô hình|"
    r"people|persons?)\b)"
)
"""What follows a number that stands beside the households'; in "12 trên 15 hộ" nothing of it does."""
_NAMING = re.compile(r"\b(?:thôn|thon|xóm|xom|tổ|to|tdp|tổ dân phố|khu|đội|năm|nam)(?: số)?[ :]*$")
_AROUND = re.compile(
    r"(?:khoảng|khoang|gần|gan|hơn|hon|trên|tren|tầm|chừng|ước|tính|đạt|có|được|số|so|lượng|hộ|ho|gia|đình|dân|dan|"
    r"tham|gia|tổng|tong|cộng|cong|là|toàn|bộ|tất|cả|about|households|[ :;.,~≈>≥+=()])*"
)
"""What may stand around a number that nothing says the sort of; "tổ 5" and "5 nghìn" are other things."""
_MOST_DIGITS = 18
"""No count has more, and Python refuses to read very long ones."""


def parse_households(text: str) -> int | None:
    """The number of households in a cell: 1234 from "1.234" and "1 234", 50 from "khoảng 50 hộ".

    Args:
        text: The cell, composed (NFC).

    Returns:
        Where there are several numbers, the one before "hộ": 25 from "100 người, 25 hộ". None where that is not
        clear, for a fraction ("1,5"; "1,234" is one in Vietnamese) and for a range ("30-40").
    """
    written = " ".join(text.casefold().split())
    found = list(_NUMBER.finditer(written))
    if not found or any(_torn(written, each) for each in found):
        return None
    named = [each for each in found if _HOUSEHOLDS.match(written, each.end())]
    if len(named) == 1:
        clear = all(_of_else(written, each) for each in found if each is not named[0])
        # "thôn 3 120 hộ" has no 3,120 households.
        clear &= named[0]["mark"] != " " or _NAMING.search(written[: named[0].start()]) is None
        return _whole(named[0]) if clear else None
    if len(found) == 1:
        around = written[: found[0].start()], written[found[0].end() :]
        return _whole(found[0]) if all(map(_AROUND.fullmatch, around)) else None
    return None


def _torn(text: str, number: re.Match[str]) -> bool:
    """Whether more is written to a number than was read of it."""
    if _TORN_BEFORE.search(text[: number.start()]) or _TORN_AFTER.match(text, number.end()):
        return True
    glued = text[number.end() : number.end() + 1].isalpha()
    return glued and not (_HOUSEHOLDS.match(text, number.end()) or _OF_ELSE.match(text, number.end()))


def _of_else(text: str, number: re.Match[str]) -> bool:
    return bool(_OF_ELSE.match(text, number.end()) or _NAMING.search(text[: number.start()]))


def _whole(number: re.Match[str]) -> int | None:
    # A group of a thousand has three digits: one or two are zeros behind a decimal mark.
    digits = re.sub(r"\D", "", re.sub(r"[.,]0{1,2}$", "", number[0]))
    return int(digits) if len(digits) <= _MOST_DIGITS else None
