"""From entry to entry: the arrows change nothing that nobody chose, and F4 gives up nothing at once."""

from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from danvan_tui.forms.form import Opened
from danvan_tui.forms.registration import NewRegistration
from danvan_tui.live import Live
from danvan_tui.locale import Words
from danvan_tui.screens.form import FormDialog
from db.engine import Database
from db.read.kept_drafts import kept_draft
from tests.danvan_tui.conftest import Running, settle
from tests.danvan_tui.screens.form_parts import LAN, fill, form_by, form_of, stand_on
from tests.danvan_tui.screens.parts import keys, says, shown, write


async def _amending(pilot: Pilot[None]) -> FormDialog:
    await settle(pilot)
    await pilot.press("3")
    return await form_by(pilot, "ctrl+o")


def _at(pilot: Pilot[None]) -> str:
    entry = form_of(pilot).entry
    return "" if entry is None else entry.id


async def test_down_and_up_go_through_a_form_and_change_nothing(running: Running) -> None:
    async with running(actor=LAN, size=(80, 24)) as pilot:
        form = await _amending(pilot)
        seen = [_at(pilot)]
        while form.entry is not None:
            # The list of what may be chosen is there, and stays alone.
            if form.values[form.entry.id].chosen is None and form.choices.cursor_row is not None:
                await pilot.press("tab")
            else:
                await pilot.press("down")
            await settle(pilot)
            seen.append(_at(pilot))
        assert seen[:4] == ["name", "place", "unit", "field"]
        assert not form.dirty
        for name in reversed(seen[:-1]):
            await pilot.press("up")
            await settle(pilot)
            assert _at(pilot) == name
        assert not form.dirty


@pytest.mark.parametrize("opening", ["space", "x"])
async def test_a_choice_is_changed_once_somebody_begins_to_choose(running: Running, opening: str) -> None:
    async with running(actor=LAN, size=(80, 24)) as pilot:
        form = await _amending(pilot)
        await stand_on(pilot, "field")
        before = form.values["field"]
        assert "Space mở danh sách" in keys(pilot)
        await pilot.press(opening)
        await settle(pilot)
        if opening == "x":
            await pilot.press("backspace")
            await settle(pilot)
        else:
            assert form.values["field"] == before
            await pilot.press("space")
            assert form.values["field"] == before
            assert "Enter lấy" in keys(pilot)
        await pilot.press("down")
        await settle(pilot)
        assert _at(pilot) == "field"
        assert form.values["field"].chosen != before.chosen
        assert "Shift+Tab ô trước" in keys(pilot)


async def test_up_leaves_a_choice_in_which_nothing_is_chosen(running: Running) -> None:
    async with running(actor=LAN) as pilot:
        form = await form_by(pilot, "insert")
        await fill(pilot, ["Ngõ xanh", "", "", "phu van"])
        assert _at(pilot) == "field"
        await pilot.press("up")
        await settle(pilot)
        assert (_at(pilot), form.values["field"].text) == ("unit", "")


async def test_what_was_wanted_is_there_once_it_is_chosen(running: Running) -> None:
    async with running(actor=LAN) as pilot:
        await form_by(pilot, "insert")
        await fill(pilot, ["Ngõ xanh", "", "", "phu van", ""])
        assert _at(pilot) == "field"
        assert "Cần ghi." in shown(pilot)
        await pilot.press("down")
        await settle(pilot)
        assert "Cần ghi." not in shown(pilot)


async def test_f4_asks_before_it_gives_up_what_is_typed(running: Running, sample_path: Path) -> None:
    async with running(actor=LAN, size=(80, 24)) as pilot:
        form = await form_by(pilot, "insert")
        assert "F4" not in keys(pilot)
        await pilot.press("f4")
        assert says(pilot) == ""
        await write(pilot, "Ngõ xanh")
        await settle(pilot)
        assert "F4 bỏ nháp" in keys(pilot)
        await pilot.press("f4")
        assert says(pilot).startswith("F4 lần nữa")
        assert form.values["name"].text == "Ngõ xanh"
        # Whoever types on has not said yes.
        await write(pilot, "!")
        await pilot.press("f4")
        assert form.values["name"].text == "Ngõ xanh!"
        await pilot.press("f4")
        await settle(pilot)
        assert form.values["name"].text == ""
        assert "F4" not in keys(pilot)
    with Database(sample_path).read() as connection:
        assert kept_draft(connection, LAN, "register") is None


async def test_what_is_typed_while_a_form_opens_is_in_its_first_entry(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, real = Event(), NewRegistration.open

    def slow(form: NewRegistration, live: Live, words: Words) -> Opened:
        gate.wait(5)
        return real(form, live, words)

    monkeypatch.setattr(NewRegistration, "open", slow)
    async with running(actor=LAN) as pilot:
        await settle(pilot)
        await pilot.press("insert")
        await write(pilot, "Ngo")
        await pilot.press("backspace", "õ", "space", "x", "enter", "y")
        gate.set()
        await settle(pilot)
        form = form_of(pilot)
        assert form.values["name"].text == "Ngõ x"
        await write(pilot, "anh")
        assert form.values["name"].text == "Ngõ xanh"


async def test_the_screen_below_names_no_keys_that_do_not_work(running: Running) -> None:
    async with running(actor=LAN, size=(80, 24)) as pilot:
        await settle(pilot)
        assert "F1 trợ giúp" in shown(pilot).splitlines()[-1]
        await form_by(pilot, "insert")
        assert "F1 trợ giúp" not in shown(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "F1 trợ giúp" in shown(pilot).splitlines()[-1]
