"""Opening the large register beside opening the sample: time and memory."""

from collections.abc import Iterator

from tests.bench.dashboard import at_rest, command, is_full
from tests.bench.process import resident_bytes
from tests.bench.registers import Register, Registers
from tests.bench.screen import Watched
from tests.bench.size import Size
from tests.bench.stopwatch import alternate, median
from tests.bench.table import Row, Wanted, number

MB = 1024 * 1024


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """Seconds until every figure is on the screen, and the memory in use then."""
    small, large = registers.sample(), registers.generated(size)

    def opening(register: Register) -> tuple[float, float]:
        with Watched(command(register), registers.bytecode) as screen:
            at = screen.until(is_full(register))
            screen.quiet(at_rest(size))
            return at, resident_bytes(screen.pid) / MB

    few, many = alternate(size, lambda: opening(small), lambda: opening(large))
    name = f"{number(size.models)} models"
    time, usual = (median(at for at, _ in found) * 1e3 for found in (many, few))
    yield Row(f"exec to the full dashboard, {name}", time, "ms", usual, "187 models", Wanted(1.5, "ratio"))
    memory, usual = (median(rss for _, rss in found) for found in (many, few))
    yield Row(f"memory in use, {name}", memory, "MB", usual, "187 models")
    yield Row("  of it more than on 187 models", memory - usual, "MB", wanted=Wanted(20))
