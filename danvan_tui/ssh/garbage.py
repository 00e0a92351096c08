"""When closed dashboards are taken apart: a look through everything stops everybody for as long as it takes."""

import asyncio
import gc
from collections.abc import Callable
from typing import Final

YOUNG: Final = (20_000, 10, 10_000)
"""When Python looks by itself: at what is new, seldom, and at everything, never.

Measured: putting a dashboard together took 272 ms of processor time with Python's own, 159 ms with these, and with
100 sessions a look at everything held up each key for 0.98 s, whenever it pleased.
"""
QUIET: Final = 1.0
"""Seconds without a key of anybody's after which nobody is held up."""
MOST: Final = 64
"""Closed dashboards (2.2 MB each) that are not waited with any longer, however busy it is."""


def look_seldom() -> None:
    """Make Python look at what is new only. For a process in which ``Garbage`` sees to the rest."""
    gc.set_threshold(*YOUNG)


class Garbage:
    """Takes closed dashboards apart when nobody presses a key."""

    def __init__(self, quiet: Callable[[], float]) -> None:
        """Nothing has been closed yet.

        Args:
            quiet: How many seconds ago the last key came.
        """
        self._loop = asyncio.get_running_loop()
        self._quiet = quiet
        self._closed = 0
        self._timer: asyncio.TimerHandle | None = None

    def closed(self) -> None:
        """A dashboard was closed."""
        self._closed += 1
        if self._timer is None:
            self._timer = self._loop.call_later(QUIET, self._look)

    def _look(self) -> None:
        self._timer = None
        quiet = self._quiet()
        if quiet >= QUIET or self._closed >= MOST:
            self._closed = 0
            gc.collect()
        else:
            self._timer = self._loop.call_later(QUIET - quiet, self._look)

    def close(self) -> None:
        """Look no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
