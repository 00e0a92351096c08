"""What the administrator's instruments see of what really happens."""

import asyncio
import io
import json
import time
from urllib.request import urlopen

import asyncssh
import pytest

from danvan_tui.ssh import lag
from danvan_tui.ssh.events import Events
from danvan_tui.ssh.lag import Lag
from danvan_tui.ssh.metrics import Metrics
from tests.danvan_tui.ssh.conftest import Opening
from tests.danvan_tui.ssh.door import Door, make_key
from tests.db.acts import last_revision


def figure(door: Door, name: str, **labels: str) -> float | None:
    """A figure, as Prometheus is told it."""
    return door.service.metrics.registry.get_sample_value(f"danvan_{name}", labels)


async def test_who_comes_and_goes_is_counted(door: Opening) -> None:
    async with door() as opened:
        assert figure(opened, "sessions") == 0
        async with opened.dashboard():
            assert (figure(opened, "sessions"), figure(opened, "connections")) == (1, 1)
            assert figure(opened, "unauthenticated") == 0
        await opened.log.event("logout")
        assert (figure(opened, "sessions"), figure(opened, "logins_total")) == (0, 1)


async def test_what_is_refused_and_done_is_counted(door: Opening) -> None:
    async with door() as opened:
        with pytest.raises(asyncssh.PermissionDenied):
            await opened.run("danvan tally", make_key())
        await opened.log.event("refused")
        assert figure(opened, "refusals_total", why="unknown key") == 1
        await opened.run("danvan tally")
        await opened.run("ls")
        await opened.log.event("refused", why="command")
        assert figure(opened, "refusals_total", why="command") == 1
        assert figure(opened, "commands_total", exit="0") == 1


async def test_the_register_is_watched(door: Opening) -> None:
    async with door() as opened:
        before = figure(opened, "query_seconds_count")
        async with opened.dashboard():
            now = figure(opened, "query_seconds_count")
            assert before is not None
            assert now is not None
            assert now > before
            opened.join("Trần Thị Bình")
            revision = last_revision(opened.service.database)
            async with asyncio.timeout(20):
                while (figure(opened, "revision") or 0) < revision:
                    await asyncio.sleep(0)


async def test_the_figures_are_read_by_http(door: Opening) -> None:
    async with door() as opened:
        host, port = opened.service.metrics.offer("127.0.0.1:0")
        async with opened.dashboard():
            text = await asyncio.to_thread(lambda: urlopen(f"http://{host}:{port}/metrics").read().decode())
        assert "danvan_sessions 1.0" in text
        assert "danvan_loop_lag_seconds_bucket" in text


async def test_a_loop_that_is_held_up_is_measured_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lag, "EVERY", 0.01)
    log, metrics = io.StringIO(), Metrics()
    measured = Lag(metrics, Events(log, "json"))
    try:
        async with asyncio.timeout(20):
            while not log.getvalue():
                # The fault itself: somebody blocks the loop.
                time.sleep(lag.FELT + 0.05)
                await asyncio.sleep(0)
    finally:
        measured.close()
    (line,) = log.getvalue().splitlines()
    event = json.loads(line)
    assert (event["event"], event["level"]) == ("loop_late", "warning")
    assert event["seconds"] >= lag.FELT
    assert measured.worst >= lag.FELT
    counted = metrics.registry.get_sample_value("danvan_loop_lag_seconds_count")
    within = metrics.registry.get_sample_value("danvan_loop_lag_seconds_bucket", {"le": "0.25"})
    assert counted is not None
    assert within is not None
    assert counted > within
