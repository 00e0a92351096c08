"""Hoạt động: activities added, amended by two at once, held, called off; the calendar of months; visits."""

from datetime import date, timedelta

import pytest

from danvan_tui.screens.form_conflict import ConflictDialog
from db.engine import Database
from db.identity import Actor, Role
from db.read.activities import activities_of_year, activity
from db.read.calendar_records import ActivityRecord
from db.schema import ActivityKind, DeadlineKind, PressKind
from db.text import format_date, local_today
from db.write.activities import amend_activity, cancel_activity
from db.write.inspections import VisitedModel
from db.write.session import writing
from tests.danvan_tui.boards.looking import (
    above,
    board,
    board_says,
    fill,
    form,
    listed,
    press,
    record,
    tabs,
    under_cursor,
)
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import choices, says, shown
from tests.db import calendar_acts as acts
from tests.db.acts import register, unit, year
from tests.db.visits import visit

LAN = Actor("Trần Thị Lan", Role.SECRETARY)


@pytest.fixture
def training(database: Database) -> int:
    """Two days of training of May 2018, with two wards."""
    return acts.activity(
        database,
        title="Tập huấn nghiệp vụ",
        until=date(2018, 5, 11),
        place="Hội trường",
        unit_ids=acts.wards(database, "Phường Lam Hạ", "Xã Đinh Xá"),
    )


def stored(database: Database, number: int) -> ActivityRecord:
    """An activity as it stands in the register."""
    with database.read() as connection:
        return activity(connection, number)


async def test_an_activity_is_added_with_all_units_below_one(running: Running, database: Database) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "7")
        assert "Chưa có hoạt động nào trong các năm đang xem." in shown(pilot)
        assert "Ins: thêm hoạt động." in shown(pilot)
        await press(pilot, "insert")
        await fill(pilot, "toa dam", "Tọa đàm Ngày Dân vận", "15/10/2020", "16-10-2020", "Nhà văn hóa")
        await fill(pilot, "thanh pho phu ly", "140", "Năm mô hình báo cáo")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã thêm hoạt động #1 Tọa đàm Ngày Dân vận: 15-16/10/2020."
        assert "15-16/10/2020 Tọa đàm Tọa đàm Ngày Dân vận Nhà văn hóa 32 140" in under_cursor(pilot)
        assert "Kết quả: Năm mô hình báo cáo" in record(pilot)
    with database.read() as connection:
        (row,) = activities_of_year(connection, 2020).rows
    # All that stood on the day: of today's units, none is below the city any more.
    assert len(row.units) == 32
    assert (row.kind, row.from_date, row.until_date) == ("SEMINAR", "2020-10-15", "2020-10-16")


async def test_one_in_a_year_that_is_not_in_view_begins_without_a_day(running: Running) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "7", "insert")
        assert form(pilot).values["since"].text == ""
        await press(pilot, "escape", "tab", "left", "insert")
        assert form(pilot).values["since"].text == "01/11/2020"
    async with running(size=(80, 24), period=local_today()[:4]) as pilot:
        await press(pilot, "7", "insert")
        assert form(pilot).values["since"].text == format_date(date.fromisoformat(local_today()))


async def test_an_activity_is_amended(running: Running, database: Database, training: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "7", "ctrl+o")
        assert form(pilot).frame_title == "Sửa hoạt động: Tập huấn nghiệp vụ"
        await fill(pilot, "", "", "12/5/2018", "13/5/2018", "", "quang trung", "60")
        await press(pilot, "tab", "enter")
        assert board_says(pilot) == "Đã sửa hoạt động Tập huấn nghiệp vụ."
        assert "12-13/05/2018" in under_cursor(pilot)
    row = stored(database, training)
    assert [each.name for each in row.units] == ["Phường Lam Hạ", "Phường Quang Trung", "Xã Đinh Xá"]
    assert (row.participants, row.place, row.version) == (60, "Hội trường", 2)


async def test_two_secretaries_amend_one_activity(running: Running, database: Database, training: int) -> None:
    before = stored(database, training)
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "7", "ctrl+o")
        await fill(pilot, "", "Tập huấn của tôi", "", "", "", "", "86")
        theirs = acts.activity_draft(
            title="Tập huấn của Lan",
            until=date(2018, 5, 11),
            place="Trung tâm Chính trị",
            unit_ids=[each.id for each in before.units],
        )
        with writing(database, LAN) as work:
            amend_activity(work, training, theirs, before.version)
        await press(pilot, "tab", "enter")
        assert isinstance(pilot.app.screen, ConflictDialog)
        assert "Tập huấn của Lan" in shown(pilot)
        await press(pilot, "end", "enter", "enter")
        assert board_says(pilot) == "Đã sửa hoạt động Tập huấn của tôi."
    row = stored(database, training)
    assert (row.title, row.place, row.participants) == ("Tập huấn của tôi", "Trung tâm Chính trị", 86)


async def test_what_came_of_it_is_noted_and_nothing_else_changes(
    running: Running, database: Database, training: int
) -> None:
    before = stored(database, training)
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "7")
        assert "1 chưa ghi kết quả" in board_says(pilot)
        await press(pilot, "f12")
        assert [row.cells[0].text for row in choices(pilot).rows] == [
            "Ghi kết quả, số người tham gia",
            "Hủy hoạt động",
        ]
        await press(pilot, "enter")
        assert form(pilot).frame_title == "Kết quả: Tập huấn nghiệp vụ"
        await fill(pilot, "86", "Đã hướng dẫn")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã ghi kết quả của Tập huấn nghiệp vụ."
        assert "chưa ghi kết quả" not in board_says(pilot)
    row = stored(database, training)
    assert (row.participants, row.result) == (86, "Đã hướng dẫn")
    assert (row.title, row.units, row.until_date) == (before.title, before.units, before.until_date)


async def test_what_is_still_to_come_has_no_result(running: Running, database: Database) -> None:
    tomorrow = date.fromisoformat(local_today()) + timedelta(days=1)
    acts.activity(database, since=tomorrow)
    async with running(size=(80, 24), period=str(tomorrow.year)) as pilot:
        await press(pilot, "7")
        assert "1 sắp tới" in board_says(pilot)
        await press(pilot, "f12")
        assert "Ghi kết quả, số người tham gia · chưa tới ngày" in shown(pilot)
        await press(pilot, "enter")
        assert says(pilot) == "chưa tới ngày"


async def test_an_activity_is_called_off_with_a_reason(
    running: Running, database: Database, training: int
) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "7", "f12", "down", "enter")
        assert form(pilot).frame_title == "Hủy hoạt động: Tập huấn nghiệp vụ"
        await fill(pilot, "Dồn vào tháng sau")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã hủy hoạt động Tập huấn nghiệp vụ."
        assert "đã hủy Tập huấn nghiệp vụ" in under_cursor(pilot)
        assert "đã hủy: Dồn vào tháng sau" in record(pilot)
        await press(pilot, "ctrl+o")
        assert board_says(pilot) == "Dòng này không sửa được."
        await press(pilot, "f12")
        assert board_says(pilot) == "Không có việc gì để xử lý với dòng này."
    assert stored(database, training).cancelled_reason == "Dồn vào tháng sau"


async def test_marked_activities_are_called_off_together(
    running: Running, database: Database, training: int
) -> None:
    for day in (1, 2):
        acts.activity(database, title=f"Họp {day}", since=date(2018, 3, day))
    with writing(database, LAN) as work:
        cancel_activity(work, training, "Hoãn", 1)
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "7", "space", "space", "space", "f12")
        assert form(pilot).frame_title == "Hủy hoạt động: 2 hoạt động"
        await fill(pilot, "Không có kinh phí")
        assert says(pilot) == "Sẽ hủy 2 hoạt động. Bỏ qua 1 đã xong từ trước."
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã hủy 2 hoạt động."
        assert ["đã hủy" in line for line in listed(pilot)] == [True, True, True]
    with database.read() as connection:
        rows = activities_of_year(connection, 2018, cancelled=True).rows
    assert [row.cancelled_reason for row in rows] == ["Không có kinh phí", "Không có kinh phí", "Hoãn"]


async def test_what_is_marked_in_a_month_is_done_by_what_it_is(
    running: Running, database: Database, training: int
) -> None:
    acts.press(database, title="Lớp học dân vận", on=date(2018, 5, 11))
    acts.deadline(database, title="Báo cáo tháng 5", due=date(2018, 5, 31))
    async with running(size=(80, 24), period="2018") as pilot:
        await press(pilot, "7", "tab", *["left"] * 7, "space", "space", "space", "f12")
        assert [row.cells[0].text for row in choices(pilot).rows] == [
            "Ghi kết quả, số người tham gia",
            "Hủy hoạt động",
            "Rút tin bài",
        ]
        await press(pilot, "end", "enter")
        await fill(pilot, "Ghi hai lần")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã rút tin bài Lớp học dân vận."
        assert len(listed(pilot)) == 2


async def test_who_calls_off_what_another_changed_is_told_to_look_again(
    running: Running, database: Database, training: int
) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "7", "f12", "down", "enter")
        await fill(pilot, "Dồn vào tháng sau")
        with writing(database, LAN) as work:
            amend_activity(work, training, acts.activity_draft(title="Tập huấn, có tỉnh dự"), 1)
        await press(pilot, "enter")
        assert "vừa được người khác sửa" in says(pilot)
        await press(pilot, "enter")
        assert "vừa được người khác sửa" in says(pilot)
        await press(pilot, "escape", "escape")
        assert "Tập huấn, có tỉnh dự" in under_cursor(pilot)
        # The reason was kept.
        await press(pilot, "f12", "down", "enter")
        assert form(pilot).values["reason"].text == "Dồn vào tháng sau"
        await press(pilot, "tab", "enter")
        assert "Đã hủy hoạt động" in board_says(pilot)
    assert stored(database, training).cancelled_at is not None


async def test_what_others_do_is_seen_at_once(running: Running, database: Database, training: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "7")
        acts.activity(database, title="Sơ kết", kind=ActivityKind.INTERIM_REVIEW, since=date(2018, 7, 2))
        with writing(database, LAN) as work:
            cancel_activity(work, training, "Hoãn", 1)
        while len(listed(pilot)) < 2 or "đã hủy" not in record(pilot):
            await settle(pilot)
        assert [line.split()[0] for line in listed(pilot)] == ["#2", "#1"]
        assert "•" in shown(pilot)


async def test_a_month_is_drawn_with_what_it_holds(running: Running, database: Database, training: int) -> None:
    acts.deadline(database, title="Báo cáo tháng 5", kind=DeadlineKind.OTHER, due=date(2018, 5, 31))
    acts.press(database, title="Lớp học dân vận", kind=PressKind.RADIO, on=date(2018, 5, 11))
    acts.press(database, title="Bài tháng 6", on=date(2018, 6, 1))
    async with running(size=(80, 24), period="2018") as pilot:
        await press(pilot, "7", "tab")
        assert "Tháng 12/2018 chưa có gì." in shown(pilot)
        assert "bình xét, công nhận, đề nghị khen; tổng kết" in shown(pilot)
        await press(pilot, *["left"] * 7)
        title, _, *weeks = above(pilot).splitlines()
        assert title.startswith("Tháng 5/2018   ● hoạt động  ▲ hạn nộp  » tin bài")
        assert weeks[1].split() == ["7", "8", "9", "▸10", "●", "▸11", "●»", "12", "13"]
        assert weeks[4].split() == ["28", "29", "30", "31", "▲"]
        assert [line.split(" ", 2)[:2] for line in listed(pilot)] == [
            ["10-11/05/2018", "●"],
            ["11/05/2018", "»"],
            ["31/05/2018", "▲"],
        ]
        assert board_says(pilot) == "1 hoạt động · 1 hạn nộp · 1 quá hạn · 1 tin bài"
        await press(pilot, "down", "enter")
        assert "Báo, đài: Báo Hà Nam (Phát thanh)" in shown(pilot)
        # What is read stays, whatever the keys that turn the page do elsewhere.
        await press(pilot, "right", "escape", "right")
        assert above(pilot).startswith("Tháng 6/2018")
        assert "Bài tháng 6" in under_cursor(pilot)


async def test_a_month_of_nothing_usual_says_so(running: Running) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "7", "tab", *["left"] * 4)
        assert "Tháng 8/2020 chưa có gì." in shown(pilot)
        assert "Tháng này thường không có việc định kỳ." in shown(pilot)
        assert "← →: tháng khác." in shown(pilot)


async def test_todays_month_comes_first_where_its_year_is_in_view(running: Running) -> None:
    today = date.fromisoformat(local_today())
    async with running(size=(120, 40), period=str(today.year)) as pilot:
        await press(pilot, "7", "tab")
        assert above(pilot).startswith(f"Tháng {today.month}/{today.year}")
        assert f"[{today.day:>2}]" in above(pilot)
        await press(pilot, "right")
        assert f"[{today.day:>2}]" not in above(pilot)


async def test_other_years_begin_with_their_own_month(running: Running) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "7", "tab", "left", "left", "f2", *"2019", "enter")
        assert above(pilot).startswith("Tháng 12/2019")


async def test_what_a_month_holds_is_amended_and_called_off_there(
    running: Running, database: Database, training: int
) -> None:
    acts.press(database, title="Lớp học dân vận", on=date(2018, 5, 11))
    acts.deadline(database, title="Báo cáo tháng 5", due=date(2018, 5, 31))
    async with running(size=(80, 24), period="2018") as pilot:
        await press(pilot, "7", "tab", *["left"] * 7, "ctrl+o")
        assert form(pilot).frame_title == "Sửa hoạt động: Tập huấn nghiệp vụ"
        await press(pilot, "escape", "down", "ctrl+o")
        assert form(pilot).frame_title == "Sửa tin bài: Lớp học dân vận"
        await press(pilot, "escape", "f12")
        assert form(pilot).frame_title == "Rút tin bài: Lớp học dân vận"
        await press(pilot, "escape", "down", "ctrl+o")
        assert form(pilot).frame_title == "Sửa thời hạn: Báo cáo tháng 5"
        await press(pilot, "escape", "f12")
        assert board_says(pilot) == "Không có việc gì để xử lý với dòng này."


async def test_a_visit_leads_to_its_models(running: Running, database: Database) -> None:
    weak = register(database, "Đường hoa", year(database, 2018, "Phường Lam Hạ"))
    good = register(database, "Hũ gạo", year(database, 2018, "Phường Lam Hạ"))
    seen = [
        VisitedModel(weak.registration_id, "Cần trồng lại", needs_work=True),
        VisitedModel(good.registration_id),
    ]
    visit(database, date(2018, 10, 4), models=seen, to_strengthen="Trồng lại", due_on=date(2018, 12, 1))
    visit(database, date(2018, 9, 4), unit_id=unit(database, "Xã Đinh Xá"), team="Tổ giúp việc")
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "7", "tab", "tab")
        assert "Kiểm tra 2" in tabs(pilot)
        assert board_says(pilot) == "2 lượt mô hình, 1 cần củng cố"
        while "Mô hình đã đến: 2" not in record(pilot):
            await settle(pilot)
        assert "Đường hoa · cần củng cố" in record(pilot)
        await press(pilot, "down", "enter")
        # One that names no model is read in full.
        assert board(pilot).has_class("-reading")
        await press(pilot, "escape", "up", "enter")
        assert " ".join(tabs(pilot).split()).endswith("› 04/10/2018 2")
        assert "Đường hoa" in under_cursor(pilot)
        assert "Trồng lại" in record(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen is dashboard(pilot)
        assert "Đường hoa" in shown(pilot)


async def test_a_viewer_looks_and_is_told_why_not_more(running: Running, training: int) -> None:
    async with running(size=(80, 24), actor=Actor("Lê Văn Xem", Role.VIEWER)) as pilot:
        for key in ("insert", "ctrl+o"):
            await press(pilot, *(["7"] if key == "insert" else []), key)
            assert "cần vai trò Thư ký" in board_says(pilot)
        await press(pilot, "f12", "enter")
        assert "cần vai trò Thư ký" in says(pilot)


async def test_a_wrong_activity_says_what_is_wrong(running: Running, database: Database) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "7", "insert")
        await fill(pilot, "hop", "Họp", "5/3/2020", "4/3/2020")
        assert "Trước ngày bắt đầu." in shown(pilot)
        assert form(pilot).values["title"].text == "Họp"
    with database.read() as connection:
        assert activities_of_year(connection, 2020).rows == ()


async def test_what_may_be_done_is_in_the_palette(running: Running, training: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p", *"hoat dong".replace(" ", ""), "escape", "ctrl+p", *"lich", "enter")
        assert "Danh sách 1" in tabs(pilot)
        await press(pilot, "ctrl+p", *"huy", "enter")
        assert form(pilot).frame_title == "Hủy hoạt động: Tập huấn nghiệp vụ"


async def test_hostile_text_is_shown_as_text(running: Running, database: Database) -> None:
    acts.activity(database, title=acts.HOSTILE, place="[b]Hội trường")
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "7")
        assert acts.CLEAN in record(pilot)
        assert "[b]Hội trường" in record(pilot)
