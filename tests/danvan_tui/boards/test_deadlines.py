"""Hạn nộp: deadlines set, gone into, received for several units at once, called off; live."""

from datetime import date, timedelta

import pytest

from db.engine import Database
from db.identity import Actor, Role
from db.read.deadlines import deadline, deadlines
from db.schema import DeadlineKind
from db.text import format_date, local_today
from db.write.calendar_drafts import DeadlineDraft
from db.write.deadlines import add_deadline
from db.write.receipts import receive
from db.write.session import writing
from tests.danvan_tui.boards.looking import board_says, fill, form, listed, press, record, tabs, under_cursor
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import says, shown
from tests.db.acts import unit

LAN = Actor("Trần Thị Lan", Role.SECRETARY)
TODAY = date.fromisoformat(local_today())
LATE = TODAY - timedelta(days=10)


@pytest.fixture
def late(database: Database) -> int:
    """A deadline that three units are late with."""
    units = [unit(database, f"Phường {name}") for name in ("Phủ Lý", "Hà Nam", "Phù Vân")]
    with writing(database, LAN) as work:
        return add_deadline(work, DeadlineDraft(DeadlineKind.QUARTERLY, "Báo cáo quý", LATE.year, LATE, units))


async def test_a_deadline_is_set_for_all_units_below_one(running: Running, database: Database) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "0", "insert")
        await fill(pilot, "bao cao nam", "Báo cáo năm", f"15/1/{TODAY.year + 1}", str(TODAY.year), "ninh binh")
        await press(pilot, "enter")
        assert board_says(pilot).startswith("Đã đặt thời hạn #1 Báo cáo năm: 15/01/")
        assert "Báo cáo năm" in under_cursor(pilot)
    with database.read() as connection:
        (row,) = deadlines(connection)
        assert (row.title, row.units, row.received) == ("Báo cáo năm", 5, 0)


async def test_units_are_marked_and_received_together(running: Running, database: Database, late: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "0")
        assert "quá hạn 10 ngày" in under_cursor(pilot)
        assert "1 thời hạn có đơn vị quá hạn" in board_says(pilot)
        await press(pilot, "enter")
        assert "› Báo cáo quý 3" in " ".join(tabs(pilot).split())
        await press(pilot, "space", "space", "f12")
        assert "đã chọn 2" in shown(pilot)
        assert form(pilot).frame_title == "Ghi nhận đã nộp: 2 đơn vị"
        await fill(pilot, "", "qua bưu điện")
        assert says(pilot) == "Sẽ ghi nhận 2 đơn vị đã nộp."
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã ghi nhận 2 đơn vị."
        assert [("nộp muộn" in line) for line in listed(pilot)] == [True, True, False]
        await press(pilot, "escape")
        assert "2/3 đã nộp" in record(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is dashboard(pilot)
    with database.read() as connection:
        assert [each.note for each in deadline(connection, late).units] == ["qua bưu điện"] * 2 + [None]


async def test_who_is_late_is_a_view_of_its_own(running: Running, late: int) -> None:
    async with running(size=(120, 40)) as pilot:
        await press(pilot, "0", "tab")
        assert len(listed(pilot)) == 3
        await press(pilot, "slash", *"van", "enter")
        assert [line.split()[-3:] for line in listed(pilot)] == [["Phường", "Phù", "Vân"]]
        await press(pilot, "escape")
        assert len(listed(pilot)) == 3
        await press(pilot, "enter")
        assert "chưa nộp" in under_cursor(pilot)


async def test_what_others_receive_is_seen_at_once_and_marked(
    running: Running, database: Database, late: int
) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "0")
        with writing(database, LAN) as work:
            receive(work, late, [unit(database, "Phường Phủ Lý")])
        while "1/3 đã nộp" not in record(pilot):
            await settle(pilot)
        assert "•" in shown(pilot)


async def test_a_deadline_is_called_off_with_a_reason(running: Running, database: Database, late: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "0", "f12")
        assert form(pilot).frame_title == "Hủy thời hạn: Báo cáo quý"
        await press(pilot, "enter", "tab", "enter")
        assert "Cần ghi." in shown(pilot)
        await fill(pilot, "Gộp vào báo cáo năm")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã hủy thời hạn Báo cáo quý."
    with database.read() as connection:
        assert deadlines(connection) == ()


async def test_a_deadline_is_amended(running: Running, database: Database, late: int) -> None:
    day = format_date(TODAY + timedelta(days=3))
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "0", "ctrl+o")
        await fill(pilot, "", "", day, "", "liem tuyen")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã sửa thời hạn Báo cáo quý."
        assert "còn 3 ngày" in under_cursor(pilot)
        assert "0/4 đã nộp" in record(pilot)


async def test_a_viewer_looks_and_is_told_why_not_more(running: Running, late: int) -> None:
    async with running(size=(80, 24), actor=Actor("Lê Văn Xem", Role.VIEWER)) as pilot:
        await press(pilot, "0", "f12")
        assert "cần vai trò Thư ký" in board_says(pilot)
        await press(pilot, "insert")
        assert "cần vai trò Thư ký" in board_says(pilot)


async def test_what_may_be_done_is_in_the_palette(running: Running, late: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "0", "ctrl+p", *"huy", "enter")
        assert form(pilot).frame_title == "Hủy thời hạn: Báo cáo quý"
