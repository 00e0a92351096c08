"""A client's terminal as the server sees it: its size, and bytes to it with back-pressure."""

import asyncio
from collections.abc import Callable
from typing import Final, Protocol

LEAST: Final = (20, 5)
"""The smallest size that is believed."""
USUAL: Final = (80, 24)
"""The size of a terminal that says none."""


class Channel(Protocol):
    """The part of an SSH channel that a line writes to."""

    def write(self, data: bytes, datatype: int | None = None) -> None:
        """Send bytes."""

    def is_closing(self) -> bool:
        """Whether nothing can be sent any more."""


def believed(columns: int, rows: int, most: tuple[int, int]) -> tuple[int, int]:
    """The size to serve for one that a client says: 6000x6000 would keep everybody waiting.

    Args:
        columns: As it says.
        rows: As it says.
        most: The largest that is served.
    """
    if not columns or not rows:
        return USUAL
    return max(LEAST[0], min(columns, most[0])), max(LEAST[1], min(rows, most[1]))


class Line:
    """Bytes to one client.

    What is written in one go (a frame with what stands around it) is sent as one: each packet costs 36 bytes.
    """

    def __init__(self, channel: Channel, *, stall_seconds: float, stalled: Callable[[], None]) -> None:
        """A line that takes bytes.

        Args:
            channel: Where they go.
            stall_seconds: How long the client may take nothing while something waits for it.
            stalled: Called when it took nothing for so long.
        """
        self._channel = channel
        self._stall_seconds = stall_seconds
        self._stalled = stalled
        self._loop = asyncio.get_running_loop()
        self._pieces: list[str] = []
        self._due = False
        self._patience: asyncio.TimerHandle | None = None
        self.sent = 0
        """Bytes that were sent so far."""
        self.paused = False
        """The client takes nothing at present: frames are better left out than kept."""
        self.room = asyncio.Event()
        """Set while the client takes something."""
        self.room.set()
        self.resumed: Callable[[], None] = lambda: None
        """Called when it takes something again."""

    def write(self, text: str) -> None:
        """Send a text, with everything else that is written in this turn."""
        self._pieces.append(text)
        if not self._due:
            self._due = True
            self._loop.call_soon(self.flush)

    def flush(self) -> None:
        """Send what was written so far."""
        self._due = False
        if self._pieces:
            data = "".join(self._pieces).encode("utf-8", "replace")
            self._pieces.clear()
            self.send(data)

    def send(self, data: bytes, datatype: int | None = None) -> None:
        """Send bytes; they go nowhere where the client is gone."""
        if not self._channel.is_closing():
            self.sent += len(data)
            self._channel.write(data, datatype)

    def pause(self) -> None:
        """The channel holds as much as it may."""
        self.paused = True
        self.room.clear()
        if self._patience is None:
            self._patience = self._loop.call_later(self._stall_seconds, self._stalled)

    def resume(self) -> None:
        """The channel has room again."""
        self.paused = False
        self.room.set()
        self._calm()
        self.resumed()

    def close(self) -> None:
        """Wait for nobody any more."""
        self._calm()
        self.room.set()
        self.resumed = lambda: None
        self._stalled = lambda: None

    def _calm(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
