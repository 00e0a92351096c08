"""How late the event loop is: what every member feels when one session holds it up."""

import asyncio
from typing import Final

from danvan_tui.ssh.events import Events
from danvan_tui.ssh.metrics import Metrics

EVERY: Final = 0.5
"""Seconds between two looks."""
FELT: Final = 0.25
"""Seconds of lag from which on it is logged."""
REST: Final = 10.0
"""Seconds between two lines about it at the least."""


class Lag:
    """Measures the loop that it was made in."""

    def __init__(self, metrics: Metrics, events: Events) -> None:
        """It measures from now on.

        Args:
            metrics: Where every look is counted.
            events: Where a lag that is felt is said.
        """
        self._loop = asyncio.get_running_loop()
        self._metrics = metrics
        self._events = events
        self._said = 0.0
        self.worst = 0.0
        """The longest so far, in seconds."""
        self._due = self._loop.time() + EVERY
        self._timer = self._loop.call_at(self._due, self._look)

    def _look(self) -> None:
        now = self._loop.time()
        late = max(0.0, now - self._due)
        self._metrics.lag.observe(late)
        self.worst = max(self.worst, late)
        if late >= FELT and now - self._said >= REST:
            self._said = now
            self._events.log("loop_late", "warning", seconds=late)
        self._due = now + EVERY
        self._timer = self._loop.call_at(self._due, self._look)

    def close(self) -> None:
        """Measure no more."""
        self._timer.cancel()
