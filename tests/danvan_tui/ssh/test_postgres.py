"""One PostgreSQL, and who serves it: several servers at once, and a connection that is cut under open sessions."""

import asyncio
import os
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import asyncssh
import psycopg
import pytest
from sqlalchemy.engine import URL

from danvan_tui.live import Loss, News
from danvan_tui.ssh.events import Events
from danvan_tui.ssh.limits import Limits
from danvan_tui.ssh.service import Service
from db import feed as feeds
from db.engine import Database
from db.read.tallies import by_field
from db.scope import Scope, Span
from db.setup import create_register
from db.write.member_keys import revoke_key
from db.write.session import writing
from tests.conftest import MakeDatabase
from tests.danvan_tui.ssh.door import Door, Log
from tests.db.acts import register
from tests.postgres import NoPostgres, Started, make_database, own_server

# For what it sets: several sessions in one process.
pytestmark = pytest.mark.usefixtures("door")

MEMBERS = ("Nguyễn Văn An", "Trần Thị Bình")


@pytest.fixture
def database(make_postgres: MakeDatabase) -> Database:
    """A register on PostgreSQL with one model."""
    made = make_postgres()
    register(made, "Đường hoa")
    return made


@asynccontextmanager
async def served(database: Database, key: asyncssh.SSHKey, like: Door | None = None) -> AsyncIterator[Door]:
    """A server with connections of its own, as another process has them.

    Args:
        database: The register.
        key: The host key.
        like: Another one, which knows the members.
    """
    log = Log()
    own = Database(database.url.render_as_string(hide_password=False))
    service = Service(own, Limits(), Events(log, "json"))
    try:
        opened = Door(service, await service.open("127.0.0.1", 0, key), log)
        for name in MEMBERS if like is None else ():
            opened.join(name)
        if like is not None:
            opened.keys, opened.key_ids = like.keys, like.key_ids
        yield opened
    finally:
        await service.stop()


async def test_a_change_through_one_server_is_on_the_screens_of_the_other(
    database: Database, server_key: asyncssh.SSHKey
) -> None:
    async with (
        served(database, server_key) as first,
        served(database, server_key, first) as second,
        first.dashboard() as (_, here),
        second.dashboard() as (_, there),
    ):
        assert first.port != second.port
        for number, (through, name) in enumerate([(first, "Đường cây"), (second, "Vườn rau"), (first, "Bếp ấm")]):
            register(through.service.database, name)
            for client in (here, there):
                await client.until(f"{number + 2} mô hình")
                await client.until(name)


async def test_both_servers_are_known_by_one_key(database: Database, server_key: asyncssh.SSHKey) -> None:
    async with served(database, server_key) as first, served(database, server_key, first) as second:
        for opened in (first, second):
            async with opened.connection() as connection:
                shown = connection.get_server_host_key()
                assert shown is not None
                assert shown.get_fingerprint() == server_key.get_fingerprint()


async def test_a_key_that_is_revoked_through_one_server_is_shut_out_of_the_other(
    database: Database, server_key: asyncssh.SSHKey
) -> None:
    name = MEMBERS[1]
    async with (
        served(database, server_key) as first,
        served(database, server_key, first) as second,
        second.dashboard(first.keys[name]) as (channel, client),
        second.dashboard() as (_, other),
    ):
        with writing(first.service.database, "An") as work:
            revoke_key(work, first.key_ids[name])
        await client.until("không còn được vào")
        await channel.wait_closed()
        assert not other.closed.is_set()
        with pytest.raises(asyncssh.PermissionDenied):
            await second.run("danvan tally", first.keys[name])


def test_a_connection_in_use_is_closed_when_it_comes_back(database: Database) -> None:
    """A server that stops does not wait for who is still reading."""
    with database.read() as connection:
        raw = connection.connection.dbapi_connection
        assert isinstance(raw, psycopg.Connection)
        database.close()
        assert not raw.closed
    assert raw.closed
    with database.read() as connection:
        again = connection.connection.dbapi_connection
    assert isinstance(again, psycopg.Connection)
    assert not again.closed


class Outage:
    """A database that lets nobody in for a while."""

    def __init__(self, server: URL, name: str) -> None:
        self._server = server.set(drivername="postgresql").render_as_string(hide_password=False)
        self._name = name

    def begin(self) -> None:
        """Cut every connection, and take no new one."""
        self._do(f'ALTER DATABASE "{self._name}" ALLOW_CONNECTIONS false')
        self.cut()

    def cut(self) -> None:
        """Cut every connection."""
        self._do(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{self._name}'")

    def end(self) -> None:
        """Take connections again."""
        self._do(f'ALTER DATABASE "{self._name}" ALLOW_CONNECTIONS true')

    def _do(self, sql: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(sql.encode())


@pytest.fixture
def outage(server: URL, database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outage]:
    """Takes the register's database away, and gives it back; the feed tries again soon."""
    monkeypatch.setattr(feeds, "RETRY_SECONDS", 0.05)
    assert database.url.database is not None
    made = Outage(server, database.url.database)
    yield made
    made.end()


async def test_a_database_that_is_away_under_open_sessions(
    database: Database, server_key: asyncssh.SSHKey, outage: Outage
) -> None:
    async with (
        served(database, server_key) as opened,
        opened.dashboard() as (channel, client),
        opened.dashboard(opened.keys[MEMBERS[1]], size=(160, 45)) as (_, wide),
    ):
        losses: list[Loss] = []

        def hear(news: News) -> None:
            if news.lost is not None:
                losses.append(news.lost)

        opened.service.live.subscribe(hear)
        outage.begin()
        await client.until("mất từ ")
        await wide.until("mất kết nối từ ")
        since = losses[0].since.strftime("%H:%M")
        assert f"mất từ {since}, số liệu" in client.text
        assert f"mất kết nối từ {since}, số liệu lúc" in wide.text
        # The last figures stay, and so do the keys.
        assert "1 mô hình" in client.text
        channel.write(b"\x1bOP")
        await client.until("Esc")
        channel.write(b"\x1b")
        await client.until("Đường hoa")
        # Nobody is let in whom nobody can look up.
        with pytest.raises((asyncssh.Error, OSError)):
            await opened.run("danvan tally")
        outage.end()
        for each in (client, wide):
            await each.until("trực tiếp")
            assert not re.search("mất (kết nối )?từ", each.text)
        register(opened.service.database, "Đường cây")
        for each in (client, wide):
            await each.until("2 mô hình")
            await each.until("Đường cây")
        assert (await opened.run("danvan tally")).exit_status == 0
        with opened.service.database.read() as connection:
            assert by_field(connection, Scope(Span(2015, 2020))).total.total == 2
    assert not opened.log.events("session_crashed")


async def test_connections_that_are_cut_again_and_again(
    database: Database, server_key: asyncssh.SSHKey, outage: Outage
) -> None:
    async with served(database, server_key) as opened, opened.dashboard() as (channel, client):
        for number in range(3):
            outage.cut()
            register(opened.service.database, f"Vườn rau {number}")
            await client.until(f"{number + 2} mô hình")
            await client.until("trực tiếp")
        channel.write(b"q")
        await channel.wait_closed()
        assert channel.get_exit_status() == 0
    assert not opened.log.events("session_crashed")


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Started, Database]]:
    """A server that nobody else uses, with a register in it; the feed tries again soon."""
    monkeypatch.setattr(feeds, "RETRY_SECONDS", 0.05)
    try:
        # What was committed must outlive the server here, so it is not one that forgets.
        with own_server(quick=False) as server:
            made = Database(make_database(server.url, "danvan_own").render_as_string(hide_password=False))
            create_register(made)
            register(made, "Đường hoa")
            yield server, made
            made.close()
    except NoPostgres as error:
        if "CI" in os.environ:
            raise
        pytest.skip(str(error))


async def test_a_server_that_dies_and_starts_again_under_open_sessions(
    own: tuple[Started, Database], server_key: asyncssh.SSHKey
) -> None:
    server, database = own
    async with (
        served(database, server_key) as opened,
        opened.dashboard() as (_, client),
        opened.dashboard(opened.keys[MEMBERS[1]]) as (channel, other),
    ):
        for number in range(2):
            await asyncio.to_thread(server.stop)
            for each in (client, other):
                await each.until("mất từ ")
                assert f"{number + 1} mô hình" in each.text
            await asyncio.to_thread(server.start)
            for each in (client, other):
                await each.until("trực tiếp")
            await asyncio.to_thread(register, database, f"Vườn rau {number}")
            for each in (client, other):
                await each.until(f"{number + 2} mô hình")
                await each.until(f"Vườn rau {number}")
        assert (await opened.run("danvan tally")).exit_status == 0
        channel.write(b"q")
        await channel.wait_closed()
        assert channel.get_exit_status() == 0
    assert not opened.log.events("session_crashed")
