"""Doing nothing: nothing may be sent, and next to nothing used."""

from collections.abc import Iterator

from tests.bench.dashboard import opened
from tests.bench.registers import Registers
from tests.bench.screen import Watched, echo, is_ready
from tests.bench.size import Size
from tests.bench.stopwatch import alternate, median
from tests.bench.table import Row, Wanted, number


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """Bytes and processor time of a dashboard that nobody touches."""
    with Watched(echo(), registers.bytecode) as peer, opened(registers, registers.sample(), size) as screen:
        peer.until(is_ready)
        idle, bare = alternate(size, lambda: screen.rest(size.idle), lambda: peer.rest(size.idle))
    name = f"{number(size.idle)} s idle"
    sent, sent_bare = (sum(cost.sent for cost in side) for side in (idle, bare))
    yield Row(f"{name}, bytes in all", sent, "B", sent_bare, "echo", Wanted(0))
    cpu, cpu_bare = (median(cost.cpu for cost in side) for side in (idle, bare))
    yield Row(f"{name}, CPU", cpu * 1e3, "ms", cpu_bare * 1e3, "echo")
