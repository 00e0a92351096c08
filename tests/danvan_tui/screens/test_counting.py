"""How many models the list has: what the figures say, which are counted anyhow."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from danvan_tui import views
from danvan_tui.live import Live
from danvan_tui.widgets.virtual_list.pager import Pager
from db.read.records import ModelRow
from db.scope import Scope
from tests.danvan_tui.conftest import Running, dashboard, lines, settle
from tests.danvan_tui.screens.test_news_figures import take_out, until


@pytest.fixture(autouse=True)
def counts(monkeypatch: pytest.MonkeyPatch) -> list[Scope]:
    """Pages of 30, so that the sample has several; the scopes whose models are counted by themselves."""
    begun = Pager.__init__

    def short(pager: Pager[Any], ask: Callable[..., None], page_size: int = 200, pages: int = 5) -> None:
        begun(pager, ask, min(page_size, 30), pages)

    counted, real = list[Scope](), views.model_count

    def spied(live: Live, scope: Scope) -> int:
        counted.append(scope)
        return real(live, scope)

    monkeypatch.setattr(Pager, "__init__", short)
    monkeypatch.setattr(views, "model_count", spied)
    return counted


def _total(pilot: Pilot[None]) -> int | None:
    return dashboard(pilot).models._list.position[1]


def _fields(pilot: Pilot[None]) -> set[str]:
    """The fields of the models at hand."""
    return {row.item.field for row in dashboard(pilot).models._list.rows if isinstance(row.item, ModelRow)}


async def test_nothing_is_counted_twice(running: Running, counts: list[Scope], sample_path: Path) -> None:
    async with running(size=(160, 45)) as pilot:
        assert _total(pilot) == 187
        await pilot.press("3", "pagedown", "pagedown", "pagedown", "end", "home")
        await settle(pilot)
        assert _total(pilot) == 187
        await pilot.press("1", "down", "enter")
        await settle(pilot)
        assert _total(pilot) == 89
        await pilot.press("escape")
        await settle(pilot)
        take_out(sample_path, 5)
        await until(pilot, lambda: "186 mô hình" in lines(pilot)[0])
        await settle(pilot)
        assert _total(pilot) == 186
        assert any("3 Mô hình · 186" in line for line in lines(pilot))
        assert counts == []


async def test_a_list_that_is_there_first_is_counted_when_the_figures_come(
    running: Running, counts: list[Scope], monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, real = Event(), views.dashboard

    def late(*args: Any) -> object:
        assert go_on.wait(30)
        return real(*args)

    monkeypatch.setattr(views, "dashboard", late)
    go_on.set()
    async with running(size=(160, 45)) as pilot:
        go_on.clear()
        await pilot.press("1", "down", "enter")
        await until_there(pilot, lambda: _fields(pilot) == {"VX"})
        go_on.set()
        await settle(pilot)
        assert _total(pilot) == 89
        assert counts == []


async def until_there(pilot: Pilot[None], there: Callable[[], bool]) -> None:
    """Wait for what comes while a thread still reads."""
    while not there():
        await pilot.pause()
