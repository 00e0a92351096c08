"""Knows the rows of a list that are no models: totals, signatures, column numbers."""

import re
from collections.abc import Sequence
from itertools import pairwise

from db.text import fold

_TOTAL = re.compile(
    r"(?:tong cong|tong so|cong tong|tong|cong|cong chung)"
    r"(?: (?:\d+|i|ii|iii|iv|v|vi|a|b|c|d|cac|so|mo|hinh|dien|mh|va|toan|thanh|pho|huyen|tinh|xa|phuong|danh|sach"
    r"|muc|phan|chung|la|co|gom|tap|the|ca|nhan|linh|vuc|kinh|te|van|hoa|hoi|quoc|phong|an|ninh|xay|dung|he|thong"
    r"|chinh|tri))*"
)
_TOTAL_STARTS = frozenset({"tổng", "cộng", "tong", "cong"})
_GROUPED = re.compile(r"(?<=\d)[.\u00a0](?=\d{3}\b)")
_OF_MODELS = re.compile(r"\b(\d{1,7}) (?:mo hinh|mh|dien hinh)\b")
_NUMBER = re.compile(r"\b(\d{1,7})\b")

_SIGNATURES_TEXT = (
    "nguoi lap bieu | nguoi lap | nguoi lap danh sach | nguoi tong hop | nguoi tong hop bieu | "
    "lap bieu | truong ban | pho truong ban | pho truong ban thuong truc | pho ban | tm ban chi dao | "
    "t m ban chi dao | tm ban thuong vu | t m ban thuong vu | t l ban thuong vu | tm uy ban nhan dan | "
    "t m uy ban nhan dan | tm ubnd | t m ubnd | tm dang uy | t m dang uy | kt truong ban | "
    "k t truong ban | kt chu tich | k t chu tich | noi nhan | chu tich | pho chu tich | bi thu | "
    "pho bi thu | pho bi thu thuong truc | thu truong don vi | thu truong co quan | "
    "xac nhan cua don vi | xac nhan cua cap uy | xac nhan cua dang uy | xac nhan | ky ten | "
    "ky ten dong dau | ky ghi ro ho ten | ky va ghi ro ho ten | da ky | chanh van phong | "
    "can bo tong hop | thu ky"
)
_SIGNATURES = frozenset(_SIGNATURES_TEXT.split(" | "))
_SIGNED_FOR = re.compile(
    r"(?:tm|t m|kt|k t|tl|t l|tuq|t u q) (?:ban|uy ban|ubnd|dang|truong|chu tich|hoi|btv|bch|bcd|khoi|thanh uy)\b"
)
_PLACE_AND_DATE = re.compile(r"(?:.{0,40} )?ngay(?: \d{1,2})? thang(?: \d{1,2})? nam(?: \d{2,4})?")
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2}|[A-ZĐ])\)?(?:\s*=.*)?")


def is_total(text: str, *, alone: bool = False) -> bool:
    """Whether a text heads a row of totals: "CỘNG: 187", "Tổng cộng: 187 mô hình", "Tổng số".

    Models whose names begin with "Cộng đồng" or "Tổng vệ sinh" are none.

    Args:
        text: The row's first text.
        alone: Whether nothing else but numbers stands in the row.
    """
    if text[:4].casefold() not in _TOTAL_STARTS:
        return False
    folded = fold(text)
    return _TOTAL.fullmatch(folded) is not None or (alone and folded.startswith(("tong cong ", "tong so ")))


def total_said(text: str) -> int | None:
    """The number of models that a row of totals says: 187 from "Tổng cộng 4 lĩnh vực: 187 mô hình", else None."""
    folded = fold(_GROUPED.sub("", text))
    found = _OF_MODELS.search(folded) or _NUMBER.search(folded)
    return int(found[1]) if found is not None else None


def is_signature(text: str) -> bool:
    """Whether a text belongs under a list: an office of the signer, "Nơi nhận", a place and date.

    Args:
        text: A cell's text.
    """
    folded = fold(text)
    if folded in _SIGNATURES or _SIGNED_FOR.match(folded) is not None:
        return True
    return "thang" in folded and _PLACE_AND_DATE.fullmatch(folded) is not None


def is_column_numbers(texts: Sequence[str]) -> bool:
    """Whether the filled cells of a row only number the columns: 1 2 3 4, (1) (2) (3), A B 1 2.

    Args:
        texts: The texts of the filled cells, from left to right.
    """
    if len(texts) < 3:
        return False
    numbers = []
    for text in texts:
        match = _COLUMN_NUMBER.fullmatch(text.strip())
        if match is None:
            return False
        if match[1].isdigit():
            numbers.append(int(match[1]))
    return all(after - before == 1 for before, after in pairwise(numbers))
