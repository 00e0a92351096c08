"""From a client's bytes to Textual's events, a little at a time, so that no client keeps the others waiting."""

import asyncio
from codecs import getincrementaldecoder
from collections.abc import Callable
from time import monotonic
from typing import Final, Protocol

from textual import constants, events, messages
from textual._xterm_parser import XTermParser
from textual.message import Message

from danvan_tui.paste import Paste, PasteGate
from danvan_tui.ssh.limits import Limits

CHUNK: Final = 1024
"""Bytes that are handled in one turn: a thousand keys take the parser some 7 ms."""
PASTE_PATIENCE: Final = 2.0
"""Seconds after which a paste whose end does not come is taken as it is."""

_NEVER: Final = (events.Resize, messages.InBandWindowResize, events.Paste)
"""What the parser may make of a client's bytes and must not: a size, which only the channel knows (6000x6000
blocked everybody for 7 s), and pastes, which ``PasteGate`` has taken out."""


class Reader(Protocol):
    """Where the events go."""

    def post(self, event: Message) -> None:
        """Hand an event over."""

    def when_idle(self, then: Callable[[], None]) -> None:
        """Call back once what was handed over is carried out."""

    def failed(self, error: Exception) -> None:
        """The client sent what the parser cannot take."""


class Inlet:
    """One client's input."""

    def __init__(
        self,
        reader: Reader,
        limits: Limits,
        *,
        mouse: bool,
        hold: Callable[[], None],
        go_on: Callable[[], None],
    ) -> None:
        """Nothing has come yet.

        Args:
            reader: Where the events go.
            limits: How much may wait.
            mouse: Whether the session works with the mouse; if not, its events are dropped.
            hold: Asks the client to send no more for now.
            go_on: Lets it go on.
        """
        self._reader = reader
        self._limit = limits.input_bytes
        self._never = _NEVER if mouse else (*_NEVER, events.MouseEvent)
        self._hold, self._go_on = hold, go_on
        self._held = False
        self._queue = bytearray()
        self._at_work = False
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        self._gate = PasteGate(limits.paste_bytes)
        self._parser = XTermParser()
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self.last = monotonic()
        """When the client last sent anything."""

    def take(self, data: bytes) -> None:
        """Take what the client sent."""
        if self._parser.is_eof:
            return
        self.last = monotonic()
        self._queue += data
        if len(self._queue) >= self._limit and not self._held:
            self._held = True
            self._hold()
        self._next_turn()

    def close(self) -> None:
        """Take no more. Ends the parser, which would keep the whole session alive in a cache of Textual's."""
        self._queue.clear()
        self._wait(None)
        if not self._parser.is_eof:
            try:
                for _ in self._parser.feed(""):
                    pass
            except Exception:
                # It had failed before, and has ended with that.
                return

    # --- a little at a time ---------------------------------------------------------------------------------

    def _next_turn(self) -> None:
        if not self._at_work:
            self._at_work = True
            self._loop.call_soon(self._turn)

    def _turn(self) -> None:
        if self._parser.is_eof:
            return
        chunk = bytes(self._queue[:CHUNK])
        del self._queue[:CHUNK]
        try:
            self._handle(self._decode(chunk))
        except Exception as error:
            # Whatever the parser stumbles over ends this session and no other.
            self._reader.failed(error)
            return
        if self._held and len(self._queue) < self._limit // 2:
            self._held = False
            self._go_on()
        if self._queue:
            self._reader.when_idle(self._turn)
        else:
            self._at_work = False

    def _handle(self, text: str) -> None:
        for piece in self._gate.split(text):
            if isinstance(piece, Paste):
                self._reader.post(events.Paste(piece))
            else:
                for event in self._parser.feed(piece):
                    self._pass(event)
        self._await_more()

    def _pass(self, event: Message) -> None:
        if isinstance(event, self._never):
            return
        if isinstance(event, events.Key) and event.character and "\ud800" <= event.character[0] <= "\udfff":
            # No character, and what cannot be stored.
            return
        self._reader.post(event)

    # --- what never comes -----------------------------------------------------------------------------------

    def _await_more(self) -> None:
        """Look again when an Escape has become a key of its own, or a paste has no end."""
        if self._gate.pasting:
            self._wait(PASTE_PATIENCE)
        else:
            # Private: the parser says nowhere whether it waits. A timer that always ran would wake for nobody.
            self._wait(constants.ESCAPE_DELAY + 0.01 if self._parser._timeout_time is not None else None)

    def _wait(self, seconds: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None if seconds is None else self._loop.call_later(seconds, self._came_to_nothing)

    def _came_to_nothing(self) -> None:
        self._timer = None
        try:
            if self._gate.pasting:
                self._reader.post(events.Paste(self._gate.end()))
            for event in self._parser.tick():
                self._pass(event)
        except Exception as error:
            self._reader.failed(error)
            return
        self._await_more()
