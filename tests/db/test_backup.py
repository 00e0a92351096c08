"""A copy of a register: whole while others write, and never in the place of something else."""

import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db.backup import BackupRefused, BackupThere, CopyUnsound, ServersOwnBackup, back_up
from db.check import check
from db.engine import Database
from db.errors import DatabaseMissing, DiskFull, NotOurDatabase
from db.read.catalogue import register_info
from tests.conftest import MakeDatabase
from tests.db.acts import register

WRITER = """
import itertools, sys
from db.engine import Database
from tests.db.acts import register

database = Database(sys.argv[1])
for number in itertools.count():
    register(database, f"Đường hoa {number}")
    print(number, flush=True)
"""
ROOT = Path(__file__).parents[2]


def models(path: Path) -> int:
    database = Database(path)
    with database.read() as connection:
        found = register_info(connection).models
    database.close()
    return found


def test_a_copy_while_another_process_writes(sqlite: Database, tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(sqlite)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as writer:
        assert writer.stdout is not None
        copies = []
        for number in range(3):
            written = int(writer.stdout.readline())
            copies.append(tmp_path / f"sao-luu-{number}.db")
            size = back_up(sqlite, copies[-1])
            assert size == copies[-1].stat().st_size
            # What was committed before is in it, and whatever came meanwhile is there whole or not at all.
            assert models(copies[-1]) > written
        writer.kill()
    for copy in copies:
        database = Database(copy)
        report = check(database)
        assert (report.ok, report.search_checked) == (True, True)
        assert report.models == report.registrations
        database.close()
    assert sorted(path.name for path in tmp_path.iterdir() if "sao-luu" in path.name) == [
        copy.name for copy in copies
    ]


def test_a_copy_is_its_makers_alone_and_can_be_worked_with(sqlite: Database, tmp_path: Path) -> None:
    register(sqlite, "Đường hoa thôn 3")
    copy = tmp_path / "bản sao #1 (tháng 11)?.db"
    back_up(sqlite, copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    again = Database(copy)
    register(again, "Đường hoa thôn 4")
    again.close()
    assert (models(copy), models(Path(str(sqlite)))) == (2, 1)


def test_what_is_there_is_replaced_only_where_it_may(sqlite: Database, tmp_path: Path) -> None:
    copy = tmp_path / "sao-luu.db"
    copy.write_bytes(b"cu")
    with pytest.raises(BackupThere):
        back_up(sqlite, copy)
    assert copy.read_bytes() == b"cu"
    back_up(sqlite, copy, replace=True)
    assert models(copy) == 0


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize(
    "target",
    [
        lambda register: register,
        lambda register: register.with_name(register.name + "-wal"),
        lambda register: register.with_name(register.name + "-shm"),
        lambda register: register.with_name("link.db"),
        lambda register: register.parent / "khong-co" / "sao-luu.db",
        lambda register: register.parent,
        lambda register: register / "sao-luu.db",
    ],
    ids=["itself", "its log", "its index", "a link to it", "no folder", "a folder", "below a file"],
)
def test_a_target_that_cannot_be_one(sqlite: Database, target: Callable[[Path], Path], replace: bool) -> None:
    path = Path(str(sqlite))
    register(sqlite, "Đường hoa")
    path.with_name("link.db").hardlink_to(path)
    before = sorted(path.parent.iterdir())
    with pytest.raises(BackupRefused) as refused:
        back_up(sqlite, target(path), replace=replace)
    assert refused.value.exit_code == 1
    assert "{" not in refused.value.words("en")
    assert sorted(path.parent.iterdir()) == before
    assert check(sqlite).ok


def test_a_register_that_is_open_is_no_target(make_sqlite: MakeDatabase) -> None:
    sqlite, other = make_sqlite(), make_sqlite()
    with other.read() as connection:
        register_info(connection)
        with pytest.raises(BackupRefused, match="đang được mở"):
            back_up(sqlite, Path(str(other)), replace=True)


def test_a_register_of_another_version_is_copied_too(sqlite: Database, tmp_path: Path) -> None:
    with sqlite.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'r9999'")
    back_up(sqlite, tmp_path / "sao-luu.db")
    assert (tmp_path / "sao-luu.db").exists()


def test_what_does_not_hold_together_is_no_backup(sqlite: Database, tmp_path: Path) -> None:
    raw = sqlite.engine.raw_connection()
    raw.cursor().execute("PRAGMA foreign_keys = OFF")
    raw.cursor().execute("UPDATE unit SET parent_id = 99999 WHERE id = 2")
    raw.close()
    with pytest.raises(CopyUnsound, match="foreign_key_check: unit"):
        back_up(sqlite, tmp_path / "sao-luu.db")
    assert list(tmp_path.glob("sao-luu*")) == []


def test_a_disk_that_is_full_leaves_nothing(
    sqlite: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_database: Database, partial: Path) -> None:
        partial.write_bytes(b"half")
        raise DiskFull()

    (tmp_path / "sao-luu.db").write_bytes(b"cu")
    monkeypatch.setattr("db.backup._copy", full)
    with pytest.raises(DiskFull):
        back_up(sqlite, tmp_path / "sao-luu.db", replace=True)
    assert [path.name for path in tmp_path.glob("sao-luu*")] == ["sao-luu.db"]
    assert (tmp_path / "sao-luu.db").read_bytes() == b"cu"


def test_only_a_register_is_backed_up(tmp_path: Path) -> None:
    (tmp_path / "khac.db").write_bytes(b"SQLite format 3\0" + bytes(84))
    for name, error in (("khac.db", NotOurDatabase), ("khong-co.db", DatabaseMissing)):
        with pytest.raises(error):
            back_up(Database(tmp_path / name), tmp_path / "sao-luu.db")
    assert not (tmp_path / "khong-co.db").exists()


def test_a_server_has_its_own_way(tmp_path: Path) -> None:
    with pytest.raises(ServersOwnBackup, match="pg_dump") as error:
        back_up(Database("postgresql://nobody@nowhere/none"), tmp_path / "sao-luu.dump")
    assert error.value.exit_code == 2
