"""The charts over what is in view."""

from pathlib import Path

import pytest
from sqlmodel import select
from textual.pilot import Pilot

from danvan_tui.charts import drawing_text
from danvan_tui.screens.charts import ChartsScreen
from danvan_tui.screens.export import ExportDialog
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.viet_input import VietInput
from db.engine import Database
from db.lifecycle import Standing
from db.schema import Registration
from db.schema.tables import REGISTRATION
from db.scope import Span
from db.write.amend import move
from db.write.session import writing
from tests.danvan_tui.conftest import Running, dashboard, lines, settle
from tests.danvan_tui.screens.parts import shown, title, write
from tests.db.awards import awarded, draft, proposal


def charts(pilot: Pilot[None]) -> ChartsScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ChartsScreen)
    return screen


def chart(pilot: Pilot[None]) -> str:
    return drawing_text(charts(pilot).view.drawing)


def says(pilot: Pilot[None]) -> str:
    return charts(pilot).query_one("#charts-says", Line).text.strip()


async def test_the_funnel_ends_with_those_that_were_commended(running: Running, sample_path: Path) -> None:
    database = Database(sample_path)
    with database.read() as connection:
        made = connection.execute(
            select(REGISTRATION.c.id)
            .where(REGISTRATION.c.field_id == 1, REGISTRATION.c.standing >= 40, REGISTRATION.c.year == 2018)
            .limit(2)
        ).scalars()
        ids = list(made)
    async with running() as pilot:
        await pilot.press("f4")
        await settle(pilot)
        assert chart(pilot).splitlines()[7].split()[:3] == ["Được", "khen", "thưởng"]
        assert chart(pilot).splitlines()[7].split()[-2:] == ["0", "0,0%"]
        awarded(database, *(proposal(database, draft(each)) for each in ids))
        while chart(pilot).splitlines()[7].split()[-2:] != ["2", "4,8%"]:
            await settle(pilot)
    database.close()


async def test_the_funnel_counts_each_field_by_standing(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("f4")
        await settle(pilot)
        text = chart(pilot).splitlines()
        assert text[0] == "Kinh tế"
        assert text[1].split()[-2:] == ["42", "100,0%"]
        assert text[4].split()[:2] == ["Hiệu", "quả"]
        assert text[4].split()[-2:] == ["27", "64,3%"]
        assert "dữ liệu mẫu" in lines(pilot)[0]
        assert "trực tiếp" in lines(pilot)[0]


@pytest.mark.parametrize("keys", [("v", "v"), ("f4", "f4"), ("f4", "tab"), ("v", "right"), ("v", "left", "left")])
async def test_the_years_are_one_key_away(running: Running, keys: tuple[str, ...]) -> None:
    async with running() as pilot:
        await pilot.press(*keys)
        await settle(pilot)
        rows = chart(pilot).splitlines()[-6:]
        assert [row.split()[0] for row in rows] == ["2015", "2016", "2017", "2018", "2019", "2020"]
        assert "Mỗi năm đếm riêng" in says(pilot)


async def test_the_grid_has_every_unit_and_marks_the_zeros(running: Running) -> None:
    async with running(size=(60, 15)) as pilot:
        await pilot.press("f4", "shift+tab")
        await settle(pilot)
        grid = chart(pilot).splitlines()
        assert grid[0].split() == ["Đơn", "vị", "KT", "VX", "QA", "HT", "Cộng"]
        assert grid[1].split()[-5:] == ["42", "89", "50", "6", "187"]
        assert grid[-1].split() == ["Cộng", "42", "89", "50", "6", "187"]
        empty = next(row for row in grid if "Ban Dân vận Thành ủy" in row)
        assert empty.split()[-5:] == ["0·"] * 5
        assert len(grid) == 33 + 3
        await pilot.press("end")
        assert "Xã Trịnh Xá" in shown(pilot)


async def test_enter_on_a_unit_narrows_the_dashboard_to_it(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("f4", "left")
        await settle(pilot)
        await pilot.press("end", "enter")
        await settle(pilot)
        assert pilot.app.screen is dashboard(pilot)
        assert dashboard(pilot).trail.here.unit_name == "Xã Trịnh Xá"
        await pilot.press("f4", "left")
        await settle(pilot)
        assert [row.split()[0] for row in chart(pilot).splitlines()[1:2]] == ["Xã"]
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert dashboard(pilot).trail.scope.unit is None


async def test_enter_on_a_year_and_on_a_field_narrow_too(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("v", "v")
        await settle(pilot)
        await pilot.press("home", "down", "enter")
        await settle(pilot)
        assert dashboard(pilot).trail.scope.span == Span(2016, 2016)
        await pilot.press("v")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert dashboard(pilot).trail.scope.field == "VX"
        await pilot.press("v")
        await settle(pilot)
        assert chart(pilot).splitlines()[0] == "Văn hóa - xã hội"
        assert len(chart(pilot).splitlines()) == 8


async def test_a_change_elsewhere_shows_at_once(running: Running, sample_path: Path) -> None:
    async with running() as pilot:
        await pilot.press("f4")
        await settle(pilot)
        before = chart(pilot)
        database = Database(sample_path)
        with writing(database, "Thư ký Lan") as work:
            found = work.session.exec(select(Registration).where(Registration.standing == Standing.EFFECTIVE))
            last = max(found, key=lambda registration: registration.year)
            assert last.id is not None
            move(work, last.id, Standing.RECOGNISED, last.version)
        database.close()
        await pilot.app.workers.wait_for_complete()
        for _ in range(1_000):
            await settle(pilot)
            if chart(pilot) != before:
                break
        assert " 1 " in "".join(line for line in chart(pilot).splitlines() if "Công nhận" in line)


async def test_period_palette_help_copy_and_export_work_on_the_charts(running: Running, tmp_path: Path) -> None:
    async with running() as pilot:
        await pilot.press("f4", "f2")
        await settle(pilot)
        await write(pilot, "2018")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert dashboard(pilot).trail.scope.span == Span(2018, 2018)
        assert "Năm 2018" in lines(pilot)[0]
        await pilot.press("f7")
        assert pilot.app.clipboard.startswith("Kinh tế\n")
        assert says(pilot) == "Đã chép: Mức theo lĩnh vực"
        await pilot.press("f1")
        await settle(pilot)
        assert title(pilot) == "Trợ giúp"
        await pilot.press("escape")
        for number in range(3):
            await pilot.press("ctrl+e")
            await settle(pilot)
            assert isinstance(pilot.app.screen, ExportDialog)
            path = tmp_path / f"{number}.csv"
            pilot.app.screen.query_one("#typed", VietInput).value = str(path)
            await pilot.press("enter")
            await settle(pilot)
            assert "2018" in path.read_text(encoding="utf-8-sig")
            await pilot.press("tab")
            await settle(pilot)
        await pilot.press("c")
        assert "Chỉ dùng được ở: " in says(pilot)
        await pilot.press("ctrl+p")
        await write(pilot, "duong hoa")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen is dashboard(pilot)
        assert dashboard(pilot).detail.model is not None
