"""A copy of a register that others are using: whole, looked through, and never half-written under its name.

With our own SQLite: a system's older one must not open a register that is being written.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy.exc import DBAPIError

from db.engine import Database
from db.errors import (
    AlreadyThere,
    DanvanError,
    DatabaseNewer,
    DatabaseOlder,
    DatabaseUnreachable,
    Refused,
    Said,
)
from db.faults import fault
from db.newfile import appearing
from db.os_faults import os_reason
from db.sqlite import faults_of_file, sqlite_driver

OWNER_ONLY = 0o600
"""A backup holds names and, on a server, keys: for nobody but who made it."""
_SIDES = ("-wal", "-shm", "-journal")


class BackupRefused(Refused):
    """The copy cannot be made where it is wanted. ``why`` says why."""

    vi = "Không sao lưu được vào {target}: {why}."
    en = "The backup {target} cannot be made: {why}."
    hint_vi = "Chọn tệp khác, ở một thư mục đã có."
    hint_en = "Name another file, in a folder that is there."


class BackupThere(BackupRefused):
    """There is such a file already."""

    vi = "Đã có tệp {target}; không có gì bị ghi đè."
    en = "There is a file {target} already; nothing was replaced."
    hint_vi = "Chọn tên khác, hoặc thêm --force để ghi đè."
    hint_en = "Name another one, or add --force to replace it."


class CopyUnsound(BackupRefused):
    """The copy does not hold together, as the register that it is of does not. ``why`` quotes SQLite."""

    vi = "Bản sao không toàn vẹn ({why}), nên không được giữ lại."
    en = "The copy does not hold together ({why}), so it was not kept."
    hint_vi = "Xem sổ hỏng ở đâu bằng «danvan check»; giữ nguyên các bản sao lưu cũ."
    hint_en = "See what is wrong with «danvan check»; keep the older backups."


class ServersOwnBackup(DanvanError):
    """A register on a PostgreSQL server, which has its own way."""

    vi = "Sổ trên PostgreSQL được sao lưu bằng pg_dump."
    en = "A register on PostgreSQL is backed up with pg_dump."
    hint_vi = "Ví dụ: pg_dump --format=custom --file=sao-luu.dump TÊN_CƠ_SỞ_DỮ_LIỆU"
    hint_en = "For instance: pg_dump --format=custom --file=backup.dump DATABASE"
    exit_code = 2


def back_up(database: Database, target: Path, *, replace: bool = False) -> int:
    """Copy a register as it is at one moment, while others read and write it.

    The copy is built beside its place, looked through, sent to the disk, and only then given its name: whatever
    happens, there is either the whole backup or what was there before.

    Args:
        database: An SQLite register, of today's structure or another one: before a migration is when it counts.
        target: The copy's file, in a folder that is there.
        replace: Whether a file that is there may be replaced.

    Returns:
        The copy's size in bytes.

    Raises:
        ServersOwnBackup: The register is on a PostgreSQL server.
        BackupThere: There is such a file, and it may not be replaced.
        BackupRefused: The target is the register itself, is in use as a register, or cannot be written.
        CopyUnsound: The copy does not hold together.
        DatabaseMissing, DatabaseUnreachable, NotOurDatabase, DatabaseBusy, DiskFull
    """
    if database.path is None:
        raise ServersOwnBackup()
    # The tables of another version of this program are copied as they are.
    with suppress(DatabaseOlder, DatabaseNewer):
        database.require()
    target = target.expanduser().absolute()
    _look_at(target, database.path, replace)
    try:
        with appearing(target, replace=replace) as partial:
            partial.chmod(OWNER_ONLY)
            _copy(database, partial)
            _look_through(partial)
            _to_disk(partial)
            return partial.stat().st_size
    except AlreadyThere as error:
        raise BackupThere(target=str(target)) from error
    except DatabaseUnreachable as error:
        if error.params.get("where") != str(target):
            raise
        raise BackupRefused(target=str(target), why=error.params["why"]) from error
    except OSError as error:
        raise BackupRefused(target=str(target), why=os_reason(error)) from error


def _look_at(target: Path, source: Path, replace: bool) -> None:
    def refuse(vi: str, en: str) -> BackupRefused:
        return BackupRefused(target=str(target), why=Said(vi, en))

    try:
        if not target.parent.is_dir():
            # Not made here: where a disk is not mounted, the backup would lie beside the register after all.
            raise refuse("chưa có thư mục này", "there is no such folder")
        if target.is_dir():
            raise refuse("đó là một thư mục", "it is a folder")
        own = {source.resolve(), *(source.resolve().with_name(source.name + side) for side in _SIDES)}
        if target.resolve() in own or (target.exists() and target.samefile(source)):
            raise refuse("đó chính là sổ đang dùng", "it is the register itself")
        if any(target.with_name(target.name + side).exists() for side in _SIDES):
            # What is in such a log would be played into the copy that takes the file's place.
            raise refuse("tệp đó đang được mở như một sổ", "it is open as a register")
        if target.exists() and not replace:
            raise BackupThere(target=str(target))
    except OSError as error:
        raise BackupRefused(target=str(target), why=os_reason(error)) from error


def _copy(database: Database, partial: Path) -> None:
    # With the bare driver: every connection of SQLAlchemy's begins a transaction, in which there is no VACUUM.
    raw = database.engine.raw_connection()
    try:
        raw.cursor().execute("VACUUM INTO ?", (str(partial),))
    except sqlite_driver().module.Error as error:
        known = fault(DBAPIError("VACUUM INTO", None, error), str(database))
        if known is None:
            raise
        raise known from error
    finally:
        raw.close()


def _look_through(partial: Path) -> None:
    module: Any = sqlite_driver().module
    # Nobody else knows of the file, so that nothing is written beside it to look at it.
    copy = module.connect(f"file:{quote(str(partial))}?mode=ro&immutable=1", uri=True)
    try:
        said = [row[0] for row in copy.execute("PRAGMA integrity_check(20)")]
        # The search index is derived: «danvan check --rebuild» mends it, in the copy too.
        faults = faults_of_file(said)
        loose = copy.execute("PRAGMA foreign_key_check").fetchone()
    except module.DatabaseError as error:
        raise CopyUnsound(why=str(error)) from error
    finally:
        copy.close()
    if faults:
        raise CopyUnsound(why=faults[0])
    if loose is not None:
        raise CopyUnsound(why=f"foreign_key_check: {loose[0]}, rowid {loose[1]}")


def _to_disk(partial: Path) -> None:
    handle = os.open(partial, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
