"""What tests of boards look at."""

from textual.pilot import Pilot

from danvan_tui.screens.board import BoardScreen
from danvan_tui.screens.form import FormDialog
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.text_view import TextView
from tests.danvan_tui.conftest import dashboard, settle
from tests.danvan_tui.screens.parts import choices, cursor, row_text, write


def board(pilot: Pilot[None]) -> BoardScreen:
    """The board that is open."""
    screen = next(screen for screen in reversed(pilot.app.screen_stack) if isinstance(screen, BoardScreen))
    assert screen.asker is not None
    return screen


def listed(pilot: Pilot[None]) -> list[str]:
    """The words of every line of the board."""
    return [row_text(row) for row in board(pilot).listed.rows]


def under_cursor(pilot: Pilot[None]) -> str:
    """The words of the line under the cursor."""
    row = board(pilot).listed.cursor_row
    return "" if row is None else row_text(row)


def record(pilot: Pilot[None]) -> str:
    """The chosen record in full."""
    return board(pilot).query_one("#board-record", TextView).text


def above(pilot: Pilot[None]) -> str:
    """What is drawn above the list."""
    return board(pilot).query_one("#board-above", TextView).text


def board_says(pilot: Pilot[None]) -> str:
    """The line that says what is shown, or what was done."""
    return board(pilot).query_one("#board-says", Line).text.strip()


def tabs(pilot: Pilot[None]) -> str:
    """The line with the views."""
    return board(pilot).query_one("#board-tabs", Line).text


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each of them when the one before is answered; the first when the register is open."""
    while dashboard(pilot).opening is None:
        await settle(pilot)
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def form(pilot: Pilot[None]) -> FormDialog:
    """The form that is open."""
    screen = pilot.app.screen
    assert isinstance(screen, FormDialog)
    return screen


async def fill(pilot: Pilot[None], *texts: str) -> None:
    """Type a text into each entry of a form, one after the other; "" leaves one as it is.

    In an entry that takes several, "a; b" adds two.
    """
    for text in texts:
        entry = form(pilot).entry
        assert entry is not None, f"the form has no entry for {text!r}"
        for part in text.split("; ") if text else ():
            if entry.kind.name != "MANY":
                await pilot.press("ctrl+u")
            await write(pilot, part)
            await settle(pilot)
            if entry.kind.name == "MANY":
                await press(pilot, "enter")
        await press(pilot, "tab" if entry.kind.name == "MANY" else "enter")


async def choose_line(pilot: Pilot[None], words: str) -> None:
    """Take the line with these words from the list that is open."""
    first = next(row for row in choices(pilot).rows if words in row_text(row))
    choices(pilot).select(first.key)
    assert words in cursor(pilot)
    await press(pilot, "enter")
