"""Making up a register: models a second, beside bare INSERTs of the same rows."""

import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from db.sqlite import sqlite_driver
from tests.bench.registers import Registers, generate
from tests.bench.size import Size
from tests.bench.stopwatch import median
from tests.bench.table import Row, Wanted, number

RUNS = 2
"""Of a million models, which take most of a minute each."""
CHUNK = 10_000


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """The command as a person runs it, its start included."""
    walls, cpus, bare = [], [], []
    for _ in range(min(RUNS, size.runs)):
        path = registers.temporary() / "made.db"
        used, began = _children_cpu(), time.perf_counter()
        generate(path, size.models, size.units, registers.bytecode)
        walls.append(time.perf_counter() - began)
        cpus.append(_children_cpu() - used)
        bare.append(_bare_inserts(path))
    name = f"{number(size.models)} models made up"
    speeds = [size.models / median(seconds) for seconds in (walls, cpus, bare)]
    yield Row(f"{name}, by the clock", speeds[0], "/s", speeds[2], "bare INSERTs", Wanted(20_000, at_least=True))
    yield Row(f"{name}, by the CPU", speeds[1], "/s", speeds[2], "bare INSERTs")


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _bare_inserts(made: Path) -> float:
    """Seconds for storing the same rows in two plain tables, without indexes, checks or a search."""
    driver: Any = sqlite_driver().module
    source, target = driver.connect(made), driver.connect(made.with_name("bare.db"))
    target.execute("PRAGMA synchronous = FULL")
    taken = 0.0
    for table in ("emulation_model", "registration"):
        rows = source.execute(f"SELECT * FROM {table}")
        columns = [column[0] for column in rows.description]
        target.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
        marks = ", ".join("?" * len(columns))
        while chunk := rows.fetchmany(CHUNK):
            began = time.perf_counter()
            target.executemany(f"INSERT INTO {table} VALUES ({marks})", chunk)
            taken += time.perf_counter() - began
    began = time.perf_counter()
    target.commit()
    taken += time.perf_counter() - began
    source.close()
    target.close()
    return taken
