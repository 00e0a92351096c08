"""What a file is, and the words with which one that is no workbook is refused."""

import os
from dataclasses import dataclass
from enum import StrEnum

from db.errors import FileRefused
from db.text import clean_line

_NAME_SHOWN = 120
"""Letters of a file's name that are repeated to the user; names of 255 bytes would fill the screen."""


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
    """

    kind: FileKind
    why_vi: str = ""
    why_en: str = ""


def file_name(path: str | os.PathLike[str]) -> str:
    """A file's own name, cleaned so that it may be shown: no control characters, not too long."""
    name = os.path.basename(os.fspath(path)) or os.fspath(path)
    shown = clean_line(os.fsencode(name).decode("utf-8", "replace"))
    return shown if len(shown) <= _NAME_SHOWN else shown[:_NAME_SHOWN] + "…"


def refused(path: str | os.PathLike[str], why_vi: str, why_en: str) -> FileRefused:
    """The error for a file that cannot be read; the reason in both languages, without a full stop."""
    return FileRefused(file=file_name(path), why_vi=why_vi, why_en=why_en)


def password() -> Sniffed:
    """A workbook behind a password."""
    return Sniffed(FileKind.ENCRYPTED, "tệp có đặt mật khẩu", "it is protected by a password")


def not_a_workbook(what_vi: str, what_en: str) -> Sniffed:
    """A file of another kind, named."""
    return Sniffed(
        FileKind.OTHER,
        f"đây là {what_vi}, không phải bảng tính",
        f"it is {what_en}, not a workbook",
    )


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
