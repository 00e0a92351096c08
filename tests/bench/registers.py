"""The registers that are measured on.

Made when first asked for; kept for the run, or from run to run in the folder that ``DANVAN_BENCH_DIR`` names.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db.engine import Database
from db.errors import DatabaseError
from db.read.catalogue import default_span, register_info
from db.read.tallies import total
from db.sample.opening import open_sample
from db.scope import Scope
from tests.bench.size import Size
from tests.bench.table import number
from tests.postgres import drop_database, make_database, postgres_server
from tests.terminal.child import REPOSITORY, environment

DIRECTORY: Final = "DANVAN_BENCH_DIR"


@dataclass(frozen=True, slots=True)
class Register:
    """A register.

    Attributes:
        where: Its path or URL.
        models: How many models the dashboard shows when it opens on it.
        scope: What the dashboard shows then.
    """

    where: str
    models: int
    scope: Scope

    def database(self) -> Database:
        """It, opened in this process."""
        return Database(self.where)


class Registers:
    """Makes and keeps the registers. ``close`` must be called, or use ``registers()``."""

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder."""
        self.folder = folder
        self.bytecode = folder / "bytecode"
        self._stack = ExitStack()
        self._copies = 0

    def close(self) -> None:
        """Remove what was made for this run alone."""
        self._stack.close()

    def sample(self) -> Register:
        """The sample register of 187 models."""
        path = self.folder / "sample.db"
        open_sample(path).close()
        return _looked_at(str(path))

    def generated(self, size: Size) -> Register:
        """The large register."""
        path = self.folder / f"models-{size.models}.db"
        if not _holds(path, size.models):
            remove(path)
            generate(path, size.models, size.units, self.bytecode)
        return _looked_at(str(path))

    def both(self, size: Size) -> Iterator[tuple[Register, str]]:
        """The sample and, where that is larger, the large register; each with how many models it has."""
        sample = self.sample()
        yield sample, str(sample.models)
        if size.models > sample.models:
            yield self.generated(size), number(size.models)

    def copy(self, register: Register) -> Register:
        """A register that may be changed."""
        path = self.temporary() / "register.db"
        shutil.copyfile(register.where, path)
        return Register(str(path), register.models, register.scope)

    def temporary(self) -> Path:
        """A new folder that is gone after the run."""
        return Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="danvan-bench-")))

    @contextmanager
    def postgres(self, size: Size) -> Iterator[Register]:
        """A register on a PostgreSQL server of our own.

        Raises:
            NoPostgres: There is none.
        """
        with postgres_server(quick=False) as server:
            url = make_database(server, "danvan_bench").render_as_string(hide_password=False)
            try:
                generate(url, size.postgres_models, max(3, size.units // 5), self.bytecode)
                database = Database(url)
                with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    connection.exec_driver_sql("VACUUM ANALYZE")
                database.close()
                yield _looked_at(url)
            finally:
                drop_database(server, "danvan_bench")


@contextmanager
def registers() -> Iterator[Registers]:
    """The registers of a run."""
    with ExitStack() as stack:
        kept = os.environ.get(DIRECTORY)
        name = kept or stack.enter_context(tempfile.TemporaryDirectory(prefix="danvan-bench-"))
        folder = Path(name).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        made = Registers(folder)
        stack.callback(made.close)
        yield made


def generate(where: str | Path, models: int, units: int, bytecode: Path) -> None:
    """Make up a register as the command does it, in a process of its own.

    Raises:
        CalledProcessError: It failed; its words stand on stderr.
    """
    sizes = ["--models", str(models), "--units", str(units)]
    subprocess.run(
        [sys.executable, "-m", "db.sample", *sizes, "--db", str(where)],
        env=environment({"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(bytecode)}),
        cwd=REPOSITORY,
        stdout=subprocess.DEVNULL,
        check=True,
    )


def remove(path: Path) -> None:
    """Remove an SQLite file and what stands beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _holds(path: Path, models: int) -> bool:
    """Whether a register of so many models and of today's structure is there."""
    database = Database(path)
    try:
        database.require()
        with database.read() as connection:
            return register_info(connection).models == models
    except DatabaseError:
        return False
    finally:
        database.close()


def _looked_at(where: str) -> Register:
    database = Database(where)
    with database.read() as connection:
        scope = Scope(default_span(connection))
        models = total(connection, scope).total
    database.close()
    return Register(where, models, scope)
