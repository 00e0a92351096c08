"""The dashboard in a measured terminal: how it is started, and what is on the screen when it shows everything."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from db.text import format_int
from tests.bench.registers import Register, Registers
from tests.bench.screen import Watched
from tests.bench.size import Size

_AT_REST: Final = 1.0
"""The model under the cursor is read last, when the cursor has rested for less than half of this."""

_TITLES: Final = ("1 Lĩnh vực", "2 Đơn vị", "3 Mô hình", "4 Chi tiết")
_MODEL: Final = re.compile(r" 20\d\d \S")
"""The year and the standing in a line of the list of models."""
_MAIN: Final = "from danvan_tui.cli import main; main()"


def command(register: Register) -> list[str]:
    """The command that opens the dashboard on a register."""
    installed = Path(sys.executable).with_name("danvan")
    program = [str(installed)] if installed.exists() else [sys.executable, "-c", _MAIN]
    return [*program, "--db", register.where]


def is_frame(lines: list[str]) -> bool:
    """Whether the panes are drawn, with or without figures."""
    return all(any(title in line for line in lines) for title in _TITLES)


def is_full(register: Register) -> Callable[[list[str]], bool]:
    """Whether every figure of a register is there."""
    return shows_all(register.models)


def shows_all(models: int) -> Callable[[list[str]], bool]:
    """Whether every figure is there: the total, the fields', the units', and the list of so many models."""
    total = format_int(models)

    def shows(lines: list[str]) -> bool:
        return (
            f"{total} mô hình" in lines[0]
            and any(f"3 Mô hình · {total}" in line for line in lines)
            and any("2 Đơn vị · " in line for line in lines)
            and any("Cộng" in line and total in line for line in lines[2:])
            and sum(_MODEL.search(line) is not None for line in lines[3:]) >= 5
        )

    return shows


def at_rest(size: Size) -> float:
    """Seconds of silence that say that nothing is under way any more."""
    return min(_AT_REST, size.idle)


@contextmanager
def opened(registers: Registers, register: Register, size: Size) -> Iterator[Watched]:
    """A dashboard that shows everything and has come to rest."""
    with Watched(command(register), registers.bytecode) as screen:
        screen.until(is_full(register))
        screen.quiet(at_rest(size))
        yield screen
