"""The usual headings of lists, in their variants, folded."""

from dataclasses import dataclass
from functools import lru_cache

from db.exchange.columns import Column
from db.exchange.values import COLLECTIVE_WORD, INDIVIDUAL_WORD, MAINTAINED_WORD, NEW_WORD
from db.text import fold

_LONGEST = 14
"""Words of a heading: a longer text that happens to hold the words is a title or a row of data."""

# For each column its own words, the surest first.
_EXACT: dict[Column, str] = {
    Column.NUMBER: "stt | tt | so tt | so thu tu | thu tu | no",
    Column.CODE: "ma mo hinh | ma so mo hinh | ma | ma so | so hieu | code",
    Column.NAME: (
        "ten mo hinh | ten mo hinh dien hinh | ten mo hinh dan van kheo | "
        "ten mo hinh dien hinh dan van kheo | mo hinh | mo hinh dien hinh | mo hinh dan van kheo | "
        "ten mo hinh hoac dien hinh | ten dien hinh | ten goi mo hinh | ten goi | noi dung mo hinh | "
        "ten noi dung mo hinh | ten cong trinh phan viec | ten | name | noi dung dang ky"
    ),
    Column.UNIT: (
        "don vi dang ky | don vi thuc hien | don vi | ten don vi | dia phuong don vi | "
        "don vi dia phuong | co quan don vi | ten co quan don vi | don vi xay dung | don vi trien khai | "
        "don vi xay dung mo hinh | don vi chu tri | don vi co mo hinh | xa phuong | phuong xa | "
        "xa phuong thi tran | xa phuong don vi | dia phuong | ten don vi dang ky | to chuc dang ky | "
        "co quan | unit"
    ),
    Column.FIELD: "linh vuc | thuoc linh vuc | linh vuc dang ky | linh vuc mo hinh | ten linh vuc | field",
    Column.TOPIC: "chu de | chuyen de | nhom chu de | topic | noi dung",
    Column.SUBJECT: (
        "tap the ca nhan | tap the hay ca nhan | tap the hoac ca nhan | ca nhan tap the | tt cn | "
        "cn tt | loai hinh | loai hinh mo hinh | loai mo hinh | chu the | loai | phan loai | doi tuong | "
        "doi tuong dang ky | subject"
    ),
    Column.YEAR: (
        "nam dang ky | nam | nam dk | nam thuc hien | nam trien khai | nam xay dung | nam cong nhan | "
        "year | thoi gian dang ky | thoi gian thuc hien | thoi gian trien khai | thoi gian | thoi diem"
    ),
    Column.KIND: (
        "dang ky moi duy tri | moi duy tri | mo hinh moi duy tri | hinh thuc dang ky | loai dang ky | "
        "xay dung moi duy tri | moi hay duy tri | moi cu | hinh thuc | kind"
    ),
    Column.STANDING: (
        "trang thai | tinh trang | hien trang | danh gia | danh gia ket qua | ket qua danh gia | "
        "muc danh gia | xep loai | ket qua | ket qua thuc hien | ket qua trien khai | ket qua xep loai | "
        "muc do | muc dat | muc | standing"
    ),
    Column.HOUSEHOLDS: (
        "so ho tham gia | so ho | so luong ho tham gia | so ho dan tham gia | so luong ho | "
        "ho tham gia | so ho dan | households"
    ),
    Column.PLACE: (
        "dia diem | dia chi | thon tdp | thon to dan pho | thon to | to dan pho | thon | noi thuc hien | "
        "dia ban | dia diem thuc hien | dia ban thuc hien | khu dan cu | place"
    ),
    Column.CONTENTS: (
        "noi dung cach lam | cach lam | noi dung va cach lam | tom tat noi dung | noi dung thuc hien | "
        "noi dung chinh | noi dung hoat dong | mo ta | contents"
    ),
    Column.RESULTS: (
        "ket qua dat duoc | ket qua cu the | ket qua noi bat | hieu qua | hieu qua mo hinh | "
        "hieu qua mang lai | results"
    ),
    Column.DECISION: "quyet dinh | so quyet dinh | quyet dinh cong nhan | qd cong nhan | so qd | decision",
    Column.NOTE: "ghi chu | note",
}

_SECOND: dict[str, Column] = {
    "noi dung mo hinh": Column.CONTENTS,
    "noi dung": Column.CONTENTS,
    "ket qua": Column.RESULTS,
    "dia phuong": Column.PLACE,
}
"""What a heading means where its first meaning has a surer heading elsewhere."""

_WITHIN: tuple[tuple[str, Column | None], ...] = (
    ("don vi tinh", None),
    ("don vi phoi hop", None),
    ("phoi hop", None),
    ("nguoi", None),
    ("dien thoai", None),
    ("kinh phi", None),
    ("danh sach", None),
    ("bieu", None),
    ("so luong mo hinh", None),
    ("so mo hinh", None),
    ("tong so", None),
    ("ten mo hinh", Column.NAME),
    ("ten cac mo hinh", Column.NAME),
    ("ten dien hinh", Column.NAME),
    ("mo hinh", Column.NAME),
    ("don vi", Column.UNIT),
    ("ten don vi", Column.UNIT),
    ("ten co quan", Column.UNIT),
    ("xa phuong", Column.UNIT),
    ("linh vuc", Column.FIELD),
    ("chu de", Column.TOPIC),
    ("tap the ca nhan", Column.SUBJECT),
    ("loai hinh", Column.SUBJECT),
    ("nam dang ky", Column.YEAR),
    ("nam thuc hien", Column.YEAR),
    ("nam dk", Column.YEAR),
    ("nam", Column.YEAR),
    ("thoi gian", Column.YEAR),
    ("duy tri", Column.KIND),
    ("ket qua", Column.STANDING),
    ("danh gia", Column.STANDING),
    ("so ho", Column.HOUSEHOLDS),
    ("ho tham gia", Column.HOUSEHOLDS),
    ("dia diem", Column.PLACE),
    ("dia chi", Column.PLACE),
    ("noi dung", Column.CONTENTS),
    ("cach lam", Column.CONTENTS),
    ("quyet dinh", Column.DECISION),
    ("ghi chu", Column.NOTE),
)
"""Words that say what a longer heading is: those that stand first in it, and of these the longest."""

_MARKS: dict[str, tuple[Column, str]] = {
    **dict.fromkeys(("tap the", "mo hinh tap the", "dien hinh tap the"), (Column.SUBJECT, COLLECTIVE_WORD)),
    **dict.fromkeys(("ca nhan", "mo hinh ca nhan", "dien hinh ca nhan"), (Column.SUBJECT, INDIVIDUAL_WORD)),
    **dict.fromkeys(("moi", "dang ky moi", "xay dung moi", "mo hinh moi"), (Column.KIND, NEW_WORD)),
    **dict.fromkeys(("duy tri", "dang ky duy tri", "mo hinh duy tri"), (Column.KIND, MAINTAINED_WORD)),
    **dict.fromkeys(("kinh te", "linh vuc kinh te", "kt"), (Column.FIELD, "Kinh tế")),
    **dict.fromkeys(
        ("van hoa xa hoi", "linh vuc van hoa xa hoi", "vh xh", "vhxh"), (Column.FIELD, "Văn hóa - xã hội")
    ),
    **dict.fromkeys(
        ("quoc phong an ninh", "linh vuc quoc phong an ninh", "qp an", "qpan", "an ninh quoc phong"),
        (Column.FIELD, "Quốc phòng - an ninh"),
    ),
    **dict.fromkeys(
        ("xay dung he thong chinh tri", "he thong chinh tri", "htct", "xd htct"),
        (Column.FIELD, "Xây dựng hệ thống chính trị"),
    ),
}
_SHORT_MARKS: dict[Column, dict[str, tuple[Column, str]]] = {
    Column.SUBJECT: {"tt": (Column.SUBJECT, COLLECTIVE_WORD), "cn": (Column.SUBJECT, INDIVIDUAL_WORD)},
}
"""What short words mean under a heading that says so: "TT" alone is the running number."""

_EXACT_WORDS: dict[str, list[tuple[int, Column]]] = {}
for _column, _variants in _EXACT.items():
    for _rank, _variant in enumerate(_variants.split(" | ")):
        _EXACT_WORDS.setdefault(_variant, []).append((_rank, _column))
for _variant, _column in _SECOND.items():
    _EXACT_WORDS[_variant].append((50, _column))


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a heading may mean.

    Attributes:
        column: The column.
        exact: Whether the heading is one of the known variants, not only holds the words.
        rank: How sure, 0 the surest.
    """

    column: Column
    exact: bool
    rank: int


@lru_cache(4096)
def meanings(text: str) -> tuple[Meaning, ...]:
    """What a heading may mean, the surest first.

    Args:
        text: The heading as it stands.

    Returns:
        Empty where it means nothing that is known.
    """
    folded = fold(text)
    known = _EXACT_WORDS.get(folded)
    if known is not None:
        return tuple(Meaning(column, True, rank) for rank, column in sorted(known, key=lambda item: item[0]))
    if not folded or folded.count(" ") >= _LONGEST:
        return ()
    padded = f" {folded} "
    found = [
        (padded.find(f" {words} "), -len(words), column) for words, column in _WITHIN if f" {words} " in padded
    ]
    if not found:
        return ()
    at, _, column = min(found, key=lambda item: item[:2])
    return () if column is None else (Meaning(column, False, 100 + at),)


def mark(text: str, above: str = "") -> tuple[Column, str] | None:
    """What a cross in a column under this heading says.

    Args:
        text: The heading.
        above: The heading above it, where there are two lines.

    Returns:
        The column and the word that a cross stands for, such as (SUBJECT, "Cá nhân"); None where the heading is
        no choice of several.
    """
    folded = fold(text)
    found = _MARKS.get(folded)
    if found is None and above:
        for meaning in meanings(above):
            found = _SHORT_MARKS.get(meaning.column, {}).get(folded)
            if found is not None:
                break
    return found
