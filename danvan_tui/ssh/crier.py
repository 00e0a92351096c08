"""News to many sessions, one after the other."""

import asyncio
from collections.abc import Sequence
from itertools import islice
from typing import Final

from danvan_tui.live import Listener, News

MANY: Final = 128
"""So many that wait are told two in a turn, twice as many three: or the last of a thousand would wait for ever."""


class Crier:
    """Tells each session in a turn of the event loop of its own.

    A frame takes 2 ms. Told all at once, 200 sessions would keep everybody's keys waiting until the last of them
    has drawn; so a key comes in between any two. One that was not told yet hears the newest only.
    """

    def __init__(self) -> None:
        """Nothing to tell; it must be made inside the event loop."""
        self._loop = asyncio.get_running_loop()
        self._untold: dict[Listener, News] = {}
        self._crying = False

    def tell(self, listeners: Sequence[Listener], news: News) -> None:
        """Tell them, from any thread; returns at once."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._take, listeners, news)

    def _take(self, listeners: Sequence[Listener], news: News) -> None:
        # One that waits keeps its turn.
        self._untold.update(dict.fromkeys(listeners, news))
        if not self._crying:
            self._crying = True
            self._next()

    def _next(self) -> None:
        if not self._untold:
            self._crying = False
            return
        for listener in list(islice(self._untold, 1 + len(self._untold) // MANY)):
            listener(self._untold.pop(listener))
        self._loop.call_soon(self._next)
