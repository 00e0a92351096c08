"""The dashboard: every key, the way down and the way back, live figures."""

from pathlib import Path

import pytest
from sqlmodel import select
from textual.pilot import Pilot

from danvan_tui.commands import Where
from danvan_tui.widgets.virtual_list import Row
from db.engine import Database
from db.lifecycle import Standing
from db.read.records import ModelRow, UnitRow
from db.schema import Registration
from db.scope import UnitView
from db.write.amend import move
from db.write.session import writing
from tests.danvan_tui.conftest import Running, dashboard, lines, settle


def shown(pilot: Pilot[None]) -> str:
    return "\n".join(lines(pilot))


def unit_of(row: Row) -> UnitRow:
    assert isinstance(row.item, UnitRow)
    return row.item


def model_of(row: Row) -> ModelRow:
    assert isinstance(row.item, ModelRow)
    return row.item


async def test_the_first_screen_says_how_many_where_and_as_of_when(running: Running) -> None:
    async with running(size=(160, 45)) as pilot:
        text = shown(pilot)
        assert "187 mô hình · 128 hiệu quả" in text
        assert "dữ liệu mẫu" in text
        assert "Giai đoạn 2015-2020" in text
        for figures in ("42  27  38  4", "89  62  72 17", "50  35  36 14", "6   4   3  3"):
            assert figures in text
        assert "2 chưa có mô hình" in text
        assert "mỗi mô hình đếm một lần" in text


@pytest.mark.parametrize(
    ("key", "where"), [("1", Where.FIELDS), ("2", Where.UNITS), ("3", Where.MODELS), ("4", Where.DETAIL)]
)
async def test_a_digit_goes_to_its_pane(running: Running, key: str, where: Where) -> None:
    async with running() as pilot:
        await pilot.press(key)
        assert dashboard(pilot).where is where
        assert dashboard(pilot).focused is dashboard(pilot).panes[where].body


async def test_tab_goes_round_the_panes_and_back(running: Running) -> None:
    async with running() as pilot:
        seen = [dashboard(pilot).where]
        for _ in range(4):
            await pilot.press("tab")
            seen.append(dashboard(pilot).where)
        assert seen == [Where.FIELDS, Where.UNITS, Where.MODELS, Where.DETAIL, Where.FIELDS]
        await pilot.press("shift+tab")
        assert dashboard(pilot).where is Where.DETAIL


async def test_enter_goes_down_and_escape_comes_back(running: Running) -> None:
    async with running() as pilot:
        screen = dashboard(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert screen.trail.scope.field == "VX"
        assert dashboard(pilot).where is Where.UNITS
        assert "3 Mô hình · 89" in shown(pilot)
        await pilot.press("end", "enter")
        await settle(pilot)
        assert screen.trail.here.unit_name == "Xã Trịnh Xá"
        assert dashboard(pilot).where is Where.MODELS
        assert "Văn hóa - xã hội › Xã Trịnh Xá" in shown(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert dashboard(pilot).where is Where.DETAIL
        assert screen.detail.model is not None
        assert "Xã Trịnh Xá" in screen.detail.text
        for _ in range(3):
            await pilot.press("escape")
        await settle(pilot)
        assert screen.trail.before == ()
        assert "3 Mô hình · 187" in shown(pilot)


async def test_escape_at_the_top_says_how_to_leave_and_does_nothing(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("escape")
        assert "Đang ở ngoài cùng" in shown(pilot)
        await pilot.press("down")
        assert "Tất cả lĩnh vực › Tất cả đơn vị" in shown(pilot)


async def test_search_narrows_as_it_is_typed_without_accents(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("slash", *"duong hoa")
        await settle(pilot)
        assert "3 Mô hình · 10" in shown(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert dashboard(pilot).where is Where.MODELS
        assert "«duong hoa»" in shown(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "3 Mô hình · 187" in shown(pilot)


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40), (160, 45)])
@pytest.mark.parametrize(("language", "label"), [("vi", "Tìm:"), ("en", "Search:")])
async def test_the_line_for_words_says_what_it_is_for(
    running: Running, size: tuple[int, int], language: str, label: str
) -> None:
    async with running(size=size, language=language) as pilot:
        await pilot.press("slash", *"duong hoa")
        await settle(pilot)
        assert lines(pilot)[-2] == f" {label} duong hoa"
        search = dashboard(pilot).query_one("#search")
        assert search.region.right == size[0] - 1


async def test_words_that_nothing_has_are_quoted_in_english_too(running: Running) -> None:
    async with running(language="en") as pilot:
        await pilot.press("slash", *"khongcogi")
        await settle(pilot)
        assert 'No model has "khongcogi".' in shown(pilot)


async def test_escape_in_the_search_leaves_it(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("slash", *"khongcogi")
        await settle(pilot)
        assert "Không có mô hình nào chứa «khongcogi»." in shown(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert dashboard(pilot).trail.before == ()
        assert "3 Mô hình · 187" in shown(pilot)


async def test_sort_goes_through_the_orders_of_the_pane_at_work(running: Running) -> None:
    async with running() as pilot:
        screen = dashboard(pilot)
        await pilot.press("2", "s")
        rows = screen.units._list.rows
        totals = [unit_of(row).tally.total for row in rows[1:]]
        assert totals == sorted(totals, reverse=True)
        assert "nhiều trước" in shown(pilot)
        await pilot.press("3", "f3", "f3", "f3")
        await settle(pilot)
        years = [model_of(row).year for row in screen.models._list.rows]
        assert years == sorted(years, reverse=True)


async def test_full_screen_and_back(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("3", "f8")
        assert dashboard(pilot).models.size.width > 100
        assert not dashboard(pilot).fields.region
        await pilot.press("escape")
        assert dashboard(pilot).fields.region


async def test_left_and_right_fold_the_tree(running: Running) -> None:
    async with running() as pilot:
        tree = dashboard(pilot).units._list
        await pilot.press("2")
        assert len(tree.rows) == 33
        await pilot.press("left")
        assert len(tree.rows) == 1
        # Folding hides units; it does not make them fewer.
        assert "2 Đơn vị · 32 · 2 chưa có mô hình" in shown(pilot)
        await pilot.press("right")
        assert len(tree.rows) == 33


async def test_by_todays_units(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("t")
        await settle(pilot)
        assert dashboard(pilot).trail.scope.unit_view is UnitView.TODAY
        assert "theo đơn vị hiện nay" in shown(pilot)
        await pilot.press("2", "home")
        assert "Tỉnh Ninh Bình" in shown(pilot)


async def test_units_that_are_no_more_can_be_reached_by_todays_units(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("2", "left", "t")
        await settle(pilot)
        assert "▸ Thành phố Phủ Lý" in shown(pilot)
        assert "Công an thành phố" not in shown(pilot)
        await pilot.press("2", "home", "right")
        await settle(pilot)
        assert "▾ Thành phố Phủ Lý" in shown(pilot)
        assert "Công an thành phố" in shown(pilot)


async def test_vi_keys_move_too(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("3", "j", "j", "k")
        assert dashboard(pilot).models._list.position[0] == 1
        await pilot.press("G")
        await settle(pilot)
        assert dashboard(pilot).models._list.position[0] == 186
        await pilot.press("g")
        await settle(pilot)
        assert dashboard(pilot).models._list.position[0] == 0


async def test_telex_strokes_are_their_letters(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("2", "ý")
        assert dashboard(pilot).units.by_total


def stop_one(path: Path, model_id: int, to: Standing) -> None:
    database = Database(path)
    with writing(database, "Thư ký Lan") as work:
        found = work.session.exec(select(Registration).where(Registration.model_id == model_id))
        last = max(found, key=lambda registration: registration.year)
        assert last.id is not None
        move(work, last.id, to, last.version, "không còn duy trì")
    database.close()


async def test_a_change_elsewhere_is_shown_and_marked_and_the_cursor_stays(
    running: Running, sample_path: Path
) -> None:
    async with running(size=(160, 45)) as pilot:
        screen = dashboard(pilot)
        await pilot.press("3", "down", "down", "down")
        row = screen.models.cursor
        assert row is not None
        before = row.id
        models = map(model_of, screen.models._list.rows)
        effective = next(model for model in models if model.standing is Standing.EFFECTIVE)
        stop_one(sample_path, effective.id, Standing.STOPPED)
        while screen.revision < 1 or "127 hiệu quả" not in shown(pilot):
            await settle(pilot)
        assert screen.models.cursor is not None
        assert screen.models.cursor.id == before
        assert "Đã dừng" in shown(pilot)
        assert " •" in shown(pilot)
        screen.clear_marks()
        await pilot.pause()
        assert " •" not in shown(pilot)


async def test_nothing_is_repainted_when_nothing_changed(running: Running) -> None:
    async with running() as pilot:
        screen = dashboard(pilot)
        before = screen.view
        assert before is not None
        screen.reread()
        await settle(pilot)
        assert screen.view is not None
        assert screen.view.fields == before.fields


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (100, 30), (120, 40), (160, 45), (220, 60)])
async def test_everything_is_reachable_at_every_size(running: Running, size: tuple[int, int]) -> None:
    async with running(size=size) as pilot:
        for key, name in (("1", "Kinh tế"), ("2", "Thành phố Phủ Lý"), ("3", "Bếp ăn"), ("4", "MH")):
            await pilot.press(key)
            await settle(pilot)
            assert name in shown(pilot)


async def test_a_terminal_that_is_too_small_says_so(running: Running) -> None:
    async with running(size=(50, 12)) as pilot:
        assert "50x12" in shown(pilot)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "1 Lĩnh vực" in shown(pilot)


async def test_english(running: Running) -> None:
    async with running(size=(160, 45), language="en") as pilot:
        text = shown(pilot)
        assert "187 models · 128 effective" in text
        assert "Culture and society" in text
        assert "sample data" in text


async def test_q_quits(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert not pilot.app.is_running
