"""A process that acts on many models and is killed meanwhile: ``python -m tests.db.killed WHERE``.

Everything is imported once. For each line "STEP DELAY" that it reads it forks a child, which opens the register
and takes that step with every registration; after so many seconds the child is killed. It answers "killed" or,
where the child came to its end first, "done" and its exit code, each with the seconds that this took.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from sqlalchemy import select

from db.awards import Level
from db.engine import Database
from db.lifecycle import Standing
from db.schema.tables import REGISTRATION
from db.write.amend import move_many
from db.write.decisions import Decision
from db.write.recognitions import RecognitionDraft, recognise
from db.write.session import Writing, writing

Seen = Sequence[tuple[int, int]]
DECISION: Final = RecognitionDraft(Level.DISTRICT, Decision("45-QĐ/TU", date(2018, 11, 20), "Ban Thường vụ"))


def _moved(to: Standing, reason: str | None = None) -> Callable[[Writing, Seen], object]:
    return lambda work, seen: move_many(work, seen, to, reason)


STEPS: Final[Sequence[tuple[Standing, int, Callable[[Writing, Seen], object]]]] = (
    (Standing.EFFECTIVE, 1, _moved(Standing.EFFECTIVE)),
    (Standing.RECOGNISED, 2, lambda work, seen: recognise(work, seen, DECISION)),
    (Standing.EFFECTIVE, 2, _moved(Standing.EFFECTIVE)),
    (Standing.STOPPED, 1, _moved(Standing.STOPPED, "Giải thể")),
    (Standing.ACTIVE, 1, _moved(Standing.ACTIVE)),
    (Standing.APPROVED, 1, _moved(Standing.APPROVED)),
    (Standing.RETURNED, 1, _moved(Standing.RETURNED, "Thiếu danh sách")),
    (Standing.REGISTERED, 1, _moved(Standing.REGISTERED)),
)
"""Round and round from ``REGISTERED``: where each step leads, the ledger's lines for each model, and the step."""


def _act(where: str, step: int) -> None:
    database = Database(where)
    with database.read() as connection:
        rows = connection.execute(select(REGISTRATION.c.id, REGISTRATION.c.version)).all()
    with writing(database, "Nguyễn Thị Hoa") as work:
        STEPS[step][2](work, [(row.id, row.version) for row in rows])


def _try(where: str, step: int, delay: float) -> str:
    began = time.perf_counter()
    child = os.fork()
    if not child:
        status = 1
        try:
            _act(where, step)
            status = 0
        finally:
            # Nothing of the parent's is ended here.
            os._exit(status)
    if delay >= 0:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    ended = "killed" if os.WIFSIGNALED(status) else f"done {os.WEXITSTATUS(status)}"
    return f"{ended} {time.perf_counter() - began}"


def main() -> None:
    """Do as each line says, until there is none."""
    where = sys.argv[1]
    # The driver is imported when it is first used, and no connection may be open where it is forked.
    database = Database(where)
    database.require()
    database.close()
    for line in sys.stdin:
        step, delay = line.split()
        sys.stdout.write(_try(where, int(step), float(delay)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
