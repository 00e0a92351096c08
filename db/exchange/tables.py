"""A table that is to be written, and what may be wrong with the file it goes to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from db.errors import Refused

Cell = str | int | None
Told = Callable[[int], None]
"""Is told from time to time how many rows are written; may raise to end it all."""


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
"""How a cell begins that a spreadsheet would run as a formula (CWE-1236)."""


class ExportRefused(Refused):
    """A file that cannot be written. ``why_vi`` and ``why_en`` say why."""

    vi = "Không ghi được tệp {file}: {why_vi}."
    en = "The file {file} cannot be written: {why_en}."
    hint_vi = "Chọn tên hoặc thư mục khác."
    hint_en = "Choose another name or folder."


class FileThere(ExportRefused):
    """There is a file of that name already, and nobody said that it may be replaced."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is to be written.

    Attributes:
        name: The sheet's name.
        above: Lines above the heading.
        header: The columns' headings.
        rows: The rows; text stays text, whatever it looks like.
        widths: Letters a column is wide, in a workbook.
    """

    name: str
    above: Sequence[str]
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = ()


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
