"""Looks into an OLE container (.xls, .doc, a protected .xlsx) for the streams that say what it is."""

import struct

from db.exchange.kinds import FileKind, Sniffed, damaged, not_a_workbook, password

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
"""Bytes of one directory entry; entries are aligned to it in every container."""
_NAME = 64
_FIRST_SECTOR = 116
"""Where in an entry the stream's first sector stands."""
_FILE_PASS = 0x2F
_FIRST_RECORDS = 4
"""A protected workbook says so within these: its beginning, perhaps a mark against writing, the protection."""


def look_into_ole(data: bytes) -> Sniffed:
    """What a container is by the names of its streams.

    The directory's entries are found by their alignment and their length field rather than through the
    sector chain, so that a broken chain cannot lead astray.

    Args:
        data: The whole container.

    Returns:
        XLS, or why it cannot be read.
    """
    if _entry(data, "EncryptedPackage") is not None or _entry(data, "EncryptionInfo") is not None:
        return password()
    for name in ("Workbook", "Book"):
        entry = _entry(data, name)
        if entry is not None:
            return password() if _is_protected(data, entry) else Sniffed(FileKind.XLS)
    if _entry(data, "WordDocument") is not None:
        return not_a_workbook("tệp Word (.doc)", "a Word document (.doc)")
    if _entry(data, "PowerPoint Document") is not None:
        return not_a_workbook("tệp trình chiếu PowerPoint (.ppt)", "a PowerPoint file (.ppt)")
    if _entry(data, "__properties_version1.0") is not None:
        return not_a_workbook("thư điện tử Outlook (.msg)", "an Outlook message (.msg)")
    return damaged()


def _entry(data: bytes, name: str) -> int | None:
    wanted = name.encode("utf-16-le") + b"\0\0"
    length = struct.pack("<H", len(wanted))
    at = data.find(wanted)
    while at >= 0:
        if at % _ENTRY == 0 and data[at + _NAME : at + _NAME + 2] == length:
            return at
        at = data.find(wanted, at + 2)
    return None


def _is_protected(data: bytes, entry: int) -> bool:
    # The reader of workbooks takes the older kind of protection for none, and reads nonsense.
    try:
        (shift,) = struct.unpack_from("<H", data, 0x1E)
        (sector,) = struct.unpack_from("<I", data, entry + _FIRST_SECTOR)
        at = (sector + 1) << shift
        for _ in range(_FIRST_RECORDS):
            kind, length = struct.unpack_from("<HH", data, at)
            if kind == _FILE_PASS:
                return True
            at += 4 + length
    except (struct.error, OverflowError):
        pass
    return False
