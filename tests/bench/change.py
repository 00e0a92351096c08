"""A change that somebody else commits: what it costs an open dashboard, and how soon it is on the screen."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from danvan_tui import views
from db.engine import Database
from db.lifecycle import Standing
from db.read.models import model_page
from db.read.records import ModelRow
from db.schema.tables import REGISTRATION
from db.scope import ModelSort
from db.write.amend import move
from db.write.session import writing
from tests.bench.dashboard import opened
from tests.bench.raw_sql import sent_by
from tests.bench.registers import Register, Registers
from tests.bench.screen import Cost, Watched
from tests.bench.size import Size
from tests.bench.stopwatch import median
from tests.bench.table import Row, Wanted
from tests.bench.uncached import FIRST_PAGE, Uncached

PATIENCE: Final = 5.0
SHOWN: Final = 0.4
"""Silence after which a change is shown."""
UNMARKED: Final = 4.5
"""Seconds after which "changed just now" is gone again."""
_OTHER: Final = {Standing.ACTIVE: Standing.EFFECTIVE, Standing.EFFECTIVE: Standing.ACTIVE}


@dataclass(frozen=True, slots=True)
class _Change:
    """A change on the screen, and the end of its mark."""

    shown: Cost
    unmarked: Cost


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """On the sample and on the large register: a model in view, and one far from it."""
    for original, name in registers.both(size):
        register = registers.copy(original)
        database = register.database()
        near, far = _targets(database, register)
        bare = median(_bare(register) for _ in range(size.runs))
        with opened(registers, register, size) as screen:
            idle = screen.rest(max(0.2, size.idle / 2))
            for what, model in (("one in view moves", near), ("one far off moves", far)):
                changes = [_changed(screen, database, model, size) for _ in range(size.runs + size.warm)]
                counted = changes[size.warm :]
                yield from _rows(f"{name} models: {what}", counted, idle.cpu / idle.elapsed, bare)
        database.close()


def _changed(screen: Watched, database: Database, model: ModelRow, size: Size) -> _Change:
    shown = screen.cost(lambda: toggle(database, model), SHOWN, PATIENCE)
    assert shown.sent, f"a change was not shown within {PATIENCE:g} s"
    return _Change(shown, screen.rest(SHOWN, min(UNMARKED, size.idle)))


def _rows(name: str, changes: list[_Change], idle: float, bare: float) -> Iterator[Row]:
    sent = median(change.shown.sent for change in changes)
    yield Row(f"{name}, bytes", sent, "B", wanted=Wanted(600))
    cpu = median(change.shown.cpu - idle * change.shown.elapsed for change in changes)
    yield Row(f"{name}, CPU over idle", cpu * 1e3, "ms", bare * 1e3, "bare SQL", Wanted(2))
    delay = median(change.shown.answered for change in changes)
    yield Row(f"{name}, on the screen after", delay * 1e3, "ms", wanted=Wanted(500))
    sent = median(change.unmarked.sent for change in changes)
    yield Row(f"{name}, bytes when the mark goes", sent, "B")


def _targets(database: Database, register: Register) -> tuple[ModelRow, ModelRow]:
    """A model in view but not under the cursor, and one at the list's end, that may move up and down."""
    with database.read() as connection:
        first = model_page(connection, register.scope).rows[1:]
        last = model_page(connection, register.scope, from_end=True).rows[::-1]
    near, far = (next(row for row in rows if row.standing in _OTHER) for rows in (first, last))
    return near, far


def toggle(database: Database, model: ModelRow) -> None:
    """Let an active model be effective, or an effective one active again."""
    R = REGISTRATION.c
    with writing(database, "bench") as work:
        now = select(R.standing, R.version).where(R.id == model.registration_id)
        standing, version = work.session.connection().execute(now).one()
        move(work, model.registration_id, _OTHER[Standing(standing)], version)


def _bare(register: Register) -> float:
    """Processor time of what the dashboard asks after a change, asked with the bare driver."""
    database = register.database()
    with database.read() as connection:
        live = Uncached(connection)

        def asked() -> None:
            views.dashboard(live, register.scope, frozenset(), 0)
            views.model_page(live, register.scope, ModelSort.NAME, False, FIRST_PAGE)

        statements = sent_by(connection, asked)
        began = time.thread_time()
        for statement in statements:
            statement.run(connection)
        used = time.thread_time() - began
    database.close()
    return used
