"""From ``ssh`` to the complete dashboard, beside ``ssh HOST true`` and VisiData under OpenSSH."""

import csv
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from danvan_tui.locale import words
from danvan_tui.present import say
from db.read.models import model_page
from tests.bench.clients import clients
from tests.bench.dashboard import is_frame, is_full
from tests.bench.door import Door, serving
from tests.bench.openssh import ssh, sshd
from tests.bench.registers import Register, Registers
from tests.bench.screen import Watched
from tests.bench.size import Size
from tests.bench.stopwatch import alternate, median, seconds
from tests.bench.table import Row, Wanted

_SHEET: Final = "models.csv"


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """Each as often as the others, in turn; nobody else is in."""
    register = registers.sample()
    folder = registers.temporary()
    visidata = shutil.which("vd")
    with serving(registers, register, 1) as door, sshd(folder) as (port, key):

        def dashboard() -> tuple[float, float, float]:
            used = door.cpu()
            with Watched(ssh(door.port, door.folder / "key", terminal=True), registers.bytecode) as screen:
                return screen.until(is_frame), screen.until(is_full(register)), door.cpu() - used

        def login() -> tuple[float, float, float]:
            whole = seconds(lambda: subprocess.run(ssh(port, key, "true"), check=True))
            return whole, whole, 0.0

        def sheet() -> tuple[float, float, float]:
            call = ssh(port, key, visidata or "vd", str(folder / _SHEET), terminal=True)
            with Watched(call, registers.bytecode) as screen:
                whole = screen.until(lambda lines: any("MH0" in line for line in lines[1:]))
                return whole, whole, 0.0

        sides = [dashboard, login]
        if visidata:
            _export(register, folder / _SHEET)
            sides.append(sheet)
        shown, logged_in, *sheets = alternate(size, *sides)
        true = median(whole for _, whole, _ in logged_in) * 1e3
        full = median(whole for _, whole, _ in shown) * 1e3
        name = "ssh HOST true, OpenSSH"
        yield Row("ssh to the complete dashboard", full, "ms", true, name, Wanted(1, "ratio"))
        frame = median(first for first, _, _ in shown) * 1e3
        yield Row("  to its frame", frame, "ms", true, name)
        yield Row("  the server's CPU for it", median(used for _, _, used in shown) * 1e3, "ms")
        if sheets:
            yield Row("VisiData under OpenSSH", median(whole for _, whole, _ in sheets[0]) * 1e3, "ms", true, name)
        else:
            yield Row("(VisiData is not installed here) ssh HOST true", true, "ms")
        yield from _crowd_client(size, registers, door)


def _crowd_client(size: Size, registers: Registers, door: Door) -> Iterator[Row]:
    """The other client of these benches, so that their figures can be read beside those of OpenSSH's."""
    with clients(registers, door) as one:
        found = [one.open(1)[0].seconds for _ in range(size.runs + size.warm)][size.warm :]
        one.close()
    yield Row("the crowd's client to the complete dashboard", median(found) * 1e3, "ms")


def _export(register: Register, path: Path) -> None:
    """The register's models as a sheet."""
    said = words("vi")
    database = register.database()
    with database.read() as connection:
        rows = model_page(connection, register.scope, limit=1_000).rows
    database.close()
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["code", "name", "unit", "year", "standing"])
        sheet.writerows([row.code, row.name, row.unit, row.year, say.standing(said, row.standing)] for row in rows)
