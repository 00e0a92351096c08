"""A register is made whole or not at all."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import select, text

from db.engine import Database
from db.errors import AlreadyThere, DatabaseUnreachable, NotOurDatabase
from db.newfile import STALE_SECONDS, appearing
from db.read.catalogue import register_info
from db.schema.tables import BRANCH, CHANGE, META, TODAY, UNIT
from db.setup import ACTOR, create_register
from db.text import local_today, search_key, sort_key
from db.write.branches import compute
from db.write.ledger import Line, first_broken
from db.write.session import Writing
from tests.conftest import ENGINES
from tests.postgres import drop_database, make_database

Nowhere = Callable[[], Database]
_numbers = count(1)


class Interrupted(Exception):
    """What a test throws in the middle of a creation."""


@pytest.fixture(params=ENGINES)
def nowhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A place where no register is yet, on each engine in turn."""
    if request.param == "sqlite":
        database = Database(tmp_path / "new.db")
        yield database
        database.close()
        return
    server = request.getfixturevalue("server")
    name = f"danvan_nowhere_{next(_numbers)}"
    database = Database(make_database(server, name).render_as_string(hide_password=False))
    yield database
    database.close()
    drop_database(server, name)


def test_what_a_new_register_says_of_itself(nowhere: Database) -> None:
    create_register(nowhere, place="Huyện Bình Lục")
    nowhere.require()
    with nowhere.read() as connection:
        info = register_info(connection)
        said = {row.key: row.value for row in connection.execute(select(META))}
    assert (info.place, info.sample, info.models) == ("Huyện Bình Lục", False, 0)
    assert said["program"] == "danvan"
    assert said["created_at"].endswith("Z")


def test_a_sample_is_marked(tmp_path: Path) -> None:
    database = Database(tmp_path / "sample.db")
    create_register(database, sample=True)
    with database.read() as connection:
        assert register_info(connection).sample
    database.close()


def test_the_ledger_begins_with_the_making(database: Database) -> None:
    names = list(Line.__slots__)
    with database.read() as connection:
        rows = connection.execute(select(CHANGE).order_by(CHANGE.c.seq)).all()
    assert [row.entity for row in rows] == ["register", "field", "topic", "period", "post", "unit", "unit_lineage"]
    assert {(row.act, row.actor) for row in rows} == {("init", ACTOR)}
    lines = [(Line(**{name: getattr(row, name) for name in names}), str(row.hash)) for row in rows]
    assert first_broken(lines) is None


def test_what_is_derived_is_right(database: Database) -> None:
    with database.read() as connection:
        closure, places = compute(connection, local_today())
        stored = connection.execute(select(BRANCH.c.ancestor_id, BRANCH.c.unit_id, BRANCH.c.depth))
        assert {tuple(row) for row in stored} == set(closure)
        today = connection.execute(select(TODAY.c.unit_id, TODAY.c.today_id))
        assert {row.unit_id: row.today_id for row in today} == places
        for unit in connection.execute(select(UNIT)):
            assert (unit.sort_key, unit.search_key) == (sort_key(unit.name), search_key(unit.name))


def test_new_rows_get_ids_of_their_own(database: Database) -> None:
    with database.write() as connection:
        known = set(connection.scalars(select(UNIT.c.id)))
        new = {
            "kind": "OTHER",
            "name": "A",
            "valid_from": "2020-01-01",
            "sort_key": "",
            "search_key": "",
            "version": 1,
        }
        key = connection.execute(UNIT.insert().values(new)).inserted_primary_key
        assert key is not None
        assert key[0] not in known


def test_a_failure_leaves_nothing(nowhere: Database) -> None:
    def fail(work: Writing) -> None:
        raise Interrupted

    with pytest.raises(Interrupted):
        create_register(nowhere, then=fail)
    assert not nowhere.exists()
    if nowhere.path is not None:
        assert list(nowhere.path.parent.iterdir()) == []
    create_register(nowhere)
    nowhere.require()


def test_what_is_there_stays(nowhere: Database) -> None:
    create_register(nowhere, place="Thứ nhất")
    with pytest.raises(AlreadyThere):
        create_register(nowhere, place="Thứ hai")
    with nowhere.read() as connection:
        assert register_info(connection).place == "Thứ nhất"


def test_only_one_of_two_at_once_makes_it(nowhere: Database) -> None:
    inside, go_on = threading.Event(), threading.Event()
    failures: list[BaseException] = []

    def wait(work: Writing) -> None:
        inside.set()
        assert go_on.wait(30)

    def second() -> None:
        other = Database(nowhere.url.render_as_string(hide_password=False))
        try:
            create_register(other, place="Sau")
        except AlreadyThere as error:
            failures.append(error)
        finally:
            other.close()

    def first() -> None:
        try:
            create_register(nowhere, place="Trước", then=wait)
        except AlreadyThere as error:
            failures.append(error)

    one = threading.Thread(target=first)
    one.start()
    assert inside.wait(30)
    two = threading.Thread(target=second)
    two.start()
    if nowhere.is_sqlite:
        # The second one does not wait for the first: it is done before it.
        two.join(30)
    go_on.set()
    one.join(30)
    two.join(30)
    assert len(failures) == 1
    with nowhere.read() as connection:
        assert register_info(connection).place == ("Sau" if nowhere.is_sqlite else "Trước")


def test_another_program_s_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"not a register")
    with pytest.raises(AlreadyThere):
        create_register(Database(path))
    assert path.read_bytes() == b"not a register"
    assert list(tmp_path.iterdir()) == [path]


def test_another_program_s_tables_are_left_alone(request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("server")
    name = f"danvan_theirs_{next(_numbers)}"
    database = Database(make_database(server, name).render_as_string(hide_password=False))
    with database.write() as connection:
        connection.execute(text("create table theirs (id integer)"))
    with pytest.raises(NotOurDatabase):
        create_register(database)
    with database.read() as connection:
        tables = connection.scalars(text("select tablename from pg_tables where schemaname = 'public'")).all()
    assert tables == ["theirs"]
    database.close()
    drop_database(server, name)


def test_an_empty_file_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    database = Database(path)
    # A connection that was opened to the empty file must not be used for the new one.
    assert database.engine.connect().exec_driver_sql("PRAGMA application_id").scalar() == 0
    create_register(database)
    database.require()
    database.close()
    assert [left.name for left in tmp_path.iterdir()] == ["empty.db"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnreachable, match=r"r\.db"):
        create_register(Database(tmp_path / "file" / "r.db"))


def test_the_folder_is_made(tmp_path: Path) -> None:
    database = Database(tmp_path / "a" / "b" / "r.db")
    create_register(database)
    database.require()
    database.close()


KILLED = """
import os, sys
from db.engine import Database
from db.setup import create_register
create_register(Database(sys.argv[1]), then=lambda work: os.kill(os.getpid(), 9))
"""


def test_a_killed_making_leaves_no_register(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=root, check=False, timeout=60)
    assert done.returncode == -9
    assert not path.exists()
    left = list(tmp_path.iterdir())
    assert left
    assert all(".partial" in file.name for file in left)
    long_ago = left[0].stat().st_mtime - STALE_SECONDS - 60
    for file in left:
        os.utime(file, (long_ago, long_ago))
    database = Database(path)
    create_register(database)
    database.close()
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_appears_only_when_it_is_done(tmp_path: Path) -> None:
    path = tmp_path / "[a]*.db"
    with appearing(path) as partial:
        partial.write_bytes(b"half")
        assert not path.exists()
        partial.write_bytes(b"whole")
    assert path.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_somebody_else_put_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "r.db"

    def build() -> None:
        with appearing(path) as partial:
            partial.write_bytes(b"mine")
            path.write_bytes(b"theirs")

    with pytest.raises(AlreadyThere):
        build()
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_where_links_do_not_work_it_is_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_paths: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "r.db"
    with appearing(path) as partial:
        partial.write_bytes(b"whole")
    assert path.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [path]
