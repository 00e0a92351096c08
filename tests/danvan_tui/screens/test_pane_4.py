"""The model in full is the one under the list's cursor, unless another one was opened from elsewhere."""

import pytest
from textual.pilot import Pilot

from danvan_tui.screens import reading
from db.read.records import ModelRow
from tests.danvan_tui.conftest import Running, dashboard, lines, settle


def under(pilot: Pilot[None]) -> ModelRow:
    row = dashboard(pilot).models.cursor
    assert row is not None
    return row


def shown(pilot: Pilot[None]) -> int:
    model = dashboard(pilot).detail.model
    assert model is not None
    return model.id


async def test_4_opens_the_model_under_the_cursor_also_after_another_one_was_read(running: Running) -> None:
    async with running(size=(80, 24)) as pilot:
        await pilot.press("3", "home", "enter")
        await settle(pilot)
        first = shown(pilot)
        await pilot.press("escape", "down", "down", "4")
        await settle(pilot)
        assert shown(pilot) == under(pilot).id != first
        assert f"4 Chi tiết {under(pilot).code}" in lines(pilot)[1]
        await pilot.press("f12")
        await settle(pilot)
        assert under(pilot).name[:30] in "\n".join(lines(pilot))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_model_in_full_follows_the_cursor_that_rests_after_one_was_read(
    running: Running, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "REST_SECONDS", 0.001)
    async with running(size=size) as pilot:
        await pilot.press("3", "enter")
        await settle(pilot)
        first = shown(pilot)
        await pilot.press("escape", "down", "down")
        await settle(pilot)
        assert shown(pilot) == under(pilot).id != first
        assert f"4 Chi tiết {'· ' if size[0] > 80 else ''}{under(pilot).code}" in "\n".join(lines(pilot))


async def test_nothing_is_done_to_the_model_that_was_shown_before_the_one_that_is_being_read(
    running: Running,
) -> None:
    async with running(size=(80, 24)) as pilot:
        await pilot.press("3", "enter")
        await settle(pilot)
        screen = dashboard(pilot)
        assert screen.offers
        screen._wanted = shown(pilot) + 1
        assert not screen.offers


async def test_a_model_that_was_opened_from_elsewhere_stays_until_the_cursor_moves(running: Running) -> None:
    async with running(size=(80, 24)) as pilot:
        await pilot.press("3", "down")
        await settle(pilot)
        screen = dashboard(pilot)
        other = under(pilot).id + 1
        screen.open_detail(other)
        await settle(pilot)
        await pilot.press("4", "3", "4")
        await settle(pilot)
        assert shown(pilot) == other
        await pilot.press("3", "down", "4")
        await settle(pilot)
        assert shown(pilot) == under(pilot).id != other
