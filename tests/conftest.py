"""Fixtures that every test may use: an empty register with the reference data, on each engine."""

import gc
import itertools
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings
from sqlalchemy.engine import URL

from db.engine import Database
from tests import memory
from tests.postgres import NoPostgres, drop_database, make_database, postgres_server

ENGINES = ("sqlite", "postgresql")

# A busy machine is no fault of what is tested.
settings.register_profile("danvan", deadline=None)
settings.load_profile("danvan")

# Each screen is ten thousands of objects that live as long as it does: looking through them after every 700 new
# ones was a fifth of the tests' time.
gc.set_threshold(50_000)

# Read by pytest when the first folder for temporary files is asked for.
os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory.folder()))


@pytest.fixture(scope="session")
def server() -> Iterator[URL]:
    """A PostgreSQL of this test process's own."""
    try:
        with postgres_server() as url:
            yield url
    except NoPostgres as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no PostgreSQL could be started here: {error}")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty register with the reference data, to be copied: making one takes half a second."""
    from db.setup import create_register

    path = tmp_path_factory.mktemp("template") / "register.db"
    database = Database(path)
    create_register(database)
    _close_file(database)
    return path


def _close_file(database: Database) -> None:
    """Let its file alone hold all of it, to be copied."""
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


@pytest.fixture(scope="session")
def postgres_template(server: URL) -> str:
    """The same on PostgreSQL: a database's name."""
    from db.setup import create_register

    database = Database(make_database(server, "danvan_template").render_as_string(hide_password=False))
    create_register(database)
    database.close()
    return "danvan_template"


Fill = Callable[[Database], None]


class MakeDatabase(Protocol):
    """Makes fresh registers."""

    def __call__(self, fill: Fill | None = None) -> Database:
        """A register with the reference data alone, or a copy of one that was filled.

        Args:
            fill: Fills one; called once in this test process, however many copies are made.
        """


_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def filled_sqlite(sqlite_template: Path) -> Callable[[Fill], Path]:
    """Registers to be copied: the file of each, made when it is first asked for."""

    @cache
    def filled(fill: Fill) -> Path:
        path = sqlite_template.with_name(f"filled-{next(_numbers)}.db")
        path.write_bytes(sqlite_template.read_bytes())
        database = Database(path)
        fill(database)
        _close_file(database)
        return path

    return filled


@pytest.fixture(scope="session")
def filled_postgres(server: URL, postgres_template: str) -> Callable[[Fill], str]:
    """The same on PostgreSQL: a database's name."""

    @cache
    def filled(fill: Fill) -> str:
        name = f"danvan_filled_{next(_numbers)}"
        database = Database(make_database(server, name, postgres_template).render_as_string(hide_password=False))
        fill(database)
        database.close()
        return name

    return filled


@pytest.fixture
def make_sqlite(
    sqlite_template: Path, filled_sqlite: Callable[[Fill], Path], tmp_path: Path
) -> Iterator[MakeDatabase]:
    """Makes fresh registers in SQLite files."""
    made: list[Database] = []

    def make(fill: Fill | None = None) -> Database:
        path = tmp_path / f"register-{next(_numbers)}.db"
        path.write_bytes((filled_sqlite(fill) if fill else sqlite_template).read_bytes())
        made.append(Database(path))
        return made[-1]

    yield make
    for database in made:
        database.close()


@pytest.fixture
def make_postgres(request: pytest.FixtureRequest) -> Iterator[MakeDatabase]:
    """Makes fresh registers on PostgreSQL."""
    server: URL = request.getfixturevalue("server")
    template: str = request.getfixturevalue("postgres_template")
    filled: Callable[[Fill], str] = request.getfixturevalue("filled_postgres")
    made: list[tuple[Database, str]] = []

    def make(fill: Fill | None = None) -> Database:
        name = f"danvan_{next(_numbers)}"
        url = make_database(server, name, filled(fill) if fill else template)
        made.append((Database(url.render_as_string(hide_password=False)), name))
        return made[-1][0]

    yield make
    for database, name in made:
        database.close()
        drop_database(server, name)


@pytest.fixture(params=ENGINES)
def make_database_on(request: pytest.FixtureRequest) -> MakeDatabase:
    """Makes fresh registers on each engine in turn."""
    made: MakeDatabase = request.getfixturevalue("make_sqlite" if request.param == "sqlite" else "make_postgres")
    return made


@pytest.fixture
def database(make_database_on: MakeDatabase) -> Database:
    """An empty register with the reference data, on each engine in turn."""
    return make_database_on()


@pytest.fixture
def sqlite(make_sqlite: MakeDatabase) -> Database:
    """An empty register with the reference data, in an SQLite file: for what does not depend on the engine."""
    return make_sqlite()


@pytest.fixture(params=ENGINES)
def nowhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A place where no register is yet, on each engine in turn."""
    if request.param == "sqlite":
        database = Database(tmp_path / "new.db")
        yield database
        database.close()
        return
    server: URL = request.getfixturevalue("server")
    name = f"danvan_nowhere_{next(_numbers)}"
    database = Database(make_database(server, name).render_as_string(hide_password=False))
    yield database
    database.close()
    drop_database(server, name)
