"""The dashboard over SSH, with clients that behave and clients that do not."""

import asyncio

import pytest

from danvan_tui.locale import words
from danvan_tui.ssh import screen
from tests.danvan_tui.ssh.conftest import Opening
from tests.danvan_tui.ssh.door import PATIENCE, Client

BACK = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?7h", b"\x1b[?2004l", b"\x1b[?1004l")
"""What gives a terminal back as it was."""


def is_back(raw: bytearray) -> bool:
    """Whether the terminal is as it was, as far as it was told."""
    return all(raw.rfind(one) > raw.rfind(one[:-1] + (b"h" if one[-1:] == b"l" else b"l")) for one in BACK)


async def test_it_is_shown_and_left(door: Opening) -> None:
    async with door() as opened:
        async with opened.dashboard() as (channel, client):
            await client.until("187")
            assert len(client.raw) < 25_000
            channel.write(b"q")
            await channel.wait_closed()
            assert channel.get_exit_status() == 0
            assert is_back(client.raw)
            assert client.raw.endswith(b"\x1b[?25h")
        await opened.log.event("logout", why="quit")


async def test_ctrl_c_is_a_key(door: Opening) -> None:
    async with door() as opened, opened.dashboard() as (channel, client):
        channel.write(b"\x03")
        await client.until("Ctrl+Q")
        channel.send_signal("INT")
        channel.send_break(100)
        channel.write(b"3")
        await client.until("Ctrl+Q")


async def test_the_window_may_have_any_size(door: Opening) -> None:
    async with door(columns=100, rows=30) as opened, opened.dashboard(size=(9000, 9000)) as (channel, client):
        (session,) = opened.service.screens
        assert session.screen is not None
        assert session.screen.app.size == (100, 30)
        for size in ((0, 0), (1, 1), (4_000_000_000, 4_000_000_000), (80, 24)):
            channel.change_terminal_size(*size)
        app = session.screen.app
        await client.until(lambda: app.size == (80, 24))
        await client.until("Kinh tế")


async def test_the_client_cannot_set_a_size_with_its_keys(door: Opening) -> None:
    async with door() as opened, opened.dashboard() as (channel, client):
        (session,) = opened.service.screens
        channel.write(b"\x1b[48;6000;6000;1;1t\x1b[?2048;2$y3")
        await client.until("Cải tạo")
        assert session.screen is not None
        assert session.screen.app.size == (120, 40)


@pytest.mark.parametrize(
    "sent",
    [
        b"\xff\xfe\x80\xc3",
        b"\x1b[9999999u",
        b"\x1b[55296u",
        b"\x1b" * 500,
        b"\x1b[" + b"1;" * 400 + b"m",
        b"\x1b[<0;99999;99999M",
        bytes(range(256)).replace(b"q", b"").replace(b"\x11", b"") * 2,
    ],
)
async def test_any_bytes_are_survived(door: Opening, sent: bytes) -> None:
    async with door() as opened:
        async with opened.dashboard() as (channel, client):
            channel.write(sent)
            # By a key that closes whatever these have opened, and one that is left alone by all of it.
            channel.write(b"\x1b")
            channel.write(b"\x12")
            await asyncio.wait({asyncio.ensure_future(client.closed.wait())}, timeout=0.1)
        async with opened.dashboard() as (_, client):
            await client.until("187")
        assert not opened.log.events("session_crashed")


async def test_letters_that_come_in_pieces_are_letters(door: Opening) -> None:
    async with door() as opened, opened.dashboard() as (channel, client):
        channel.write(b"/")
        await client.until("Tìm")
        for byte in "đường hoa".encode():
            channel.write(bytes([byte]))
            await asyncio.wait_for(_turn(), 5)
        await client.until("đường hoa")


async def _turn() -> None:
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    loop.call_later(0.001, done.set_result, None)
    await done


async def test_a_lone_escape_is_a_key(door: Opening) -> None:
    async with door() as opened, opened.dashboard() as (channel, client):
        channel.write(b"\x10")
        await client.until("Gõ")
        channel.write(b"\x1b")
        (session,) = opened.service.screens
        assert session.screen is not None
        app = session.screen.app
        await client.until(lambda: len(app.screen_stack) == 1)


async def test_a_megabyte_is_pasted(door: Opening) -> None:
    async with door() as opened, opened.dashboard() as (channel, client):
        channel.write(b"/")
        await client.until("Tìm")
        channel.write(b"\x1b[200~duong hoa " + b"x" * 1_000_000 + b"\x1b[31m\x1b[201~")
        await client.until("duong hoa")
        channel.write(b"\x1b")
        async with opened.dashboard() as (_, other):
            await other.until("187")


async def test_a_paste_without_an_end_ends(door: Opening) -> None:
    async with door() as opened, opened.dashboard() as (channel, client):
        channel.write(b"/")
        await client.until("Tìm")
        channel.write(b"\x1b[200~duong hoa")
        await client.until("duong hoa")


async def test_a_client_that_reads_nothing_is_cut_off(door: Opening) -> None:
    async with (
        door(stall_seconds=1, output_bytes=4096) as opened,
        opened.dashboard(window=2048, max_pktsize=1024) as (channel, client),
        opened.dashboard() as (_, other),
    ):
        channel.pause_reading()
        for number in range(40):
            channel.change_terminal_size(90 + number % 2, 30)
            channel.write(b"\x12")
        await opened.log.event("cut", why="stalled")
        await client.closed.wait()
        assert not other.closed.is_set()


async def test_a_client_that_reads_again_sees_the_whole(door: Opening) -> None:
    async with door(output_bytes=4096) as opened, opened.dashboard(window=16_384) as (channel, client):
        (session,) = opened.service.screens
        channel.pause_reading()
        for key in (b"3", b"\x12", b"\x12", b"\x12", b"\x12", b"2"):
            channel.write(key)
        assert session.line is not None
        while not session.line.paused:
            channel.write(b"\x12")
            await _turn()
        channel.resume_reading()
        await client.until(lambda: not session.line.paused if session.line else True)
        await client.until("Kinh tế")


async def test_a_session_that_crashes_harms_nobody(door: Opening) -> None:
    async with door() as opened, opened.dashboard() as (_, other), opened.dashboard() as (_, client):
        crashing = next(session.screen.app for session in opened.service.screens if session.screen)
        crashing.call_later(_stumble)
        await opened.log.event("session_crashed")
        crashed = opened.log.events("session_crashed")[0]
        assert "stumbled" in crashed["traceback"]
        ends = [asyncio.create_task(one.closed.wait()) for one in (client, other)]
        await asyncio.wait(ends, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        ended = next(one for one in (client, other) if one.closed.is_set())
        assert words("vi")("serving.crash") in ended.raw.decode()
        assert is_back(ended.raw)
        rest = other if ended is client else client
        assert not rest.closed.is_set()


def _stumble() -> None:
    raise ArithmeticError("stumbled")


async def test_a_session_that_nobody_uses_is_warned_and_closed(
    door: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The figures may come after the first warning and take its place.
    monkeypatch.setattr(screen, "WARN_AGAIN", 0.2)
    async with door(idle_seconds=2, idle_warning_seconds=1) as opened, opened.dashboard() as (channel, client):
        await channel.wait_closed()
        assert "Bấm phím" in client.raw.decode()
        assert words("vi")("serving.end.idle") in client.raw.decode()
        await opened.log.event("logout", why="idle")


async def test_a_session_does_not_last_for_ever(door: Opening) -> None:
    async with door(session_seconds=1) as opened, opened.dashboard(ready=False) as (channel, client):
        await channel.wait_closed()
        assert words("vi")("serving.end.long") in client.raw.decode()


async def test_a_client_that_goes_leaves_nothing_behind(door: Opening) -> None:
    async with door() as opened:
        async with opened.connection() as connection:
            await connection.create_session(Client, term_type="xterm", term_size=(80, 24), encoding=None)
            # Before that, it is not known who goes.
            await opened.log.event("login")
            connection.abort()
        await opened.log.event("logout", why="lost")
        assert not opened.service.screens


async def test_a_terminal_that_can_show_nothing_is_told(door: Opening) -> None:
    async with door() as opened:
        done = await opened.run(None, term_type="dumb")
        assert done.exit_status == 2
        assert "danvan tally" in str(done.stdout)


async def test_files_stay_where_they_are(door: Opening) -> None:
    async with door() as opened, opened.dashboard() as (channel, client):
        channel.write(b"\x05")
        await client.until("danvan models --format csv")
        channel.write(b"\x1b[15~")
        await client.until("danvan import")


async def test_the_server_stops_and_says_so(door: Opening) -> None:
    async with door() as opened, opened.dashboard() as (channel, client):
        stopping = asyncio.ensure_future(opened.service.stop())
        await client.until("đang dừng")
        await channel.wait_closed()
        assert is_back(client.raw)
        await stopping
