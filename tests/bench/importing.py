"""Importing a workbook: rows read, checked and stored in a second, beside reading and storing them unchecked."""

import csv
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import python_calamine
import xlsxwriter

from db.engine import Database
from db.exchange.importing import plan_import, run_import
from db.lifecycle import Standing, Subject
from db.sample.register import sample_rows
from db.setup import create_register
from db.sqlite import sqlite_driver
from tests.bench.registers import Registers
from tests.bench.size import Size
from tests.bench.stopwatch import alternate, median, seconds
from tests.bench.table import Row, Wanted, number

HEADINGS = ("STT", "Tên mô hình", "Đơn vị đăng ký", "Lĩnh vực", "Tập thể/Cá nhân", "Năm đăng ký", "Kết quả")
_SUBJECTS = {Subject.COLLECTIVE: "Tập thể", Subject.INDIVIDUAL: "Cá nhân"}
_STANDINGS = {
    Standing.REGISTERED: "Đã đăng ký",
    Standing.ACTIVE: "Đang triển khai",
    Standing.EFFECTIVE: "Hiệu quả",
}

Cells = list[tuple[Any, ...]]


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """A workbook and a text file with the same rows."""
    folder = registers.temporary()
    rows = _rows(size.rows)
    xlsx, text = folder / "danh-sach.xlsx", folder / "danh-sach.csv"
    _write_xlsx(xlsx, rows)
    _write_csv(text, rows)
    for path, read in ((xlsx, _read_xlsx), (text, _read_csv)):
        yield from _measured(path, read, size, registers)


def _measured(path: Path, read: Callable[[Path], Cells], size: Size, registers: Registers) -> Iterator[Row]:
    def imported() -> tuple[float, float]:
        database = Database(registers.temporary() / "register.db")
        create_register(database)
        plans = []
        planned = seconds(lambda: plans.append(plan_import(database, path)))
        outcomes = []
        stored = seconds(lambda: outcomes.append(run_import(database, plans[0], "bench")))
        database.close()
        assert outcomes[0].stored == size.rows, outcomes[0]
        return planned, stored

    def bare() -> tuple[float, float]:
        return 0.0, seconds(lambda: _store_bare(registers.temporary() / "bare.db", read(path)))

    done, peer = alternate(size, imported, bare)
    name = f"{path.suffix[1:]} of {number(size.rows)} rows"
    speeds = [size.rows / median(sum(parts) for parts in side) for side in (done, peer)]
    least = Wanted(5_000, at_least=True)
    yield Row(f"{name} imported", speeds[0], "/s", speeds[1], "read and INSERTed", least)
    yield Row("  read and checked alone", size.rows / median(planned for planned, _ in done), "/s")
    yield Row("  stored alone", size.rows / median(stored for _, stored in done), "/s")


def _rows(count: int) -> Cells:
    """The sample's rows again and again, with names of their own."""
    return [
        (
            number,
            f"{row.name}, số {number}",
            row.unit,
            row.field,
            _SUBJECTS[row.subject],
            row.year,
            _STANDINGS[row.standing],
        )
        for number, row in enumerate(islice(cycle(list(sample_rows())), count), 1)
    ]


def _write_xlsx(path: Path, rows: Cells) -> None:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Danh sách")
        for number, row in enumerate([HEADINGS, *rows]):
            sheet.write_row(number, 0, row)


def _write_csv(path: Path, rows: Cells) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *rows])


def _read_xlsx(path: Path) -> Cells:
    sheet = python_calamine.load_workbook(path).get_sheet_by_index(0)
    return [tuple(row) for row in sheet.to_python()]


def _read_csv(path: Path) -> Cells:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [tuple(row) for row in csv.reader(file)]


def _store_bare(path: Path, rows: Cells) -> None:
    connection: Any = sqlite_driver().module.connect(path)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE row (a, b, c, d, e, f, g)")
    connection.executemany("INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.commit()
    connection.close()
