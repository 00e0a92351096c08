"""The columns of the list of models: what the scope says already stands in no column."""

import pytest
from textual.pilot import Pilot

from danvan_tui.panes.models import COLUMNS
from db.errors import DatabaseUnreachable
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import choices, write


def columns(pilot: Pilot[None]) -> tuple[str, ...]:
    return dashboard(pilot).models.columns


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_a_chosen_field_and_a_chosen_unit_need_no_column(running: Running) -> None:
    async with running() as pilot:
        assert columns(pilot) == COLUMNS
        await press(pilot, "1", "enter")
        assert columns(pilot) == ("name", "unit", "subject", "year", "standing")
        # The city has units below it, so each row says which one it is of.
        await press(pilot, "2", "home", "enter")
        assert columns(pilot) == ("name", "unit", "subject", "year", "standing")
        await press(pilot, "2", "end", "enter")
        assert columns(pilot) == ("name", "subject", "year", "standing")
        await press(pilot, "escape", "escape", "escape")
        assert columns(pilot) == COLUMNS


async def test_by_todays_units_the_column_says_where_a_model_was_registered(running: Running) -> None:
    async with running() as pilot:
        await press(pilot, "2", "t")
        await press(pilot, "end", "enter")
        assert dashboard(pilot).trail.scope.unit is not None
        assert "unit" in columns(pilot)


async def test_the_members_own_choice_of_columns_stays(running: Running) -> None:
    async with running() as pilot:
        await press(pilot, "3", "c", "end", "up", "space", "f6")
        own = columns(pilot)
        assert own == COLUMNS[:-1]
        await press(pilot, "1", "enter")
        assert columns(pilot) == own


async def test_leaving_the_dialog_of_columns_is_no_choice(running: Running) -> None:
    async with running() as pilot:
        await press(pilot, "1", "enter", "3", "c", "end", "up", "space")
        assert columns(pilot) == ("name", "unit", "subject", "year")
        await press(pilot, "escape", "1", "enter")
        assert columns(pilot) == COLUMNS


async def test_a_unit_from_the_palette_needs_no_column_either(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("ctrl+p")
        await write(pilot, "quang trung")
        await settle(pilot)
        assert choices(pilot).cursor_row is not None
        await press(pilot, "enter")
        assert "unit" not in columns(pilot)


async def test_columns_stay_with_the_rows_that_need_them(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> None:
        raise DatabaseUnreachable(where="so.db", why="mất mạng")

    async with running() as pilot:
        monkeypatch.setattr("danvan_tui.views.model_page", lost)
        await press(pilot, "1", "enter")
        assert dashboard(pilot).trail.scope.field == "KT"
        # The list still shows every field's models.
        assert columns(pilot) == COLUMNS
