"""The file that a public key comes in."""

import codecs
import sys
from pathlib import Path

from db.errors import FileRefused
from db.os_faults import os_reason

STDIN = "-"
MOST_BYTES = 64 * 1024
"""Read of a file at the most: four times what a line may hold."""


class KeyFileRefused(FileRefused):
    """The file cannot be read."""

    hint_vi = "Kiểm tra đường dẫn; dùng - để đọc từ đầu vào chuẩn."
    hint_en = "Check the path; use - to read standard input."


def read_key_file(path: str) -> str:
    """What stands in a ``.pub`` file.

    Args:
        path: The file, or "-" for standard input.

    Raises:
        KeyFileRefused: It cannot be read.
    """
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(MOST_BYTES)
        else:
            with Path(path).open("rb") as file:
                data = file.read(MOST_BYTES)
    except OSError as error:
        why = os_reason(error)
        raise KeyFileRefused(file=path, why_vi=why.vi, why_en=why.en) from error
    # PowerShell's ">" writes UTF-16.
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if wide else "utf-8", errors="replace")
