"""Starts a program in a pseudo-terminal and lets a test be its user: press, look, wait, hang up."""

import os
import signal
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, Self

from pyte.screens import Char

from tests.terminal.child import Child, Deadline
from tests.terminal.keys import to_bytes
from tests.terminal.screen import Screen

PATIENCE: Final = 20.0
"""Seconds until a wait counts as failed; generous, for only a failing test uses it up."""
ESCAPE_PAUSE: Final = 0.3
"""Seconds after a lone Escape in which a program may take the next byte for the rest of a key."""

Wanted = str | Callable[["Terminal"], object]
"""A text somewhere on the screen, or a question to the terminal whose answer must become true."""


class Terminal:
    """A program in a pseudo-terminal. Use as a context manager: at its end nothing of the program is left.

    The output is read whenever the test waits or sends, never in the background, so what a test sees does not
    change under it.

    Args:
        argv: The program and its arguments.
        cols: Columns of the terminal.
        rows: Rows of the terminal.
        env: Variables on top of a plain xterm's environment.
        cwd: Directory to start in; the repository's where None.
    """

    def __init__(
        self,
        argv: Sequence[str],
        *,
        cols: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.argv = list(argv)
        self.screen = Screen(cols, rows)
        self._child = Child(argv, cols, rows, env, cwd)
        self.pid = self._child.pid
        self._raw = bytearray()
        self._escape = Deadline(0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close()

    # --- what a user does ----------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys by their names ("down", "ctrl+p", "f1"); what is no key's name is typed as text."""
        for key in keys:
            self.send(to_bytes(key))

    def type(self, text: str) -> None:
        """Type a text, whatever it says."""
        self.send(text.encode())

    def paste(self, text: str) -> None:
        """Paste as a terminal does that brackets what is pasted."""
        self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def send(self, data: bytes) -> None:
        """Send bytes at once. A byte right after a lone Escape waits, as a finger would, for the key to end."""
        while self._escape.left and not self._child.silent:
            self._pump(self._escape.left)
        sent, deadline = 0, Deadline(PATIENCE)
        while sent < len(data):
            if self._child.silent or not deadline.left:
                raise AssertionError(f"the program does not read {data[sent:]!r}; {self._picture()}")
            sent += self._child.write(data[sent : sent + 1024])
            # A program that writes before it reads would block us both if we did not read meanwhile.
            self._pump(0.0 if sent == len(data) else 0.01)
        self._escape = Deadline(ESCAPE_PAUSE if data.endswith(b"\x1b") else 0)

    def resize(self, cols: int, rows: int) -> None:
        """Change the size of the window; the program gets SIGWINCH."""
        self.screen.resize(cols, rows)
        self._child.resize(cols, rows)

    def hang_up(self) -> None:
        """Close the window or lose the line: the program gets SIGHUP, its reads end and its writes fail."""
        self._child.hang_up()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    # --- what a user sees ----------------------------------------------------------------------------------

    @property
    def raw(self) -> bytes:
        """All that the program has written, as far as it has been read."""
        return bytes(self._raw)

    def mark(self) -> int:
        """This point in the output, for ``bytes_since``."""
        return len(self._raw)

    def bytes_since(self, mark: int) -> bytes:
        """What the program has written since the mark."""
        return bytes(self._raw[mark:])

    def lines(self) -> list[str]:
        """The rows of the screen from the top, without the blanks at their ends."""
        return self.screen.lines()

    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines())

    def line_with(self, text: str) -> str:
        """The first row that holds the text; raises AssertionError with the screen where none does."""
        return self.lines()[self._find(text)[1]]

    def cells_of(self, text: str) -> list[Char]:
        """The cells in which the text first stands, with their colours and attributes (see ``Screen.cell``)."""
        x, y = self._find(text)
        return [self.screen.cell(x + i, y) for i in range(len(text))]

    def _find(self, text: str) -> tuple[int, int]:
        for y, line in enumerate(self.lines()):
            if text in line:
                return self.screen.column(y, line.index(text)), y
        raise AssertionError(f"{text!r} is not on the screen; {self._picture()}")

    # --- waiting -------------------------------------------------------------------------------------------

    def until(self, wanted: Wanted, timeout: float = PATIENCE) -> None:
        """Wait until a text is on the screen or a question to the terminal is answered with true.

        Raises:
            AssertionError: It did not come in ``timeout`` seconds, or the program ended; it shows the screen.
        """
        self._wait(lambda: self._has(wanted), f"waited for {_name(wanted)}", Deadline(timeout))

    def until_gone(self, wanted: Wanted, timeout: float = PATIENCE) -> None:
        """Wait until a text is no longer on the screen; raises like ``until``."""
        self._wait(lambda: not self._has(wanted), f"waited for {_name(wanted)} to go", Deadline(timeout))

    def quiet(self, seconds: float = 0.1, timeout: float = PATIENCE) -> None:
        """Wait until nothing was written for so many seconds; raises AssertionError if that never happens."""
        deadline = Deadline(timeout)
        while self._pump(seconds):
            if not deadline.left:
                raise AssertionError(f"the program never stops writing; {self._picture()}")

    def exit_status(self, timeout: float = PATIENCE) -> int:
        """Wait for the program's end: its exit code, or the negative number of the signal that killed it."""
        deadline = Deadline(timeout)
        while (status := self._child.status(0.0)) is None:
            if not deadline.left:
                raise AssertionError(f"the program did not end in {timeout:g} s; {self._picture()}")
            self._child.await_output_or_end(deadline.left)
            self._pump(0.0)
        while self._pump(0.0):
            pass
        return status

    def _has(self, wanted: Wanted) -> bool:
        return wanted in self.text() if isinstance(wanted, str) else bool(wanted(self))

    def _wait(self, done: Callable[[], bool], what: str, deadline: Deadline) -> None:
        while not done():
            if self._child.silent:
                ended = self._child.status(1.0)
                raise AssertionError(f"{what}, but the program ended ({ended}); {self._picture()}")
            if not self._pump(deadline.left) and not deadline.left:
                raise AssertionError(f"{what}; {self._picture()}")

    def _pump(self, seconds: float) -> bool:
        """Read once, within so many seconds; whether there was anything."""
        if data := self._child.read(seconds):
            self._raw += data
            if answer := self.screen.feed(data):
                self._child.write(answer)
        elif self._child.silent:
            self.screen.end()
        return bool(data)

    def _picture(self) -> str:
        bar = "-" * 40
        return f"the screen of {self.argv}:\n{bar}\n{self.text().rstrip()}\n{bar}"


def _name(wanted: Wanted) -> str:
    return repr(wanted) if isinstance(wanted, str) else wanted.__doc__ or "a condition"
