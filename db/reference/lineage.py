"""How the units of Phủ Lý became one another on 1 January and 1 July 2025: dated facts with their decisions.

What was only inferred from the lists of units, or could not be found out at all, says so in its note.
"""

from dataclasses import dataclass

from db.reference.units import REFORM_2025, TWO_LEVELS
from db.unit_kinds import LineageKind

NQ_1288 = "1288/NQ-UBTVQH15"
"""14 November 2024: the city's wards and communes rearranged from 1 January 2025."""
NQ_1674 = "1674/NQ-UBTVQH15"
"""16 June 2025: the wards of the new province of Ninh Bình from 1 July 2025."""


@dataclass(frozen=True, slots=True)
class Passage:
    """``source`` became (a part of) ``target``; both are keys of ``UNITS``.

    Attributes:
        target: None where it ended and nobody recorded a successor.
        is_partial: Only a part of it went there: models wait for a human's choice.
        note: What a reader must know of the fact, in Vietnamese.
    """

    source: str
    target: str | None
    change_date: str
    kind: LineageKind
    decision: str
    is_partial: bool = False
    note: str | None = None


_FOUR_WARDS = "Văn bản ghi 4 phường nhập làm một; tên 4 phường suy luận từ danh mục đơn vị, chưa đối chiếu"
_TAN_LIEM = "Cặp xã suy luận từ danh mục đơn vị, chưa đối chiếu với văn bản"
_TAN_HIEP = "Mã 13366 theo danh mục thống kê; có nguồn ghi 13372"
_NOWHERE = "Không còn trong danh mục từ 01/01/2025; chưa xác minh được đơn vị kế thừa (có thể là {guess})"
_HA_NAM = "Phường mới còn gồm phần còn lại của Hoàng Đông, Tiên Nội, Tiên Ngoại (thị xã Duy Tiên)"
_CHAU_SON = "Phường mới còn gồm thị trấn Kiện Khê (huyện Thanh Liêm)"
_PART = "Một phần của phường; mô hình chuyển theo tổ dân phố, do người phụ trách chọn"
_CITY = "Kết thúc hoạt động của cấp huyện; các phường mới trực thuộc tỉnh Ninh Bình"


def _merge(
    sources: tuple[str, ...], target: str, on: str, decision: str, note: str | None = None
) -> tuple[Passage, ...]:
    return tuple(Passage(source, target, on, LineageKind.MERGE, decision, note=note) for source in sources)


PASSAGES: tuple[Passage, ...] = (
    *_merge(
        ("p-minh-khai", "p-hai-ba-trung", "p-luong-khanh-thien", "p-tran-hung-dao"),
        "p-chau-cau",
        REFORM_2025,
        NQ_1288,
        _FOUR_WARDS,
    ),
    *_merge(("x-tien-hiep", "x-tien-tan"), "p-tan-hiep", REFORM_2025, NQ_1288, _TAN_HIEP),
    *_merge(("x-liem-tuyen", "x-liem-tiet"), "p-tan-liem", REFORM_2025, NQ_1288, _TAN_LIEM),
    Passage(
        "x-tien-hai",
        None,
        REFORM_2025,
        LineageKind.DISSOLVE,
        NQ_1288,
        note=_NOWHERE.format(guess="phường Lam Hạ"),
    ),
    Passage(
        "x-liem-chung",
        None,
        REFORM_2025,
        LineageKind.DISSOLVE,
        NQ_1288,
        note=_NOWHERE.format(guess="phường Liêm Chính"),
    ),
    *_merge(("p-lam-ha", "p-tan-hiep"), "p-ha-nam-2025", TWO_LEVELS, NQ_1674, _HA_NAM),
    *_merge(("p-le-hong-phong", "x-kim-binh", "x-phu-van"), "p-phu-van-2025", TWO_LEVELS, NQ_1674),
    *_merge(("p-thanh-tuyen", "p-chau-son"), "p-chau-son-2025", TWO_LEVELS, NQ_1674, _CHAU_SON),
    *_merge(("p-chau-cau", "p-thanh-chau", "p-liem-chinh"), "p-phu-ly-2025", TWO_LEVELS, NQ_1674),
    *_merge(("p-tan-liem", "x-dinh-xa", "x-trinh-xa"), "p-liem-tuyen-2025", TWO_LEVELS, NQ_1674),
    Passage("p-quang-trung", "p-ha-nam-2025", TWO_LEVELS, LineageKind.SPLIT, NQ_1674, is_partial=True, note=_PART),
    Passage("p-quang-trung", "p-phu-ly-2025", TWO_LEVELS, LineageKind.SPLIT, NQ_1674, is_partial=True, note=_PART),
    Passage("tp-phu-ly", None, TWO_LEVELS, LineageKind.DISSOLVE, NQ_1674, note=_CITY),
)
