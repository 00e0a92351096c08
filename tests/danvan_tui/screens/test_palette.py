"""The palette."""

from danvan_tui.commands import Where
from danvan_tui.screens.palette import PaletteDialog, _Found
from danvan_tui.widgets.virtual_list import VirtualList
from db.scope import Span
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import cursor, rows, says, shown, write


async def test_commands_come_with_their_keys_and_what_is_not_possible_says_why(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("ctrl+p")
        await settle(pilot)
        assert "Lệnh Chọn giai đoạn hoặc năm F2 p" in rows(pilot)
        await write(pilot, "cot")
        assert cursor(pilot).startswith("Lệnh Chọn các cột của danh sách mô hình · Chỉ dùng được ở: Mô hình.")
        await pilot.press("enter")
        assert says(pilot) == "Chỉ dùng được ở: Mô hình."
        await pilot.press("escape")
        assert pilot.app.screen is dashboard(pilot)


async def test_why_not_stays_when_something_is_found_later(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("ctrl+p")
        await settle(pilot)
        await write(pilot, "cot")
        await settle(pilot)
        await pilot.press("enter")
        palette = pilot.app.screen
        assert isinstance(palette, PaletteDialog)
        palette._take_found(_Found("cot"))
        assert says(pilot) == "Chỉ dùng được ở: Mô hình."
        await pilot.press("down")
        assert says(pilot) == ""


async def test_a_command_is_run(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("ctrl+p")
        await write(pilot, "o mo hinh")
        await pilot.press("enter")
        await settle(pilot)
        assert dashboard(pilot).where is Where.MODELS


async def test_a_model_is_reached_by_its_code(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("ctrl+p")
        await write(pilot, "mh169")
        await settle(pilot)
        assert cursor(pilot).startswith("Mô hình ")
        await pilot.press("enter")
        await settle(pilot)
        model = dashboard(pilot).detail.model
        assert model is not None
        assert model.code == "MH0169"


async def test_a_period_and_a_field_are_reached_without_accents(running: Running) -> None:
    async with running() as pilot:
        screen = dashboard(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await write(pilot, "2018")
        assert cursor(pilot) == "Giai đoạn Năm 2018"
        await pilot.press("enter")
        await settle(pilot)
        assert screen.trail.scope.span == Span(2018, 2018)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await write(pilot, "quoc phong")
        assert cursor(pilot) == "Lĩnh vực Quốc phòng - an ninh QA"
        await pilot.press("enter")
        await settle(pilot)
        assert screen.trail.scope.field == "QA"


async def test_choosing_what_is_chosen_already_does_not_open_it_up(running: Running) -> None:
    async with running() as pilot:
        for _ in range(2):
            await pilot.press("ctrl+p")
            await settle(pilot)
            await write(pilot, "kinh te")
            await pilot.press("enter")
            await settle(pilot)
            assert dashboard(pilot).trail.scope.field == "KT"


async def test_a_unit_is_found_and_looked_at(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("ctrl+p")
        await write(pilot, "quang tr")
        await settle(pilot)
        assert cursor(pilot) == "Đơn vị Phường Quang Trung"
        await pilot.press("enter")
        await settle(pilot)
        assert dashboard(pilot).trail.here.unit_name == "Phường Quang Trung"
        assert "3 Mô hình · 7" in shown(pilot)


async def test_enter_at_once_waits_for_what_is_found(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("ctrl+p")
        await settle(pilot)
        await pilot.press(*"trinh", "space", *"xa", "enter")
        await settle(pilot)
        assert dashboard(pilot).trail.here.unit_name == "Xã Trịnh Xá"


async def test_a_model_is_found_its_cursor_stands_on_it_and_it_is_open(running: Running) -> None:
    async with running(size=(160, 45)) as pilot:
        screen = dashboard(pilot)
        await pilot.press("1", "enter")
        await settle(pilot)
        assert screen.trail.scope.field == "KT"
        await pilot.press("ctrl+p")
        await write(pilot, "duong hoa")
        await settle(pilot)
        assert cursor(pilot).startswith("Mô hình Trồng và chăm sóc đường hoa")
        await pilot.press("down", "enter")
        await settle(pilot)
        assert screen.where is Where.DETAIL
        assert screen.detail.model is not None
        assert screen.detail.model.name == "Trồng và chăm sóc đường hoa"
        assert screen.models.cursor is not None
        assert screen.models.cursor.id == screen.detail.model.id
        # The field hid it, and only that was given up.
        assert screen.trail.scope.field is None
        assert "3 Mô hình · 187" in shown(pilot)
        body = screen.models.body
        assert isinstance(body, VirtualList)
        assert body.position[1] == 187
        await pilot.press("escape", "down")
        assert screen.where is Where.MODELS
        assert screen.models.cursor.id != screen.detail.model.id
        await pilot.press("escape")
        await settle(pilot)
        assert screen.trail.scope.field == "KT"


async def test_a_model_of_other_years_brings_its_period_along(running: Running) -> None:
    async with running(period="2026") as pilot:
        await pilot.press("ctrl+p")
        await write(pilot, "đường hoa thôn 5")
        await settle(pilot)
        assert rows(pilot)[0].startswith("Mô hình Trồng và chăm sóc đường hoa thôn 5")
        await pilot.press("enter")
        await settle(pilot)
        assert dashboard(pilot).trail.scope.span == Span(2015, 2020)
        assert dashboard(pilot).models.cursor is not None


async def test_the_order_of_the_list_stays_through_a_jump(running: Running) -> None:
    async with running(size=(160, 45)) as pilot:
        screen = dashboard(pilot)
        await pilot.press("3", "s", "s", "s")
        await settle(pilot)
        await pilot.press("ctrl+p")
        await write(pilot, "chung suc")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert screen.detail.model is not None
        assert screen.models.cursor is not None
        assert screen.models.cursor.id == screen.detail.model.id
        body = screen.models.body
        assert isinstance(body, VirtualList)
        years = [row.item.year for row in body.rows if hasattr(row.item, "year")]
        assert years == sorted(years, reverse=True)
