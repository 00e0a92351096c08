"""Comma, semicolon or tab separated text into rows of cells."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain, islice

from db.exchange.text_bytes import NotText, decode

SEPARATORS = (",", ";", "\t", "|")
MAX_CELL = 32_767
"""Letters of a cell, as in Excel. A longer one is a quote that was never closed."""
MAX_LINES_IN_CELL = 200
_SAMPLE = 100
_END = "\x00end\x00"
"""A last record of our own: where it does not come out as a record, a quote is still open."""
_SAID = re.compile(r"\Asep=(.)\r?\n?", re.IGNORECASE)
"""Excel's own first line that names the separator; Excel does not count it as a row."""


class DelimitedError(ValueError):
    """Text that does not come apart into rows.

    ``vi`` and ``en`` say why, without a full stop; ``todo`` what to do, as sentences, where that is known.
    """

    def __init__(self, vi: str, en: str, todo: tuple[str, str] | None = None) -> None:
        self.vi, self.en, self.todo = vi, en, todo
        super().__init__(en)


@dataclass(frozen=True, slots=True)
class Delimited:
    """The rows of a text file.

    Attributes:
        rows: Its records, also the empty ones, so that row numbers are Excel's; None for an empty cell.
        separator: What separates the cells.
        encoding: As ``text_bytes.decode`` names it.
    """

    rows: list[list[str | None]]
    separator: str
    encoding: str


def read_delimited(data: bytes, max_rows: int | None = None, max_columns: int | None = None) -> Delimited:
    """Takes a text file apart.

    Args:
        data: All bytes of the file.
        max_rows: Refuse more records than this.
        max_columns: Refuse more cells in a record than this.

    Returns:
        The rows, the separator and the encoding.

    Raises:
        DelimitedError: For bytes that are no text, a quote without an end, or too many rows or columns.
    """
    try:
        text, encoding = decode(data)
    except NotText as error:
        where_vi = f" (dòng {error.line})" if error.line else ""
        where_en = f" (line {error.line})" if error.line else ""
        raise DelimitedError(
            f"bảng mã chữ không nhận ra hoặc có chữ bị hỏng{where_vi}",
            f"its encoding is unknown or some letters are damaged{where_en}",
        ) from None
    if "\0" in text:
        raise DelimitedError("trong tệp có ký tự không phải chữ", "it holds characters that are no text")
    said = _SAID.match(text)
    if said is not None:
        text, separator = text[said.end() :], said[1]
    else:
        separator = find_separator(text)
    return Delimited(_rows(text, separator, max_rows, max_columns), separator, encoding)


def find_separator(text: str) -> str:
    """The separator that cuts the first records most evenly; a comma where none does.

    Args:
        text: The whole text.

    Returns:
        One of ``SEPARATORS``.
    """
    best, best_score = ",", (0.0, 0)
    for separator in SEPARATORS:
        counts: Counter[int] = Counter()
        try:
            for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), _SAMPLE):
                counts[len(row)] += bool(row)
        except csv.Error:
            pass
        cut = {width: times for width, times in counts.items() if width > 1}
        if not cut:
            continue
        width, times = max(cut.items(), key=lambda item: (item[1], item[0]))
        score = (times / sum(counts.values()), width)
        if score > best_score:
            best, best_score = separator, score
    return best


def _rows(text: str, separator: str, max_rows: int | None, max_columns: int | None) -> list[list[str | None]]:
    rows: list[list[str | None]] = []
    lines = chain(io.StringIO(text, newline=""), [_END])
    started = 0
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=separator), 1):
            started = number
            if row == [_END]:
                break
            if max_rows is not None and number > max_rows:
                raise DelimitedError(f"tệp có hơn {max_rows} dòng", f"it has more than {max_rows} rows")
            if max_columns is not None and len(row) > max_columns:
                raise DelimitedError(
                    f"dòng {number} có hơn {max_columns} cột", f"row {number} has more than {max_columns} columns"
                )
            if row and max(map(len, row)) > MAX_LINES_IN_CELL and any(map(_swallowed, row)):
                raise _open_quote(number)
            rows.append([cell or None for cell in row])
        else:
            raise _open_quote(started)
    except csv.Error:
        raise _open_quote(started + 1) from None
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _swallowed(cell: str) -> bool:
    return len(cell) > MAX_CELL or cell.count("\n") > MAX_LINES_IN_CELL


def _open_quote(row: int) -> DelimitedError:
    return DelimitedError(
        f"ô ở dòng {row} quá dài: có lẽ thiếu dấu nháy kép đóng",
        f"a cell in row {row} is too long: perhaps a closing quote is missing",
        (
            f'Tìm từ dòng {row} ô mở bằng dấu nháy kép (") mà không đóng, thêm dấu còn thiếu rồi lưu lại.',
            f'Look from row {row} on for a cell that opens with a quote (") and does not close, add it and save.',
        ),
    )
