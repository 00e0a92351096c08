"""Dashboards are put together in turns: each takes the loop some 50 ms, which those that are open would feel."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager


class Startups:
    """So many at a time."""

    def __init__(self, most: int) -> None:
        """Nobody starts yet.

        Args:
            most: How many dashboards may be put together at the same time.
        """
        self._turns = asyncio.Semaphore(most)

    @asynccontextmanager
    async def turn(self, until: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
        """Wait for a turn, and keep it until the dashboard is there.

        Args:
            until: Returns when it is.
        """
        async with self._turns:
            yield
            await until()
