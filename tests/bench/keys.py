"""A cursor key in the list of models: bytes, processor time and the answer's delay, beside a bare echo."""

from collections.abc import Callable, Iterator
from functools import partial

from tests.bench.dashboard import opened
from tests.bench.registers import Registers
from tests.bench.screen import Cost, Watched, echo, is_ready
from tests.bench.size import Size
from tests.bench.stopwatch import median
from tests.bench.table import Row, Wanted

DONE = 0.06
"""Silence after which a key is answered; the next one comes before the model under the cursor is read in full."""
RESTED = 0.8
"""Silence after which that is done as well."""
BYTES, CPU = Wanted(400), Wanted(5)
WITHIN = 12
"""Keys down that stay within the view of 120x40."""
BEYOND = 25
"""Keys down after which each further one moves the list."""


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """Each kind of movement, on the sample and on the large register."""
    with Watched(echo(), registers.bytecode) as screen:
        screen.until(is_ready)
        bare = _pressed(screen, size.keys, lambda number: "down")
    for register, name in registers.both(size):
        with opened(registers, register, size) as screen:
            screen.press("3")
            screen.quiet(RESTED)
            idle = screen.rest(max(0.2, size.idle / 5))
            rate = idle.cpu / idle.elapsed
            within = _pressed(screen, size.keys, lambda n: "down" if n // WITHIN % 2 == 0 else "up")
            yield from _rows(f"{name} models: up and down in view", within, bare, rate)
            for _ in range(min(BEYOND, size.keys)):
                screen.press("down")
                screen.quiet(DONE)
            moving = _pressed(screen, size.keys, lambda n: "down")
            yield from _rows(f"{name} models: down, the list moves", moving, bare, rate)
            pages = _pressed(screen, max(2, size.keys // 4), lambda n: "pagedown" if n % 2 == 0 else "pageup")
            yield from _rows(f"{name} models: a page down and up", pages, bare, rate, wanted=False)
            rested = _pressed(screen, max(1, size.keys // 8), lambda n: "up", RESTED)
            yield from _rows(f"{name} models: up, then resting there", rested, bare, rate, wanted=False)


def _pressed(screen: Watched, count: int, key: Callable[[int], str], silence: float = DONE) -> list[Cost]:
    costs = []
    for pressed in range(count):
        name = key(pressed)
        costs.append(screen.cost(partial(screen.press, name), silence, patience=1.0))
    return costs


def _rows(name: str, costs: list[Cost], bare: list[Cost], idle: float, *, wanted: bool = True) -> Iterator[Row]:
    """Means, since a page that is read now and then belongs to each key's price."""
    sent = sum(cost.sent for cost in costs) / len(costs)
    sent_bare = sum(cost.sent for cost in bare) / len(bare)
    yield Row(f"{name}, bytes", sent, "B", sent_bare, "echo", BYTES if wanted else None)
    used = sum(cost.cpu - idle * cost.elapsed for cost in costs) / len(costs)
    used_bare = sum(cost.cpu for cost in bare) / len(bare)
    yield Row(f"{name}, CPU over idle", used * 1e3, "ms", used_bare * 1e3, "echo", CPU if wanted else None)
    delay, delay_bare = (median(cost.answered for cost in side) for side in (costs, bare))
    yield Row(f"{name}, answered after", delay * 1e3, "ms", delay_bare * 1e3, "echo")
