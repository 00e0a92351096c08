"""A committee member at a terminal: the whole program as it is installed, on a register of the test's own."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.terminal.driver import Terminal

FIGURES = "187 mô hình"
"""What the first screen of the sample register says."""


@contextmanager
def member(
    register: Path,
    *words: str,
    cols: int = 120,
    rows: int = 40,
    env: Mapping[str, str] | None = None,
    first: str = FIGURES,
) -> Iterator[Terminal]:
    """Starts the program, and waits until its first screen is complete.

    Args:
        register: The register's file.
        words: What else the member types on the command line.
        cols: Columns of the terminal.
        rows: Rows of the terminal.
        env: Variables on top of those of an xterm with 256 colours over SSH.
        first: What the first screen says.
    """
    argv = [sys.executable, "-m", "danvan_tui", "--db", str(register), *words]
    home = str(register.parent)
    own = {"COLORTERM": "", "HOME": home, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home}
    with Terminal(argv, cols=cols, rows=rows, env={**own, **(env or {})}) as terminal:
        terminal.until(first)
        if cols >= 110:
            # The last that comes: the model under the cursor, in full.
            terminal.until("MH0")
        terminal.quiet(0.3)
        yield terminal


def restored(terminal: Terminal) -> bool:
    """Whether the terminal is as it was: its own screen, its cursor, no mode left on."""
    end = terminal.raw[-400:]
    off = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l")
    return not terminal.screen.alternate and all(mode in end for mode in off)


def copied(template: Path, folder: Path) -> Path:
    """A copy of a register that a test may change."""
    path = folder / "so.db"
    shutil.copy(template, path)
    os.chmod(path, 0o600)
    return path
