"""Fixtures for the screens: a sample register that each test may change, and an app over it."""

import shutil
from asyncio import get_running_loop, sleep
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any, cast

import pytest
import textual.app
import textual.pilot
import textual.screen
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from danvan_tui.app import DanvanApp
from danvan_tui.live import Live
from danvan_tui.options import RunOptions
from danvan_tui.screens import news
from danvan_tui.screens.dashboard import DashboardScreen
from danvan_tui.ssh.sheets import share_sheets
from db import feed
from db.errors import DanvanError, Language
from db.read.catalogue import revision

STEP = 0.005
"""Seconds between two looks at what nobody tells of."""
PATIENCE = 30
"""Seconds until a feed that says nothing counts as broken."""
SOON = 0.04
"""Seconds: a timer that rings sooner belongs to what the key set going, such as the next repaint."""


async def _taken(_least: float = 0, most: float = 5) -> None:
    """Wait until nothing is left to do in the event loop but to wait.

    It asks the loop itself. How much time the process used does not tell: a process that others keep from the
    processor uses none. Nor is there a wait where there is nothing to wait for: Textual's own 20 ms, four
    times for each key, were half of these tests' time.
    """
    loop: Any = get_running_loop()
    until = loop.time() + most
    soon = loop.time() + SOON
    still = 0
    while still < 2 and loop.time() < until:
        await sleep(0)
        # What was begun before this task's turn is done, and it began nothing; twice, as the second turn looks at
        # what threads and sockets have handed in.
        still = 0 if loop._ready else still + 1
        if still == 2:
            rings = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=soon)
            if rings < soon:
                await sleep(max(0.0, rings - loop.time()))
                still = 0


# Private, but Textual's minor version is pinned.
for part in (textual.app, textual.pilot):
    vars(part)["wait_for_idle"] = _taken
# Each repaint waits for the next sixtieth of a second: half of the time that was left.
vars(textual.screen)["UPDATE_PERIOD"] = 0.001
# As the server does it: parsing the same style sheets for each app anew was an eighth of these tests' time.
share_sheets()


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's models, made once; without the committee's year, so that a test knows what it finds there."""
    from db.engine import Database
    from db.sample.register import create_sample

    path = tmp_path_factory.mktemp("sample") / "sample.db"
    database = Database(path)
    create_sample(database, with_year=False)
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


@pytest.fixture(autouse=True)
def marks_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is new stays marked: on a busy machine four seconds are over before a test has looked."""
    monkeypatch.setattr(news, "MARK_SECONDS", 3600.0)


@pytest.fixture(autouse=True)
def changes_come_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The feed looks often, and tells one change after the other without a pause: a test waits for each."""
    monkeypatch.setattr(feed, "POLL_SECONDS", 0.02)
    monkeypatch.setattr(feed, "APART_SECONDS", 0.01)


Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


async def settle(pilot: Pilot[None]) -> None:
    """Wait until every thread worker has answered and its answer is shown, also that to the newest news."""
    live = cast(DanvanApp, pilot.app).live
    quiet, told = 0, live.told
    until = monotonic() + PATIENCE
    while quiet < 2:
        busy = [worker for worker in pilot.app.workers if not worker.is_finished]
        for worker in busy:
            # One that a newer question overtook is cancelled: its answer does not count.
            with suppress(WorkerCancelled):
                await worker.wait()
        await pilot.pause()
        quiet = 0 if busy else quiet + 1
        if quiet == 2 and (_news_comes(live) or told != live.told):
            # What was told since is still to be read.
            assert monotonic() < until, "the feed is silent"
            told = live.told
            await sleep(STEP)
            quiet = 0


def _news_comes(live: Live) -> bool:
    """Whether the register has a revision that the screens were not told of yet.

    Changes are told a quarter of a second apart.
    """
    database = live._database
    if database is None or live._lost is not None:
        return False
    with suppress(DanvanError), database.read() as connection:
        return live.told != revision(connection)
    return False


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
