"""What a file is, and the words with which one that is no workbook is refused."""

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from db.errors import FileRefused
from db.text import clean_line

_NAME_SHOWN = 120
"""Letters of a file's name that are repeated to the user; names of 255 bytes would fill the screen."""


class FileAdvised(FileRefused):
    """A file that cannot be read, and what to do about just that: ``todo_vi`` and ``todo_en``."""

    hint_vi: ClassVar[str] = "{todo_vi}"
    hint_en: ClassVar[str] = "{todo_en}"


class FileKind(StrEnum):
    """What a file is by its contents; its name decides nothing."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    ENCRYPTED = "encrypted"
    """A workbook behind a password."""
    OTHER = "other"
    """Not a workbook."""
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A file's kind, and why it cannot be read where it cannot.

    Attributes:
        kind: What it is.
        why_vi: Vietnamese words for the reason, empty for a workbook that may be read.
        why_en: The same in English.
        todo: What to do, (Vietnamese, English); None where to save it again in Excel will do.
    """

    kind: FileKind
    why_vi: str = ""
    why_en: str = ""
    todo: tuple[str, str] | None = None


def file_name(path: str | os.PathLike[str]) -> str:
    """A file's own name, cleaned so that it may be shown: no control characters, not too long."""
    name = os.path.basename(os.fspath(path)) or os.fspath(path)
    shown = clean_line(os.fsencode(name).decode("utf-8", "replace"))
    return shown if len(shown) <= _NAME_SHOWN else shown[:_NAME_SHOWN] + "…"


def refused(
    path: str | os.PathLike[str], why_vi: str, why_en: str, todo: tuple[str, str] | None = None
) -> FileRefused:
    """The error for a file that cannot be read.

    Args:
        path: The file.
        why_vi: The reason in Vietnamese, without a full stop.
        why_en: The same in English.
        todo: What to do, a sentence in each language; None where to save it again in Excel will do.
    """
    if todo is None:
        return FileRefused(file=file_name(path), why_vi=why_vi, why_en=why_en)
    todo_vi, todo_en = todo
    return FileAdvised(file=file_name(path), why_vi=why_vi, why_en=why_en, todo_vi=todo_vi, todo_en=todo_en)


def password() -> Sniffed:
    """A workbook behind a password."""
    return Sniffed(FileKind.ENCRYPTED, "tệp có đặt mật khẩu", "it is protected by a password")


def not_a_workbook(what_vi: str, what_en: str) -> Sniffed:
    """A file of another kind, named."""
    return Sniffed(
        FileKind.OTHER,
        f"đây là {what_vi}, không phải bảng tính",
        f"it is {what_en}, not a workbook",
        ("Chọn một tệp bảng tính: .xlsx, .xls, .ods hoặc .csv.", "Choose a workbook: .xlsx, .xls, .ods or .csv."),
    )


def empty() -> Sniffed:
    """A file with nothing in it."""
    todo_vi = "Tệp không có gì: có thể chưa lưu hoặc chưa tải xong. Lưu hoặc tải lại, hoặc chọn tệp khác."
    todo_en = (
        "There is nothing in it: perhaps it was not saved or downloaded. Do that again, or choose another file."
    )
    return Sniffed(FileKind.EMPTY, "tệp trống", "it is empty", (todo_vi, todo_en))


def damaged() -> Sniffed:
    """A workbook by its first bytes that does not hold together."""
    return Sniffed(
        FileKind.OTHER,
        "tệp bị hỏng hoặc chưa tải xong",
        "it is damaged or was not downloaded completely",
    )


def too_large_inside(why_vi: str, why_en: str) -> Sniffed:
    """An archive that would unpack beyond the limits."""
    return Sniffed(
        FileKind.OTHER,
        f"tệp nén bất thường ({why_vi}), có thể gây treo máy",
        f"it is packed in an unusual way ({why_en}) and could exhaust the machine",
    )
