"""Opens a file safely: says what it is, and refuses what cannot or should not be read.

Whatever the bytes, a file is either a kind that the readers know or is refused in words.
"""

import os
import stat
from dataclasses import replace
from pathlib import Path

from db.errors import FileRefused
from db.exchange.kinds import FileKind, Sniffed, empty, not_a_workbook, refused
from db.exchange.ole import OLE_MAGIC, look_into_ole
from db.exchange.text_bytes import looks_like_text
from db.exchange.zips import look_into_zip

MAX_FILE = 64 << 20
"""Bytes of a file. 200,000 rows of nine columns make 8 MB of .xlsx and 40 MB of .csv."""
_HEAD = 1 << 16

_CHECK_PATH = ("Kiểm tra đường dẫn và tên tệp.", "Check the path and the file's name.")
_ASK_FOR_RIGHTS = (
    "Xin quyền đọc tệp, hoặc chép tệp sang thư mục của mình.",
    "Ask for the right to read it, or copy it to a folder of your own.",
)
_NAME_THE_FILE = (
    "Ghi cả tên tệp trong thư mục này, ví dụ «danh-sach.xlsx».",
    "Name the file in this folder too, such as «danh-sach.xlsx».",
)
_IN_PARTS = ("Chia danh sách thành nhiều tệp.", "Part the list into several files.")

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "tệp PDF", "a PDF file"),
    (b"\xff\xd8\xff", "ảnh (.jpg)", "a picture (.jpg)"),
    (b"\x89PNG", "ảnh (.png)", "a picture (.png)"),
    (b"GIF8", "ảnh (.gif)", "a picture (.gif)"),
    (b"RIFF", "tệp ảnh, âm thanh hoặc phim", "a picture, sound or film"),
    (b"II*\0", "ảnh (.tif)", "a picture (.tif)"),
    (b"MM\0*", "ảnh (.tif)", "a picture (.tif)"),
    (b"{\\rtf", "văn bản RTF", "an RTF document"),
    (b"Rar!", "tệp nén (.rar)", "a rar archive"),
    (b"7z\xbc\xaf", "tệp nén (.7z)", "a 7z archive"),
    (b"\x1f\x8b", "tệp nén (.gz)", "a gz archive"),
    (b"SQLite format 3\0", "cơ sở dữ liệu SQLite", "an SQLite database"),
    (b"\x7fELF", "tệp chương trình", "a program"),
    (b"MZ\x90\0", "tệp chương trình", "a program"),
)
_MARKUP: tuple[tuple[bytes, str, str], ...] = (
    (b"<!doctype html", "trang web (HTML), dù tên tệp có thể là .xls", "a web page (HTML), whatever its name"),
    (b"<html", "trang web (HTML), dù tên tệp có thể là .xls", "a web page (HTML), whatever its name"),
    (b"<table", "trang web (HTML), dù tên tệp có thể là .xls", "a web page (HTML), whatever its name"),
    (b"<?xml", "tệp XML", "an XML file"),
    (b"mime-version:", "trang web lưu trữ (.mht)", "a saved web page (.mht)"),
)


def sniff(path: str | os.PathLike[str]) -> FileKind:
    """What a file is by its contents.

    Args:
        path: Any path.

    Returns:
        Its kind; ENCRYPTED, OTHER and EMPTY are kinds too.

    Raises:
        FileRefused: Where there is no file, or one that may not be read or is too large to look at.
    """
    return _look(path).kind


def check(path: str | os.PathLike[str]) -> FileKind:
    """The kind of a file that can be read.

    Args:
        path: Any path.

    Returns:
        One of the workbook kinds or CSV.

    Raises:
        FileRefused: For everything else, with the reason.
    """
    sniffed = _look(path)
    if sniffed.why_vi:
        raise refused(path, sniffed.why_vi, sniffed.why_en, sniffed.todo)
    return sniffed.kind


def _look(path: str | os.PathLike[str]) -> Sniffed:
    try:
        return _sniffed(Path(path))
    except FileRefused:
        raise
    except FileNotFoundError:
        raise refused(path, "không có tệp này", "there is no such file", _CHECK_PATH) from None
    except PermissionError:
        raise refused(path, "không có quyền đọc", "it may not be read", _ASK_FOR_RIGHTS) from None
    except (OSError, ValueError):
        # ValueError: a NUL byte in the path.
        raise refused(path, "không mở được", "it could not be opened", _CHECK_PATH) from None


def _sniffed(path: Path) -> Sniffed:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise refused(path, "đây là thư mục", "it is a folder", _NAME_THE_FILE)
    if not stat.S_ISREG(found.st_mode):
        # Opening a pipe or a device could wait for ever.
        raise refused(path, "đây không phải là tệp thường", "it is not an ordinary file", _CHECK_PATH)
    if found.st_size > MAX_FILE:
        limit = MAX_FILE >> 20
        raise refused(path, f"tệp lớn hơn {limit} MB", f"it is larger than {limit} MB", _IN_PARTS)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\xef\xbb\xbf \t\r\n\0"):
        return empty()
    if head.startswith(b"PK"):
        return look_into_zip(path)
    if head.startswith(OLE_MAGIC):
        return look_into_ole(path.read_bytes())
    return _by_first_bytes(head)


def _by_first_bytes(head: bytes) -> Sniffed:
    for magic, what_vi, what_en in _MAGIC:
        if head.startswith(magic):
            return not_a_workbook(what_vi, what_en)
    start = head[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for magic, what_vi, what_en in _MARKUP:
        if start.startswith(magic):
            # Excel opens these, and saves them as a workbook.
            return replace(not_a_workbook(what_vi, what_en), todo=None)
    if looks_like_text(head):
        return Sniffed(FileKind.CSV)
    return not_a_workbook("tệp nhị phân lạ", "an unknown binary file")
