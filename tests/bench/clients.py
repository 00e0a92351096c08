"""Clients of a door in a process of their own: what they use is not the server's, and what they time not ours."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.bench.door import Door
from tests.bench.registers import Registers
from tests.terminal.child import REPOSITORY, environment


@dataclass(frozen=True, slots=True)
class Opened:
    """A dashboard that was opened: when it was asked for, when all of it was there, bytes until then."""

    began: float
    complete: float
    sent: int

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.complete - self.began


@dataclass(frozen=True, slots=True)
class Stay:
    """What a crowd met while it stayed. Times in seconds.

    Attributes:
        began: When it began.
        sent: For each terminal, when it got how many bytes.
        delays: For each terminal, from each cursor key to the frame that shows it.
        unanswered: Cursor keys that were not answered by the end.
        figures: For each terminal, when the first line's figure became which; the first is of before.
        lost: Sessions that are closed.
        late: How late the clients' process was, looked at again and again.
        cpu: What it used.
    """

    began: float
    sent: list[list[tuple[float, int]]]
    delays: list[list[float]]
    unanswered: int
    figures: list[list[tuple[float, int]]]
    lost: int
    late: list[float]
    cpu: float


class Clients:
    """A crowd that does what it is told."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Of a process that runs."""
        self._process = process

    def open(self, count: int, *, at_once: bool = False) -> list[Opened]:
        """Open so many more dashboards, and return when all of them are complete.

        Raises:
            AssertionError: One did not open.
        """
        answer = self._ask(do="open", many=count, at_once=at_once)
        assert len(answer["opening"]) == count, f"did not open: {answer['failed'] or 'closed at once'}"
        return [Opened(*opening) for opening in answer["opening"]]

    def begin(self, every: float = 0.0, keys: list[list[str]] | None = None) -> None:
        """Let each member press a key every so often from now on; 0 for none, None for cursor keys."""
        self._ask(do="begin", every=every, keys=keys or [])

    def end(self) -> Stay:
        """Let them press no more; what they met since ``begin``."""
        return Stay(**self._ask(do="end"))

    def stay(self, seconds: float, every: float = 0.0, keys: list[list[str]] | None = None) -> Stay:
        """Both, with so many seconds in between."""
        self.begin(every, keys)
        time.sleep(seconds)
        return self.end()

    def close(self) -> int:
        """Let everybody go; returns how many had been thrown out before."""
        return int(self._ask(do="close")["lost"])

    def _ask(self, **order: object) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the clients are gone; what they say stands above"
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def clients(registers: Registers, door: Door, keys: tuple[str, ...] | None = None) -> Iterator[Clients]:
    """A process with clients of a door.

    Args:
        registers: Where compiled modules are kept.
        door: Where they go.
        keys: Private keys of the members that come, one after the other; None for everybody's.
    """
    env = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(registers.bytecode)}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.crowd_client", str(door.port), str(door.register.models)],
        env=environment(env),
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(list(door.keys if keys is None else keys)) + "\n")
    process.stdin.flush()
    try:
        yield Clients(process)
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
