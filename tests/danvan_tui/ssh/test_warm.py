"""What is done before the first member comes."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from danvan_tui.live import Live
from danvan_tui.options import RunOptions
from danvan_tui.screens.reading import DashboardReading
from danvan_tui.ssh.warm import rehearse
from db.engine import Database
from db.read.tallies import by_field
from db.scope import Scope, Span


@pytest.fixture
def live(sample_path: Path) -> Iterator[Live]:
    found = Live(lambda: Database(sample_path))
    yield found
    found.close()
    gc.unfreeze()


def _total_at_hand(live: Live) -> int:
    fields = live.at_hand(by_field, Scope(Span(2015, 2020)))
    return 0 if fields is None else fields.value.total.total


async def test_the_figures_are_counted_before_anybody_comes(live: Live) -> None:
    await rehearse(live, RunOptions(remote=True))
    assert _total_at_hand(live) == 187


async def test_what_is_overtaken_keeps_nobody_out(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = DashboardReading.open_register

    def twice(screen: DashboardReading) -> None:
        opened(screen)
        opened(screen)

    monkeypatch.setattr(DashboardReading, "open_register", twice)
    await rehearse(live, RunOptions(remote=True))
    assert _total_at_hand(live) == 187
