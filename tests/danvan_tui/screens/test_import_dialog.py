"""The import from the dashboard: picked, looked at, stored or not."""

import getpass
import shutil
from pathlib import Path

import pytest

from danvan_tui.screens.dashboard import DashboardScreen
from danvan_tui.screens.file_pick import FileDialog
from danvan_tui.screens.unit_find import UnitFindDialog
from danvan_tui.screens.unit_pick import UnitPickDialog
from danvan_tui.screens.year_pick import YearPickDialog
from db.engine import Database
from db.read.models import model_page
from db.scope import Scope, Span
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.workbooks import (
    FAULTY,
    FLAT,
    flat,
    listed,
    preview,
    shown,
    stored,
    write_workbook,
)


async def test_a_list_is_picked_looked_at_and_stored(running: Running, empty: Path, folder: Path) -> None:
    shutil.copy(FLAT, folder / "Danh sách phẳng.xlsx")
    async with running(size=(120, 40), database=empty) as pilot:
        await pilot.press("f5")
        await settle(pilot)
        assert isinstance(pilot.app.screen, FileDialog)
        assert "Danh sách phẳng.xlsx" in shown(pilot)
        await pilot.press(*"sach phang", "enter")
        await settle(pilot)
        text = shown(pilot)
        for words in ("Đọc được        187", "Mới             187", "Đã có             0", "Có lỗi            0"):
            assert words in text
        for words in ("Kinh tế                           42", "Văn hóa - xã hội                  89"):
            assert words in text
        assert "Ghi 187 mô hình vào sổ" in text
        assert stored(empty) == 0
        await pilot.press("enter")
        await settle(pilot)
        assert "Đã ghi 187 dòng vào sổ" in shown(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DashboardScreen)
        while dashboard(pilot).trail.scope.span.first != 2015 or "187 mô hình" not in shown(pilot):
            await settle(pilot)
    assert stored(empty) == 187
    database = Database(empty)
    with database.read() as connection:
        actors = connection.exec_driver_sql("select distinct actor from change").scalars().all()
    database.close()
    assert getpass.getuser() in actors


async def test_a_list_that_is_in_the_register_has_nothing_to_store(
    running: Running, empty: Path, folder: Path
) -> None:
    async with running(database=empty) as pilot:
        for _ in range(2):
            await preview(pilot, FLAT)
            if "Mới             187" in shown(pilot):
                await pilot.press("enter")
                await settle(pilot)
                await pilot.press("enter")
        text = shown(pilot)
        assert "Đã có           187" in text
        assert "không có gì để ghi" in text
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DashboardScreen)
    assert stored(empty) == 187


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40), (160, 45)])
async def test_a_faulty_list_says_what_to_mend_and_cannot_be_stored(
    running: Running, empty: Path, folder: Path, size: tuple[int, int]
) -> None:
    path = Path(shutil.copy(FAULTY, folder / "danh-sach.xlsx"))
    async with running(size=size, database=empty) as pilot:
        dialog = await preview(pilot, path)
        faults = [row.cells[1].text for row in dialog.rows.rows]
        assert faults == ["4", "5", "6", "7", "8", "9", "11", "12", "14"]
        text = shown(pilot)
        assert "9 dòng phải sửa trong tệp" in text
        assert "Thiếu tên mô hình" in flat(pilot)
        assert "F5 đọc lại" in text
        assert "Enter" not in text
        await pilot.press("down")
        await settle(pilot)
        assert "Enter chọn đơn vị" in shown(pilot)
        assert "Không có đơn vị này trong sổ" in flat(pilot)
        await pilot.press("up", "enter")
        await settle(pilot)
        assert "bấm F5 để đọc lại" in flat(pilot)
        assert pilot.app.screen is dialog
        shutil.copy(FLAT, path)
        await pilot.press("f5")
        await settle(pilot)
        assert "Ghi 187 mô hình vào sổ" in shown(pilot)
    assert stored(empty) == 0


async def test_escape_goes_back_to_the_folder_and_stores_nothing(
    running: Running, empty: Path, folder: Path
) -> None:
    shutil.copy(FLAT, folder / "b.xlsx")
    shutil.copy(FAULTY, folder / "a.xlsx")
    async with running(database=empty) as pilot:
        await preview(pilot, folder / "b.xlsx")
        await pilot.press("escape")
        await settle(pilot)
        picker = pilot.app.screen
        assert isinstance(picker, FileDialog)
        assert picker.choices.cursor_key == "b.xlsx"
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DashboardScreen)
        await pilot.press("f5")
        await settle(pilot)
        assert isinstance(pilot.app.screen, FileDialog)
        assert pilot.app.screen.choices.cursor_key == "b.xlsx"
    assert stored(empty) == 0


async def test_a_unit_that_may_be_two_is_asked_for(running: Running, empty: Path, folder: Path) -> None:
    # In 2025 a ward of this name went and another one came.
    rows = [listed("Một", "Châu Sơn", 2025), listed("Hai", "phường châu sơn", 2025), listed("Ba")]
    path = write_workbook(folder / "hai.xlsx", DS=rows)
    async with running(size=(120, 40), database=empty) as pilot:
        await preview(pilot, path)
        text = shown(pilot)
        assert "Còn 2 tên đơn vị phải chọn" in text
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, UnitPickDialog)
        assert "Tỉnh Ninh Bình" in shown(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "Còn 2 tên đơn vị phải chọn" in shown(pilot)
        await pilot.press("enter", "down", "enter")
        await settle(pilot)
        assert "Còn 1 tên đơn vị phải chọn" in shown(pilot)
        assert "Đã chọn" in shown(pilot)
        await pilot.press("enter", "down", "enter")
        await settle(pilot)
        assert "Ghi 3 mô hình vào sổ" in shown(pilot)
        await pilot.press("enter")
        await settle(pilot)
    assert stored(empty) == 3


async def test_another_sheet_is_a_key_away(running: Running, empty: Path, folder: Path) -> None:
    path = write_workbook(folder / "nhieu.xlsx", Một=[listed("Một")], Hai=[listed("Hai"), listed("Ba")])
    async with running(size=(120, 40), database=empty) as pilot:
        await preview(pilot, path)
        assert "trang «Một» 1/2" in shown(pilot)
        assert "Tab trang khác" in shown(pilot)
        for key, sheet, count in (
            ("tab", "«Hai» 2/2", 2),
            ("right", "«Một» 1/2", 1),
            ("shift+tab", "«Hai» 2/2", 2),
        ):
            await pilot.press(key)
            await settle(pilot)
            assert f"trang {sheet}" in shown(pilot)
            assert f"Ghi {count} mô hình" in shown(pilot)


async def test_a_cursor_key_and_enter_in_one_burst_answer_the_row_they_lead_to(
    running: Running, empty: Path, folder: Path
) -> None:
    rows = [listed("Một", "Châu Sơn", 2025), listed("Hai", "phường châu sơn", 2025)]
    path = write_workbook(folder / "hai.xlsx", DS=rows)
    async with running(size=(120, 40), database=empty) as pilot:
        await preview(pilot, path)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert "Trong tệp ghi «phường châu sơn»" in shown(pilot)


async def test_a_unit_of_another_name_is_chosen_and_the_file_stays_as_it_is(
    running: Running, empty: Path, folder: Path
) -> None:
    rows = [listed("Một", "Khối phố Đông"), listed("Hai", "khối phố đông"), listed("Ba", "Xóm Lạ")]
    path = write_workbook(folder / "la.xlsx", DS=rows)
    async with running(size=(120, 40), database=empty) as pilot:
        dialog = await preview(pilot, path)
        assert "Enter chọn đơn vị" in shown(pilot)
        assert "Enter để chọn, không cần sửa tệp" in flat(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, UnitFindDialog)
        assert "«Khối phố Đông»" in shown(pilot)
        # Enter once more is no answer: a slow line may bring it twice.
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, UnitFindDialog)
        assert "Gõ vài chữ, hoặc chọn bằng" in shown(pilot)
        await pilot.press("escape", "enter", *"liem chinh", "enter")
        await settle(pilot)
        # Other ways to write the name are chosen with it; the third row is still to be said.
        assert next(row.cells[1].text for row in dialog.rows.rows) == "4"
        assert "→ Phường Liêm Chính" in shown(pilot)
        assert "1 dòng phải sửa" in shown(pilot)
        await pilot.press("enter", *"quang trung", "enter")
        await settle(pilot)
        assert "Ghi 3 mô hình vào sổ" in shown(pilot)
        # What was chosen can be chosen again.
        await pilot.press("end")
        await settle(pilot)
        assert "Enter: chọn lại đơn vị này" in shown(pilot)
        await pilot.press("enter", *"lam ha", "enter")
        await settle(pilot)
        assert "→ Phường Lam Hạ" in shown(pilot)
        await pilot.press("home", "enter")
        await settle(pilot)
    assert stored(empty) == 3
    assert _units(empty) == {"Một": "Phường Liêm Chính", "Hai": "Phường Liêm Chính", "Ba": "Phường Lam Hạ"}


async def test_the_year_of_rows_that_say_none_is_said_once(running: Running, empty: Path, folder: Path) -> None:
    rows = [(*listed("Một")[:5], "", "Hiệu quả"), listed("Hai", year=2018)]
    path = write_workbook(folder / "nam.xlsx", DS=rows)
    async with running(size=(80, 24), database=empty) as pilot:
        await preview(pilot, path)
        assert "F2 ghi năm" in shown(pilot)
        assert "F2 để ghi năm" in flat(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, YearPickDialog)
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, YearPickDialog)
        await pilot.press("escape")
        await settle(pilot)
        assert "1 dòng phải sửa" in shown(pilot)
        await pilot.press("f2", *"2016", "enter")
        await settle(pilot)
        assert "năm 2016-2018" in shown(pilot)
        # Another one, should that have been wrong.
        await pilot.press("f2", *"2017", "enter")
        await settle(pilot)
        assert "năm 2017-2018" in shown(pilot)
        await pilot.press("enter")
        await settle(pilot)
    assert stored(empty) == 2


async def test_a_file_with_all_its_years_asks_for_none(running: Running, empty: Path, folder: Path) -> None:
    path = write_workbook(folder / "du.xlsx", DS=[listed("Một")])
    async with running(size=(80, 24), database=empty) as pilot:
        dialog = await preview(pilot, path)
        assert "F2" not in shown(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert pilot.app.screen is dialog


def _units(path: Path) -> dict[str, str]:
    """The unit of each model."""
    database = Database(path)
    with database.read() as connection:
        found = {row.name: row.unit for row in model_page(connection, Scope(Span(2015, 2020))).rows}
    database.close()
    return found
