"""Textual's driver for a terminal at the other end of an SSH channel."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal, TextIO

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message

from danvan_tui.ssh.inlet import Inlet
from danvan_tui.ssh.limits import Limits
from danvan_tui.ssh.line import Line

RESIZE_REST: Final = 0.05
"""Seconds between two sizes that are taken: a window that is dragged sends dozens."""

_MOUSE: Final = ("1000", "1003", "1006")
# The alternate screen, no cursor, no line wrap, focus, bracketed paste; and whether frames can be sent whole.
_BEGIN: Final = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?1004h\x1b[?2004h\x1b[?2026$p"
_END: Final = "\x1b[?2026l\x1b[m\x1b[?2004l\x1b[?1004l\x1b[?7h\x1b[?1049l\x1b[?25h"


class ChannelDriver(Driver):
    """One session's terminal.

    It never suspends the process, opens a browser or writes a file: all of that would happen on the server.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        line: Line,
        limits: Limits,
        size: tuple[int, int],
        hold: Callable[[], None],
        go_on: Callable[[], None],
        idle: Callable[[Callable[[], None]], None],
        shown: Callable[[], object],
        debug: bool = False,
        mouse: bool = False,
    ) -> None:
        """A terminal that is not written to yet.

        Args:
            app: The session.
            line: Bytes to the client.
            limits: What the client may send.
            size: Its columns and rows.
            hold: Asks the client to send no more for now.
            go_on: Lets it go on.
            idle: Calls back when the session has carried out its keys.
            shown: Told of each frame.
            debug: Textual's own; not used.
            mouse: Whether the mouse works.
        """
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._line = line
        self._idle = idle
        self._shown = shown
        self._limits = limits
        self.inlet = Inlet(self, limits, mouse=mouse, hold=hold, go_on=go_on)
        self.drawing = False
        """Whether the terminal shows the session, and not what it showed before."""
        self.failure: Exception | None = None
        """What the client sent that could not be taken."""
        self._missed = False
        self._next_size: tuple[int, int] | None = None
        line.resumed = self._catch_up

    # --- out ------------------------------------------------------------------------------------------------

    def write(self, data: str) -> None:
        """Send text; a client that takes nothing gets one whole frame later instead of all of these."""
        if not self.drawing:
            return
        if self._line.paused:
            self._missed = True
        else:
            self._line.write(data)

    def flush(self) -> None:
        """A frame is whole: send it as one packet."""
        self._line.flush()
        self._shown()

    def _catch_up(self) -> None:
        if self._missed and self.drawing:
            self._missed = False
            self._app.call_later(self._app.run_action, "app.redraw")

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self.drawing = True
        self.write(_BEGIN + self._modes("h"))

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was; also where the client is behind."""
        if self.drawing:
            self.drawing = False
            self._line.write(self._modes("l") + _END)
            self._line.flush()
        self.disable_input()

    def _modes(self, switch: str) -> str:
        return "".join(f"\x1b[?{mode}{switch}" for mode in _MOUSE) if self._mouse else ""

    # --- in -------------------------------------------------------------------------------------------------

    def disable_input(self) -> None:
        """Take no more keys."""
        self.inlet.close()

    def close(self) -> None:
        """Let go of everything."""
        self.drawing = False
        self.inlet.close()

    def post(self, event: Message) -> None:
        """Hand an event to the session."""
        if isinstance(event, events.Paste) and not event.text:
            return
        self.process_message(event)

    def send_message(self, message: Message) -> None:
        """Put a message into the session's queue: this is its own thread."""
        self._app.post_message(message)

    def when_idle(self, then: Callable[[], None]) -> None:
        """Call back once the session has carried out what it was handed."""
        self._idle(then)

    def failed(self, error: Exception) -> None:
        """End the session: its client sent what nobody can take."""
        self.failure = error
        self._app.exit(return_code=1)

    def resize(self, columns: int, rows: int) -> None:
        """The window has another size."""
        waiting, self._next_size = self._next_size is not None, (columns, rows)
        if not waiting:
            self._loop.call_later(RESIZE_REST, self._take_size)

    def _take_size(self) -> None:
        if self._next_size is not None:
            self._size, self._next_size = self._next_size, None
            size = Size(*self._size)
            self._app.post_message(events.Resize(size, size))

    # --- what would happen on the server --------------------------------------------------------------------

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Open nothing: the browser would be the server's."""

    def deliver_binary(
        self,
        binary: BinaryIO | TextIO,
        *,
        delivery_key: str,
        save_path: Path,
        open_method: Literal["browser", "download"] = "download",
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> None:
        """Write nothing: the disk is the server's."""
        binary.close()
