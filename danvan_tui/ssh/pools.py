"""Where the door's threads work: those who ask whom a key lets in never wait behind members' commands."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

T = TypeVar("T")

LOOKUPS: Final = 2
"""Threads that say whose a key is, and who may stay."""
COMMANDS: Final = 4
"""Threads that carry out commands; one whose client reads slowly keeps its thread until it is late."""
TURNS: Final = 2
"""Commands of one member at a time: nobody keeps all threads to himself. More of them wait."""


class Pools:
    """The threads of one server."""

    def __init__(self) -> None:
        """No thread is started yet."""
        self._lookups = ThreadPoolExecutor(LOOKUPS, "danvan-door")
        self._commands = ThreadPoolExecutor(COMMANDS, "danvan-command")
        self._turns: dict[int | None, asyncio.Semaphore] = {}

    async def look_up(self, work: Callable[[], T], seconds: float) -> T:
        """Ask the register who somebody is.

        Raises:
            TimeoutError: It takes longer than so many seconds; the thread goes on, and nobody waits for it.
        """
        async with asyncio.timeout(seconds):
            return await asyncio.get_running_loop().run_in_executor(self._lookups, work)

    async def carry_out(self, member_id: int | None, work: Callable[[], T], seconds: float) -> T:
        """Carry out a member's command, once it is that member's turn.

        Raises:
            TimeoutError: With the waiting, it takes longer than so many seconds.
        """
        turn = self._turns.setdefault(member_id, asyncio.Semaphore(TURNS))
        async with asyncio.timeout(seconds), turn:
            return await asyncio.get_running_loop().run_in_executor(self._commands, work)

    def close(self) -> None:
        """Start nothing any more; wait for nobody."""
        for pool in (self._lookups, self._commands):
            pool.shutdown(wait=False, cancel_futures=True)
