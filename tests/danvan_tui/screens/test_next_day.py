"""Midnight: a screen at rest says what is overdue from then on."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from danvan_tui.screens import next_day
from danvan_tui.screens.next_day import seconds_left
from danvan_tui.widgets.line import Line
from db.engine import Database
from db.schema import DeadlineKind
from db.text import local_now, local_today
from db.write.calendar_drafts import DeadlineDraft
from db.write.deadlines import add_deadline
from db.write.session import writing
from tests.danvan_tui.boards.looking import listed
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.db.acts import unit

TODAY = date.fromisoformat(local_today())


@pytest.fixture
def due(sample_path: Path) -> None:
    """A report that is due today."""
    database = Database(sample_path)
    units = [unit(database, "Phường Phù Vân")]
    with writing(database, "hoa") as work:
        add_deadline(work, DeadlineDraft(DeadlineKind.QUARTERLY, "Báo cáo hôm nay", TODAY.year, TODAY, units))
    database.close()


class Clock:
    """Midnight, when the test says so: the loop is asked to wait no time for it."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.turns: list[Any] = []
        self._patch = patch

        def wait(turn: Any) -> None:
            self.turns.append(turn)

        patch.setattr(next_day.NextDay, "wait", wait)

    def strike(self) -> None:
        """It is tomorrow."""
        tomorrow = local_now() + timedelta(days=1)
        for module in ("reading", "news", "board_reading"):
            there = f"danvan_tui.screens.{module}.local_today"
            self._patch.setattr(there, lambda: tomorrow.date().isoformat())
        for turn in list(self.turns):
            turn._turn()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def waits(pilot: Pilot[None]) -> str:
    return dashboard(pilot).query_one("#crumbs", Line).text


@pytest.mark.usefixtures("due")
async def test_what_is_overdue_from_midnight_on(running: Running, clock: Clock) -> None:
    async with running(size=(120, 40)) as pilot:
        await settle(pilot)
        assert " 0 quá hạn" in waits(pilot)
        clock.strike()
        await settle(pilot)
        assert " 1 quá hạn" in waits(pilot)


@pytest.mark.usefixtures("due")
async def test_days_that_are_left(running: Running, clock: Clock) -> None:
    async with running(size=(120, 40), period=str(TODAY.year)) as pilot:
        await settle(pilot)
        await pilot.press("0")
        await settle(pilot)
        assert "hôm nay" in listed(pilot)[0]
        clock.strike()
        await settle(pilot)
        assert "quá hạn 1 ngày" in listed(pilot)[0]


def test_how_long_a_day_has_to_go() -> None:
    assert seconds_left(datetime(2026, 11, 28, 23, 59, 30, tzinfo=UTC)) == 31.0
    assert seconds_left(datetime(2026, 12, 31, tzinfo=UTC)) == 86_401.0


async def test_it_waits_for_each_day_and_no_more_once_it_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen:
        """Counts the days; it stops the waiting on the third."""

        def __init__(self) -> None:
            self.days = 0
            self.over = asyncio.Event()

        def call_later(self, begin: Any) -> None:
            self.days += 1
            begin()

    def begin() -> None:
        if screen.days == 3:
            turn.stop()
            asyncio.get_running_loop().call_soon(screen.over.set)

    monkeypatch.setattr(next_day, "seconds_left", lambda now: 0.0)
    screen = Screen()
    turn = next_day.NextDay(screen, begin)  # type: ignore[arg-type]  # all that it asks of one
    turn.wait()
    await screen.over.wait()
    assert screen.days == 3
