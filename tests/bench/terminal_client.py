"""One member's terminal at the other end of an SSH connection, light enough for hundreds in one process."""

import asyncio
import re
from collections.abc import Callable
from time import perf_counter
from typing import Any, Final

import asyncssh

from tests.bench.glance import CURSOR, FIRST_LINE, Glance

COLS, ROWS = 120, 40
_EFFECTIVE: Final = re.compile(r"· ([\d.]+) hiệu quả")
_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
DOWN, UP = b"\x1b[B", b"\x1b[A"
WITHIN: Final = 12
"""Lines that the cursor goes down and up again: all of them in view."""


class Terminal(asyncssh.SSHClientSession[bytes]):
    """A terminal with a dashboard on it. Times are of the system's clock, which all processes share.

    Attributes:
        began: When its connection was asked for.
        complete: When everything was on it.
        lost: Whether it was closed by the other side.
        sent: Bytes that it got, with the time of each piece.
        delays: Seconds from each cursor key to the frame that shows it.
        figures: When the first line's figure changed, and to what.
    """

    def __init__(self, shows: Callable[[list[str]], bool]) -> None:
        """Nothing is on it yet.

        Args:
            shows: Whether everything is on it.
        """
        self.began = perf_counter()
        self.complete: float | None = None
        self.lost = False
        self.sent: list[tuple[float, int]] = []
        self.delays: list[float] = []
        self.figures: list[tuple[float, int]] = []
        self.answered = asyncio.Event()
        self._shows = shows
        self._glance = Glance(COLS, ROWS)
        self._ready = asyncio.Event()
        self._waiting: list[float] = []
        self._pressed = 0
        self._leaving = False
        self._connection: asyncssh.SSHClientConnection | None = None
        self._channel: asyncssh.SSHClientChannel[bytes] | None = None

    async def open(self, port: int, key: asyncssh.SSHKey) -> None:
        """Connect, and return when everything is on it."""
        self.began = perf_counter()
        self._connection = await asyncssh.connect(
            "127.0.0.1",
            port,
            username="bench",
            client_keys=[key],
            known_hosts=None,
            config=None,
            agent_path=None,
        )
        self._channel, _ = await self._connection.create_session(
            lambda: self, term_type="xterm-256color", term_size=(COLS, ROWS), encoding=None
        )
        await self._ready.wait()

    async def close(self, *, politely: bool) -> None:
        """Leave by the key for it, or by breaking off."""
        self._leaving = True
        if self._connection is None or self._channel is None:
            return
        if politely:
            self._channel.write(b"\x1b")
            self._channel.write(b"\x11")
            await self._channel.wait_closed()
            self._connection.close()
        else:
            self._connection.abort()
        await self._connection.wait_closed()

    # --- what it gets ---------------------------------------------------------------------------------------

    def connection_made(self, chan: Any) -> None:
        """The channel is open."""
        self._channel = chan

    def data_received(self, data: bytes, datatype: int | None) -> None:
        """Look at a frame as far as that is needed."""
        now = perf_counter()
        self.sent.append((now, len(data)))
        if self.complete is None:
            self._glance.feed(data)
            if _ASKED in data and self._channel is not None:
                self._channel.write(_ANSWER)
            if self._shows(self._glance.lines()):
                self.complete = now
                self._take_figure(now)
                self._ready.set()
            return
        if FIRST_LINE.search(data):
            self._glance.feed(data)
            self._take_figure(now)
        if self._waiting and CURSOR.search(data):
            self.delays += [now - asked for asked in self._waiting]
            self._waiting.clear()
        self.answered.set()

    def _take_figure(self, now: float) -> None:
        if found := _EFFECTIVE.search(self._glance.line(0)):
            figure = int(found[1].replace(".", ""))
            if not self.figures or self.figures[-1][1] != figure:
                self.figures.append((now, figure))

    def connection_lost(self, exc: Exception | None) -> None:
        """It is closed."""
        self.lost = not self._leaving
        self._ready.set()

    # --- keys -----------------------------------------------------------------------------------------------

    def press(self, key: bytes) -> None:
        """Press a key of which nobody waits for the answer."""
        if self._channel is not None and not self.lost:
            self.answered.clear()
            self._channel.write(key)

    def move(self) -> None:
        """Move the cursor by a line, down and up in turns."""
        if not self.lost:
            self._waiting.append(perf_counter())
            self.press(DOWN if self._pressed // WITHIN % 2 == 0 else UP)
            self._pressed += 1

    @property
    def unanswered(self) -> int:
        """Cursor keys whose frame has not come."""
        return len(self._waiting)

    def forget(self) -> None:
        """Count anew."""
        self.sent, self.delays, self._waiting = [], [], []
        self.figures = self.figures[-1:]
