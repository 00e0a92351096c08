"""The footer names what can be done with the record under the cursor; what is done goes for all marked ones."""

from datetime import date

from textual.pilot import Pilot

from danvan_tui.widgets.line import Line
from db.engine import Database
from db.identity import Actor, Role
from db.read.calendar_records import DeadlineRecord
from db.schema import DeadlineKind
from db.text import format_date, local_today
from db.write.calendar_drafts import DeadlineDraft
from db.write.deadlines import add_deadline
from db.write.members import add_member
from db.write.session import writing
from tests.danvan_tui.boards.looking import board, board_says, fill, listed, press, record, under_cursor
from tests.danvan_tui.conftest import Running
from tests.danvan_tui.screens.parts import rows, says
from tests.db.acts import unit

LAN = Actor("Trần Thị Lan", Role.SECRETARY)
ADMIN = Actor("Quản trị")


def footer(pilot: Pilot[None]) -> str:
    return board(pilot).query_one("#board-keys", Line).text


async def test_a_group_of_tasks_is_gone_into_and_nothing_else(running: Running) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "5")
        assert "Enter vào" in footer(pilot)
        assert "F12" not in footer(pilot)
        assert "Ctrl+O" not in footer(pilot)
        await press(pilot, "enter")
        assert "F12 xử lý" in footer(pilot)
        assert "Ctrl+O sửa" in footer(pilot)


async def test_an_empty_list_offers_nothing_and_older_days_nothing_either(running: Running) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "ctrl+n")
        assert listed(pilot) == []
        for key in ("Enter", "F12", "Space", "Ctrl+O"):
            assert key not in footer(pilot)
        assert "Ins thêm" in footer(pilot)
        await press(pilot, "f12")
        assert board_says(pilot) == "Không có dòng nào ở đây."
        await press(pilot, "ctrl+a")
        assert listed(pilot) != []
        assert "F12" not in footer(pilot)


async def test_several_deadlines_are_called_off_together(running: Running, database: Database) -> None:
    ward = unit(database, "Phường Quang Trung")
    for title in ("Báo cáo quý 1", "Báo cáo quý 2", "Báo cáo quý 3"):
        with writing(database, LAN) as work:
            add_deadline(work, DeadlineDraft(DeadlineKind.QUARTERLY, title, 2020, date(2020, 12, 30), [ward]))
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "0", "home", "space", "space", "space", "f12")
        await fill(pilot, "nhập nhầm")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã hủy 3 thời hạn."
        found = board(pilot).found
        assert found is not None
        assert all(isinstance(row, DeadlineRecord) and row.cancelled_at for row in found.rows)


async def test_what_is_done_to_one_member_is_not_done_to_the_first_of_several(
    running: Running, database: Database
) -> None:
    for name in ("Nguyễn Văn An", "Lê Thị Bình"):
        with writing(database, ADMIN) as work:
            add_member(work, name, Role.VIEWER)
    async with running(size=(80, 24), actor=ADMIN) as pilot:
        await press(pilot, "9", "home", "space", "space", "f12")
        assert all("Chỉ làm được với từng dòng một" in row for row in rows(pilot))
        await press(pilot, "enter")
        assert says(pilot).startswith("Chỉ làm được với từng dòng một")
        await press(pilot, "escape")
        assert board(pilot).picks == 2
        assert under_cursor(pilot)
        assert record(pilot)


async def test_what_stands_today_is_not_headed_with_the_years_in_view(running: Running) -> None:
    today = format_date(date.fromisoformat(local_today()))
    async with running(size=(80, 24), actor=ADMIN) as pilot:
        for key in ("9", "ctrl+y", "6", "0"):
            await press(pilot, key)
            header = board(pilot).query_one("#board-header", Line).text
            assert f"hôm nay {today}" in header
            assert "2015-2020" not in header
        await press(pilot, "8")
        assert "Giai đoạn 2015-2020" in board(pilot).query_one("#board-header", Line).text
