"""Who is let in: by the key that proved itself, and by nothing else."""

from typing import Any

import asyncssh
import pytest

from db.identity import LOGIN, LOGOUT, REFUSED, Role
from db.schema.tables import CHANGE
from db.write.member_keys import revoke_key
from db.write.members import retire_member, set_role
from db.write.session import writing
from tests.danvan_tui.ssh.conftest import Opening
from tests.danvan_tui.ssh.door import Door, make_key


def acts(door: Door, act: str) -> list[tuple[str, str]]:
    """The ledger's lines of an act: who, and what is said of it."""
    with door.service.database.read() as connection:
        rows = connection.execute(CHANGE.select().where(CHANGE.c.act == act).order_by(CHANGE.c.seq)).all()
    return [(row.actor, row.after) for row in rows]


async def test_a_member_comes_in_and_the_ledger_says_so(door: Opening) -> None:
    async with door() as opened:
        done = await opened.run("danvan tally --format json")
        assert done.exit_status == 0
        await opened.log.event("logout")
    # The server has stopped by now, so everything is written.
    ((who, said),) = acts(opened, LOGIN)
    assert who == "Nguyễn Văn An"
    assert opened.keys["Nguyễn Văn An"].get_fingerprint() in said
    assert '"from":"127.0.0.1"' in said
    assert len(acts(opened, LOGOUT)) == 1


async def test_an_unknown_key_is_turned_away(door: Opening) -> None:
    async with door() as opened:
        stranger = make_key()
        with pytest.raises(asyncssh.PermissionDenied):
            await opened.run("danvan tally", stranger)
        await opened.log.event("refused", why="unknown key", fingerprint=stranger.get_fingerprint())
    ((who, said),) = acts(opened, REFUSED)
    assert who == "danvan serve"
    assert stranger.get_fingerprint() in said


async def test_refusals_of_one_address_are_put_together(door: Opening) -> None:
    async with door() as opened:
        for _ in range(4):
            with pytest.raises(asyncssh.PermissionDenied):
                await opened.run(None, make_key())
    said = [after for _, after in acts(opened, REFUSED)]
    assert len(said) == 2
    assert '"count":3' in said[1]


class Offering(asyncssh.SSHClient):
    """A client that first offers a key that it only has the public half of."""

    def __init__(self, offered: asyncssh.SSHKey, own: asyncssh.SSHKey) -> None:
        self._keys: list[Any] = [half_of(offered), own]

    def public_key_auth_requested(self) -> Any:
        """The next key."""
        return self._keys.pop(0) if self._keys else None


def half_of(key: asyncssh.SSHKey) -> asyncssh.SSHKeyPair:
    """A key pair of somebody else's public half, whose signatures are made with another key."""
    pair = asyncssh.load_keypairs([make_key()])[0]
    pair.public_data = key.public_data
    return pair


async def test_a_key_that_was_only_offered_gives_no_identity(door: Opening) -> None:
    async with door() as opened:
        own = opened.join("Trần Thị Bình")
        victim = opened.keys["Nguyễn Văn An"]
        async with asyncssh.connect(
            "127.0.0.1",
            opened.port,
            client_factory=lambda: Offering(victim, own),
            username="ai",
            known_hosts=None,
            config=None,
            agent_path=None,
        ) as connection:
            assert (await connection.run("danvan tally")).exit_status == 0
        login = await opened.log.event("login")
    assert login["member"] == "Trần Thị Bình"
    assert login["fingerprint"] == own.get_fingerprint()


async def test_a_member_with_two_keys_is_known_by_the_one_that_proved_itself(door: Opening) -> None:
    async with door() as opened:
        second = opened.join("Trần Thị Bình")
        await opened.run("danvan tally", make_key(), second, opened.keys["Nguyễn Văn An"])
        assert (await opened.log.event("login"))["member"] == "Trần Thị Bình"


async def test_too_many_keys_are_one_too_many(door: Opening) -> None:
    async with door(tries=2) as opened:
        keys = [make_key() for _ in range(6)]
        with pytest.raises((asyncssh.Error, OSError)):
            await opened.run("danvan tally", *keys, opened.keys["Nguyễn Văn An"])
        await opened.log.event("refused", why="too many")


async def test_a_revoked_key_is_shut_out_at_once(door: Opening) -> None:
    async with door() as opened:
        opened.join("Trần Thị Bình")
        key = opened.keys["Trần Thị Bình"]
        async with opened.dashboard(key) as (channel, client), opened.dashboard() as (_, other):
            with writing(opened.service.database, "An") as work:
                revoke_key(work, opened.key_ids["Trần Thị Bình"])
            await client.until("không còn được vào")
            await channel.wait_closed()
            assert not other.closed.is_set()
        await opened.log.event("logout", member="Trần Thị Bình", why="revoked")
        with pytest.raises(asyncssh.PermissionDenied):
            await opened.run("danvan tally", key)


async def test_who_has_left_is_shut_out_at_once(door: Opening) -> None:
    async with door() as opened:
        key = opened.join("Trần Thị Bình")
        async with opened.dashboard(key) as (channel, client):
            with writing(opened.service.database, "An") as work:
                retire_member(work, opened.member_ids["Trần Thị Bình"])
            await client.until("không còn được vào")
            await channel.wait_closed()


async def test_another_role_counts_at_once(door: Opening) -> None:
    async with door() as opened:
        key = opened.join("Trần Thị Bình")
        async with opened.dashboard(key):
            (server,) = opened.service.connections
            with writing(opened.service.database, "An") as work:
                set_role(work, opened.member_ids["Trần Thị Bình"], Role.SECRETARY)
            await opened.log.event("role", member="Trần Thị Bình", role="secretary")
            assert server.holder is not None
            assert server.holder.role is Role.SECRETARY
