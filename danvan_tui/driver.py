"""Textual's driver for a terminal of this process, for the day when the terminal is lost."""

from textual.drivers.linux_driver import LinuxDriver


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
