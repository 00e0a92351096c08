"""Memory: what each further session takes, and what is kept of those that are closed."""

import time
from collections.abc import Iterator
from typing import Final

from tests.bench.clients import clients
from tests.bench.door import Door, serving
from tests.bench.opening import MB
from tests.bench.process import own_bytes, resident_bytes
from tests.bench.registers import Registers
from tests.bench.size import Size
from tests.bench.table import Row, Wanted

ROUNDS: Final = 3
_EVERY: Final = 0.5
_ENDS_WITHIN: Final = 10.0
"""Seconds in which the last session that was closed is to be gone."""


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """Rounds of sessions that are opened, used for a moment and closed again, every second one without a word."""
    few, many = max(1, size.round // 10), size.round
    memory = []
    with serving(registers, registers.sample(), many) as door, clients(registers, door) as crowd:

        def used() -> tuple[float, float, float]:
            crowd.stay(min(3.0, size.idle), _EVERY)
            shared, alone = own_bytes(door.pid)
            return resident_bytes(door.pid) / MB, shared / MB, alone / MB

        for number in range(ROUNDS):
            if number == 0:
                crowd.open(few)
                before = used()
                crowd.open(many - few)
            else:
                crowd.open(many)
            memory.append(used())
            if number == ROUNDS - 1:
                _, paused = door.live_apps()
            crowd.close()
        left = _left(door)
        left_resident = resident_bytes(door.pid) / MB
    for what, first, then in zip(("RSS", "PSS", "USS"), before, memory[0], strict=True):
        wanted = Wanted(5) if what != "PSS" else None
        yield Row(f"each session from {few} to {many}, {what}", (then - first) / (many - few), "MB", wanted=wanted)
    for number, (resident, _, _) in enumerate(memory, 1):
        wanted = Wanted(1.1, "ratio") if number == ROUNDS else None
        yield Row(f"RSS in round {number} of {many} sessions", resident, "MB", memory[0][0], "round 1", wanted)
    yield Row("  after the last one", left_resident, "MB", memory[0][0], "round 1")
    yield Row("apps in memory when all are closed", left, "", wanted=Wanted(0))
    yield Row(f"a full look for garbage with {many} sessions open", paused * 1e3, "ms")


def _left(door: Door) -> int:
    """Apps that are still in memory when every session has had the time to end."""
    deadline = time.monotonic() + _ENDS_WITHIN
    while (left := door.live_apps()[0]) and time.monotonic() < deadline:
        time.sleep(0.5)
    return left
