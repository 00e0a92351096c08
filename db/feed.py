"""What changed since revision N: a listener that wakes whoever asks, one a process.

SQLite: ``PRAGMA data_version`` on a connection of its own, with no transaction open (2 µs a look).
PostgreSQL: LISTEN on a connection of its own. Either way the notice only wakes; the ledger is the truth, and what
changed is read from it on the same connection.
"""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from db.engine import Database
from db.errors import DanvanError, DatabaseUnreachable, Said
from db.faults import reason
from db.os_faults import os_reason
from db.read.delta import Delta
from db.read.deltas import Known, newest, read_delta
from db.sqlite import sqlite_driver

POLL_SECONDS = 0.1
"""How often SQLite is looked at. A change is seen after half of it on average."""
QUIET_SECONDS = 5.0
"""How long PostgreSQL may say nothing before we look ourselves: a notice can be lost with its connection."""
RETRY_SECONDS = 1.0
"""How long to wait for a database that is lost."""
APART_SECONDS = 0.25
"""How far apart changes are announced, at least: the first one at once, a storm of them together."""


class Feed:
    """Watches one register in a thread of its own."""

    def __init__(
        self,
        database: Database,
        changed: Callable[[int, Delta | None], None],
        lost: Callable[[DanvanError | None], None],
    ) -> None:
        """Nothing runs until ``start``.

        Args:
            database: The register.
            changed: Called in the feed's thread with the newest revision, whenever it is a new one, and with what
                changed since the one before; None for that where everything may have. Called once at the
                beginning, and once after the database was lost: it may be another one by then.
            lost: Called in the feed's thread with what keeps the database from being reached, whenever that is
                something else, and with None when it can be reached again.
        """
        self._database = database
        self._changed = changed
        self._lost = lost
        self._wake = threading.Event()
        self._stopped = threading.Event()
        self._revision: int | None = None
        self._known = Known()
        self._why: DanvanError | None = None
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
                if self._database.is_sqlite:
                    # Connections that are kept may be to the file that was there before. PostgreSQL's are tried
                    # before each use, and those that are in use now would be left open by a pool that is gone.
                    self._database.close()
                self._missing(_said(error, self._database))
                self._stopped.wait(RETRY_SECONDS)

    def _missing(self, why: DanvanError) -> None:
        if self._why is None or why.words() != self._why.words():
            self._why = why
            self._lost(why)

    def _look(self, connection: Any, begin: str) -> None:
        """Read the newest revision and what led to it, in one transaction; announce it when it is new."""
        connection.execute(begin)
        try:
            ask = partial(self._ask, connection)
            if self._revision is None:
                revision, delta = newest(ask), None
            else:
                revision, delta = read_delta(ask, self._revision, self._known)
            if delta is None:
                self._known.forget()
        finally:
            connection.execute("COMMIT")
        if self._why is not None:
            self._why = None
            self._lost(None)
        before = self._revision
        if revision != before:
            self._revision = revision
            self._changed(revision, delta)
            if before is not None:
                self._stopped.wait(APART_SECONDS)

    def _ask(self, connection: Any, query: str, numbers: Sequence[int]) -> Any:
        query = query if self._database.is_sqlite else query.replace("?", "%s")
        return connection.execute(query, numbers).fetchall()

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
                    self._look(connection, "BEGIN")
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
                self._look(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
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


def _said(error: Exception, database: Database) -> DanvanError:
    """Why it is lost, as an error with words for the user."""
    if isinstance(error, DanvanError):
        return error
    why = os_reason(error) if isinstance(error, OSError) else reason(error)
    return DatabaseUnreachable(where=str(database), why=why)
