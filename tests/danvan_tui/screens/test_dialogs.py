"""Every dialog: the keys that open it, Esc, the line of its keys, the smallest and the largest screen."""

import pytest

from danvan_tui.commands import BY_ID
from danvan_tui.locale import words
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import keys, shown, title

OPENERS = {
    "f1": "help.title",
    "question_mark": "help.title",
    "f2": "period.title",
    "p": "period.title",
    "ctrl+p": "palette.title",
    "ctrl+f": "narrow.title",
    "m": "narrow.title",
    "ctrl+e": "export.title",
    "f9": "export.title",
    "f6": "columns.title",
    "c": "columns.title",
}


@pytest.mark.parametrize("size", [(60, 15), (160, 45)])
async def test_every_dialog_opens_by_its_keys_and_escape_closes_it(
    running: Running, size: tuple[int, int]
) -> None:
    async with running(size=size) as pilot:
        await pilot.press("3")
        place, columns = dashboard(pilot).trail, dashboard(pilot).models.columns
        for key, name in OPENERS.items():
            await pilot.press(key)
            await settle(pilot)
            assert title(pilot) == words("vi")(name), key
            assert "Esc" in keys(pilot)
            assert keys(pilot).split()[0] in shown(pilot)
            frame = pilot.app.screen.query_one("#dialog").region
            assert pilot.app.screen.region.contains_region(frame)
            await pilot.press("escape")
            await settle(pilot)
            assert pilot.app.screen is dashboard(pilot), key
        assert dashboard(pilot).trail == place
        assert dashboard(pilot).models.columns == columns


async def test_every_dialog_speaks_english(running: Running) -> None:
    async with running(language="en") as pilot:
        await pilot.press("3")
        for key, name in OPENERS.items():
            await pilot.press(key)
            await settle(pilot)
            assert title(pilot) == words("en")(name)
            assert "Esc" in keys(pilot)
            await pilot.press("escape")


async def test_what_was_under_a_dialog_stays_live(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("m")
        await settle(pilot)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert title(pilot) == "Lọc theo mức, đối tượng"
        assert "Lĩnh vực" in shown(pilot)


def test_every_command_of_the_palette_has_words() -> None:
    for language in ("vi", "en"):
        texts = words(language).texts
        assert all(f"cmd.{command}" in texts and f"cmd.{command}.help" in texts for command in BY_ID)
