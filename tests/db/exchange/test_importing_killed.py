"""An import that is killed in the middle leaves nothing behind, on both engines."""

import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy import func, select

from db.check import check
from db.engine import Database
from db.exchange.importing import plan_import, run_import
from db.schema.tables import REGISTRATION
from tests.db.exchange.lists import head, write

ROWS = 4_100
CHILD = """
import sys
from db.engine import Database
from db.exchange.importing import plan_import, run_import

def wait(done, total):
    print(done, total, flush=True)
    sys.stdin.read()

database = Database(sys.argv[1])
run_import(database, plan_import(database, sys.argv[2]), "thử", progress=wait)
"""


def test_a_killed_import_leaves_nothing(database: Database, tmp_path: Path) -> None:
    rows = [(f"Đường hoa {n}", "Xã Phù Vân", "Kinh tế", "Tập thể", 2018 + n % 2, "") for n in range(ROWS)]
    path = write(tmp_path / "danh-sach.csv", rows)
    before = head(database)
    where = database.url.render_as_string(hide_password=False)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, where, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )
    with child:
        assert child.stdout is not None
        # Half of the rows are sent to the database, and the other half waits for us.
        assert child.stdout.readline() == f"2000 {ROWS}\n".encode()
        child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
    with database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(REGISTRATION)) == 0
    assert head(database) == before
    assert check(database).ok
    # Its lock is gone too, and the same import works now.
    assert run_import(database, plan_import(database, path), "thử").stored == ROWS
    assert check(database).ok
