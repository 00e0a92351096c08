"""Nothing can be printed: what was only read fails, what was stored is not called refused."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db.engine import Database
from tests.db.acts import last_revision

PROGRAM = [sys.executable, "-m", "danvan_tui"]
FULL = pytest.param(
    ">/dev/full",
    "đĩa đã đầy",
    id="full",
    marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full"),
)
CLOSED = pytest.param(">&-", "đầu ra đã bị đóng", id="closed")


def _in_shell(redirection: str, *words: str) -> tuple[int, str]:
    command = ["sh", "-c", f'exec "$@" {redirection}', "sh", *PROGRAM, *words]
    done = subprocess.run(command, stderr=subprocess.PIPE, check=False)
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize(("redirection", "why"), [CLOSED, FULL])
def test_what_is_only_read_fails_in_words(sample_path: Path, redirection: str, why: str) -> None:
    code, said = _in_shell(redirection, "models", "--db", str(sample_path))
    assert (code, said.splitlines()[0]) == (1, f"lỗi: Không ghi được kết quả: {why}.")
    # Nobody is there to be told of it.
    assert _in_shell(f"{redirection} 2>&-", "models", "--db", str(sample_path)) == (1, "")


@pytest.mark.parametrize(("redirection", "why"), [CLOSED, FULL])
def test_what_is_stored_is_not_called_refused(
    sample_path: Path, tmp_path: Path, redirection: str, why: str
) -> None:
    mine = tmp_path / "so.db"
    shutil.copy(sample_path, mine)
    database, at = Database(mine), ("--db", str(mine))
    before = last_revision(database)
    code, said = _in_shell(redirection, "press", "add", "Đường hoa nở", "Báo Hà Nam", "5/3/2019", *at)
    assert (code, said) == (0, f"cảnh báo: việc đã ghi; không in được kết quả: {why}\n")
    assert last_revision(database) == before + 1
    # What was refused is called so.
    code, said = _in_shell(redirection, "move", "1", "registered", *at)
    assert code == 1
    assert "việc đã ghi" not in said
    database.close()
