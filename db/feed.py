"""What changed since revision N: a listener that wakes whoever asks, one a process.

SQLite: ``PRAGMA data_version`` on a connection of its own, with no transaction open (2 µs a look).
PostgreSQL: LISTEN on a connection of its own. Either way the notice only wakes; the ledger is the truth.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from db.engine import Database
from db.errors import DanvanError, DatabaseUnreachable, Said
from db.faults import reason
from db.os_faults import os_reason
from db.sqlite import sqlite_driver

POLL_SECONDS = 0.1
"""How often SQLite is looked at. A change is seen after half of it on average."""
QUIET_SECONDS = 5.0
"""How long PostgreSQL may say nothing before we look ourselves: a notice can be lost with its connection."""
RETRY_SECONDS = 1.0
"""How long to wait for a database that is lost."""

_REVISION = "SELECT coalesce(max(seq), 0) FROM change"


class Feed:
    """Watches one register in a thread of its own."""

    def __init__(
        self, database: Database, changed: Callable[[int], None], lost: Callable[[str | None], None]
    ) -> None:
        """Nothing runs until ``start``.

        Args:
            database: The register.
            changed: Called in the feed's thread with the newest revision, whenever it is a new one, and once
                after the database was lost: it may be another one by then.
            lost: Called in the feed's thread with why the database cannot be reached, and with None when it
                can be again.
        """
        self._database = database
        self._changed = changed
        self._lost = lost
        self._wake = threading.Event()
        self._stopped = threading.Event()
        self._revision: int | None = None
        self._why: str | None = None
        self._thread = threading.Thread(target=self._run, name="danvan-feed", daemon=True)
        database.committed.append(self._wake.set)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Stop watching; returns when the thread has ended."""
        self._stopped.set()
        self._wake.set()
        with suppress(ValueError):
            self._database.committed.remove(self._wake.set)
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(timeout=QUIET_SECONDS)

    def _run(self) -> None:
        watch = self._watch_sqlite if self._database.is_sqlite else self._watch_postgres
        while not self._stopped.is_set():
            try:
                watch()
            except Exception as error:
                # Whatever it was, the figures on the screen stay and the feed tries again.
                self._revision = None
                self._missing(_words(error, self._database))
                self._stopped.wait(RETRY_SECONDS)

    def _missing(self, why: str) -> None:
        if why != self._why:
            self._why = why
            self._lost(why)

    def _arrived(self, revision: int) -> None:
        if self._why is not None:
            self._why = None
            self._lost(None)
        if revision != self._revision:
            self._revision = revision
            self._changed(revision)

    def _watch_sqlite(self) -> None:
        path = self._database.path
        assert path is not None  # it is SQLite
        inode = _inode(path)
        connection: Any = sqlite_driver().module.connect(
            f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            seen: int | None = None
            while not self._stopped.is_set():
                version = connection.execute("PRAGMA data_version").fetchone()[0]
                if version != seen:
                    seen = version
                    self._arrived(connection.execute(_REVISION).fetchone()[0])
                self._wake.wait(POLL_SECONDS)
                self._wake.clear()
                if _inode(path) != inode:
                    why = Said("tệp đã bị thay bằng tệp khác", "the file was replaced by another one")
                    raise DatabaseUnreachable(where=str(self._database), why=why)
        finally:
            connection.close()

    def _watch_postgres(self) -> None:
        import psycopg

        url = self._database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(
            url, autocommit=True, connect_timeout=5, application_name="danvan-feed"
        ) as connection:
            connection.execute("LISTEN danvan")
            while not self._stopped.is_set():
                row = connection.execute(_REVISION).fetchone()
                self._arrived(int(row[0]) if row else 0)
                self._await_notice(connection)

    def _await_notice(self, connection: Any) -> None:
        """Return at the first notice, at a commit of this process, or after a quiet while."""
        waited = 0.0
        while waited < QUIET_SECONDS and not self._stopped.is_set() and not self._wake.is_set():
            for _ in connection.notifies(timeout=POLL_SECONDS, stop_after=1):
                return
            waited += POLL_SECONDS
        self._wake.clear()


def _inode(path: Path) -> int:
    """Which file it is, whatever its name."""
    return path.stat().st_ino


def _words(error: Exception, database: Database) -> str:
    """Why it is lost, in words for the user."""
    if isinstance(error, DanvanError):
        return error.words()
    why = os_reason(error) if isinstance(error, OSError) else reason(error)
    return DatabaseUnreachable(where=str(database), why=why).words()
