"""Many who are in at the same time: at rest, and each pressing keys while somebody changes the register."""

import time
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from tests.bench.clients import Stay, clients
from tests.bench.door import Door, serving
from tests.bench.registers import Registers
from tests.bench.size import Size
from tests.bench.stopwatch import median
from tests.bench.table import Row, Wanted
from tests.bench.writer import Commit, seen, writing_every

EVERY: Final = 2.0
"""Seconds between two keys of a member."""
CHANGES_EVERY: Final = 1.0
_SETTLED: Final = 2.0
"""Seconds in which the last change is to be on every screen."""


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """With as many sessions as there are to be."""
    with (
        serving(registers, registers.sample(), size.sessions, size.workers) as door,
        clients(registers, door) as crowd,
    ):
        crowd.open(size.sessions)
        crowd.stay(size.idle)
        used = door.cpu()
        crowd.stay(2 * size.idle)
        share = (door.cpu() - used) / (2 * size.idle)
        name = f"{size.sessions} sessions" + (f", {size.workers} workers" if size.workers > 1 else "")
        yield Row(f"{name} at rest, share of a core", share * 100, "%", wanted=Wanted(1))
        used = door.cpu()
        crowd.begin(EVERY)
        with writing_every(door.register, CHANGES_EVERY) as commits:
            time.sleep(size.stay)
        share = (door.cpu() - used) / size.stay
        time.sleep(_SETTLED)
        stay = crowd.end()
        yield from _rows(name, door, stay, commits, share)
        crowd.close()


def _rows(name: str, door: Door, stay: Stay, commits: Sequence[Commit], share: float) -> Iterator[Row]:
    delays = list(chain.from_iterable(stay.delays))
    lost = stay.lost + len(door.events("session_crashed", "session_failed"))
    yield Row(f"{name}, keys and changes: lost", lost, "", wanted=Wanted(0))
    yield Row(f"{name}, key to screen, 95th percentile", percentile(delays, 95), "ms", wanted=Wanted(150))
    yield Row("  median", median(delays or [0.0]) * 1e3, "ms")
    yield Row("  longest", max(delays, default=0.0) * 1e3, "ms")
    yield Row("  keys without an answer", stay.unanswered, "", wanted=Wanted(0))
    screens = [seen(commits, figures) for figures in stay.figures]
    last = [max((one for one in row if one is not None), default=0.0) for row in zip(*screens, strict=True)]
    missed = sum(one is None for screen in screens for one in screen)
    yield Row(
        f"{name}, commit to the last screen, longest", max(last, default=0.0) * 1e3, "ms", wanted=Wanted(1000)
    )
    yield Row("  95th percentile", percentile(last, 95), "ms")
    yield Row("  median", median(last or [0.0]) * 1e3, "ms")
    yield Row(f"  not shown, of {len(commits)} changes on {len(screens)} screens", missed, "", wanted=Wanted(0))
    yield Row(f"{name}, keys and changes: share of a core", share * 100, "%")
    yield Row("  the clients' own lateness, 95th percentile", percentile(stay.late, 95), "ms")


def percentile(seconds: Sequence[float], share: int) -> float:
    """The least that so many of a hundred values are within; in milliseconds."""
    ordered = sorted(seconds)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)] * 1e3 if ordered else 0.0
