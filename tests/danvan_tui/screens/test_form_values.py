"""What is typed into a form is taken as it is meant, or refused: never changed silently."""

import pytest
from textual import events

from tests.danvan_tui.conftest import Running, settle
from tests.danvan_tui.screens.form_parts import LAN, form_by, retype, stand_on, to_the_end
from tests.danvan_tui.screens.parts import shown, write


async def test_a_number_is_shown_as_it_is_understood(running: Running) -> None:
    async with running(actor=LAN) as pilot:
        form = await form_by(pilot, "insert")
        await stand_on(pilot, "households")
        await write(pilot, "5 000")
        await pilot.press("tab")
        await settle(pilot)
        assert form.values["households"].text == "5.000"
        assert "5.000" in shown(pilot)


async def test_what_is_no_number_is_refused(running: Running) -> None:
    async with running(actor=LAN) as pilot:
        await form_by(pilot, "insert")
        await stand_on(pilot, "households")
        for typed in ("khoảng 50", "1e9"):
            await retype(pilot, typed)
            await pilot.press("enter")
            await settle(pilot)
            assert "Ghi chữ số, ví dụ 5.000." in shown(pilot)


async def test_what_does_not_fit_is_said_beside_its_entry(running: Running) -> None:
    async with running(actor=LAN, size=(80, 24)) as pilot:
        form = await form_by(pilot, "insert")
        pilot.app.post_message(events.Paste("a" * 300))
        await settle(pilot)
        assert form.values["name"].text == "a" * 250
        assert "Đã cắt ở 250 chữ." in shown(pilot)
        await pilot.press("backspace")
        await settle(pilot)
        assert "Đã cắt" not in shown(pilot)


async def test_a_long_text_fits_where_the_entry_takes_it(running: Running) -> None:
    async with running(actor=LAN, size=(80, 24)) as pilot:
        form = await form_by(pilot, "insert")
        await stand_on(pilot, "contents")
        pilot.app.post_message(events.Paste("a" * 7_000))
        await settle(pilot)
        assert len(form.values["contents"].text) == 7_000
        assert "Đã cắt" not in shown(pilot)
        pilot.app.post_message(events.Paste("a" * 1_001))
        await settle(pilot)
        assert "Đã cắt ở 8.000 chữ." in shown(pilot)


async def test_a_year_that_stands_there_is_replaced_by_what_is_typed(running: Running) -> None:
    async with running(actor=LAN, size=(80, 24)) as pilot:
        form = await form_by(pilot, "insert")
        await stand_on(pilot, "year")
        await write(pilot, "2018")
        assert form.values["year"].text == "2018"
        await pilot.press("tab", "shift+tab")
        await settle(pilot)
        await pilot.press("backspace")
        await write(pilot, "9")
        assert form.values["year"].text == "2019"


@pytest.mark.parametrize(
    ("key", "text"), [("end", "20209"), ("home", "92020"), ("left", "20290"), ("right", "20209")]
)
async def test_a_key_that_moves_edits_what_stands_there(running: Running, key: str, text: str) -> None:
    async with running(actor=LAN, size=(80, 24)) as pilot:
        form = await form_by(pilot, "insert")
        await stand_on(pilot, "year")
        await write(pilot, "2020")
        await pilot.press("tab", "shift+tab")
        await settle(pilot)
        await pilot.press(key, "9")
        await settle(pilot)
        assert form.values["year"].text == text


async def test_a_day_is_typed_as_papers_have_it(running: Running) -> None:
    async with running(actor=LAN, size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("7")
        form = await form_by(pilot, "insert")
        await stand_on(pilot, "since")
        await write(pilot, "ngày 05 tháng 12 năm 2020")
        await pilot.press("enter")
        await settle(pilot)
        assert form.values["since"].text == "05/12/2020"
        await pilot.press("up")
        await settle(pilot)
        await write(pilot, "31/2/2020")
        await pilot.press("enter")
        await settle(pilot)
        assert "Lịch không có ngày này." in shown(pilot)


async def test_an_end_before_the_beginning_is_said_beside_it(running: Running) -> None:
    async with running(actor=LAN, size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("7")
        form = await form_by(pilot, "insert")
        await pilot.press("down")
        await stand_on(pilot, "title")
        await write(pilot, "Tập huấn")
        await stand_on(pilot, "since")
        await write(pilot, "5/3/2020")
        await stand_on(pilot, "until")
        await write(pilot, "4/3/2020")
        await pilot.press("enter")
        await settle(pilot)
        assert "Trước ngày bắt đầu." in shown(pilot)
        await to_the_end(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert form.entry is not None
        assert form.entry.id == "until"
