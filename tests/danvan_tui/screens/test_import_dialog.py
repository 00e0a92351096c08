"""The import from the dashboard: picked, looked at, stored or not."""

import getpass
import shutil
from pathlib import Path

import pytest

from danvan_tui.screens.dashboard import DashboardScreen
from danvan_tui.screens.file_pick import FileDialog
from danvan_tui.screens.unit_pick import UnitPickDialog
from db.engine import Database
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
        await pilot.press("down")
        await settle(pilot)
        assert "Không có đơn vị này trong sổ" in flat(pilot)
        await pilot.press("enter")
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
