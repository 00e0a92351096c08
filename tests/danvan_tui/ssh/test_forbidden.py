"""What nobody may do here, whoever they are."""

import asyncio

import asyncssh
import pytest

from tests.danvan_tui.ssh.conftest import Opening
from tests.danvan_tui.ssh.door import make_key


@pytest.mark.parametrize("method", ["password", "keyboard-interactive", "none"])
async def test_only_keys_let_anybody_in(door: Opening, method: str) -> None:
    async with door() as opened:
        with pytest.raises(asyncssh.PermissionDenied):
            async with opened.connection(preferred_auth=method, password="mật khẩu"):
                raise AssertionError("let in")


async def test_no_password_is_even_asked_for(door: Opening) -> None:
    async with door() as opened:
        methods = await asyncssh.get_server_auth_methods("127.0.0.1", opened.port, username="ai", config=None)
        assert methods == ["publickey"]


async def test_no_forwarding(door: Opening) -> None:
    async with door() as opened, opened.connection() as connection:
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.open_connection("127.0.0.1", opened.port)
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.open_unix_connection("/run/x")
        with pytest.raises(asyncssh.ChannelListenError):
            await connection.start_server(lambda *_: None, "127.0.0.1", 0)
        with pytest.raises(asyncssh.ChannelListenError):
            await connection.start_unix_server(lambda *_: None, "/tmp/x")
        await opened.log.event("refused", why="forwarding")


async def test_no_sftp_and_no_other_subsystem(door: Opening) -> None:
    async with door() as opened:
        async with opened.connection() as connection:
            with pytest.raises(asyncssh.Error):
                await connection.start_sftp_client()
        await opened.log.event("refused", why="subsystem")


async def test_no_second_session(door: Opening) -> None:
    async with door() as opened, opened.connection() as connection, connection.create_process("danvan tally"):
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.create_process("danvan tally")


async def test_no_agent_and_no_x11(door: Opening) -> None:
    async with door() as opened, opened.connection() as connection:
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.create_process("danvan tally", x11_forwarding=True, x11_display=":0")


async def test_only_what_a_terminal_needs_is_kept_of_the_environment(door: Opening) -> None:
    env = {"COLORTERM": "truecolor", "LANG": "vi_VN.UTF-8", "LD_PRELOAD": "x.so", "NO_COLOR": "x" * 1000}
    async with door() as opened, opened.dashboard(env=env | {f"V{n}": "x" * 1000 for n in range(50)}):
        (session,) = opened.service.screens
        assert session.environment() == {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "vi_VN.UTF-8",
        }


async def test_many_sessions_of_one_member_are_too_many(door: Opening) -> None:
    async with (
        door(sessions_per_member=1) as opened,
        opened.dashboard(),
        opened.dashboard(ready=False) as (channel, client),
    ):
        await channel.wait_closed()
        assert channel.get_exit_status() == 1
        assert "1 phiên" in client.raw.decode()


async def test_an_address_has_so_many_half_open_connections(door: Opening) -> None:
    async with door(unauthenticated_per_address=3) as opened:
        half = [await asyncio.open_connection("127.0.0.1", opened.port) for _ in range(3)]
        reader, writer = await asyncio.open_connection("127.0.0.1", opened.port)
        # Read to its end: it was closed.
        await reader.read()
        await opened.log.event("refused", why="unauthenticated_address")
        for _, each in [*half, (reader, writer)]:
            each.close()
            await each.wait_closed()


async def test_who_does_not_log_in_goes(door: Opening) -> None:
    async with door(login_seconds=1) as opened:
        reader, writer = await asyncio.open_connection("127.0.0.1", opened.port)
        await reader.read()
        writer.close()
        await writer.wait_closed()


async def test_who_logs_in_and_asks_for_nothing_goes(door: Opening) -> None:
    async with door(login_seconds=1) as opened, opened.connection() as connection:
        await connection.wait_closed()
        await opened.log.event("cut", why="no session")


@pytest.mark.parametrize(
    "first", [b"\x00" * 300, b"SSH-2.0-x\r\n" + b"\xff" * 4096, b"GET / HTTP/1.0\r\n\r\n", b"SSH-1.5-x\r\n"]
)
async def test_other_first_bytes_end_that_connection_alone(door: Opening, first: bytes) -> None:
    async with door(login_seconds=5) as opened:
        reader, writer = await asyncio.open_connection("127.0.0.1", opened.port)
        writer.write(first)
        writer.write_eof()
        await reader.read()
        writer.close()
        await writer.wait_closed()
        assert (await opened.run("danvan tally")).exit_status == 0


async def test_an_address_that_tries_again_and_again_has_to_wait(door: Opening) -> None:
    async with door(burst=2, burst_per_minute=1) as opened:
        for _ in range(2):
            with pytest.raises(asyncssh.PermissionDenied):
                await opened.run(None, make_key())
        with pytest.raises((asyncssh.ConnectionLost, OSError)):
            await opened.run("danvan tally")
        await opened.log.event("refused", why="rate", address="127.0.0.1")


async def test_who_comes_in_need_not_wait(door: Opening) -> None:
    async with door(burst=2, burst_per_minute=1) as opened:
        for _ in range(5):
            assert (await opened.run("danvan tally")).exit_status == 0
