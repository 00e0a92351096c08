"""What is wrong with a row and what to do about it, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from db.errors import Language
from db.text import for_terminal

_SHOWN = 60
"""Letters of a cell that are repeated to the user."""


class ProblemKind(Enum):
    """What may be wrong with a row, in the order in which a person would mend it."""

    MISSING_NAME = "missing-name"
    NAME_TOO_LONG = "name-too-long"
    TEXT_TOO_LONG = "text-too-long"
    HOSTILE_TEXT = "hostile-text"
    FORMULA_FAILED = "formula-failed"
    FORMULA_WITHOUT_VALUE = "formula-without-value"
    MISSING_UNIT = "missing-unit"
    UNKNOWN_UNIT = "unknown-unit"
    AMBIGUOUS_UNIT = "ambiguous-unit"
    UNIT_NOT_VALID_THEN = "unit-not-valid-then"
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_TOPIC = "unknown-topic"
    UNKNOWN_SUBJECT = "unknown-subject"
    MISSING_YEAR = "missing-year"
    NO_YEAR_COLUMN = "no-year-column"
    BAD_YEAR = "bad-year"
    DATE_WITHOUT_FORMAT = "date-without-format"
    YEAR_OUT_OF_RANGE = "year-out-of-range"
    UNKNOWN_STANDING = "unknown-standing"
    UNKNOWN_KIND = "unknown-kind"
    BAD_NUMBER = "bad-number"
    REPEATED_ROW = "repeated-row"
    SECTION_COUNT_DIFFERS = "section-count-differs"
    TOTAL_DIFFERS = "total-differs"
    LEGACY_TEXT = "legacy-text"
    HIDDEN_ROWS = "hidden-rows"


WARNINGS = frozenset(
    {
        ProblemKind.UNKNOWN_TOPIC,
        ProblemKind.UNKNOWN_KIND,
        ProblemKind.SECTION_COUNT_DIFFERS,
        ProblemKind.TOTAL_DIFFERS,
        ProblemKind.LEGACY_TEXT,
        ProblemKind.HIDDEN_ROWS,
    }
)
"""Kinds that are told but do not keep a file out."""

UNREADABLE = frozenset({ProblemKind.FORMULA_FAILED, ProblemKind.FORMULA_WITHOUT_VALUE})
"""Kinds that say that a cell has no value; what else would be said of the cell is said of its error."""

_VI: dict[ProblemKind, str] = {
    ProblemKind.MISSING_NAME: "Thiếu tên mô hình. Điền tên vào ô này, hoặc xóa cả dòng.",
    ProblemKind.NAME_TOO_LONG: (
        "Tên dài {length} chữ, nhiều nhất là {most}. Rút gọn tên, phần còn lại ghi vào nội dung."
    ),
    ProblemKind.TEXT_TOO_LONG: "Ô dài {length} chữ, nhiều nhất là {most}. Rút gọn lại.",
    ProblemKind.HOSTILE_TEXT: "Ô {why_vi}. Xóa ô rồi gõ lại.",
    ProblemKind.FORMULA_FAILED: "Ô công thức lỗi. Mở tệp, sửa ô này, lưu lại.",
    ProblemKind.FORMULA_WITHOUT_VALUE: (
        "Ô công thức chưa được tính. Mở tệp bằng Excel, lưu lại, hoặc gõ giá trị vào ô."
    ),
    ProblemKind.MISSING_UNIT: "Thiếu đơn vị. Điền tên đơn vị đăng ký.",
    ProblemKind.UNKNOWN_UNIT: "Không có đơn vị này trong sổ. Sửa tên đơn vị{suggestions}.",
    ProblemKind.AMBIGUOUS_UNIT: "Tên này có thể là nhiều đơn vị{choices}. Ghi rõ xã hay phường.",
    ProblemKind.UNIT_NOT_VALID_THEN: "Đơn vị này không có trong năm {year}. Sửa đơn vị hoặc năm{suggestions}.",
    ProblemKind.MISSING_FIELD: "Thiếu lĩnh vực. Điền một trong các lĩnh vực{choices}.",
    ProblemKind.UNKNOWN_FIELD: "Không có lĩnh vực này. Sửa thành một trong các lĩnh vực{choices}.",
    ProblemKind.UNKNOWN_TOPIC: (
        "Chủ đề lạ, mô hình vẫn được nhận nhưng không gắn chủ đề. Sửa cho khớp danh mục{suggestions}."
    ),
    ProblemKind.UNKNOWN_SUBJECT: "Không rõ của ai. Ghi «Tập thể» hoặc «Cá nhân», hoặc để trống nếu chưa rõ.",
    ProblemKind.MISSING_YEAR: "Thiếu năm đăng ký. Điền năm, ví dụ 2020.",
    ProblemKind.NO_YEAR_COLUMN: (
        "Danh sách không có cột «Năm»: {count} dòng không có năm. Thêm cột «Năm» và điền năm của từng dòng."
    ),
    ProblemKind.BAD_YEAR: "Không đọc được năm. Ghi bằng bốn chữ số, ví dụ 2020.",
    ProblemKind.DATE_WITHOUT_FORMAT: "{number} có thể là ngày {day}. Định dạng lại ô là ngày, hoặc ghi năm.",
    ProblemKind.YEAR_OUT_OF_RANGE: "Năm phải từ {first} đến {last}. Sửa lại năm.",
    ProblemKind.UNKNOWN_STANDING: (
        "Kết quả lạ. Ghi ví dụ «Đã đăng ký», «Đang triển khai», «Hiệu quả», hoặc để trống."
    ),
    ProblemKind.UNKNOWN_KIND: (
        "Không rõ đăng ký mới hay duy trì, sẽ xét theo các năm trước. Ghi «Mới» hoặc «Duy trì»."
    ),
    ProblemKind.BAD_NUMBER: "Không rõ là bao nhiêu. Ghi một số bằng chữ số, ví dụ 1.234, hoặc để trống.",
    ProblemKind.REPEATED_ROW: "Trùng với dòng {first}. Xóa một trong hai dòng.",
    ProblemKind.SECTION_COUNT_DIFFERS: (
        "Mục này ghi {said} mô hình nhưng đọc được {found}. Kiểm tra lại các dòng của mục."
    ),
    ProblemKind.TOTAL_DIFFERS: "Dòng cộng ghi {said} nhưng đọc được {found}. Kiểm tra có dòng nào bị sót.",
    ProblemKind.HIDDEN_ROWS: (
        "{count} dòng đang bị ẩn hoặc lọc trong tệp cũng được đọc: {listed}. Bỏ lọc để xem; xóa dòng thừa."
    ),
    ProblemKind.LEGACY_TEXT: "Chữ theo bảng mã cũ {encoding}, đã đổi thành «{repaired}». Kiểm tra lại.",
}

_EN: dict[ProblemKind, str] = {
    ProblemKind.MISSING_NAME: "The model has no name. Fill in this cell, or delete the whole row.",
    ProblemKind.NAME_TOO_LONG: (
        "The name has {length} letters, at most {most} fit. Shorten it; the rest belongs in the contents."
    ),
    ProblemKind.TEXT_TOO_LONG: "The cell has {length} letters, at most {most} fit. Shorten it.",
    ProblemKind.HOSTILE_TEXT: "The cell {why_en}. Clear it and type it again.",
    ProblemKind.FORMULA_FAILED: "The cell's formula failed. Open the file, mend this cell, save it.",
    ProblemKind.FORMULA_WITHOUT_VALUE: (
        "The cell's formula was never worked out. Open the file in Excel and save it, or type the value."
    ),
    ProblemKind.MISSING_UNIT: "There is no unit. Fill in the unit that registered the model.",
    ProblemKind.UNKNOWN_UNIT: "The register has no such unit. Correct its name{suggestions}.",
    ProblemKind.AMBIGUOUS_UNIT: "Several units have this name{choices}. Say whether it is the xã or the phường.",
    ProblemKind.UNIT_NOT_VALID_THEN: (
        "This unit did not exist in {year}. Correct the unit or the year{suggestions}."
    ),
    ProblemKind.MISSING_FIELD: "There is no field. Fill in one of the fields{choices}.",
    ProblemKind.UNKNOWN_FIELD: "There is no such field. Change it to one of the fields{choices}.",
    ProblemKind.UNKNOWN_TOPIC: (
        "The topic is unknown; the model is taken without it. Match it to the list{suggestions}."
    ),
    ProblemKind.UNKNOWN_SUBJECT: (
        "Whose model it is cannot be told. Write «Tập thể» or «Cá nhân», or leave it blank."
    ),
    ProblemKind.MISSING_YEAR: "There is no year. Fill in the year of registration, such as 2020.",
    ProblemKind.NO_YEAR_COLUMN: (
        "The list has no column «Năm»: {count} rows have no year. Add a column «Năm» with the year of each row."
    ),
    ProblemKind.BAD_YEAR: "The year cannot be read. Write it with four digits, such as 2020.",
    ProblemKind.DATE_WITHOUT_FORMAT: "{number} may be the day {day}. Format the cell as a date, or write a year.",
    ProblemKind.YEAR_OUT_OF_RANGE: "The year must lie between {first} and {last}. Correct it.",
    ProblemKind.UNKNOWN_STANDING: (
        "The result is unknown. Write «Đã đăng ký», «Đang triển khai», «Hiệu quả», or leave it blank."
    ),
    ProblemKind.UNKNOWN_KIND: (
        "New or kept up cannot be told; the earlier years will decide. Write «Mới» or «Duy trì»."
    ),
    ProblemKind.BAD_NUMBER: "How many is not clear. Write one number in digits, such as 1.234, or leave it blank.",
    ProblemKind.REPEATED_ROW: "The same as row {first}. Delete one of the two.",
    ProblemKind.SECTION_COUNT_DIFFERS: "The section says {said} models but {found} were read. Check its rows.",
    ProblemKind.TOTAL_DIFFERS: "The total says {said} but {found} were read. Check whether a row is missing.",
    ProblemKind.HIDDEN_ROWS: (
        "{count} rows that the file hides or filters out were read too: {listed}. Show them; delete the others."
    ),
    ProblemKind.LEGACY_TEXT: (
        "The letters were in the old {encoding} encoding and became «{repaired}». Check them."
    ),
}

_LISTS: dict[str, dict[Language, str]] = {
    "choices": {"vi": ": {}", "en": ": {}"},
    "suggestions": {"vi": " (có phải: {}?)", "en": " (perhaps: {}?)"},
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        row: Excel's number of the row.
        column: The column's heading, in the file's own words.
        value: What the cell holds, made safe to show and short; empty for an empty cell.
        kind: What is wrong.
        params: What the words need: MISSING_FIELD, UNKNOWN_FIELD and AMBIGUOUS_UNIT ``choices``; UNKNOWN_UNIT,
            UNIT_NOT_VALID_THEN and UNKNOWN_TOPIC ``suggestions`` (both lists of str, may be left out);
            UNIT_NOT_VALID_THEN ``year``; NAME_TOO_LONG and TEXT_TOO_LONG ``length`` and ``most``; HOSTILE_TEXT
            ``why_vi`` and ``why_en``; NO_YEAR_COLUMN ``count``;
            DATE_WITHOUT_FORMAT ``number`` and ``day``; YEAR_OUT_OF_RANGE ``first`` and ``last``;
            REPEATED_ROW ``first``; SECTION_COUNT_DIFFERS and TOTAL_DIFFERS ``said`` and ``found``; LEGACY_TEXT
            ``encoding`` and ``repaired``; HIDDEN_ROWS ``count`` and ``listed``.
        rows: Excel's numbers of the rows that it is about, where they are others than ``row``.
    """

    row: int
    column: str
    value: str
    kind: ProblemKind
    params: Mapping[str, object] = field(default_factory=dict)
    rows: tuple[int, ...] = ()

    @property
    def rejecting(self) -> bool:
        """Whether the row must be mended before the file can be taken; otherwise it is only told."""
        return self.kind not in WARNINGS

    def words(self, language: Language = "vi") -> str:
        """What is wrong and what to do."""
        template = (_VI if language == "vi" else _EN)[self.kind]
        params = dict(self.params)
        for name, shapes in _LISTS.items():
            items = params.get(name)
            listed = ", ".join(map(str, items)) if isinstance(items, (list, tuple)) else ""
            params[name] = shapes[language].format(listed) if listed else ""
        return template.format(**params)


def shown(value: object) -> str:
    """A cell's value made safe to show: no control characters, one line, short.

    Args:
        value: Anything that a cell may hold; None becomes an empty text.
    """
    text = "" if value is None else str(value)
    # Cut before cleaning too: the whole of a cell of 30,000 letters is not worth looking at.
    safe = " ".join(for_terminal(text[: 4 * _SHOWN]).split())
    return safe if len(safe) <= _SHOWN and len(text) <= 4 * _SHOWN else safe[:_SHOWN] + "…"
