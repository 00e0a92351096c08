"""From exec to the full dashboard on 187 models, beside a process that only imports what it is made of."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tests.bench.dashboard import command, is_frame, is_full
from tests.bench.process import cpu_seconds
from tests.bench.registers import Registers
from tests.bench.screen import Watched, is_ready
from tests.bench.size import Size
from tests.bench.stopwatch import alternate, median
from tests.bench.table import Row, Wanted

_IMPORTS: Final = "import textual.app, sqlmodel, plotext; print('xong', flush=True); input()"


@dataclass(frozen=True, slots=True)
class _Start:
    """Seconds from exec to the frame and to all that there is to come, and the processor time of that."""

    frame: float
    full: float
    cpu: float


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """Until the frame, and until every figure is on the screen."""
    register = registers.sample()

    def whole() -> _Start:
        with Watched(command(register), registers.bytecode) as screen:
            return _Start(screen.until(is_frame), screen.until(is_full(register)), cpu_seconds(screen.pid))

    def imports() -> _Start:
        with Watched([sys.executable, "-c", _IMPORTS], registers.bytecode) as screen:
            at = screen.until(is_ready)
            return _Start(at, at, cpu_seconds(screen.pid))

    shown, imported = alternate(size, whole, imports)
    full = median(one.full for one in shown) * 1e3
    name = f"exec to the full dashboard, {register.models} models"
    yield Row(name, full, "ms", median(one.full for one in imported) * 1e3, "imports", Wanted(1.25, "ratio"))
    cpu, bare = (median(one.cpu for one in side) * 1e3 for side in (shown, imported))
    yield Row("  CPU of it", cpu, "ms", bare, "imports")
    # The frame is up before the data.
    frame = median(one.frame for one in shown) * 1e3
    yield Row("exec to the frame", frame, "ms", full, "full", Wanted(0.95, "ratio"))
