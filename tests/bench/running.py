"""Every bench by its name, and how they are run."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tests.bench import (
    acts,
    change,
    crowd,
    generate,
    idle,
    importing,
    kept,
    keys,
    opening,
    rush,
    search,
    serve,
    start,
    views,
    wire,
)
from tests.bench.registers import Registers
from tests.bench.size import Size
from tests.bench.table import Row

Measure = Callable[[Size, Registers], Iterator[Row]]

BENCHES: Final[dict[str, Measure]] = {
    "start": start.measure,
    "keys": keys.measure,
    "open": opening.measure,
    "views": views.measure,
    "search": search.measure,
    "change": change.measure,
    "acts": acts.measure,
    "import": importing.measure,
    "generate": generate.measure,
    "idle": idle.measure,
    "serve": serve.measure,
    "kept": kept.measure,
    "rush": rush.measure,
    "crowd": crowd.measure,
    "wire": wire.measure,
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a bench found."""

    bench: str
    rows: tuple[Row, ...]


def run(names: Sequence[str], size: Size, registers: Registers) -> Iterator[Measured]:
    """Run benches one after the other.

    Args:
        names: Of ``BENCHES``.
        size: How much is measured.
        registers: What on.
    """
    for name in names:
        sys.stderr.write(f"{name} ...\n")
        yield Measured(name, tuple(BENCHES[name](size, registers)))
