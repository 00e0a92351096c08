"""Esc from a model that a board led to leads back to that board, as it was."""

from danvan_tui.commands import Where
from danvan_tui.screens.board import BoardScreen
from db.identity import Actor, Role
from tests.danvan_tui.boards.looking import board, listed, press, tabs, under_cursor
from tests.danvan_tui.conftest import Running, dashboard
from tests.danvan_tui.screens.parts import shown

LAN = Actor("Trần Thị Lan", Role.SECRETARY)


async def test_a_board_stands_as_it_was_with_its_marks(running: Running) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "3", "6", "space", "space", "down")
        at, marks = under_cursor(pilot), board(pilot).picks
        scope = dashboard(pilot).trail.scope
        assert marks == 2
        await press(pilot, "enter")
        assert pilot.app.screen is dashboard(pilot)
        assert dashboard(pilot).where is Where.DETAIL
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BoardScreen)
        assert board(pilot).where is Where.PENDING
        assert (under_cursor(pilot), board(pilot).picks) == (at, marks)
        assert dashboard(pilot).trail.scope == scope
        assert dashboard(pilot).where is Where.MODELS
        await press(pilot, "escape", "escape")
        assert pilot.app.screen is dashboard(pilot)


async def test_what_was_gone_into_and_the_words_stand_too(running: Running) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "5", "enter")
        inside = tabs(pilot)
        await press(pilot, "slash", *"kinh", "enter", "down")
        at, there = under_cursor(pilot), listed(pilot)
        await press(pilot, "enter", "escape")
        assert (tabs(pilot), under_cursor(pilot), listed(pilot)) == (inside, at, there)
        await press(pilot, "escape", "escape")
        assert "Việc của tôi" in shown(pilot)
        assert tabs(pilot) != inside


async def test_from_a_further_step_escape_leads_to_the_model_first(running: Running) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "6", "enter", "f8", "escape")
        assert pilot.app.screen is dashboard(pilot)
        assert dashboard(pilot).where is Where.DETAIL
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BoardScreen)
