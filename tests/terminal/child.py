"""A program in a pseudo-terminal: its bytes in and out, its size, its end."""

import contextlib
import os
import select
import signal
import threading
import time
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from ptyprocess import PtyProcess

REPOSITORY: Final = Path(__file__).parents[2]

_UNWANTED_ENV: Final = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "TERM_PROGRAM", "ESCDELAY")
_UNWANTED_PREFIXES: Final = ("TEXTUAL", "DANVAN", "LC_", "PYTEST", "COV_")


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without what changes how programs draw, as an xterm has it, and ``extra``."""
    base = {
        name: value
        for name, value in os.environ.items()
        if name not in _UNWANTED_ENV and not name.startswith(_UNWANTED_PREFIXES)
    }
    return base | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"} | dict(extra or {})


class Child:
    """A running program with a pseudo-terminal of its own; ``close`` must be called.

    Args:
        argv: The program and its arguments.
        cols: Columns of the terminal.
        rows: Rows of the terminal.
        env: Variables on top of ``environment()``.
        cwd: Directory to start in; the repository's where None.
    """

    def __init__(
        self, argv: Sequence[str], cols: int, rows: int, env: Mapping[str, str] | None, cwd: Path | None
    ) -> None:
        with warnings.catch_warnings():
            # Python 3.12 warns of every fork beside threads; this child only executes the program.
            warnings.filterwarnings("ignore", ".*multi-threaded", DeprecationWarning)
            self._process = PtyProcess.spawn(
                list(argv), dimensions=(rows, cols), env=environment(env), cwd=str(cwd or REPOSITORY)
            )
        self.pid: int = self._process.pid
        self.silent = False
        """Nothing more can be read: the program has left the terminal, or the terminal has hung up."""
        self._hung_up = False
        self._status: int | None = None
        self._gone, self._gone_writer = os.pipe()
        # A thread that blocks in waitpid makes the end something to select on.
        self._reaper = threading.Thread(target=self._reap, daemon=True)
        self._reaper.start()

    def _reap(self) -> None:
        _, status = os.waitpid(self.pid, 0)
        self._status = os.waitstatus_to_exitcode(status)
        os.write(self._gone_writer, b".")

    def read(self, seconds: float) -> bytes:
        """What the program has written, as soon as there is any; empty after so many seconds or at its end."""
        if self.silent or not select.select([self._process.fd], [], [], max(0.0, seconds))[0]:
            return b""
        try:
            data = os.read(self._process.fd, 65536)
        except OSError:
            # Linux says EIO when the last process has left the terminal.
            data = b""
        self.silent = not data
        return data

    def write(self, data: bytes) -> int:
        """Send what the terminal takes now; returns how many bytes (0: read the program first)."""
        if not select.select([], [self._process.fd], [], 0.0)[1]:
            return 0
        return os.write(self._process.fd, data)

    def resize(self, cols: int, rows: int) -> None:
        """Change the size of the terminal; the program gets SIGWINCH."""
        self._process.setwinsize(rows, cols)

    def hang_up(self) -> None:
        """Close the terminal: the program gets SIGHUP, its reads end and its writes fail."""
        if not self._hung_up:
            self._hung_up = self.silent = True
            self._process.fileobj.close()
            # Told closed, so that its destructor does not look for a process that the reaper waits for.
            self._process.closed = True

    def status(self, seconds: float) -> int | None:
        """Wait for the end for so many seconds: exit code, or minus the signal's number; None while it runs."""
        if self._status is None and select.select([self._gone], [], [], max(0.0, seconds))[0]:
            self._reaper.join()
        return self._status

    def await_output_or_end(self, seconds: float) -> None:
        """Return when there is something to read, when the program has ended, or after so many seconds."""
        files = [self._gone] if self.silent else [self._gone, self._process.fd]
        select.select(files, [], [], max(0.0, seconds))

    def close(self) -> None:
        """Kill what is left of the program and of what it started in its terminal."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._reaper.join()
        self.hang_up()
        os.close(self._gone)
        os.close(self._gone_writer)


class Deadline:
    """A point in the future.

    Args:
        seconds: How far away.
    """

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds until then, at least 0."""
        return max(0.0, self._at - time.monotonic())
