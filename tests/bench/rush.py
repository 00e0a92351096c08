"""Many who come at the same moment, and one who is already in."""

from collections.abc import Iterator
from typing import Final

from tests.bench.clients import clients
from tests.bench.door import serving
from tests.bench.registers import Registers
from tests.bench.size import Size
from tests.bench.stopwatch import median
from tests.bench.table import Row, Wanted

EVERY: Final = 0.1
"""Seconds between two keys of the one who is in."""


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """As often as runs are asked for."""
    many = size.rush
    took, each, waits, costs = [], [], [], []
    with (
        serving(registers, registers.sample(), many + 1, size.workers) as door,
        clients(registers, door, door.keys[:1]) as inside,
    ):
        inside.open(1)
        for number in range(size.runs + size.warm):
            with clients(registers, door, door.keys[1:]) as crowd:
                used = door.cpu()
                # Its own process: what the crowd's costs its client must not count as a wait.
                inside.begin(EVERY)
                opened = crowd.open(many, at_once=True)
                cost = (door.cpu() - used) / many
                crowd.close()
            found = inside.end()
            if number >= size.warm:
                took.append(max(one.complete for one in opened) - min(one.began for one in opened))
                each.append(median(one.seconds for one in opened))
                waits.append(max(found.delays[0], default=0.0))
                costs.append(cost)
    yield Row(f"{many} sessions at once, all complete", median(took), "s", wanted=Wanted(5))
    yield Row("  half of them complete", median(each), "s")
    yield Row("  longest wait for a key of one already in", median(waits) * 1e3, "ms", wanted=Wanted(300))
    yield Row("  the server's CPU for each", median(costs) * 1e3, "ms")
