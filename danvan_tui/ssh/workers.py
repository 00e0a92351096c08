"""Several processes behind one port, where one core is not enough for everybody.

The kernel deals the connections out (SO_REUSEPORT). Each process has its own sessions, its own feed and its own
count of the limits; the register is what they share. This is the process that looks after them.
"""

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from danvan_tui.ssh.events import Events

PATIENCE: Final = 8.0
"""Seconds that the workers have to end: each takes 5 at most to tell its members."""
AGAIN: Final = 1.0
"""Seconds after which a worker that was killed is started again."""
_ENDS: Final = frozenset({signal.SIGTERM, signal.SIGINT})
_HEARD: Final = _ENDS | {signal.SIGHUP, signal.SIGCHLD}


def reserve(host: str) -> socket.socket:
    """A free port, kept for the workers as long as the socket is open.

    Raises:
        OSError: There is none at that host.
    """
    (family, kind, protocol, _, address), *_ = socket.getaddrinfo(
        host or "0.0.0.0", 0, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )
    kept = socket.socket(family, kind, protocol)
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    kept.bind(address)
    return kept


def heed() -> None:
    """Take the signals that came before there was anybody to take them, and those that come."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)


class Workers:
    """Starts the workers, tells them what this process is told, and starts another one where one was killed."""

    def __init__(self, count: int, events: Events) -> None:
        """None runs yet.

        Args:
            count: How many.
            events: The log, which they write as well.
        """
        self._count = count
        self._events = events
        self._running: dict[int, int] = {}

    def fork(self) -> tuple[int, int]:
        """Return once in each worker; the process that looks after them never returns.

        Call it before there is a thread or a connection. A signal waits in a worker until it calls ``heed``.

        Returns:
            The worker's number from 0, and a file that is at its end when the process that looks after it is gone.

        Raises:
            SystemExit: In the process that looks after them, when they have ended.
        """
        signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)
        pipe = os.pipe()
        if (number := self._missing()) is None:
            number = self._look_after()
        os.close(pipe[1])
        return number, pipe[0]

    def _missing(self) -> int | None:
        """Start the workers that are missing; returns the number in each of them, and None here."""
        for number in sorted(set(range(self._count)) - set(self._running.values())):
            pid = os.fork()
            if not pid:
                return number
            self._running[pid] = number
        return None

    def _look_after(self) -> int:
        """Until they are told to end; returns the number in a worker that was started meanwhile."""
        while True:
            heard = signal.sigwait(_HEARD)
            if heard in _ENDS:
                raise SystemExit(self._end(0))
            if heard == signal.SIGHUP:
                self._tell(signal.SIGHUP)
            for number, code in self._ended():
                if code >= 0:
                    # It has said why it cannot serve, and another one would say so again.
                    raise SystemExit(self._end(code or 1))
                self._events.log("worker_killed", "error", worker=number, signal=-code)
                # Whatever kills them at once must not keep this process busy.
                time.sleep(AGAIN)
                if (again := self._missing()) is not None:
                    return again

    def _ended(self) -> Iterator[tuple[int, int]]:
        """The workers that have ended, with their exit codes: below 0 the signal that killed it."""
        for pid, number in list(self._running.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                del self._running[pid]
                yield number, os.waitstatus_to_exitcode(status)

    def _end(self, code: int) -> int:
        """End them all; returns the exit code."""
        self._tell(signal.SIGTERM)
        until = time.monotonic() + PATIENCE
        while self._running and (left := until - time.monotonic()) > 0:
            signal.sigtimedwait([signal.SIGCHLD], left)
            for _ in self._ended():
                pass
        self._tell(signal.SIGKILL)
        return code

    def _tell(self, number: int) -> None:
        for pid in self._running:
            with suppress(ProcessLookupError):
                os.kill(pid, number)
