"""Members' slow commands keep nobody out, and nobody in."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from functools import partial
from threading import Event
from typing import cast

import pytest
import pytest_asyncio

from danvan_tui.live import Live, News
from danvan_tui.ssh import revocation
from danvan_tui.ssh.events import Events
from danvan_tui.ssh.pools import COMMANDS, TURNS, Pools
from danvan_tui.ssh.revocation import Revocation
from db.identity import Holder, Role

PATIENCE = 30.0


@pytest_asyncio.fixture
async def pools() -> AsyncIterator[Pools]:
    """The threads of a server."""
    made = Pools()
    yield made
    made.close()


class Slow:
    """Commands whose clients do not read."""

    def __init__(self) -> None:
        self.started = 0
        self.go_on = Event()

    def __call__(self) -> None:
        self.started += 1
        self.go_on.wait()


async def test_slow_commands_of_all_keep_nobody_from_coming_in(pools: Pools) -> None:
    slow = Slow()
    waiting = [asyncio.create_task(pools.carry_out(member, slow, PATIENCE)) for member in range(2 * COMMANDS)]
    while slow.started < COMMANDS:
        await asyncio.sleep(0)
    assert await pools.look_up(lambda: "An", PATIENCE) == "An"
    slow.go_on.set()
    await asyncio.gather(*waiting)


async def test_nobody_has_all_threads_to_himself(pools: Pools) -> None:
    slow = Slow()
    waiting = [asyncio.create_task(pools.carry_out(1, slow, PATIENCE)) for _ in range(2 * COMMANDS)]
    while slow.started < TURNS:
        await asyncio.sleep(0)
    assert await pools.carry_out(2, lambda: "187", PATIENCE) == "187"
    assert slow.started == TURNS
    slow.go_on.set()
    await asyncio.gather(*waiting)
    assert slow.started == 2 * COMMANDS


async def test_who_waits_too_long_is_late(pools: Pools) -> None:
    slow = Slow()
    waiting = [asyncio.create_task(pools.carry_out(1, slow, PATIENCE)) for _ in range(TURNS)]
    while slow.started < TURNS:
        await asyncio.sleep(0)
    with pytest.raises(TimeoutError):
        await pools.carry_out(1, slow, 0.01)
    slow.go_on.set()
    await asyncio.gather(*waiting)
    assert await pools.carry_out(1, lambda: "187", PATIENCE) == "187"


class Told:
    """The register, of which nothing is news."""

    def subscribe(self, _: Callable[[News], None]) -> Callable[[], None]:
        return lambda: None


class Guest:
    """Somebody who is in."""

    def __init__(self) -> None:
        self.holder: Holder | None = Holder(3, "Bùi Thị Nghỉ", Role.VIEWER, 7, "SHA256:x")
        self.out = asyncio.Event()

    def shut_out(self) -> None:
        self.holder = None
        self.out.set()


async def test_a_look_that_failed_is_taken_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revocation, "RETRY_SECONDS", 0.001)
    guest, log, looks = Guest(), io.StringIO(), 0

    async def still_in(_: frozenset[int]) -> dict[int, Holder]:
        nonlocal looks
        looks += 1
        if looks < 3:
            raise TimeoutError
        return {}

    seen: list[int] = []
    looking = Revocation(
        cast("Live", Told()), Events(log, "json"), lambda: [guest], still_in, partial(list.append, seen)
    )
    looking.look()
    async with asyncio.timeout(PATIENCE):
        await guest.out.wait()
    looking.close()
    assert looks == 3
    assert log.getvalue().count("revocation_failed") == 2
