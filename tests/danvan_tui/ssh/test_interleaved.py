"""However the acts of several writers fall together, every open screen ends up as a fresh one."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack
from datetime import datetime
from typing import TypeAlias

import asyncssh
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from danvan_tui.screens import news
from danvan_tui.screens.dashboard import DashboardScreen
from db.engine import Database
from db.lifecycle import Standing, moves
from db.schema.tables import MODEL, REGISTRATION
from db.text.dates import VIETNAM
from db.write.amend import move, rename
from db.write.drafts import ModelDraft
from db.write.register import register_models
from db.write.session import writing
from tests.danvan_tui.ssh.conftest import Opening
from tests.danvan_tui.ssh.door import PATIENCE, Client, Door
from tests.db.acts import last_revision, year
from tests.terminal.keys import to_bytes

Channel: TypeAlias = asyncssh.SSHClientChannel[bytes]
Act: TypeAlias = tuple[int, str, int]
"""Which writer, what, and a number to choose by."""

ACTS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["register", "rename", "move"]), st.integers(0, 999)),
    min_size=1,
    max_size=8,
)
# Not made smaller when it fails: each try that fails takes all of its patience.
FEW = settings(max_examples=5, database=None, phases=[Phase.explicit, Phase.generate])
LOOKS = ((), ("1", "home", "enter"))
"""Where the sessions look: at everything, and at one field."""
TOP = ("2", "home", "3", "home")
"""To the first line of every list: a cursor stays with its line, wherever that goes."""


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks of what is new go soon, and every look is at the same time of the day."""
    monkeypatch.setattr(news, "MARK_SECONDS", 0.05)
    monkeypatch.setattr("danvan_tui.live.local_now", lambda: datetime(2026, 11, 24, 14, 3, tzinfo=VIETNAM))


def carry_out(database: Database, actor: str, what: str, number: int) -> None:
    """One act, on a model or a registration that the number chooses."""
    draft = year(database, 2015 + number % 6, field=("KT", "VX", "HT")[number % 3]) if what == "register" else None
    with writing(database, actor) as work:
        connection = work.session.connection()
        if draft is not None:
            register_models(work, [ModelDraft(f"Bếp ăn {number}", draft)])
        elif what == "rename":
            named = connection.execute(select(MODEL.c.id, MODEL.c.version).order_by(MODEL.c.id)).all()
            row = named[number % len(named)]
            rename(work, row.id, f"Ấm áp {number}", row.version)
        else:
            columns = (REGISTRATION.c.id, REGISTRATION.c.standing, REGISTRATION.c.version)
            stood = connection.execute(select(*columns).order_by(REGISTRATION.c.id)).all()
            one = stood[number % len(stood)]
            ways = sorted(moves(Standing(one.standing)))
            if ways:
                move(work, one.id, ways[number % len(ways)], one.version, "Đổi nhiệm vụ")


async def interleave(opened: Door, other: Database, acts: list[Act]) -> None:
    """Two writers side by side, one of them with the server's own connections and one with others."""

    def write(database: Database, actor: str, mine: list[Act]) -> None:
        for _, what, number in mine:
            carry_out(database, actor, what, number)

    await asyncio.gather(
        *(
            asyncio.to_thread(write, database, actor, [act for act in acts if act[0] == who])
            for who, (database, actor) in enumerate([(opened.service.database, "An"), (other, "Bình")])
        )
    )


def plain(client: Client) -> str:
    """The screen without the marks of what is new."""
    return "\n".join(line.replace("•", " ").rstrip() for line in client.text.splitlines())


def press(channel: Channel, keys: Iterable[str]) -> None:
    """Send keys; none of them is an escape that the next could run into."""
    for key in keys:
        channel.write(to_bytes(key))


async def meet(opened: Door, newest: int, *ends: tuple[Channel, Client]) -> None:
    """Wait until every session shows a revision, and these show the same from the top on."""
    clients = [client for _, client in ends]
    apps = [session.screen.app for session in opened.service.screens if session.screen is not None]

    def known() -> bool:
        screens = [app.screen_stack[0] for app in apps]
        return all(isinstance(each, DashboardScreen) and each.revision >= newest for each in screens)

    async def first(question: Callable[[], bool]) -> None:
        # Whichever draws last sees it.
        waits = [asyncio.ensure_future(client.until(question)) for client in clients]
        done, late = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for each in late:
            each.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        if any(each.exception() for each in done):
            shown = [plain(client).splitlines() for client in clients]
            raise AssertionError((newest, [lines for lines in zip(*shown, strict=True) if len(set(lines)) > 1]))

    await first(known)
    for app in apps:
        # A cursor stays with its line also where a page that comes later puts others above it.
        await app.workers.wait_for_complete()
    for channel, _ in ends:
        press(channel, TOP)
    await first(lambda: len({plain(client) for client in clients}) == 1)


async def test_every_screen_is_a_fresh_one(door: Opening) -> None:
    loop = asyncio.get_running_loop()
    async with door(sessions_per_member=100, idle_seconds=600) as opened, AsyncExitStack() as stack:
        other = Database(str(opened.service.database.path))
        stack.callback(other.close)

        async def look(at: AsyncExitStack, keys: Iterable[str]) -> tuple[Channel, Client]:
            channel, client = await at.enter_async_context(opened.dashboard())
            press(channel, keys)
            return channel, client

        open_ones = [await look(stack, keys) for keys in LOOKS]

        async def same(acts: list[Act]) -> None:
            await interleave(opened, other, acts)
            newest = last_revision(other)
            async with AsyncExitStack() as fresh:
                for (channel, client), keys in zip(open_ones, LOOKS, strict=True):
                    new = await look(fresh, keys)
                    press(channel, TOP)
                    await meet(opened, newest, (channel, client), new)

        @FEW
        @given(ACTS)
        def property_holds(acts: list[Act]) -> None:
            asyncio.run_coroutine_threadsafe(same(acts), loop).result(4 * PATIENCE)

        await asyncio.to_thread(property_holds)
        assert not opened.log.events("session_crashed")
