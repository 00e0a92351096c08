"""Screens as text, letter by letter. ``DANVAN_GOLDEN=write`` writes down what is there now."""

import os
from difflib import unified_diff
from pathlib import Path

from textual.pilot import Pilot

from danvan_tui.screens.board import BoardScreen
from tests.danvan_tui.conftest import dashboard, lines, settle

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("DANVAN_GOLDEN") == "write"
CLOCK = "14:03 24/11/2026"
"""The moment that every picture is of."""


async def at_rest(pilot: Pilot[None]) -> None:
    """Wait until the screen shows all that was asked for, also the model on which the cursor rests."""
    await settle(pilot)
    screen = dashboard(pilot)
    while pilot.app.screen is screen and screen.detail.region and screen.models.cursor is not None:
        if screen.detail.model is not None and screen.detail.model.id == screen.models.cursor.id:
            return
        await settle(pilot)
    # Of some lines of a board there is no more to read: then nothing comes, however long one waits.
    for _ in range(3):
        if not isinstance(board := pilot.app.screen, BoardScreen) or board.full is not None:
            return
        await settle(pilot)


def picture(pilot: Pilot[None]) -> str:
    """What is on the screen."""
    return "\n".join(lines(pilot)) + "\n"


def differences(name: str, shown: str) -> str:
    """How a picture differs from the one that was kept; empty where it does not.

    Args:
        name: Its file in the folder of the kept ones, without the ending.
        shown: The picture.
    """
    path = GOLDEN / f"{name}.txt"
    if WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    return "\n".join(
        unified_diff(kept.splitlines(), shown.splitlines(), f"kept {name}", f"shown {name}", lineterm="")
    )
