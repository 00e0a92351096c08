"""What a session of this process's own terminal changes in the process, and gives back."""

import asyncio
import gc

import pytest

from danvan_tui import process


async def test_nothing_is_collected_until_the_session_has_started(monkeypatch: pytest.MonkeyPatch) -> None:
    started = asyncio.Event()
    monkeypatch.setattr(gc, "freeze", started.set)
    monkeypatch.setattr(process, "START", 0.0)
    with process._started_first():
        assert not gc.isenabled()
        await started.wait()
        assert gc.isenabled()


async def test_a_session_that_ends_early_leaves_the_collector_as_it_was() -> None:
    with process._started_first():
        assert not gc.isenabled()
    assert gc.isenabled()
