"""An act on 500 models that is killed at any moment leaves all of it or nothing, and the ledger's chain whole."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

from sqlalchemy import Connection, func, select

from db.check import check
from db.engine import Database
from db.lifecycle import Standing
from db.schema import NEVER
from db.schema.tables import CHANGE, RECOGNITION, REGISTRATION
from db.write.drafts import ModelDraft
from db.write.ledger import Line
from db.write.register_many import register_new
from db.write.session import writing
from tests.conftest import MakeDatabase
from tests.db.acts import ACTOR, year
from tests.db.killed import STEPS

MODELS = 500
MEASURED = len(STEPS)
"""Acts that are left alone first: how long they take."""
LONGER = 1.2
"""The moments reach a little beyond an act's usual length, so that some come after its commit."""
LOOK_AT_THE_FILE = 25
"""Tries between two looks at every page of the file."""


@dataclass
class Seen:
    """How the register stood when it was looked at last."""

    step: int
    version: int
    seq: int
    hash: str


class Killer:
    """The warm process, which forks a child for each try."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def run(self, step: int, delay: float) -> tuple[str, float]:
        """A try: whether the child was "killed" or is "done", and the seconds that it took."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{step} {delay}\n")
        self._process.stdin.flush()
        how, *status, seconds = self._process.stdout.readline().split()
        assert status in ([], ["0"])
        return how, float(seconds)


@contextmanager
def killing(database: Database) -> Iterator[Killer]:
    """The warm process."""
    where = database.url.render_as_string(hide_password=False)
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.db.killed", where]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Killer(process)
        assert process.stdin is not None
        process.stdin.close()


def _look(where: str, seen: Seen, *, whole: bool) -> bool:
    """Reopen the register: all of the act is there, or nothing of it; which of the two."""
    database = Database(where)
    if not database.is_sqlite:
        # Until the server has noticed that nobody is there any more, the act keeps the writers' lock.
        with database.write():
            pass
    with database.read() as connection:
        if whole and database.is_sqlite:
            assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
        done = _carried_out(connection, seen)
    database.close()
    return done


def _carried_out(connection: Connection, seen: Seen) -> bool:
    R = REGISTRATION.c
    there = select(R.standing, R.version, func.min(R.next_year), func.max(R.next_year), func.count())
    ((standing, version, *following, registrations),) = connection.execute(
        there.group_by(R.standing, R.version)
    ).all()
    holding = connection.scalar(select(func.count()).where(RECOGNITION.c.withdrawn_at.is_(None)))
    lines = connection.execute(select(CHANGE).where(CHANGE.c.seq > seen.seq).order_by(CHANGE.c.seq)).all()

    done = bool(version != seen.version)
    to, each, _ = STEPS[seen.step] if done else (_before(seen.step), 0, None)
    assert (standing, version, registrations) == (to, seen.version + done, MODELS)
    assert following == [0 if to is Standing.RETURNED else NEVER] * 2
    assert holding == (MODELS if to is Standing.RECOGNISED else 0)
    assert len(lines) == each * MODELS
    for line in lines:
        assert (line.seq, line.previous) == (seen.seq + 1, seen.hash)
        assert Line(*(getattr(line, name) for name in Line.__slots__)).digest() == line.hash
        seen.seq, seen.hash = line.seq, line.hash
    if done:
        seen.step, seen.version = (seen.step + 1) % len(STEPS), version
    return done


def _before(step: int) -> Standing:
    return STEPS[step - 1][0]


def _kill_often(database: Database, tries: int) -> None:
    with writing(database, ACTOR) as work:
        draft = year(database)
        register_new(work, [ModelDraft(f"Đường hoa {number}", draft) for number in range(MODELS)])
    with database.read() as connection:
        newest = connection.execute(select(CHANGE).order_by(CHANGE.c.seq.desc()).limit(1)).one()
    seen = Seen(0, 1, newest.seq, newest.hash)
    where = database.url.render_as_string(hide_password=False)
    database.close()

    seed = Random().randrange(1_000_000)
    random = Random(seed)
    sys.stdout.write(f"seed {seed}\n")
    found: Counter[bool] = Counter()
    with killing(database) as killer:
        lengths = []
        for _ in range(MEASURED):
            how, seconds = killer.run(seen.step, -1)
            assert how == "done"
            assert _look(where, seen, whole=False)
            lengths.append(seconds)
        length = median(lengths)
        for number in range(tries):
            delay = random.uniform(0, LONGER * length)
            killer.run(seen.step, delay)
            done = _look(where, seen, whole=number % LOOK_AT_THE_FILE == 0)
            found[done] += 1
            if done == (delay < length):
                # The machine has become quicker or slower since: the moments go with it.
                length = delay
    sys.stdout.write(f"{length * 1e3:.0f} ms an act; all of it {found[True]} times, nothing {found[False]}\n")
    assert min(found[True], found[False]) > 0
    assert check(database).ok


def test_200_random_moments_on_sqlite(make_sqlite: MakeDatabase) -> None:
    _kill_often(make_sqlite(), 200)


def test_random_moments_on_postgresql(make_postgres: MakeDatabase) -> None:
    """Half as many: each waits until the server has taken back by itself what it was sent."""
    _kill_often(make_postgres(), 100)
