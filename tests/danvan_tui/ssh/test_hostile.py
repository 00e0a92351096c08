"""Stored text that could drive a terminal, over SSH: every pane, dialog and command shows it harmlessly."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import asyncssh
import pytest
from textual.app import App
from textual.worker import WorkerCancelled

from db.engine import Database
from tests.danvan_tui.ssh.conftest import Opening
from tests.danvan_tui.ssh.door import Client, Door
from tests.terminal.keys import to_bytes
from tests.terminal.sequences import foreign_sequences, tokens
from tests.terminal.test_hostile import HOSTILE, PLACES

ALL_PLACES = {**PLACES, "member": ("name", "position")}
STORED = tuple(
    token.encode() for kind, token in tokens(HOSTILE) if kind not in {"text", "torn"} and len(token) > 1
)
"""The sequences in it."""

PANES = (
    "1",
    "2",
    "end",
    "home",
    "3",
    "end",
    "enter",
    "end",
    "escape",
    "4",
    "f8",
    "f8",
    "t",
    "1",
    "enter",
    "escape",
)
DIALOGS = ("f1", "ctrl+p", "f2", "ctrl+f", "ctrl+e", "ctrl+l")
COMMANDS = ("tally", "tally --by unit --format json", "units --format csv", "models", "show MH0001")


@pytest.fixture
def sample_path(sample_path: Path) -> Path:
    """The sample register with hostile text in every place, as an older program may have left it."""
    database = Database(sample_path)
    with database.engine.begin() as connection:
        found = connection.exec_driver_sql("select name, sql from sqlite_master where type = 'trigger'").all()
        for name, _ in found:
            connection.exec_driver_sql(f'drop trigger "{name}"')
        for table, columns in ALL_PLACES.items():
            for column in columns:
                sql = f'update "{table}" set "{column}" = coalesce("{column}", \'\') || ?'
                connection.exec_driver_sql(sql, (HOSTILE,))
        for _, sql in found:
            connection.exec_driver_sql(sql)
    database.close()
    return sample_path


def harmless(raw: bytes | bytearray) -> None:
    """Nothing but what we send ourselves."""
    assert foreign_sequences(bytes(raw)) == []
    assert [stored for stored in STORED if stored in raw] == []


def app_of(opened: Door) -> App[None]:
    """The app of the only session."""
    (session,) = opened.service.screens
    assert session.screen is not None
    return session.screen.app


def more_than(client: Client, seen: int) -> Callable[[], bool]:
    """Whether more has come."""
    return lambda: len(client.raw) > seen


async def press(opened: Door, channel: asyncssh.SSHClientChannel[bytes], client: Client, *keys: str) -> None:
    """Send keys one by one, each when the screen shows all of what the last one did."""
    app = app_of(opened)
    for key in keys:
        answered = more_than(client, len(client.raw))
        channel.write(to_bytes(key))
        with suppress(TimeoutError):
            # A key may change nothing.
            async with asyncio.timeout(0.25):
                await client.until(answered)
        for worker in [one for one in app.workers if not one.is_finished]:
            with suppress(WorkerCancelled):
                await worker.wait()


async def test_the_panes(door: Opening) -> None:
    async with door() as opened, opened.dashboard() as (channel, client):
        await press(opened, channel, client, *PANES)
        assert "[/nope]" in client.raw.decode()
        harmless(client.raw)


async def test_the_dialogs(door: Opening) -> None:
    async with door() as opened, opened.dashboard() as (channel, client):
        for key in DIALOGS:
            await press(opened, channel, client, key, "escape")
        await press(opened, channel, client, "f4", "tab", "tab", "end", "escape", "/", "h", "o", "a", "enter")
        channel.write(to_bytes("ctrl+q"))
        await channel.wait_closed()
        harmless(client.raw)


@pytest.mark.parametrize("command", COMMANDS)
async def test_the_commands(door: Opening, command: str) -> None:
    async with door() as opened:
        done = await opened.run(f"danvan {command}", encoding=None)
        assert done.exit_status == 0
        assert isinstance(done.stdout, bytes)
        assert isinstance(done.stderr, bytes)
        harmless(done.stdout)
        harmless(done.stderr)


async def test_a_members_name(door: Opening) -> None:
    async with door() as opened:
        with opened.service.database.engine.begin() as connection:
            connection.exec_driver_sql("update member set name = name || ?, position = ?", (HOSTILE, HOSTILE))
        async with opened.dashboard() as (channel, client):
            await press(opened, channel, client, "ctrl+l", "escape", "f1")
            channel.write(to_bytes("ctrl+q"))
            await channel.wait_closed()
            harmless(client.raw)
        await opened.log.event("logout")
        assert all(line.isprintable() for line in opened.log.getvalue().splitlines())
