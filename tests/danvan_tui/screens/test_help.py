"""The help."""

import pytest

from danvan_tui.commands import COMMANDS, PANES, Where
from danvan_tui.locale import words
from danvan_tui.present.help import HelpEntry, help_lines
from danvan_tui.widgets.text_view import TextView
from tests.danvan_tui.conftest import Running, dashboard, lines, settle


@pytest.mark.parametrize("pane", range(4))
async def test_the_help_is_about_the_pane_at_work(running: Running, pane: int) -> None:
    async with running() as pilot:
        await pilot.press(str(pane + 1), "f1")
        await settle(pilot)
        text = pilot.app.screen.query_one("#help-text", TextView).text
        where = PANES[pane]
        vi = words("vi")
        assert text.lstrip().startswith(vi(f"pane.{where.value}"))
        assert vi(f"help.for.{where.value}")[:40] in text
        here, elsewhere = text.split(vi("help.elsewhere"))
        for command in COMMANDS:
            if where in command.where and hasattr(dashboard(pilot), f"do_{command.id}"):
                assert vi(f"cmd.{command.id}.help") in here
            if where not in command.where:
                assert f"{vi(f'cmd.{command.id}.help')} (ở " in elsewhere


async def test_the_help_scrolls_and_says_why_a_command_is_not_possible(running: Running) -> None:
    async with running(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        await settle(pilot)
        view = pilot.app.screen.query_one("#help-text", TextView)
        assert "Đang ở ngoài cùng" in view.text
        top = lines(pilot)
        await pilot.press("down")
        once = lines(pilot)
        await pilot.press("pagedown")
        assert len({tuple(top), tuple(once), tuple(lines(pilot))}) == 3
        await pilot.press("pageup", "up")
        assert lines(pilot) == top
        await pilot.press("j", "k", "end")
        assert "▼" not in "".join(lines(pilot))
        await pilot.press("f1")
        assert pilot.app.screen is dashboard(pilot)


@pytest.mark.parametrize("width", [30, 58, 110])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_line_is_wider_than_the_view(width: int, language: str) -> None:
    from rich.cells import cell_len

    from danvan_tui.locale import LANGUAGES

    chosen = next(known for known in LANGUAGES if known == language)
    here = [HelpEntry(command, "Vì sổ đang mở") for command in COMMANDS]
    found = help_lines(words(chosen), Where.FIELDS, here, COMMANDS, width)
    assert all(sum(cell_len(piece.text) for piece in line) <= width for line in found)
