"""The turn of the day: what is reckoned from today is reckoned anew at midnight, also on a screen at rest."""

from asyncio import TimerHandle, get_running_loop
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from textual.screen import Screen

from db.text import local_now

PAST: Final = 1.0
"""Seconds after midnight: the loop's clock and that of the wall are two."""


def seconds_left(now: datetime) -> float:
    """How long a day has still to go, and a little more."""
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight - now).total_seconds() + PAST


class NextDay:
    """Lets a screen begin every day anew."""

    def __init__(self, screen: Screen[None], begin: Callable[[], None]) -> None:
        """Nothing is waited for yet.

        Args:
            screen: Whose days they are.
            begin: Called on the screen once another day has begun.
        """
        self._screen = screen
        self._begin = begin
        self._waits: TimerHandle | None = None

    def wait(self) -> None:
        """Wait for the next day, and for those after it, until ``stop``."""
        # The loop's own: a timer of Textual's is a task, one for each screen that nobody looks at.
        self._waits = get_running_loop().call_later(seconds_left(local_now()), self._turn)

    def _turn(self) -> None:
        self.wait()
        self._screen.call_later(self._begin)

    def stop(self) -> None:
        """Wait no longer."""
        if self._waits is not None:
            self._waits.cancel()
