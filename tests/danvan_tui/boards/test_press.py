"""Tin bài: press items with the model that they are about, amended by two at once, withdrawn."""

from datetime import date

import pytest

from db.engine import Database
from db.identity import Actor, Role
from db.read.press import press_item, press_items
from db.schema import PressKind
from db.write.press import amend_press
from db.write.session import writing
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
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import rows, says, shown
from tests.db import calendar_acts as acts
from tests.db.acts import register

LAN = Actor("Trần Thị Lan", Role.SECRETARY)


@pytest.fixture
def article(database: Database) -> int:
    """An article of June 2018 about a model of the register."""
    made = register(database, "Hũ gạo tình thương thôn 99")
    return acts.press(database, model_id=made.model_id, author="Lê Văn Viết")


async def test_an_item_is_added_with_its_model(running: Running, database: Database) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "ctrl+n")
        assert "Chưa có tin bài nào trong các năm đang xem." in shown(pilot)
        await press(pilot, "insert")
        await fill(pilot, "truyen hinh", "Đường hoa", "Đài tỉnh", "2/6/2020", "Lan", "duong hoa lien tuyen")
        assert "Không khớp mục nào." in shown(pilot)
        await fill(pilot, "duong hoa liem tuyen")
        assert form(pilot).values["model"].text == "MH0114 · Trồng và chăm sóc đường hoa"
        await fill(pilot, "https://bao.example/duong-hoa?id=1#2")
        await press(pilot, "enter")
        assert board_says(pilot).startswith("Đã thêm tin bài #1 Đường hoa (Đài tỉnh, 02/06/2020).")
        assert "MH0114 Trồng và chăm sóc đường hoa" in record(pilot)
        assert "Liên kết: https://bao.example/duong-hoa?id=1#2" in record(pilot)
    with database.read() as connection:
        (row,) = press_items(connection)
    assert (row.kind, row.model_id, row.author) == ("TELEVISION", 114, "Lan")


async def test_models_of_one_name_are_told_apart_by_their_units(running: Running) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+n", "insert", *["tab"] * 5, *"duong", "space", *"hoa")
        alike = [row for row in rows(pilot) if "· Trồng và chăm sóc đường hoa " in row]
        assert len(alike) > 2
        assert "MH0114 · Trồng và chăm sóc đường hoa 2018 Xã Liêm Tuyền" in alike


async def test_the_newest_come_first_and_enter_leads_to_the_model(
    running: Running, database: Database, article: int
) -> None:
    acts.press(database, title="Tin không của ai", on=date(2019, 1, 5), kind=PressKind.ONLINE)
    acts.press(database, title="Tin năm khác", on=date(2014, 1, 5))
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+n")
        assert "Tin bài 2" in tabs(pilot)
        assert ["Tin không của ai" in line for line in listed(pilot)] == [True, False]
        assert board_says(pilot) == "về 1 mô hình"
        await press(pilot, "enter")
        assert board(pilot).has_class("-reading")
        await press(pilot, "escape", "down")
        assert "Lê Văn Viết" in record(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen is dashboard(pilot)
        assert "Hũ gạo tình thương thôn 99" in shown(pilot)


async def test_two_secretaries_amend_one_item(running: Running, database: Database, article: int) -> None:
    with database.read() as connection:
        before = press_item(connection, article)
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+n", "ctrl+o")
        assert form(pilot).frame_title == "Sửa tin bài: Đường hoa ở Phủ Lý"
        await fill(pilot, "", "Đường hoa ở thành phố")
        with writing(database, LAN) as work:
            theirs = acts.press_draft(author="Nguyễn Thị Bút", model_id=before.model_id)
            amend_press(work, article, theirs, before.version)
        await press(pilot, *["tab"] * 5, "enter")
        assert says(pilot).startswith("Người khác vừa sửa; đã gộp")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã sửa tin bài Đường hoa ở thành phố."
    with database.read() as connection:
        after = press_item(connection, article)
    assert (after.title, after.author, after.model_id) == (
        "Đường hoa ở thành phố",
        "Nguyễn Thị Bút",
        before.model_id,
    )


async def test_an_item_is_no_longer_about_a_model(running: Running, database: Database, article: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+n", "ctrl+o", *["tab"] * 5, "ctrl+u", "tab", "tab", "enter")
        assert "Đã sửa tin bài" in board_says(pilot)
        assert "Hũ gạo" not in under_cursor(pilot)
    with database.read() as connection:
        assert press_item(connection, article).model_id is None


async def test_an_item_is_withdrawn_with_a_reason(running: Running, database: Database, article: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+n", "f12")
        assert form(pilot).frame_title == "Rút tin bài: Đường hoa ở Phủ Lý"
        await fill(pilot, "Ghi hai lần")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã rút tin bài Đường hoa ở Phủ Lý."
        assert listed(pilot) == []
    with database.read() as connection:
        assert press_item(connection, article).withdrawn_reason == "Ghi hai lần"


async def test_what_others_note_is_seen_at_once(running: Running, database: Database, article: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+n")
        acts.press(database, title="Tin mới", on=date(2020, 2, 2))
        while len(listed(pilot)) < 2:
            await settle(pilot)
        # The cursor stays on what was read.
        assert "Đường hoa ở Phủ Lý" in under_cursor(pilot)
        assert "Tin mới" in listed(pilot)[0]


async def test_a_viewer_looks_and_is_told_why_not_more(running: Running, article: int) -> None:
    async with running(size=(80, 24), actor=Actor("Lê Văn Xem", Role.VIEWER)) as pilot:
        await press(pilot, "ctrl+n")
        for key in ("insert", "ctrl+o", "f12"):
            await press(pilot, key)
            assert "cần vai trò Thư ký" in board_says(pilot)


async def test_a_day_to_come_is_refused_in_words(running: Running, database: Database) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+n", "insert")
        await fill(pilot, "bao in", "Tin", "Báo tỉnh", "1/1/2099", "", "", "")
        await press(pilot, "enter")
        assert "ngày 01/01/2099 chưa tới" in says(pilot)
    with database.read() as connection:
        assert press_items(connection) == ()


async def test_what_may_be_done_is_in_the_palette(running: Running, article: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p", *"tin", "space", *"bai", "enter")
        assert "Tin bài 1" in tabs(pilot)
        await press(pilot, "ctrl+p", *"rut", "enter")
        assert form(pilot).frame_title == "Rút tin bài: Đường hoa ở Phủ Lý"
