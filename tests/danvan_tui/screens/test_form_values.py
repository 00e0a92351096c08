"""What is typed into a form is taken as it is meant, or refused: never changed silently."""

from textual import events

from tests.danvan_tui.conftest import Running, settle
from tests.danvan_tui.screens.form_parts import LAN, form_by, retype, stand_on
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
