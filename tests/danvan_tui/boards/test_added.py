"""The cursor of a board goes to the record that one's own form added, and to nobody else's."""

from datetime import date

import pytest

from db.engine import Database
from db.identity import Actor, Role
from db.write.members import add_key, add_member
from db.write.session import writing
from tests.danvan_tui.boards.looking import (
    board_says,
    choose_line,
    fill,
    listed,
    press,
    record,
    tabs,
    under_cursor,
)
from tests.danvan_tui.conftest import Running, settle
from tests.db import calendar_acts as acts
from tests.db.acts import register
from tests.db.public_keys import ed25519

ADMIN = Actor("Quản trị")
LAN = Actor("Trần Thị Lan", Role.SECRETARY)


@pytest.fixture
def article(database: Database) -> int:
    """An article of June 2018 about a model of the register."""
    made = register(database, "Hũ gạo tình thương thôn 99")
    return acts.press(database, model_id=made.model_id, author="Lê Văn Viết")


async def test_the_cursor_goes_to_what_was_added(running: Running, database: Database, article: int) -> None:
    for month in (7, 8):
        acts.press(database, title=f"Tin tháng {month}", on=date(2019, month, 5))
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "ctrl+n", "insert")
        await fill(pilot, "truyen hinh", "Tin của Lan", "Đài tỉnh", "2/6/2019", "", "", "")
        acts.press(database, title="Tin đến trước", on=date(2018, 3, 5))
        await settle(pilot)
        await press(pilot, "enter")
        assert "Tin của Lan" in under_cursor(pilot)
        assert "Đài tỉnh" in record(pilot)
        # What somebody else adds moves nobody's cursor.
        acts.press(database, title="Tin của người khác", on=date(2020, 3, 5))
        await settle(pilot)
        assert len(listed(pilot)) == 6
        assert "Tin của Lan" in under_cursor(pilot)


async def test_what_others_add_moves_no_cursor_after_a_form(
    running: Running, database: Database, article: int
) -> None:
    acts.press(database, title="Tin tháng 7", on=date(2019, 7, 5))
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "ctrl+n", "ctrl+o")
        await fill(pilot, *[""] * 7)
        await press(pilot, "shift+tab")
        await fill(pilot, "https://bao.example/7")
        under = under_cursor(pilot)
        acts.press(database, title="Tin đến trước", on=date(2018, 3, 5))
        await settle(pilot)
        await press(pilot, "enter")
        assert board_says(pilot).startswith("Đã sửa")
        acts.press(database, title="Tin của người khác", on=date(2017, 3, 5))
        await settle(pilot)
        assert len(listed(pilot)) == 4
        assert under_cursor(pilot) == under


async def test_what_others_add_moves_no_cursor_after_one_that_is_not_listed(
    running: Running, database: Database, article: int
) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "ctrl+n", "insert")
        await fill(pilot, "truyen hinh", "Tin năm khác", "Đài tỉnh", "2/6/2012", "", "", "")
        await press(pilot, "enter")
        assert board_says(pilot).startswith("Đã thêm")
        under = under_cursor(pilot)
        acts.press(database, title="Tin của người khác", on=date(2017, 3, 5))
        await settle(pilot)
        assert len(listed(pilot)) == 2
        assert under_cursor(pilot) == under


async def test_what_was_added_is_found_in_the_calendar_of_its_month(running: Running, database: Database) -> None:
    acts.activity(database, title="Có trước", since=date(2020, 11, 2))
    async with running(size=(80, 24), period="2020", actor=LAN) as pilot:
        await press(pilot, "7", "tab", "left")
        assert "Lịch tháng 1" in tabs(pilot)
        await press(pilot, "insert")
        await fill(pilot, "toa dam", "Tọa đàm mới", "15/11/2020", "", "", "", "", "")
        await press(pilot, "enter")
        assert "Tọa đàm mới" in under_cursor(pilot)


async def test_a_key_that_is_added_is_no_member_of_its_number(running: Running, database: Database) -> None:
    with writing(database, ADMIN) as work:
        add_key(work, add_member(work, "Trần Thị Lan", Role.SECRETARY), ed25519("a"))
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "9", "f12")
        await choose_line(pilot, "khóa")
        await fill(pilot, ed25519("b"))
        await press(pilot, "enter")
        assert "khóa" in board_says(pilot)
        under = under_cursor(pilot)
        with writing(database, "Người khác") as work:
            assert add_member(work, "An Văn Bé", Role.VIEWER) == 2
        await settle(pilot)
        assert len(listed(pilot)) == 2
        assert under_cursor(pilot) == under
