"""What a column of a list may hold."""

from enum import Enum

from db.errors import Language


class Column(Enum):
    """What a column holds. The value is its usual heading, (Vietnamese, English)."""

    NUMBER = ("STT", "No.")
    CODE = ("Mã mô hình", "Code")
    NAME = ("Tên mô hình", "Name")
    UNIT = ("Đơn vị", "Unit")
    FIELD = ("Lĩnh vực", "Field")
    TOPIC = ("Chủ đề", "Topic")
    SUBJECT = ("Tập thể/Cá nhân", "Subject")
    YEAR = ("Năm", "Year")
    KIND = ("Đăng ký mới/Duy trì", "New or kept up")
    STANDING = ("Kết quả", "Standing")
    HOUSEHOLDS = ("Số hộ tham gia", "Households")
    PLACE = ("Địa điểm", "Place")
    CONTENTS = ("Nội dung, cách làm", "Contents")
    RESULTS = ("Kết quả đạt được", "Results")
    DECISION = ("Quyết định", "Decision")
    NOTE = ("Ghi chú", "Note")

    # Enum hashes its name anew each time: a fifth of the time that reading a long list takes.
    __hash__ = object.__hash__

    def label(self, language: Language = "vi") -> str:
        """The usual heading."""
        return self.value[0] if language == "vi" else self.value[1]


BLOCKS = frozenset({Column.CONTENTS, Column.RESULTS, Column.NOTE})
"""Columns whose text may have several lines."""

SHARED = frozenset(
    {
        Column.UNIT,
        Column.FIELD,
        Column.TOPIC,
        Column.SUBJECT,
        Column.YEAR,
        Column.KIND,
        Column.STANDING,
        Column.PLACE,
        Column.DECISION,
    }
)
"""Columns in which cells merged downwards say the same of every row beside them."""
