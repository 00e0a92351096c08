"""Textual's driver for a terminal of this process: pastes arrive whole, and the terminal may be lost."""

from collections.abc import Iterable
from time import monotonic
from typing import Final

import textual.drivers.linux_driver
from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from danvan_tui.paste import Paste, PasteGate

PASTE_LETTERS: Final = 100_000
"""Letters of one paste that are kept; an entry holds 8,000."""
PASTE_PATIENCE: Final = 2.0
"""Seconds after which a paste whose end does not come is taken as it is."""


class PasteParser(XTermParser):
    """Textual's parser behind a gate that takes out what is pasted."""

    def __init__(self, debug: bool = False) -> None:
        """Nothing has come yet."""
        super().__init__(debug)
        self._gate = PasteGate(PASTE_LETTERS)
        self._heard = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """The events that a read makes; the end where it is empty."""
        if not data:
            yield from super().feed(data)
            return
        self._heard = monotonic()
        for piece in self._gate.split(data):
            if isinstance(piece, Paste):
                yield events.Paste(piece)
            else:
                # The empty paste between the marks that the parser is left to see.
                yield from (event for event in super().feed(piece) if not isinstance(event, events.Paste))

    def tick(self) -> Iterable[Message]:
        """The events that come of nothing more being read."""
        if self._gate.pasting and monotonic() - self._heard > PASTE_PATIENCE:
            yield events.Paste(self._gate.end())
        yield from super().tick()


# The driver makes its parser within its one long function. Textual's minor version is pinned.
vars(textual.drivers.linux_driver)["XTermParser"] = PasteParser


class TerminalDriver(LinuxDriver):
    """A terminal that may go away: the window is closed, the line is cut.

    Textual's writer thread ends with the first write that fails, and the queue to it, once full, holds up the
    event loop for good; its input thread shows a traceback.
    """

    def write(self, data: str) -> None:
        """Send text, unless nobody takes it any more."""
        writer = self._writer_thread
        if writer is not None and writer.is_alive():
            writer.write(data)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except OSError:
            # The terminal is gone; ``process`` is told of it by the system and ends the session.
            return
        except Exception as error:
            # Private, and the way by which Textual's own threads report what they cannot handle.
            self._app.call_later(self._app._handle_exception, error)
