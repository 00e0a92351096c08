"""What the reader of workbooks leaves out of .xls: formulas that failed, hidden rows.

Imports nothing of the program but what lies beside it: it works in the process that reads workbooks.
"""

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING or __package__:
    from db.exchange.sheet_faults import Missed
else:
    from sheet_faults import Missed

_ENTRY = 128
_NAMES = ("Workbook", "Book")
_FREE = 0xFFFFFFFA
"""From here on a sector's number says that none follows."""
_IN_HEADER = 109
"""Sectors of the table of sectors that the header itself names: enough for 7 MB."""
_SMALL = 4096
"""Streams shorter than this lie elsewhere; no workbook with a list in it is."""

_FORMULA, _ROW, _BOUND_SHEET, _ERROR_OR_BOOL, _BOF, _EOF = 0x0006, 0x0208, 0x0085, 0x0205, 0x0809, 0x000A
_WORDS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_HIDDEN = 0x20


def look_into_xls(data: bytes, sheet: str) -> Missed:
    """What the reader does not tell of a sheet.

    Args:
        data: An OLE container that holds a workbook.
        sheet: The sheet's name.

    Returns:
        Nothing where it cannot be known.
    """
    missed = Missed()
    try:
        stream = _stream(data)
        at = next((at for name, at in _sheets(stream) if name == sheet), None)
        if at is not None:
            _look(stream, at, missed)
    except (struct.error, ValueError, IndexError, OverflowError):
        # The reader itself says what is wrong with a damaged file; this is only beside it.
        pass
    return missed


def _stream(data: bytes) -> bytes:
    (shift,) = struct.unpack_from("<H", data, 0x1E)
    size = 1 << shift
    if size not in {512, 4096}:
        raise ValueError("no such sectors")
    table = b""
    for sector in struct.unpack_from(f"<{_IN_HEADER}I", data, 0x4C):
        if sector < _FREE:
            table += data[(sector + 1) << shift : (sector + 2) << shift]
    following = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
    first, length = _entry(data)
    parts, sector = [], first
    # No longer than it says: a chain may turn back on itself.
    for _ in range(-(-length // size)):
        parts.append(data[(sector + 1) << shift : (sector + 2) << shift])
        sector = following[sector]
        if sector >= _FREE:
            break
    return b"".join(parts)[:length]


def _entry(data: bytes) -> tuple[int, int]:
    for name in _NAMES:
        wanted = name.encode("utf-16-le") + b"\0\0"
        at = data.find(wanted)
        while at >= 0:
            if at % _ENTRY == 0 and data[at + 64 : at + 66] == struct.pack("<H", len(wanted)):
                first, length = struct.unpack_from("<II", data, at + 116)
                if length >= _SMALL:
                    return int(first), int(length)
            at = data.find(wanted, at + 2)
    raise ValueError("no workbook")


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Each record's kind, where its contents begin, and their length."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, length
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, at, _ in _records(stream, 0):
        if kind == _EOF:
            return
        if kind == _BOUND_SHEET:
            where, _, letters, wide = struct.unpack_from("<IHBB", stream, at)
            raw = stream[at + 8 : at + 8 + letters * (2 if wide & 1 else 1)]
            yield raw.decode("utf-16-le" if wide & 1 else "latin-1", "replace"), where


def _look(stream: bytes, start: int, missed: Missed) -> None:
    depth = 0
    for kind, at, _ in _records(stream, start):
        # Charts within a sheet have a beginning and an end of their own.
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            return
        if kind == _ROW:
            row, options = struct.unpack_from("<H10xH", stream, at)
            if options & _HIDDEN:
                missed.hidden.add(row)
        elif kind == _ERROR_OR_BOOL:
            row, column, value, is_error = struct.unpack_from("<HH2xBB", stream, at)
            if is_error:
                missed.broken[row, column] = _WORDS.get(value, "#VALUE!")
        elif kind == _FORMULA:
            row, column, what, value, rest = struct.unpack_from("<HH2xBxB3xH", stream, at)
            if rest == 0xFFFF and what == 2:
                missed.broken[row, column] = _WORDS.get(value, "#VALUE!")
