"""SQLite as the register needs it: which library, which pragmas."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

APPLICATION_ID = 0x44564B31
"""``PRAGMA application_id`` of our files ("DVK1"), so that another program's file is never touched."""

WAL_SAFE_FROM = (3, 51, 3)
"""Older ones can corrupt a WAL database that several connections write and checkpoint."""


@dataclass(frozen=True, slots=True)
class SqliteDriver:
    """A DB-API module of SQLite and whether its library may use the write-ahead log."""

    module: Any
    wal_is_safe: bool


def sqlite_driver() -> SqliteDriver:
    """The newest SQLite there is: the bundled one, or Python's own with the rollback journal."""
    try:
        from pysqlite3 import dbapi2 as module
    except ModuleNotFoundError:
        import sqlite3 as module
    version = tuple(module.sqlite_version_info)
    return SqliteDriver(module=module, wal_is_safe=version >= WAL_SAFE_FROM)


def has_mark(path: Path) -> bool:
    """Whether a file is an SQLite database with our mark, by its first bytes.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        header = file.read(100)
    return header.startswith(b"SQLite format 3\0") and header[68:72] == APPLICATION_ID.to_bytes(4, "big")


def pragmas(connection: Any, *, wal: bool) -> None:
    """Set a new connection up.

    ``recursive_triggers`` because INSERT OR REPLACE slips past the ledger's triggers without it.
    """
    cursor = connection.cursor()
    try:
        if cursor.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
            # Only in a file of ours: another program's file must be left as it is.
            cursor.execute(f"PRAGMA journal_mode = {'WAL' if wal else 'DELETE'}")
        # 1 MB a connection, half of the usual: a process has several, and the system keeps the pages anyway.
        cursor.execute("PRAGMA cache_size = -1000")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA recursive_triggers = ON")
        cursor.execute("PRAGMA trusted_schema = OFF")
    finally:
        cursor.close()


def faults_of_file(said: Iterable[str]) -> list[str]:
    """What ``PRAGMA integrity_check`` found, beside the search index: that is derived and can be made anew.

    Args:
        said: Its lines. It names the index in capitals where its words are wrong, in small letters where its pages
            are.
    """
    return [line for line in said if line != "ok" and "fts5" not in line.lower()]
