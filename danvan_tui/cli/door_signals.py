"""Signals of a session under OpenSSH: it ends by way of every line that is still to be written."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

SIGNALS: Final = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
"""A lost line, Ctrl+C while there is no dashboard, a server that stops."""


@contextmanager
def in_order() -> Iterator[None]:
    """Let each of them leave by ``SystemExit``, 128 and its number, as shells have it."""
    before = {number: signal.signal(number, _leave) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def ignore_signals() -> None:
    """From here on nothing but the last lines is to be done."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)
