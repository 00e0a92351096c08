"""Lists as committees hand them in, written to files, and what the register says after an import."""

import csv
from collections.abc import Sequence
from pathlib import Path

from db.engine import Database
from db.exchange.importing import ImportOutcome, ImportPlan, plan_import, run_import
from db.read.catalogue import revision
from db.read.records import Tally
from db.read.tallies import by_field
from db.scope import Scope, Span

DATA = Path(__file__).parents[2] / "data"
FLAT, BY_FIELD, FAULTY = (
    DATA / name for name in ("danh-sach-phang.xlsx", "bieu-tong-hop-theo-linh-vuc.xlsx", "danh-sach-co-loi.xlsx")
)
SHARES = (("KT", 42), ("VX", 89), ("QA", 50), ("HT", 6))
ALL = Span(2015, 2026)

HEADING = ("Tên mô hình", "Đơn vị đăng ký", "Lĩnh vực", "Tập thể/Cá nhân", "Năm đăng ký", "Kết quả")
Row = Sequence[str | int]


def write(path: Path, rows: Sequence[Row], heading: Sequence[str] = HEADING) -> Path:
    """A list as UTF-8 text."""
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([heading, *rows])
    return path


def plan_of(
    database: Database, folder: Path, rows: Sequence[Row], heading: Sequence[str] = HEADING, **choices: int
) -> ImportPlan:
    """What an import of these rows would do."""
    return plan_import(database, write(folder / "danh-sach.csv", rows, heading), choices=choices)


def store(
    database: Database, folder: Path, rows: Sequence[Row], heading: Sequence[str] = HEADING
) -> ImportOutcome:
    """Import these rows."""
    return run_import(database, plan_of(database, folder, rows, heading), "thử")


def problems(plan: ImportPlan) -> list[tuple[int, str]]:
    """The rows that are rejected, and why."""
    return [(problem.row, problem.kind.value) for problem in plan.rejected]


def fields(database: Database, span: Span = ALL) -> dict[str, Tally]:
    """The figures of each field."""
    with database.read() as connection:
        return {row.code: row.tally for row in by_field(connection, Scope(span)).rows}


def head(database: Database) -> int:
    """The register's revision."""
    with database.read() as connection:
        return revision(connection)


def unit_id(database: Database, name: str, year: int = 2020) -> int:
    """The unit of this name in a year."""
    from sqlalchemy import select

    from db.schema.tables import UNIT

    stands = (UNIT.c.valid_from <= f"{year}-12-31") & (
        UNIT.c.valid_to.is_(None) | (UNIT.c.valid_to >= f"{year}-01-01")
    )
    with database.read() as connection:
        found: int = connection.execute(select(UNIT.c.id).where(UNIT.c.name == name, stands)).scalar_one()
        return found
