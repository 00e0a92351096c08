"""What is there is looked at before it is touched, and a transaction is all or nothing."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, IntegrityError

from db.engine import Database, to_url
from db.errors import (
    DatabaseDamaged,
    DatabaseError,
    DatabaseMissing,
    DatabaseNewer,
    DatabaseOlder,
    DatabaseUnreachable,
    NotOurDatabase,
)
from db.migrations import revisions
from db.sqlite import SqliteDriver, sqlite_driver
from tests.conftest import MakeDatabase
from tests.db.acts import register
from tests.postgres import drop_database, make_database

# --- what is there -----------------------------------------------------------------------------------------


def test_a_register_of_ours(database: Database) -> None:
    database.require()
    assert database.exists()


def test_nothing_there_yet(tmp_path: Path) -> None:
    path = tmp_path / "none" / "register.db"
    with pytest.raises(DatabaseMissing):
        Database(path).require()
    assert not path.parent.exists()
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(DatabaseMissing):
        Database(path).require()
    assert path.stat().st_size == 0


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE alembic_version (version_num)")
    connection.close()


def _garbage(path: Path) -> None:
    path.write_bytes(os.urandom(5000))


def _short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def _text(path: Path) -> None:
    path.write_text("Đường hoa")


@pytest.mark.parametrize("make", [_foreign, _garbage, _short, _text])
def test_what_is_not_ours_stays_as_it_is(tmp_path: Path, make: object) -> None:
    assert callable(make)
    path = tmp_path / "other.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(NotOurDatabase) as caught:
        Database(path).require()
    assert str(path) in caught.value.words("vi")
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_another_program_s_log_is_not_written_back(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE notes (id)")
    other.commit()
    copy = tmp_path / "copy" / "other.db"
    copy.parent.mkdir()
    for side in ("", "-wal"):
        shutil.copy(f"{path}{side}", f"{copy}{side}")
    other.close()
    before = {each.name: each.read_bytes() for each in copy.parent.iterdir()}
    with pytest.raises(NotOurDatabase):
        Database(copy).require()
    assert {each.name: each.read_bytes() for each in copy.parent.iterdir()} == before


def test_a_file_that_was_cut_off(sqlite: Database) -> None:
    path = sqlite.path
    assert path is not None
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 3)
    with pytest.raises(DatabaseDamaged) as caught:
        register(sqlite, "Đường hoa")
    assert "bị hỏng" in caught.value.words("vi")
    assert "is damaged" in caught.value.words("en")


def test_the_head_of_a_register_alone(sqlite: Database) -> None:
    """Our mark and nothing behind it."""
    path = sqlite.path
    assert path is not None
    with path.open("r+b") as file:
        file.truncate(100)
    with pytest.raises(DatabaseError):
        sqlite.require()


def test_a_newer_and_an_older_structure(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with database.write() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(DatabaseNewer) as newer:
        database.require()
    assert "9999" in newer.value.words("vi")
    monkeypatch.setattr("db.engine.REVISIONS", ("9999", *revisions.REVISIONS))
    with pytest.raises(DatabaseOlder):
        database.require()


def test_a_folder_and_a_path_through_a_file(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnreachable, match="thư mục"):
        Database(tmp_path).require()
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseMissing):
        Database(tmp_path / "file" / "register.db").require()


def test_a_register_that_can_only_be_read(sqlite: Database) -> None:
    assert sqlite.path is not None
    only = Database(f"sqlite:///{sqlite.path.as_uri()}?mode=ro&uri=true")
    with only.read() as connection:
        assert connection.scalar(text("select count(*) from field")) == 4
    with pytest.raises(DatabaseUnreachable) as caught, only.write() as connection:
        connection.execute(text("delete from period"))
    only.close()
    assert "chỉ cho phép đọc" in caught.value.words("vi")
    assert "only be read" in caught.value.words("en")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become somebody else")
def test_somebody_else_s_file(sqlite: Database) -> None:
    assert sqlite.path is not None
    sqlite.path.chmod(0o600)
    code = "import os,sys; os.seteuid(65534); sys.path[:0] = [sys.argv[2]];" + _REQUIRE
    root = str(Path(__file__).parents[2])
    # The modules are there before the rights are gone.
    code = f"import sys; sys.path[:0] = [{root!r}]; import db.engine, pysqlite3;" + code
    done = subprocess.run(
        [sys.executable, "-c", code, str(sqlite.path), root], capture_output=True, text=True, check=False
    )
    assert "không có quyền" in done.stdout, done.stderr


_REQUIRE = """
from db.engine import Database
from db.errors import DatabaseUnreachable
try:
    Database(sys.argv[1]).require()
except DatabaseUnreachable as error:
    print(error.words())
"""


def test_a_server_s_database_of_another_program(server: URL) -> None:
    name = "danvan_other"
    database = Database(make_database(server, name).render_as_string(hide_password=False))
    try:
        with pytest.raises(DatabaseMissing):
            database.require()
        with database.write() as connection:
            connection.execute(text("create table notes (id integer)"))
        with pytest.raises(NotOurDatabase):
            database.require()
    finally:
        database.close()
        drop_database(server, name)


# --- addresses ---------------------------------------------------------------------------------------------


def test_addresses() -> None:
    assert to_url("postgresql://a@b/c").drivername == "postgresql+psycopg"
    assert to_url("postgres://a@b/c").drivername == "postgresql+psycopg"
    assert str(Database("postgresql://a:bí-mật@b/c")) == "postgresql+psycopg://a:***@b/c"
    for bad in ("mysql://a@b/c", "nothing://", "http://danvan.vn"):
        with pytest.raises(DatabaseUnreachable) as caught:
            Database(bad)
        assert caught.value.words("vi") != caught.value.words("en")


def test_a_server_that_cannot_be_reached(server: URL, tmp_path: Path) -> None:
    bad = {
        "postgresql://a@127.0.0.1:1/x": ("từ chối kết nối", "refuses connections"),
        f"postgresql://a@/x?host={tmp_path}": ("không có máy chủ", "no server there"),
        "postgresql://a@khong-co.invalid/x": ("không tìm thấy tên máy chủ", "not known"),
        server.set(database="khong_co").render_as_string(False): ("không có cơ sở dữ liệu", "no such database"),
        server.set(username="khong_co").render_as_string(False): ("không có người dùng", "not know this user"),
    }
    for url, (vi, en) in bad.items():
        database = Database(url)
        with pytest.raises(DatabaseUnreachable) as caught:
            database.require()
        assert vi in caught.value.words("vi"), caught.value
        assert en in caught.value.words("en"), caught.value
        assert "FATAL" not in caught.value.words("vi")
        assert caught.value.exit_code == 3


# --- connections -------------------------------------------------------------------------------------------


def test_how_sqlite_is_set_up(sqlite: Database) -> None:
    driver = sqlite_driver()
    wanted = {
        "journal_mode": "wal" if driver.wal_is_safe else "delete",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
    }
    with sqlite.engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert found == wanted


def test_an_old_sqlite_keeps_the_rollback_journal(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    old = SqliteDriver(module=sqlite3, wal_is_safe=False)
    monkeypatch.setattr("db.engine.sqlite_driver", lambda: old)
    sqlite.close()
    database = Database(sqlite.url.render_as_string())
    with database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
    database.close()


def test_a_fault_of_the_program_passes(database: Database) -> None:
    with pytest.raises(DBAPIError) as caught, database.read() as connection:
        connection.execute(text("select nothing from nowhere_at_all"))
    assert not isinstance(caught.value, DatabaseError)
    with pytest.raises(IntegrityError), database.write() as connection:
        connection.execute(text("insert into topic select id, 99, code || 'x', name, name_en, 0 from topic"))


def test_a_file_that_is_moved_away_is_neither_read_nor_written_nor_made_anew(
    make_sqlite: MakeDatabase, tmp_path: Path
) -> None:
    database, other = make_sqlite(), make_sqlite()
    register(database, "Một")
    with database.read() as connection:
        before = connection.scalar(text("select count(*) from emulation_model"))
    assert before == 1
    assert database.path is not None
    assert other.path is not None
    for end in ("", "-wal", "-shm"):
        beside = Path(f"{database.path}{end}")
        if beside.exists():
            beside.rename(tmp_path / f"away.db{end}")
    for use in (database.read, database.write):
        with pytest.raises(DatabaseUnreachable, match="không có tệp"), use():
            pass
    assert not database.path.exists()
    other.close()
    other.path.rename(database.path)
    with database.read() as connection:
        assert connection.scalar(text("select count(*) from emulation_model")) == 0
    register(database, "Hai")
    fresh = Database(database.path)
    with fresh.read() as connection:
        assert connection.scalar(text("select name from emulation_model")) == "Hai"
    fresh.close()
