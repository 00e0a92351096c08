"""Looks into a zip archive without unpacking it: which office format, and is it safe to unpack."""

import lzma
import struct
import zipfile
import zlib
from pathlib import Path

from db.exchange.kinds import FileKind, Sniffed, damaged, not_a_workbook, password, too_large_inside

MAX_ENTRIES = 1_000
MAX_UNPACKED = 1 << 30
"""Bytes that all entries together may unpack to: 200,000 rows of nine columns take about 120 MB."""
MAX_RATIO = 200
"""How much an entry may shrink; sheets of repeated rows reach about 60."""
RATIO_FROM = 10 << 20
"""Bytes below which the ratio says nothing: a small entry of blanks is harmless."""

_END = b"PK\x05\x06"
_END_SIZE = 22
_MAX_COMMENT = 0xFFFF
_MAX_DIRECTORY = 4 << 20
_MANIFEST_READ = 4 << 20

_OTHER_ARCHIVES: tuple[tuple[str, str, str], ...] = (
    ("word/", "tệp Word (.docx)", "a Word document (.docx)"),
    ("ppt/", "tệp trình chiếu PowerPoint (.pptx)", "a PowerPoint file (.pptx)"),
    ("meta-inf/manifest.mf", "tệp chương trình Java (.jar)", "a Java program (.jar)"),
)
_OPEN_DOCUMENTS: dict[str, tuple[str, str]] = {
    "text": ("văn bản OpenDocument (.odt)", "an OpenDocument text (.odt)"),
    "presentation": ("tệp trình chiếu OpenDocument (.odp)", "an OpenDocument presentation (.odp)"),
    "graphics": ("bản vẽ OpenDocument (.odg)", "an OpenDocument drawing (.odg)"),
}
_READ_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    IndexError,
    NotImplementedError,
    RuntimeError,
)


def look_into_zip(path: Path) -> Sniffed:
    """What an archive is, judged by its directory alone.

    Args:
        path: A file that starts like a zip archive.

    Returns:
        XLSX, XLSM, XLSB or ODS, or why it cannot be read.
    """
    crowded = _crowded(path)
    if crowded is not None:
        return crowded
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            unsafe = _unsafe(entries, path.stat().st_size)
            return unsafe if unsafe is not None else _kind(archive, entries)
    except _READ_ERRORS:
        return damaged()


def _crowded(path: Path) -> Sniffed | None:
    # Read from the archive's last bytes, because ZipFile itself would first build an object per entry.
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - _END_SIZE - _MAX_COMMENT))
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        return damaged()
    entries, directory = struct.unpack_from("<HI", tail, at + 10)
    if entries > MAX_ENTRIES or directory > _MAX_DIRECTORY:
        return too_large_inside(f"hơn {MAX_ENTRIES} mục bên trong", f"more than {MAX_ENTRIES} entries")
    return None


def _unsafe(entries: list[zipfile.ZipInfo], size: int) -> Sniffed | None:
    if any(entry.flag_bits & 0x1 for entry in entries):
        return password()
    if len(entries) > MAX_ENTRIES:
        return too_large_inside(f"hơn {MAX_ENTRIES} mục bên trong", f"more than {MAX_ENTRIES} entries")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        return too_large_inside("giải nén ra hơn 1 GB", "it would unpack to more than 1 GB")
    if any(e.file_size > RATIO_FROM and e.file_size > MAX_RATIO * max(1, e.compress_size) for e in entries):
        return too_large_inside(f"nén hơn {MAX_RATIO} lần", f"shrunk more than {MAX_RATIO} times")
    if sum(entry.compress_size for entry in entries) > size:
        return too_large_inside("các mục chồng lên nhau", "its entries overlap")
    return None


def _kind(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Sniffed:
    names = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}
    if "xl/workbook.bin" in names:
        return Sniffed(FileKind.XLSB)
    if any(name.startswith("xl/") for name in names):
        return Sniffed(FileKind.XLSM if "xl/vbaproject.bin" in names else FileKind.XLSX)
    for start, what_vi, what_en in _OTHER_ARCHIVES:
        if any(name.startswith(start) for name in names):
            return not_a_workbook(what_vi, what_en)
    if "mimetype" in names:
        return _open_document(archive, names)
    return not_a_workbook("tệp nén (.zip)", "a zip archive")


def _open_document(archive: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo]) -> Sniffed:
    if "encrypted-package" in names:
        return password()
    manifest = names.get("meta-inf/manifest.xml")
    if manifest is not None:
        with archive.open(manifest) as file:
            if b"encryption-data" in file.read(_MANIFEST_READ):
                return password()
    with archive.open(names["mimetype"]) as file:
        mime = file.read(200).decode("ascii", "replace").strip()
    if "opendocument.spreadsheet" in mime:
        return Sniffed(FileKind.ODS)
    for part, (what_vi, what_en) in _OPEN_DOCUMENTS.items():
        if f"opendocument.{part}" in mime:
            return not_a_workbook(what_vi, what_en)
    return not_a_workbook("tệp nén (.zip)", "a zip archive")
