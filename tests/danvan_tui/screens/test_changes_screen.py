"""The last changes: the scope's, the whole register's, live, and the way to the model."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import select
from textual.pilot import Pilot

from danvan_tui.commands import Where
from danvan_tui.screens import reading
from danvan_tui.screens.changes import ChangesScreen
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.text_view import TextView
from danvan_tui.widgets.virtual_list import VirtualList
from db.engine import Database
from db.lifecycle import Standing
from db.read.act_pages import act_page
from db.read.act_records import ActRow
from db.read.change_records import HistoryLine
from db.read.history import MOVEMENT
from db.schema import Registration
from db.write.amend import move, rename
from db.write.register import delete_registration
from db.write.session import Writing, writing
from tests.danvan_tui.conftest import Running, dashboard, lines, settle
from tests.danvan_tui.screens.parts import row_text, shown, write

SIZES = [(80, 24), (120, 40), (160, 45)]


def screen(pilot: Pilot[None]) -> ChangesScreen:
    found = pilot.app.screen
    assert isinstance(found, ChangesScreen)
    return found


def listed(pilot: Pilot[None]) -> VirtualList:
    return screen(pilot).listed


def line_of(row: object) -> HistoryLine:
    return act_of(row).line


def act_of(row: object) -> ActRow:
    item = getattr(row, "item", None)
    assert isinstance(item, ActRow)
    return item


def full(pilot: Pilot[None]) -> str:
    """The chosen line in full."""
    return " ".join(screen(pilot).query_one("#changes-line", TextView).text.split())


def in_view(pilot: Pilot[None]) -> list[str]:
    """The lines in view, without the mark of how far down they are."""
    return [line.replace("▐", " ") for line in lines(pilot)[2:-1]]


def says(pilot: Pilot[None]) -> str:
    return screen(pilot).query_one("#changes-says", Line).text


def act(path: Path, does: Callable[[Writing], object], actor: str = "Thư ký Lan") -> None:
    database = Database(path)
    with writing(database, actor) as work:
        does(work)
    database.close()


def latest(work: Writing, model_id: int) -> Registration:
    found = work.session.exec(select(Registration).where(Registration.model_id == model_id))
    return max(found, key=lambda registration: registration.year)


def stop(model_id: int, to: Standing = Standing.STOPPED) -> Callable[[Writing], None]:
    def does(work: Writing) -> None:
        registration = latest(work, model_id)
        assert registration.id is not None
        move(work, registration.id, to, registration.version, "không còn duy trì")

    return does


async def until(pilot: Pilot[None], there: Callable[[], bool]) -> None:
    while not there():
        await settle(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_opens_on_the_scope_s_changes_newest_first(running: Running, size: tuple[int, int]) -> None:
    async with running(size=size) as pilot:
        await pilot.press("ctrl+l")
        await settle(pilot)
        keys = [line_of(row).key for row in listed(pilot).rows]
        assert keys == sorted(keys, reverse=True)
        assert "Nhật ký · Giai đoạn 2015-2020" in lines(pilot)[0]
        assert "trực tiếp" in lines(pilot)[0]
        assert "Đang triển khai → Hiệu quả" in shown(pilot)
        assert "chuyển mức: Đang triển khai → Hiệu quả (2018)" in full(pilot)
        await pilot.press("escape")
        assert pilot.app.screen is dashboard(pilot)


async def test_english(running: Running) -> None:
    async with running(size=(80, 24), language="en") as pilot:
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert "Ledger · Period 2015-2020" in lines(pilot)[0]
        assert "live, as of" in lines(pilot)[0]
        assert "standing changed: " in full(pilot)
        assert "→ Effective (2018)" in full(pilot)


async def test_only_lines_of_what_is_in_view_and_the_whole_register_by_the_same_key(running: Running) -> None:
    async with running(size=(160, 45)) as pilot:
        await pilot.press("1", "enter")
        await settle(pilot)
        scope = dashboard(pilot).trail.scope
        await pilot.press("ctrl+l")
        await settle(pilot)
        database = Database(Path(dashboard(pilot).danvan.options.database or ""))
        with database.read() as connection:
            inside = act_page(connection, scope, limit=10_000)
            everything = act_page(connection, None, limit=10_000)
        database.close()
        assert 0 < len(inside) < len(everything)
        assert [row.key for row in listed(pilot).rows][:50] == [line.key for line in inside[:50]]
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert "cả sổ" in lines(pilot)[0]
        assert [row.key for row in listed(pilot).rows][:50] == [line.key for line in everything[:50]]
        await pilot.press("end")
        await settle(pilot)
        assert listed(pilot).cursor_key == everything[-1].key
        assert "lập danh mục đơn vị" in full(pilot)
        await pilot.press("enter")
        assert "không thuộc mô hình nào" in says(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_comes_in_stands_on_top_with_a_mark_and_the_cursor_stays(
    running: Running, sample_path: Path, size: tuple[int, int]
) -> None:
    async with running(size=size) as pilot:
        await pilot.press("ctrl+l", "down", "down")
        await settle(pilot)
        before = listed(pilot).cursor_key
        act(sample_path, stop(5))
        await until(pilot, lambda: line_of(listed(pilot).rows[0]).change.actor == "Thư ký Lan")
        assert listed(pilot).cursor_key == before
        picture = lines(pilot)
        assert "•" in picture[3]
        assert "Thư ký Lan" in picture[3]
        assert "→ Đã dừng" in picture[3]
        assert sum("•" in line for line in picture[3:]) == 1
        assert picture[6].startswith("│▸")
        screen(pilot).fresh.clear(listed(pilot))
        await pilot.pause()
        assert "•" not in "".join(lines(pilot)[2:])
        # With the list scrolled down nothing moves, and the new line is there on the way back.
        await pilot.press("pagedown", "pagedown", "pagedown")
        await settle(pilot)
        before, picture = listed(pilot).cursor_key, in_view(pilot)
        act(sample_path, lambda work: rename(work, 6, "Tên mới", 1))
        await until(pilot, lambda: line_of(listed(pilot).rows[0]).change.act == "rename")
        assert listed(pilot).cursor_key == before
        assert in_view(pilot) == picture
        await pilot.press("home")
        assert "đổi tên: " in full(pilot)


async def test_enter_reads_the_model_in_the_dashboard_and_escape_leads_back(running: Running) -> None:
    async with running(size=(160, 45)) as pilot:
        await pilot.press("1", "down", "enter", "ctrl+l")
        await settle(pilot)
        await pilot.press("ctrl+l", "end", "up", "up", "up")
        await settle(pilot)
        line = line_of(listed(pilot).cursor_row)
        await pilot.press("enter")
        await settle(pilot)
        main = dashboard(pilot)
        assert pilot.app.screen is main
        assert main.where is Where.DETAIL
        assert main.detail.model is not None
        assert main.detail.model.id == line.change.model_id
        assert main.models.cursor is not None
        assert main.models.cursor.id == line.change.model_id
        await pilot.press("escape")
        await settle(pilot)
        # The whole register's, and on the line that was read.
        assert isinstance(pilot.app.screen, ChangesScreen)
        assert pilot.app.screen.whole
        assert line_of(listed(pilot).cursor_row).change.seq == line.change.seq
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert pilot.app.screen is main
        assert main.trail.before == ()


def return_a_model(work: Writing) -> None:
    """Return the only registration of a model: it is in no list any more."""

    def years(model_id: int) -> list[Registration]:
        return list(work.session.exec(select(Registration).where(Registration.model_id == model_id)))

    found = work.session.exec(select(Registration).where(Registration.standing == int(Standing.REGISTERED)))
    registration = next(each for each in found if len(years(each.model_id)) == 1)
    assert registration.id is not None
    move(work, registration.id, Standing.RETURNED, registration.version, "thiếu nội dung")


async def test_a_returned_model_is_read_though_it_is_in_no_list(running: Running, sample_path: Path) -> None:
    act(sample_path, return_a_model)
    async with running(size=(160, 45)) as pilot:
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert "→ Trả lại" in full(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "thiếu nội dung" in dashboard(pilot).detail.text


async def test_a_resting_cursor_leaves_the_opened_model(
    running: Running, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "REST_SECONDS", 3600)
    act(sample_path, return_a_model)
    async with running(size=(160, 45)) as pilot:
        await pilot.press("3", "down", "ctrl+l")
        rests = dashboard(pilot)._rest
        assert rests is not None
        assert rests._task is not None
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "thiếu nội dung" in dashboard(pilot).detail.text
        assert rests._task is None


async def test_a_model_that_is_gone_says_so(running: Running, sample_path: Path) -> None:
    def does(work: Writing) -> None:
        found = work.session.exec(select(Registration).where(Registration.model_id == 5)).all()
        for registration in found:
            assert registration.id is not None
            delete_registration(work, registration.id, registration.version)

    act(sample_path, does)
    async with running(size=(120, 40)) as pilot:
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert "Chuyển vùng trũng sang mô hình đa canh — xóa" in full(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "Chuyển vùng trũng sang mô hình đa canh — xóa mô hình" in full(pilot)
        await pilot.press("enter")
        assert "không còn trong sổ" in says(pilot)
        await pilot.press("down", "escape")
        await settle(pilot)
        assert "Ctrl+L: cả sổ" in says(pilot)


async def test_who_came_in_is_nobody_s_business_here(running: Running, sample_path: Path) -> None:
    def does(work: Writing) -> None:
        work.record("login", "member", 1, after={"from": "203.0.113.5", "key": "SHA256:x"})
        work.record("refused", "session", None, after={"from": "203.0.113.5"})
        work.record("import", "register", None, after={"file": "danh-sach.xlsx"})

    act(sample_path, does)
    async with running(size=(120, 40)) as pilot:
        await pilot.press("ctrl+l")
        await settle(pilot)
        for _ in range(2):
            assert {line_of(row).change.entity for row in listed(pilot).rows} <= MOVEMENT
            assert "203.0.113.5" not in shown(pilot)
            await pilot.press("ctrl+l")
            await settle(pilot)


async def test_an_empty_scope_says_so_and_fills(running: Running, sample_path: Path) -> None:
    async with running(size=(80, 24)) as pilot:
        await pilot.press("slash", *"khongcogi", "enter")
        await settle(pilot)
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert "Chưa có thay đổi nào trong phạm vi này." in shown(pilot)
        await pilot.press("enter", "f7")
        assert "Chưa chọn dòng nào" in says(pilot)
        act(sample_path, lambda work: rename(work, 6, "khongcogi", 1))
        await until(pilot, lambda: bool(listed(pilot).rows))
        assert "đổi tên" in full(pilot)
        assert any(row_text(row).endswith("khongcogi") for row in listed(pilot).rows)


async def test_copy_help_and_the_period(running: Running) -> None:
    async with running(size=(120, 40)) as pilot:
        await pilot.press("ctrl+l")
        await settle(pilot)
        await pilot.press("f7")
        assert pilot.app.clipboard.split() == full(pilot).split()
        await pilot.press("f1")
        assert "Nhật ký, mới nhất ở trên" in shown(pilot)
        await pilot.press("escape", "f4")
        assert "Chỉ dùng được ở: bảng chính, Biểu đồ" in says(pilot)
        await pilot.press("f2", *"2016", "enter")
        await settle(pilot)
        assert "Năm 2016" in lines(pilot)[0]
        assert dashboard(pilot).trail.scope.span.first == 2016
        await pilot.press("ctrl+p")
        await write(pilot, "bep an")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        main = dashboard(pilot)
        assert pilot.app.screen is main
        assert main.where is Where.DETAIL
        assert "Bếp ăn" in main.detail.text
