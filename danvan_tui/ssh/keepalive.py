"""Lines that are dead without a word, found by the kernel."""

import socket
from typing import Final

from danvan_tui.ssh.limits import Limits

LONGEST: Final = 32_767
"""Seconds; Linux takes no longer ones."""


def watch_line(line: socket.socket, limits: Limits) -> None:
    """Have a connection ended whose other end answers no more.

    Asked by TCP and not by SSH: a question by SSH cost a millisecond of this process's time, and every 15 s from
    each of 100 members who only look on was a hundredth of a core. Neither wakes the process here.

    Args:
        line: The connection.
        limits: How long it may be silent, and how often it is asked in vain.
    """
    seconds = min(limits.keepalive_seconds, LONGEST)
    tries = min(limits.keepalive_tries, 127)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    wanted = {
        "TCP_KEEPIDLE": seconds,
        "TCP_KEEPINTVL": seconds,
        "TCP_KEEPCNT": tries,
        # What was sent and not taken is asked for by other rules: by itself up to a quarter of an hour.
        "TCP_USER_TIMEOUT": min(seconds * (tries + 1) * 1000, 2**31 - 1),
    }
    for name, value in wanted.items():
        option: int | None = getattr(socket, name, None)
        if option is not None:
            line.setsockopt(socket.IPPROTO_TCP, option, value)
