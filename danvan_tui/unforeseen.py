"""What nobody had foreseen is written down for whoever mends the program; a member only sees words."""

import traceback
from contextlib import suppress

from danvan_tui.places import log_file
from db.text import now_utc

LOG_LIMIT = 1_000_000
"""Bytes after which the log begins anew."""


def write_down(error: BaseException) -> bool:
    """Append an error with its traceback to the log.

    Returns:
        Whether it could be written.
    """
    details = "".join(traceback.format_exception(error))
    path = log_file()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        large = path.exists() and path.stat().st_size > LOG_LIMIT
        with path.open("w" if large else "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{now_utc()}\n{details}\n")
        return True
    return False
