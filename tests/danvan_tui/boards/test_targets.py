"""Chỉ tiêu: planned against counted, by field and by unit; set, amended by two at once, dropped; live."""

import pytest

from db.engine import Database
from db.identity import Actor, Role
from db.read.targets import target, targets
from db.scope import Span
from db.write.calendar_drafts import TargetDraft
from db.write.session import writing
from db.write.targets import set_target
from tests.danvan_tui.boards.looking import (
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
from tests.danvan_tui.conftest import Running, settle
from tests.danvan_tui.screens.parts import says, shown
from tests.db import calendar_acts as acts
from tests.db.acts import register, unit, year

LAN = Actor("Trần Thị Lan", Role.SECRETARY)
STAGE = Span(2015, 2020)


@pytest.fixture
def economy(database: Database) -> int:
    """Fifty models of the economy in the stage; there are 42."""
    return acts.target(database, 50, STAGE, field="KT", decision="12-KH/BCĐ")


async def test_a_target_is_set_for_a_field(running: Running, database: Database) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "ctrl+g")
        assert "Chưa giao chỉ tiêu nào cho cả địa bàn." in shown(pilot)
        await press(pilot, "insert")
        await fill(pilot, "2015-2020", "kinh te", "", "50", "12-KH/BCĐ")
        await press(pilot, "enter")
        assert board_says(pilot) == "Chỉ tiêu #1 2015-2020: 50 mô hình, đã đăng ký 42 (84,0%)."
        assert under_cursor(pilot).split()[-4:] == ["42", "84,0%", "8", "12-KH/BCĐ"]
        assert "Đạt: 84,0%, còn thiếu 8 mô hình" in record(pilot)
    with database.read() as connection:
        (row,) = targets(connection)
    assert (row.span, row.field, row.unit, row.planned) == (STAGE, "KT", None, 50)


async def test_a_target_is_set_for_a_unit_and_years_of_ones_own(running: Running, database: Database) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+g", "tab", "insert")
        assert form(pilot).values["span"].text == "2015-2020"
        await fill(pilot, "2016 - 2018", "", "lam ha", "5", "")
        await press(pilot, "enter")
        assert "Chỉ tiêu #1 2016-2018: 5 mô hình" in board_says(pilot)
        assert under_cursor(pilot).startswith("2016-2018 Phường Lam Hạ tất cả")
    with database.read() as connection:
        (row,) = targets(connection)
    assert (row.span, row.field, row.unit_id) == (Span(2016, 2018), None, unit(database, "Phường Lam Hạ"))


async def test_a_second_target_for_the_same_is_refused_in_words(running: Running, economy: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+g", "insert")
        await fill(pilot, "", "kinh te", "", "60", "")
        await press(pilot, "enter")
        assert "Chỉ tiêu «2015-2020» đã có trong sổ." in says(pilot)
        assert form(pilot).values["planned"].text == "60"


async def test_bars_are_as_long_as_their_figures(running: Running, database: Database, economy: int) -> None:
    acts.target(database, 100, STAGE)
    acts.target(database, 3, STAGE, field="HT")
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+g")
        everything, of_economy, of_politics = (row.cells[2].tail for row in board(pilot).listed.rows)
        # The greatest number, 187 that are registered, fills nine cells; 42 are two, and 50 some more.
        assert [len(piece.text) for piece in everything] == [9, 0]
        assert [piece.text for piece in of_economy] == ["██", "░"]
        assert [len(piece.text) for piece in of_politics] == [1, 0]
        assert board_says(pilot) == "2/3 chỉ tiêu đã đạt"
        assert listed(pilot)[0].split()[-3:] == ["100", "187", "187,0%"]
        planned, counted = record(pilot).splitlines()[1:3]
        assert (planned.count("█"), counted.count("█")) == (32, 60)


async def test_those_of_the_years_in_view_come_first(running: Running, database: Database, economy: int) -> None:
    acts.target(database, 30, Span(2014, 2014))
    acts.target(database, 20, Span(2019, 2021))
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+g")
        assert [line.split()[0] for line in listed(pilot)] == ["2015-2020", "2019-2021", "2014"]
        assert board_says(pilot) == "1/2 chỉ tiêu đã đạt · 1 của năm khác"
        assert [row.cells[0].style for row in board(pilot).listed.rows] == ["accent", "accent", "dim"]
        await press(pilot, "f2", *"2016", "enter")
        assert [line.split()[0] for line in listed(pilot)] == ["2015-2020", "2014", "2019-2021"]


async def test_fields_and_units_are_two_lists(running: Running, database: Database, economy: int) -> None:
    acts.target(database, 10, STAGE, unit_id=unit(database, "Phường Lam Hạ"))
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+g")
        assert len(listed(pilot)) == 1
        await press(pilot, "tab")
        assert "Theo đơn vị 1" in tabs(pilot)
        assert "Phường Lam Hạ" in under_cursor(pilot)


async def test_two_secretaries_amend_one_target(running: Running, database: Database, economy: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+g", "ctrl+o")
        assert form(pilot).frame_title == "Sửa chỉ tiêu: 2015-2020 · Kinh tế"
        await fill(pilot, "42")
        with writing(database, LAN) as work:
            set_target(work, TargetDraft(STAGE, 50, "KT", decision="15-KH/BCĐ"), 1)
        await press(pilot, "tab", "enter")
        assert says(pilot).startswith("Người khác vừa sửa; đã gộp")
        await press(pilot, "enter")
        assert "(100,0%)" in board_says(pilot)
        assert "Đạt: 100,0%, đã đạt" in record(pilot)
    with database.read() as connection:
        row = target(connection, economy)
    assert (row.planned, row.decision, row.version) == (42, "15-KH/BCĐ", 3)


async def test_a_target_is_dropped_with_a_reason(running: Running, database: Database, economy: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+g", "f12")
        assert form(pilot).frame_title == "Bỏ chỉ tiêu: 2015-2020 · Kinh tế"
        await press(pilot, "tab", "enter")
        assert "Cần ghi." in shown(pilot)
        await fill(pilot, "Thay bằng kế hoạch 15-KH/BCĐ")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã bỏ chỉ tiêu 2015-2020 · Kinh tế."
    with database.read() as connection:
        assert targets(connection) == ()


async def test_marked_targets_are_dropped_together(running: Running, database: Database, economy: int) -> None:
    acts.target(database, 3, STAGE, field="HT")
    acts.target(database, 100, STAGE)
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+g", "space", "space", "f12")
        assert form(pilot).frame_title == "Bỏ chỉ tiêu: 2 chỉ tiêu"
        await fill(pilot, "Kế hoạch mới")
        assert says(pilot) == "Sẽ bỏ 2 chỉ tiêu."
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã bỏ 2 chỉ tiêu."
    with database.read() as connection:
        assert [row.field for row in targets(connection)] == ["HT"]


async def test_a_registration_elsewhere_counts_at_once(running: Running, database: Database, economy: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+g")
        register(database, "Trồng sen", year(database, 2019, field="KT"))
        while "còn thiếu 7 mô hình" not in record(pilot):
            await settle(pilot)
        assert "86,0%" in under_cursor(pilot)
        assert "•" in shown(pilot)


async def test_a_viewer_looks_and_is_told_why_not_more(running: Running, economy: int) -> None:
    async with running(size=(80, 24), actor=Actor("Lê Văn Xem", Role.VIEWER)) as pilot:
        await press(pilot, "ctrl+g")
        for key in ("insert", "ctrl+o", "f12"):
            await press(pilot, key)
            assert "cần vai trò Thư ký" in board_says(pilot)


async def test_english_has_its_own_words_and_marks(running: Running, economy: int) -> None:
    async with running(size=(80, 24), language="en") as pilot:
        await press(pilot, "ctrl+g")
        assert "Reached: 84.0%, 8 models lacking" in record(pilot)
        assert board_says(pilot) == "0/1 targets reached"


async def test_what_may_be_done_is_in_the_palette(running: Running, economy: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p", *"chi", "space", *"tieu", "enter")
        assert "Theo lĩnh vực 1" in tabs(pilot)
        await press(pilot, "ctrl+p", *"bo", "space", *"chi", "enter")
        assert form(pilot).frame_title == "Bỏ chỉ tiêu: 2015-2020 · Kinh tế"
