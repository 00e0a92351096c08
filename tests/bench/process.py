"""What a process has used, as the kernel counts it, and how busy the machine is."""

import os
import time
from pathlib import Path
from typing import Final

BUSY: Final = 1.0
"""Other work than ours, as a load average, from which on figures of time say little."""


def cpu_seconds(pid: int) -> float:
    """Processor time of a process with all its threads, the ended ones too.

    ``/proc/PID/stat`` counts in hundredths of a second, longer than a key takes; this is the kernel's own clock of
    the process, in nanoseconds.
    """
    # clock_getcpuclockid(3), which Python has not: the process's number inverted, and clock 2 (all time of all
    # its threads) in the last three bits.
    return time.clock_gettime((~pid << 3) | 2)


def children(pid: int) -> tuple[int, ...]:
    """The processes that a process has started and that still run."""
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return tuple(int(child) for file in found for child in file.read_text(encoding="ascii").split())


def resident_bytes(pid: int) -> int:
    """Memory of a process that is in use now."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise ProcessLookupError(pid)


def own_bytes(pid: int) -> tuple[int, int]:
    """Memory of a process: its share of all that it uses (PSS), and what it alone uses (USS)."""
    found: dict[str, int] = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]:
        name, size = line.split()[:2]
        found[name.rstrip(":")] = int(size) * 1024
    return found["Pss"], found["Private_Clean"] + found["Private_Dirty"]


def load() -> float:
    """How many processes wanted to run, on average of the last minute."""
    return os.getloadavg()[0]
