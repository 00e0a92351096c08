"""Files for the import's tests, and the way to their preview."""

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from textual.pilot import Pilot

from danvan_tui.screens.importing import ImportDialog
from danvan_tui.widgets.viet_input import VietInput
from db.engine import Database
from tests.danvan_tui.conftest import lines, settle

DATA = Path(__file__).parents[2] / "data"
FLAT = DATA / "danh-sach-phang.xlsx"
FAULTY = DATA / "danh-sach-co-loi.xlsx"

HEADING = ("TT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Tập thể/Cá nhân", "Năm", "Kết quả")


def listed(name: str, unit: str = "Phường Quang Trung", year: int = 2019) -> tuple[object, ...]:
    """A row of a list."""
    return (1, name, unit, "Kinh tế", "Tập thể", year, "Hiệu quả")


def write_workbook(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    """A workbook with a list on each sheet."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate((HEADING, *rows)):
                sheet.write_row(number, 0, row)
    return path


def shown(pilot: Pilot[None]) -> str:
    return "\n".join(lines(pilot))


def flat(pilot: Pilot[None]) -> str:
    """What is on the screen, its frames and line breaks left out."""
    return " ".join(shown(pilot).replace("│", " ").split())


def stored(path: Path) -> int:
    """How many models the register holds."""
    database = Database(path)
    with database.read() as connection:
        count = connection.exec_driver_sql("select count(*) from emulation_model").scalar()
    database.close()
    return int(count or 0)


async def preview(pilot: Pilot[None], path: Path) -> ImportDialog:
    """Pick a file by its path, and wait for its preview."""
    await pilot.press("f5")
    await settle(pilot)
    await type_path(pilot, path)
    await pilot.press("enter")
    await settle(pilot)
    dialog = pilot.app.screen
    assert isinstance(dialog, ImportDialog)
    return dialog


async def type_path(pilot: Pilot[None], path: Path) -> None:
    pilot.app.screen.query_one(VietInput).value = str(path)
    await settle(pilot)
