"""Writes a table to a file, streamed, and there only once it is whole."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from db.errors import DiskFull
from db.exchange.table_writers import write_csv, write_xlsx
from db.exchange.tables import Cell, ExportRefused, FileThere, Table, Told, harmless
from db.os_faults import os_reason

__all__ = ["Cell", "ExportRefused", "FileThere", "Table", "Told", "export", "harmless", "look_at"]

ENDINGS = (".xlsx", ".csv")


def look_at(path: Path) -> None:
    """Look whether a file of this name could be written.

    Raises:
        ExportRefused: Not with this ending, in this folder, or under this name.
        FileThere: It could, but there is one already.
    """
    if path.suffix.lower() not in ENDINGS:
        raise ExportRefused(
            file=path.name,
            why_vi="tên tệp phải có đuôi .xlsx hoặc .csv",
            why_en="its name must end in .xlsx or .csv",
        )
    with _translated(path):
        if path.is_dir():
            raise ExportRefused(file=path.name, why_vi="đó là một thư mục", why_en="that is a folder")
        if not path.parent.is_dir():
            raise ExportRefused(
                file=path.name,
                why_vi=f"không có thư mục {path.parent}",
                why_en=f"there is no folder {path.parent}",
            )
        if path.exists() or path.is_symlink():
            raise FileThere(file=path.name, why_vi="tệp đã có", why_en="it is there already")


def export(path: Path, table: Table, *, replace: bool = False, told: Told = lambda _: None) -> int:
    """Write a table to a file. Nobody sees half a file: it takes its name when it is whole.

    Args:
        path: The file; its ending says which kind.
        table: What to write.
        replace: Whether a file that is there may be replaced.
        told: Is told how many rows are written; what it raises ends the export and leaves nothing behind.

    Returns:
        How many rows were written, the heading and the lines above it not counted.

    Raises:
        ExportRefused, FileThere, DiskFull
    """
    try:
        look_at(path)
    except FileThere:
        if not replace:
            raise
    part = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part")
    write = write_csv if path.suffix.lower() == ".csv" else write_xlsx
    with _translated(path):
        try:
            with part.open("xb") as file:
                count = write(file, path, table, told)
                file.flush()
                os.fsync(file.fileno())
            told(count)
            _name(part, path, replace)
        finally:
            with suppress(OSError):
                part.unlink()
    return count


def _name(part: Path, path: Path, replace: bool) -> None:
    if replace:
        part.replace(path)
        return
    try:
        # Unlike a rename, a link never takes the place of a file that came in the meantime.
        path.hardlink_to(part)
    except FileExistsError:
        raise FileThere(file=path.name, why_vi="tệp đã có", why_en="it is there already") from None
    except OSError:
        # A file system without links.
        part.replace(path)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull() from error
        why = os_reason(error)
        raise ExportRefused(file=path.name, why_vi=why.vi, why_en=why.en) from error
