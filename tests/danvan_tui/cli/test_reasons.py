"""Reasons say what is the matter and what can be done: allowed ranges, a port that is taken, a damaged file."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import Database
from tests.danvan_tui.cli.conftest import Cli

RANGES = {
    "a port": (["serve", "--port", "99999"], "--port cần một số từ 0 đến 65535, không phải «99999»"),
    "workers": (["serve", "--workers", "0"], "--workers cần một số từ 1 đến"),
    "a month": (["activity", "list", "--month", "13"], "--month cần một số từ 1 đến 12, không phải «13»"),
    "a year": (["deadline", "list", "--year", "1500"], "--year cần một số từ"),
    "a model's year": (
        ["register", "--name", "X", "--unit", "x", "--field", "KT", "--year", "1500"],
        "--year cần một số từ",
    ),
}


@pytest.mark.parametrize("name", RANGES)
def test_a_number_outside_its_range(cli: Cli, sqlite: Database, name: str) -> None:
    words, said = RANGES[name]
    done = cli(*words, "--db", str(sqlite.path))
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "từ 0 đến 9" not in done.err


def test_a_port_that_is_taken(sample_path: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "danvan_tui", "serve", "--host", "127.0.0.1", "--port", port]
        command += ["--data", str(tmp_path / "door"), "--db", str(sample_path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert f"127.0.0.1:{port}: đang có chương trình khác dùng cổng này" in done.stderr


def _broken(sqlite: Database, table: str) -> Path:
    """The register with a page overwritten: the root of a table."""
    path = sqlite.path
    assert path is not None
    with sqlite.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        root = connection.scalar(text("select rootpage from sqlite_schema where name = :name"), {"name": table})
    sqlite.close()
    data = bytearray(path.read_bytes())
    start = (int(root or 0) - 1) * 4096
    data[start : start + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    return path


def test_broken_pages_are_no_lack_of_rights(cli: Cli, sqlite: Database) -> None:
    done = cli("check", "--db", str(_broken(sqlite, "change")))
    assert done.code == 1
    assert "Tệp bị hỏng: đừng ghi thêm vào tệp này, hãy quay về bản sao lưu gần nhất." in done.out
    assert "không ghi được vào tệp" not in done.out
    assert "--rebuild" not in done.out


@pytest.mark.parametrize("how", ["cut", "head"])
def test_a_file_that_cannot_be_opened_is_not_sent_to_check_again(cli: Cli, sqlite: Database, how: str) -> None:
    path = sqlite.path
    assert path is not None
    with sqlite.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    sqlite.close()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 3] if how == "cut" else b"x" * 100 + data[100:])
    done = cli("check", "--db", str(path))
    assert done.code == 3
    assert "bản sao lưu" in done.err
    assert "danvan check" not in done.err
