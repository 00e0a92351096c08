"""A program in a pseudo-terminal of which every byte is timed, and what a key or a pause costs it."""

import re
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from tests.bench.process import cpu_seconds
from tests.terminal.child import Child, Deadline
from tests.terminal.keys import to_bytes
from tests.terminal.screen import Screen

COLS, ROWS = 120, 40
PATIENCE: Final = 60.0

_QUERY: Final = re.compile(rb"\x1b\[(?:[>0-9;]*[cn]|\?[0-9;]*\$p)")


@dataclass(frozen=True, slots=True)
class Cost:
    """What something cost a program.

    Attributes:
        sent: Bytes that it wrote.
        cpu: Seconds of processor time.
        answered: Seconds until the last of the bytes; 0 where there were none.
        elapsed: Seconds that were watched.
    """

    sent: int
    cpu: float
    answered: float
    elapsed: float


class Watched:
    """A program in a terminal of 120x40 and 256 colours. Use as a context manager.

    The emulator takes longer over a frame than the program does. So what is read is only timed at first, and drawn
    when somebody looks.
    """

    def __init__(self, argv: Sequence[str], bytecode: Path) -> None:
        """Start it.

        Args:
            argv: The program and its arguments.
            bytecode: Where compiled modules are kept, so that every run but the first finds them.
        """
        env = {"COLORTERM": "", "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(bytecode)}
        self._child = Child(argv, COLS, ROWS, env, None)
        self.began = time.perf_counter()
        self.pid = self._child.pid
        self.sent = 0
        self.last = self.began
        self._screen = Screen(COLS, ROWS)
        self._answers = Screen(1, 1)
        self._undrawn: deque[tuple[float, bytes]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close()

    def until(self, shows: Callable[[list[str]], bool]) -> float:
        """Wait for something on the screen.

        Args:
            shows: Whether these lines show it.

        Returns:
            Seconds from exec to the byte that completed it.

        Raises:
            AssertionError: It does not come.
        """
        deadline = Deadline(PATIENCE)
        while deadline.left and not self._child.silent:
            self.quiet(0.1)
            while self._undrawn:
                at = self._draw()
                if shows(self._screen.lines()):
                    return at - self.began
        raise AssertionError("it never came; the screen:\n" + "\n".join(self.lines()))

    def quiet(self, silence: float) -> None:
        """Wait until nothing was written for so many seconds."""
        deadline = Deadline(PATIENCE)
        while self._pump(silence):
            assert deadline.left, "it never stops writing"

    def cost(self, work: Callable[[], object], silence: float, patience: float = 0.0) -> Cost:
        """What something costs the program, until it has been silent for so many seconds.

        Args:
            work: What it answers to; time is taken from its end.
            silence: Seconds without a byte that say that it is done.
            patience: Seconds within which the first byte is to come.
        """
        sent, cpu, started = self.sent, cpu_seconds(self.pid), time.perf_counter()
        work()
        asked = time.perf_counter()
        self._pump(patience)
        self.quiet(silence)
        answered = max(0.0, self.last - asked) if self.sent > sent else 0.0
        return Cost(self.sent - sent, cpu_seconds(self.pid) - cpu, answered, time.perf_counter() - started)

    def rest(self, silence: float, patience: float = 0.0) -> Cost:
        """What the program does by itself; see ``cost``."""
        return self.cost(lambda: None, silence, patience)

    def press(self, key: str) -> None:
        """Press a key by its name."""
        self._child.write(to_bytes(key))

    def lines(self) -> list[str]:
        """What is on the screen now."""
        while self._undrawn:
            self._draw()
        return self._screen.lines()

    def _pump(self, wait: float) -> bool:
        data = self._child.read(wait)
        if not data:
            return False
        self.last = time.perf_counter()
        self.sent += len(data)
        self._undrawn.append((self.last, data))
        queries = b"".join(_QUERY.findall(data))
        if queries and (answer := self._answers.feed(queries)):
            self._child.write(answer)
        return True

    def _draw(self) -> float:
        at, data = self._undrawn.popleft()
        self._screen.feed(data)
        return at


_ECHO: Final = """
import os, tty
tty.setraw(0)
os.write(1, b"xong")
while data := os.read(0, 1024):
    os.write(1, data)
"""


def echo() -> list[str]:
    """A program that sends back what it gets, and says "xong" when it is ready: the least that a key can cost."""
    return [sys.executable, "-S", "-c", _ECHO]


def is_ready(lines: list[str]) -> bool:
    """Whether a peer has said "xong"."""
    return "xong" in lines[0]
