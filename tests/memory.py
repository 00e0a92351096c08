"""Where the tests keep their files: in memory, where there is enough of it.

They make some thousand registers and a database for each test on PostgreSQL. To copy one of those, 300 files, took
half a second of a disk and a thirtieth in memory.
"""

import os
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

MEMORY: Final = Path("/dev/shm")
ENOUGH: Final = 2 << 30
"""Bytes that must be free. A run takes some hundred million; what failed is kept until the next one."""


@cache
def folder() -> Path:
    """The folder for temporary files. A container's ``/dev/shm`` is often small, or may run no programs."""
    try:
        found = os.statvfs(MEMORY)
    except OSError:
        return Path(tempfile.gettempdir())
    fits = found.f_bavail * found.f_frsize >= ENOUGH and not found.f_flag & os.ST_NOEXEC
    return MEMORY if fits and os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir())
