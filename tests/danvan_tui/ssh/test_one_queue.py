"""Secretaries who approve from one queue at the same moment, through two servers: each registration only once."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial

import asyncssh
import pytest
from sqlalchemy import select

from danvan_tui.commands import Where
from danvan_tui.screens.dashboard import DashboardScreen
from danvan_tui.screens.moving import ActDialog
from danvan_tui.ssh.events import Events
from danvan_tui.ssh.limits import Limits
from danvan_tui.ssh.service import Service
from db.check import check
from db.engine import Database
from db.identity import Role
from db.lifecycle import Standing
from db.schema.tables import CHANGE, REGISTRATION
from db.write.drafts import ModelDraft
from db.write.register import register_models
from db.write.session import writing
from tests.danvan_tui.ssh.door import Client, Door, Log
from tests.db.acts import ACTOR, last_revision, year
from tests.terminal.keys import to_bytes

# For what it sets: several sessions in one process.
pytestmark = pytest.mark.usefixtures("door")

SECRETARIES = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung")
QUEUE = 4
"""Registrations that wait to be approved."""
DONE, REFUSED = ": Đã duyệt", "vừa được người khác sửa"


@dataclass
class Secretary:
    """A terminal, and the dashboard that it shows."""

    name: str
    channel: asyncssh.SSHClientChannel[bytes]
    client: Client
    dashboard: DashboardScreen

    def press(self, *keys: str) -> None:
        """Send keys."""
        for key in keys:
            self.channel.write(to_bytes(key))

    async def to(self, model: int) -> None:
        """Go down to a model of the list."""
        self.press("3")
        await self.client.until(lambda: self.dashboard.where is Where.MODELS and self._under() is not None)
        while (before := self._under()) != model:
            self.press("down")
            await self.client.until(lambda before=before: self._under() != before)  # type: ignore[misc]  # this turn's

    async def ask(self) -> None:
        """Open the dialog that offers the next step."""
        self.press("f12")
        await self.client.until(
            lambda: isinstance(self.dashboard.app.screen, ActDialog) and "Duyệt đăng ký" in self.client.text
        )

    async def approve(self) -> None:
        """Take the first step that is offered; returns when it is said what became of it."""
        self.press("enter")
        await self.client.until(lambda: re.search(f"{DONE}|{REFUSED}", self.client.text))

    def _under(self) -> int | None:
        row = self.dashboard.models.cursor
        return None if row is None else row.id


@asynccontextmanager
async def at_work(database: Database, key: asyncssh.SSHKey) -> AsyncIterator[Sequence[Secretary]]:
    """All of them, half behind each of two servers."""
    where = database.url.render_as_string(hide_password=False)
    async with AsyncExitStack() as stack:
        doors = []
        for _ in range(2):
            log = Log()
            service = Service(Database(where), Limits(), Events(log, "json"))
            stack.push_async_callback(service.stop)
            doors.append(Door(service, await service.open("127.0.0.1", 0, key), log))
        keys = {name: doors[0].join(name, Role.SECRETARY) for name in SECRETARIES}
        found = []
        for number, name in enumerate(SECRETARIES):
            door = doors[number % 2]
            channel, client = await stack.enter_async_context(door.dashboard(keys[name]))
            apps = [session.screen.app for session in door.service.screens if session.screen is not None]
            (dashboard,) = (app.screen_stack[0] for app in apps if app.actor.name == name)
            assert isinstance(dashboard, DashboardScreen)
            found.append(Secretary(name, channel, client, dashboard))
        yield found
        assert not any(door.log.events("session_crashed") for door in doors)


async def all_of_them(secretaries: Sequence[Secretary], does: Callable[[Secretary], Awaitable[None]]) -> None:
    """Everybody does something, at the same time."""
    await asyncio.gather(*map(does, secretaries))


async def test_each_is_approved_once(database: Database, server_key: asyncssh.SSHKey) -> None:
    with writing(database, ACTOR) as work:
        draft = year(database)
        made = register_models(work, [ModelDraft(f"Đường hoa {letter}", draft) for letter in "ABCDEF"[:QUEUE]])
    async with at_work(database, server_key) as secretaries:
        before = last_revision(database)
        for each in made:
            await all_of_them(secretaries, partial(Secretary.to, model=each.model_id))
            await all_of_them(secretaries, Secretary.ask)
            await all_of_them(secretaries, Secretary.approve)
            told = [secretary.client.text for secretary in secretaries]
            assert [sum(words in text for text in told) for words in (DONE, REFUSED)] == [1, len(SECRETARIES) - 1]
    with database.read() as connection:
        lines = connection.execute(select(CHANGE).where(CHANGE.c.seq > before, CHANGE.c.act == "move")).all()
        rows = connection.execute(select(REGISTRATION.c.standing, REGISTRATION.c.version)).all()
    assert sorted(line.entity_id for line in lines) == [each.registration_id for each in made]
    assert {line.actor for line in lines} <= set(SECRETARIES)
    assert set(map(tuple, rows)) == {(Standing.APPROVED, 2)}
    assert check(database).ok
