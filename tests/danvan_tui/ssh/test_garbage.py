"""Closed dashboards are taken apart when nobody presses a key, and not be waited with for ever."""

import asyncio
import gc
from collections.abc import Iterator

import pytest

from danvan_tui.ssh.garbage import MOST, QUIET, YOUNG, Garbage, look_seldom


class Clock:
    """What a loop's timers are, run by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.armed: list[tuple[float, object]] = []
        self.looked = 0
        self.quiet = 0.0
        monkeypatch.setattr(gc, "collect", self._collect)
        monkeypatch.setattr(asyncio.get_running_loop(), "call_later", self._later)
        self.garbage = Garbage(lambda: self.quiet)

    def _collect(self) -> int:
        self.looked += 1
        return 0

    def _later(self, seconds: float, then: object) -> asyncio.TimerHandle:
        self.armed.append((seconds, then))
        return asyncio.get_running_loop().call_at(0, lambda: None)

    def ring(self) -> float:
        """Let the only timer ring; returns how long it was waited for."""
        ((seconds, then),) = self.armed
        self.armed.clear()
        assert callable(then)
        then()
        return seconds


@pytest.fixture
async def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


async def test_nothing_is_looked_for_where_nothing_was_closed(clock: Clock) -> None:
    assert not clock.armed


async def test_a_quiet_moment_is_waited_for(clock: Clock) -> None:
    clock.garbage.closed()
    clock.garbage.closed()
    clock.quiet = 0.25
    assert clock.ring() == QUIET
    assert clock.looked == 0
    clock.quiet = QUIET
    assert clock.ring() == QUIET - 0.25
    assert clock.looked == 1
    assert not clock.armed


async def test_not_for_ever(clock: Clock) -> None:
    for _ in range(MOST):
        clock.garbage.closed()
    clock.ring()
    assert clock.looked == 1


async def test_what_was_looked_through_is_not_counted_again(clock: Clock) -> None:
    for _ in range(MOST):
        clock.garbage.closed()
    clock.ring()
    clock.garbage.closed()
    clock.ring()
    assert clock.looked == 1


async def test_the_end(clock: Clock) -> None:
    clock.garbage.closed()
    clock.garbage.close()
    clock.garbage.close()
    assert clock.looked == 0


@pytest.mark.usefixtures("thresholds")
def test_python_itself_looks_at_what_is_new() -> None:
    look_seldom()
    assert gc.get_threshold() == YOUNG
