"""Lines that are dead without a word are found by the kernel, after what the limits say."""

import socket

from tests.danvan_tui.ssh.conftest import Opening


async def test_a_silent_line_is_asked(door: Opening) -> None:
    async with door(keepalive_seconds=20, keepalive_tries=4) as opened, opened.dashboard():
        (server,) = opened.service.connections
        assert server._connection is not None
        line = server._connection.get_extra_info("socket")
        assert line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        options = (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL, socket.TCP_KEEPCNT, socket.TCP_USER_TIMEOUT)
        assert [line.getsockopt(socket.IPPROTO_TCP, option) for option in options] == [20, 20, 4, 100_000]


async def test_more_than_the_kernel_takes_is_cut_down(door: Opening) -> None:
    async with door(keepalive_seconds=1_000_000, keepalive_tries=1_000) as opened, opened.dashboard():
        (server,) = opened.service.connections
        assert server._connection is not None
        line = server._connection.get_extra_info("socket")
        options = (socket.TCP_KEEPIDLE, socket.TCP_KEEPCNT)
        assert [line.getsockopt(socket.IPPROTO_TCP, option) for option in options] == [32_767, 127]
