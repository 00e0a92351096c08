"""A URL becomes a ``Database``: connections, transactions, and whether what is there is ours.

SQLite and PostgreSQL differ here, in ``feed``, ``read.search`` and ``migrations``, and nowhere else.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from db.errors import (
    DatabaseMissing,
    DatabaseNewer,
    DatabaseOlder,
    DatabaseUnreachable,
    NotOurDatabase,
    Said,
)
from db.faults import fault
from db.migrations.revisions import HEAD, REVISIONS
from db.os_faults import os_reason
from db.sqlite import has_mark, pragmas, sqlite_driver

WRITE_LOCK = 0x64616E76616E
"""PostgreSQL's advisory lock that writers hold, so that the ledger is one chain there too ("danvan")."""

BUSY_SECONDS = 5.0
"""How long a writer waits for another one."""


def to_url(where: str | Path) -> URL:
    """A path or a URL as an SQLAlchemy URL.

    Raises:
        DatabaseUnreachable: A URL of a kind that we do not know.
    """
    raw = str(where)
    if "://" not in raw:
        return URL.create("sqlite", database=str(Path(raw).expanduser().absolute()))
    try:
        url = make_url(raw)
    except ArgumentError as error:
        why = Said("địa chỉ không hợp lệ", "the address is not valid")
        raise DatabaseUnreachable(where=raw, why=why) from error
    if url.drivername in {"postgresql", "postgres"}:
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        why = Said("chỉ dùng được SQLite hoặc PostgreSQL", "only SQLite and PostgreSQL are known")
        raise DatabaseUnreachable(where=url.render_as_string(), why=why)
    return url


class Database:
    """One register: where it is, and the transactions on it. Safe to share between threads."""

    def __init__(self, where: str | Path, *, busy_seconds: float = BUSY_SECONDS) -> None:
        """Nothing is opened yet: see ``require`` and ``read``.

        Args:
            where: A path of an SQLite file, or a URL (``sqlite:///``, ``postgresql://``).
            busy_seconds: How long a writer waits for another one.

        Raises:
            DatabaseUnreachable: A URL of a kind that we do not know.
        """
        self.url = to_url(where)
        self._busy_seconds = busy_seconds
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine: Engine = self._sqlite_engine() if self.is_sqlite else self._postgres_engine()
        self._file: tuple[int, int] | None = None
        self.committed: list[Callable[[], None]] = []
        """Called after every commit of this process: SQLite's data_version does not see its own commits."""

    @property
    def path(self) -> Path | None:
        """The SQLite file, None for a server."""
        return Path(self.url.database or "") if self.is_sqlite else None

    def __str__(self) -> str:
        return str(self.path) if self.is_sqlite else self.url.render_as_string(hide_password=True)

    # --- opening -------------------------------------------------------------------------------------------

    def _sqlite_engine(self) -> Engine:
        driver = sqlite_driver()
        engine = create_engine(
            self.url,
            module=driver.module,
            connect_args={"timeout": self._busy_seconds, "check_same_thread": False, "isolation_level": None},
        )

        @event.listens_for(engine, "connect")
        def configure(connection: Any, _record: object) -> None:
            pragmas(connection, wal=driver.wal_is_safe)

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            # A deferred transaction that reads, then writes, fails at once when somebody else wrote in
            # between, however long the busy time-out: 347 of 2,000 updates were lost that way.
            immediate = connection.get_execution_options().get("danvan_write", False)
            connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

        return engine

    def _postgres_engine(self) -> Engine:
        try:
            return create_engine(
                self.url,
                pool_pre_ping=True,
                # Never prepared: after five times PostgreSQL plans a prepared statement without its values, and
                # took 770 ms instead of 4 for a page of a list, not knowing how rare the words are.
                connect_args={"connect_timeout": 5, "application_name": "danvan", "prepare_threshold": None},
            )
        except ModuleNotFoundError as error:
            why = Said("chưa cài phần PostgreSQL (danvan[postgres])", "danvan[postgres] is not installed")
            raise DatabaseUnreachable(where=str(self), why=why) from error

    def exists(self) -> bool:
        """Whether there is anything at all (a file that is not empty; a server's register table).

        Raises:
            DatabaseUnreachable: It cannot be looked at.
        """
        if self.path is None:
            return self._revision() is not None
        try:
            if self.path.is_dir():
                raise DatabaseUnreachable(where=str(self), why=Said("đó là một thư mục", "it is a folder"))
            return self.path.is_file() and self.path.stat().st_size > 0
        except OSError as error:
            raise DatabaseUnreachable(where=str(self), why=os_reason(error)) from error

    def require(self) -> None:
        """Look whether the register is there, ours and of today's structure; change nothing.

        Raises:
            DatabaseMissing, DatabaseUnreachable, NotOurDatabase, DatabaseNewer, DatabaseOlder
        """
        if self.path is not None:
            self._require_file(self.path)
        revision = self._revision()
        if revision is None:
            if self.is_sqlite or self._has_tables():
                raise NotOurDatabase(where=str(self))
            raise DatabaseMissing(where=str(self))
        if revision not in REVISIONS:
            raise DatabaseNewer(where=str(self), revision=revision)
        if revision != HEAD:
            raise DatabaseOlder(where=str(self), revision=revision)

    def _require_file(self, path: Path) -> None:
        """Look at the file without SQLite, which would write another program's log back into its file."""
        if not self.exists():
            raise DatabaseMissing(where=str(self))
        try:
            ours = has_mark(path)
        except OSError as error:
            raise DatabaseUnreachable(where=str(self), why=os_reason(error)) from error
        if not ours:
            raise NotOurDatabase(where=str(self))

    def _revision(self) -> str | None:
        """The structure's revision, or None where this is not a register of ours."""
        with self.read() as connection:
            if self.is_sqlite:
                query = "select 1 from sqlite_schema where name = 'alembic_version'"
            else:
                query = "select to_regclass('register_meta')"
            if connection.scalar(text(query)) is None:
                return None
            revision: str | None = connection.scalar(text("select version_num from alembic_version"))
            return revision

    def _has_tables(self) -> bool:
        with self.read() as connection:
            query = "select count(*) from information_schema.tables where table_schema = current_schema()"
            return bool(connection.scalar(text(query)))

    # --- transactions --------------------------------------------------------------------------------------

    def _let_go_of_another_file(self) -> None:
        """Close what is open of a file that was moved away: what it is told would be lost, what it says is old.

        Raises:
            DatabaseUnreachable: It was there, and nothing is there now. SQLite would make an empty one.
        """
        if self.path is None:
            return
        try:
            there = self.path.stat()
        except OSError as error:
            if self._file is None:
                return
            raise DatabaseUnreachable(where=str(self), why=os_reason(error)) from error
        file = (there.st_dev, there.st_ino)
        if self._file not in {None, file}:
            self.engine.dispose()
        self._file = file

    @contextmanager
    def _in_our_words(self) -> Iterator[None]:
        """The driver's errors as ours, those too of who goes to it past SQLAlchemy."""
        try:
            yield
        except (DBAPIError, self.engine.dialect.loaded_dbapi.Error) as error:
            wrapped = error if isinstance(error, DBAPIError) else DBAPIError(None, None, error)
            known = fault(wrapped, str(self))
            if known is None:
                raise
            raise known from error

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent look at the register.

        Raises:
            DatabaseUnreachable, DatabaseBusy, NotOurDatabase
        """
        self._let_go_of_another_file()
        with self._in_our_words(), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(  # noqa: PLW2901 - SQLAlchemy's way to set it
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction of a writer, alone with its lock: all or nothing.

        ``db.write.session.writing`` is what acts use; this is the ground it stands on.

        Raises:
            DatabaseUnreachable, DatabaseBusy, DiskFull
        """
        self._let_go_of_another_file()
        with (
            self._in_our_words(),
            self.engine.connect().execution_options(danvan_write=True) as connection,
            connection.begin(),
        ):
            if not self.is_sqlite:
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{int(self._busy_seconds * 1000)}'")
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})")
            yield connection
            if not self.is_sqlite:
                connection.exec_driver_sql("SELECT pg_notify('danvan', '')")
        for wake in self.committed:
            wake()

    def close(self) -> None:
        """Close every connection: those at rest now, those in use as soon as they are given back."""
        pool = self.engine.pool
        self.engine.dispose()
        # The pool is another one from here on: what comes back to the old one would stay open in it.
        event.listen(pool, "checkin", lambda _, entry: entry.invalidate())
        pool.dispose()
