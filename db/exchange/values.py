"""The words in which lists say subject, standing and kind, and how they mark a cell."""

from enum import Enum
from typing import TypeVar

from db.lifecycle import Standing, Subject
from db.text import fold


class RegistrationKind(Enum):
    """Whether a model is registered for the first time or kept up for another year."""

    NEW = "new"
    MAINTAINED = "maintained"


COLLECTIVE_WORD = "Tập thể"
INDIVIDUAL_WORD = "Cá nhân"
NEW_WORD = "Đăng ký mới"
MAINTAINED_WORD = "Duy trì"

_Key = TypeVar("_Key")


def _table(words: dict[_Key, str]) -> dict[str, _Key]:
    return {fold(word): key for key, variants in words.items() for word in variants.split("|")}


_SUBJECTS = _table(
    {
        Subject.COLLECTIVE: (
            "Tập thể | TT | T.T | T.thể | Mô hình tập thể | Điển hình tập thể | MH tập thể | "
            "Tập thể (TT) | Collective"
        ),
        Subject.INDIVIDUAL: (
            "Cá nhân | CN | C.N | C.nhân | Mô hình cá nhân | Điển hình cá nhân | MH cá nhân | "
            "Cá nhân (CN) | Individual"
        ),
        Subject.UNKNOWN: "Chưa rõ | Không rõ | Chưa xác định | Unknown",
    }
)

_STANDINGS = _table(
    {
        Standing.REGISTERED: (
            "Đã đăng ký | Đăng ký | Mới đăng ký | Chờ duyệt | Chưa duyệt | Chưa triển khai | Registered"
        ),
        Standing.APPROVED: "Đã duyệt | Duyệt | Được duyệt | Phê duyệt | Đã phê duyệt | Đã thẩm định | Approved",
        Standing.ACTIVE: (
            "Đang triển khai | Triển khai | Đã triển khai | Đang thực hiện | Thực hiện | "
            "Đang hoạt động | Đang duy trì | Chưa hiệu quả | Không hiệu quả | Kém hiệu quả | Active"
        ),
        Standing.EFFECTIVE: (
            "Hiệu quả | Có hiệu quả | Đạt hiệu quả | Hoạt động hiệu quả | Hoạt động có hiệu quả | "
            "Thực hiện hiệu quả | Duy trì hiệu quả | Triển khai hiệu quả | Hiệu quả tốt | Hiệu quả cao | "
            "Tốt | Hoạt động tốt | Effective"
        ),
        Standing.RECOGNISED: ("Công nhận | Đã công nhận | Được công nhận | Đạt công nhận | Recognised"),
        Standing.OUTSTANDING: (
            "Tiêu biểu | Mô hình tiêu biểu | Điển hình tiêu biểu | Được chọn tiêu biểu | "
            "Công nhận tiêu biểu | Outstanding"
        ),
        Standing.STOPPED: (
            "Dừng | Đã dừng | Tạm dừng | Ngừng | Đã ngừng | Ngừng hoạt động | Dừng hoạt động | "
            "Không duy trì | Không còn duy trì | Không hoạt động | Kết thúc | Đã kết thúc | Stopped"
        ),
        Standing.RETURNED: (
            "Trả lại | Bị trả lại | Đã trả lại | Từ chối | Bị từ chối | Không duyệt | Không được duyệt | Returned"
        ),
    }
)

_KINDS = _table(
    {
        RegistrationKind.NEW: (
            "Mới | Đăng ký mới | ĐK mới | ĐKM | Xây dựng mới | XD mới | Mô hình mới | "
            "Mô hình đăng ký mới | Làm mới | New"
        ),
        RegistrationKind.MAINTAINED: (
            "Duy trì | DT | Đăng ký duy trì | Tiếp tục duy trì | Tiếp tục | Mô hình duy trì | "
            "Mô hình cũ | Cũ | Duy trì, nhân rộng | Nhân rộng | Maintained"
        ),
    }
)

_NO_MARKS = frozenset({"", "0", "-", "–", "—", "không", "khong", "no", "false", "."})


def parse_subject(text: str) -> Subject | None:
    """Whose model a cell says it is.

    Args:
        text: "Tập thể", "CN" and the like; case and accents do not matter.

    Returns:
        None for other words ("nhóm"). UNKNOWN where the cell itself says that it is not known.
    """
    return _SUBJECTS.get(fold(text))


def parse_standing(text: str) -> Standing | None:
    """Where a cell says that a registration stands.

    Args:
        text: "Hiệu quả", "Đang triển khai" and the like; case and accents do not matter.

    Returns:
        None for other words.
    """
    return _STANDINGS.get(fold(text))


def parse_kind(text: str) -> RegistrationKind | None:
    """Whether a cell says new or kept up.

    Args:
        text: "Mới", "Duy trì" and the like; case and accents do not matter.

    Returns:
        None for other words.
    """
    return _KINDS.get(fold(text))


def is_mark(text: str) -> bool:
    """Whether a cell of a column of x is ticked: x, X, v, 1, +, ✓, a person's name; not 0, a dash or "không"."""
    return text.strip().casefold() not in _NO_MARKS
