"""Fixtures for the screens: a sample register that each test may change, and an app over it."""

import shutil
from asyncio import sleep
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from time import monotonic, process_time
from typing import Any

import pytest
import textual.app
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from danvan_tui.app import DanvanApp
from danvan_tui.options import RunOptions
from danvan_tui.screens.dashboard import DashboardScreen
from db.errors import Language

STEP = 0.005
"""Seconds without work after which a key counts as taken. Textual's own 20 ms, twice for each key, were half of
these tests' time; ``pause`` keeps them.
"""


async def _taken(_least: float = 0, most: float = 1) -> None:
    until = monotonic() + most
    busy = True
    while busy and monotonic() < until:
        before = process_time()
        await sleep(STEP)
        busy = process_time() - before >= STEP / 10


textual.app.wait_for_idle = _taken  # type: ignore[assignment, attr-defined]  # private, and Textual's minor version is pinned


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register, made once."""
    from db.sample.opening import open_sample

    path = tmp_path_factory.mktemp("sample") / "sample.db"
    database = open_sample(path)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture
def sample_path(sample_template: Path, tmp_path: Path) -> Path:
    """A copy of the sample register."""
    path = tmp_path / "sample.db"
    shutil.copy(sample_template, path)
    return path


Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


async def settle(pilot: Pilot[None]) -> None:
    """Wait until every thread worker has answered and its answer is shown."""
    quiet = 0
    while quiet < 2:
        busy = [worker for worker in pilot.app.workers if not worker.is_finished]
        for worker in busy:
            # One that a newer question overtook is cancelled: its answer does not count.
            with suppress(WorkerCancelled):
                await worker.wait()
        await pilot.pause()
        quiet = 0 if busy else quiet + 1


def dashboard(pilot: Pilot[None]) -> DashboardScreen:
    """The dashboard, which is the app's first screen."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, DashboardScreen)
    return screen


def lines(pilot: Pilot[None]) -> list[str]:
    """What is on the screen, line by line."""
    width, height = pilot.app.size
    compositor = pilot.app.screen._compositor
    strips = compositor.render_strips()
    return ["".join(segment.text for segment in strip)[:width].rstrip() for strip in strips][:height]


@pytest.fixture
def running(sample_path: Path) -> Running:
    """Runs the app on the sample register: ``async with running(size=(120, 40)) as pilot``."""

    @asynccontextmanager
    async def run(
        size: tuple[int, int] = (120, 40),
        language: Language = "vi",
        database: Path = sample_path,
        **options: Any,
    ) -> AsyncIterator[Pilot[None]]:
        app = DanvanApp(RunOptions(database=str(database), language=language, **options))
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot

    return run
