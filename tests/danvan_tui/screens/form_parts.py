"""What tests of forms do again and again."""

from collections.abc import Sequence

from textual.pilot import Pilot

from danvan_tui.screens.form import FormDialog
from db.identity import Actor, Role
from tests.danvan_tui.conftest import settle
from tests.danvan_tui.screens.parts import write

LAN = Actor("Trần Thị Lan", Role.SECRETARY)


async def form_by(pilot: Pilot[None], *keys: str) -> FormDialog:
    """The form that these keys open."""
    await settle(pilot)
    await pilot.press(*keys)
    await settle(pilot)
    return form_of(pilot)


def form_of(pilot: Pilot[None]) -> FormDialog:
    """The form that is open."""
    form = pilot.app.screen
    assert isinstance(form, FormDialog)
    return form


async def stand_on(pilot: Pilot[None], name: str) -> None:
    """Tab to an entry."""
    form = form_of(pilot)
    while form.entry is None or form.entry.id != name:
        assert form.entry is not None
        await pilot.press("tab")
        await settle(pilot)


async def to_the_end(pilot: Pilot[None]) -> None:
    """Tab to the line that saves."""
    while form_of(pilot).entry is not None:
        await pilot.press("tab")
    await settle(pilot)


async def fill(pilot: Pilot[None], texts: Sequence[str]) -> None:
    """Type into one entry after the other."""
    for text in texts:
        await write(pilot, text)
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)


async def retype(pilot: Pilot[None], text: str) -> None:
    """Type another text over what stands there."""
    await pilot.press("end", *["backspace"] * len(form_of(pilot).input.value))
    await write(pilot, text)
