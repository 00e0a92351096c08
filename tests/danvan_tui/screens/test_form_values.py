"""What is typed into a form is taken as it is meant, or refused: never changed silently."""

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
