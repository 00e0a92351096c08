"""A transaction is all or nothing, alone with its lock, and never waits for ever."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import Database
from db.errors import DatabaseBusy, DatabaseUnreachable, DiskFull
from db.write.drafts import ModelDraft
from db.write.register_many import register_new
from db.write.session import writing
from tests.conftest import MakeDatabase
from tests.db.acts import year

_COUNT = """
import sys
from sqlalchemy import text
from db.engine import Database
database = Database(sys.argv[1], busy_seconds=60)
for _ in range(50):
    with database.write() as connection:
        seen = int(connection.scalar(text("select value from register_meta where key = 'count'")))
        connection.execute(text(f"update register_meta set value = '{seen + 1}' where key = 'count'"))
database.close()
"""


def test_four_processes_that_read_and_write_lose_nothing(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("insert into register_meta values ('count', '0')"))
    where = str(database.path or database.url.render_as_string(hide_password=False))
    root = Path(__file__).parents[2]
    writers = [subprocess.Popen([sys.executable, "-c", _COUNT, where], cwd=root) for _ in range(4)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0, 0]
    with database.read() as connection:
        assert connection.scalar(text("select value from register_meta where key = 'count'")) == "200"


def test_a_writer_does_not_wait_for_ever(database: Database) -> None:
    impatient = Database(database.url.render_as_string(hide_password=False), busy_seconds=0.05)
    with database.write() as connection:
        connection.execute(text("update register_meta set value = 'x' where key = 'place'"))
        with pytest.raises(DatabaseBusy), impatient.write():
            raise AssertionError
        with impatient.read() as reader:
            assert reader.scalar(text("select value from register_meta where key = 'place'")) != "x"
    impatient.close()


def _fill_the_disk(database: Database) -> None:
    with database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.execute(text("update register_meta set value = 'x' where key = 'place'"))
        for number in range(100):
            connection.execute(text(f"insert into register_meta values ('{number}', '{'x' * 5000}')"))


def test_a_full_disk_leaves_nothing_half_written(sqlite: Database) -> None:
    with pytest.raises(DiskFull):
        _fill_the_disk(sqlite)
    with sqlite.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert connection.scalar(text("select value from register_meta where key = 'place'")) != "x"
        assert connection.scalar(text("select count(*) from register_meta where value like 'xxx%'")) == 0


def _fill_the_disk_at_once(database: Database) -> None:
    drafts = [ModelDraft(f"Mô hình {number}", year(database, contents="x" * 2000)) for number in range(500)]
    with writing(database, "An") as work:
        connection = work.session.connection()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        register_new(work, drafts)


def test_many_rows_on_a_full_disk_are_refused_in_our_words(sqlite: Database) -> None:
    """They go to the driver past SQLAlchemy, whose errors they do not get."""
    with pytest.raises(DiskFull):
        _fill_the_disk_at_once(sqlite)
    with sqlite.read() as connection:
        assert connection.scalar(text("select count(*) from emulation_model")) == 0


def _delete_and_fail(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("delete from period"))
        raise ZeroDivisionError


def test_nothing_stays_of_a_transaction_that_raises(database: Database) -> None:
    woken: list[int] = []
    database.committed.append(lambda: woken.append(1))
    with pytest.raises(ZeroDivisionError):
        _delete_and_fail(database)
    with database.read() as connection:
        assert connection.scalar(text("select count(*) from period")) == 14
    assert woken == []
    with database.write() as connection:
        connection.execute(text("delete from period"))
    assert woken == [1]


def test_a_reader_sees_one_state(database: Database) -> None:
    with database.read() as reader:
        count = text("select count(*) from period")
        before = reader.scalar(count)
        with database.write() as writer:
            writer.execute(text("delete from period"))
        assert reader.scalar(count) == before


def test_whoever_is_cut_off_is_told_so(make_postgres: MakeDatabase) -> None:
    database = make_postgres()
    with pytest.raises(DatabaseUnreachable, match="ngắt kết nối"), database.write() as connection:
        connection.execute(text("select pg_terminate_backend(pg_backend_pid())"))
    database.require()
