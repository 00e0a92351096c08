"""Somebody who commits a change every so often, and when each of them is on which screen."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from db.lifecycle import Standing
from db.read.models import model_page
from db.read.records import ModelRow
from tests.bench.change import toggle
from tests.bench.registers import Register

MODELS: Final = 15
"""Models that become effective one after the other, and cease to be: the figure tells which change it is of."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A change: when it was begun and committed, and whether the figure rose or fell by one."""

    began: float
    done: float
    step: int


@contextmanager
def writing_every(register: Register, seconds: float) -> Iterator[list[Commit]]:
    """Commit a change of a model at the list's end every so many seconds; yields those that are committed."""
    database = register.database()
    with database.read() as connection:
        rows = model_page(connection, register.scope, from_end=True).rows[::-1]
    models = [row for row in rows if row.standing is Standing.ACTIVE][:MODELS]
    commits: list[Commit] = []
    stop = threading.Event()

    def write() -> None:
        due = time.perf_counter() + seconds
        for model, step in _wave(models):
            if stop.wait(max(0.0, due - time.perf_counter())):
                return
            began = time.perf_counter()
            toggle(database, model)
            commits.append(Commit(began, time.perf_counter(), step))
            due += seconds

    writer = threading.Thread(target=write, name="writer")
    writer.start()
    try:
        yield commits
    finally:
        stop.set()
        writer.join()
        database.close()


def _wave(models: Sequence[ModelRow]) -> Iterator[tuple[ModelRow, int]]:
    while True:
        for step in (1, -1):
            for model in models:
                yield model, step


def seen(commits: Sequence[Commit], figures: Sequence[tuple[float, int]]) -> list[float | None]:
    """How long after each commit a screen showed it, or a later one.

    Args:
        commits: In order.
        figures: When the screen's figure became which; the first is that of before them.

    Returns:
        For each commit its seconds; None where it was not shown.
    """
    found: list[float | None] = [None] * len(commits)
    if not figures:
        return found
    expected = []
    figure = figures[0][1]
    for commit in commits:
        figure += commit.step
        expected.append(figure)
    following = 0
    for at, shown in figures[1:]:
        for number in range(following, len(commits)):
            if expected[number] == shown and commits[number].began <= at:
                for earlier in range(following, number + 1):
                    found[earlier] = max(0.0, at - commits[earlier].done)
                following = number + 1
                break
    return found
