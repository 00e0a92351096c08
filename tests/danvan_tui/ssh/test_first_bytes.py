"""Whatever comes first on a connection, the next honest client is served."""

import asyncio
import socket
import struct

import asyncssh
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.danvan_tui.ssh.conftest import Opening
from tests.danvan_tui.ssh.door import PATIENCE

HELLO = b"SSH-2.0-x\r\n"

PACKETS = st.builds(
    lambda length, padding, kind, body: struct.pack(">IBB", length, padding, kind) + body,
    st.one_of(st.integers(0, 40_000), st.sampled_from([0xFFFFFFFF, 0x7FFFFFFF, 0x80000000])),
    st.integers(0, 255),
    st.integers(0, 255),
    st.binary(max_size=300),
)
FIRST = st.one_of(
    st.binary(max_size=400),
    st.binary(max_size=300).map(HELLO.__add__),
    st.lists(PACKETS, min_size=1, max_size=3).map(lambda packets: HELLO + b"".join(packets)),
    st.integers(0, 20_000).map(lambda count: b"SSH-2.0-" + b"x" * count),
    st.integers(1, 2000).map(lambda count: b"SSH\r\n" * count),
)
CHANGES = st.lists(
    st.tuples(st.sampled_from(["put", "set", "cut"]), st.integers(0, 2000), st.binary(min_size=1, max_size=8)),
    max_size=4,
)
ENDS = st.sampled_from(["half", "reset"])
FEW = settings(max_examples=25, database=None)


def changed(honest: bytes, changes: list[tuple[str, int, bytes]]) -> bytes:
    """An honest client's bytes with a few of them put in, written over or cut away."""
    made = honest
    for how, where, put in changes:
        at = where % (len(made) + 1)
        rest = {"put": made[at:], "set": made[at + len(put) :], "cut": b""}[how]
        made = made[:at] + put + rest
    return made


async def honest_bytes() -> bytes:
    """What an honest client says before it has heard more than a greeting."""
    said = bytearray()

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(HELLO)
        while len(said) < 500:
            said.extend(await reader.read(4096))
        writer.close()

    async with await asyncio.start_server(listen, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        try:
            async with asyncio.timeout(PATIENCE):
                await asyncssh.connect("127.0.0.1", port, known_hosts=None, config=None, agent_path=None)
        except (asyncssh.Error, OSError):
            return bytes(said)
    raise AssertionError("it was let in")


def knock(port: int, sent: bytes, end: str) -> None:
    """A connection with these bytes, which is over when this returns.

    Args:
        port: The server's.
        sent: The first and only bytes.
        end: "half": to the server's last word; "reset": gone at once.
    """
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as door:
        try:
            door.sendall(sent)
            if end == "reset":
                door.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            door.shutdown(socket.SHUT_WR)
            while door.recv(65_536):
                pass
        except OSError as error:
            # It was cut off before it had said all; only to be kept waiting is wrong.
            if isinstance(error, TimeoutError):
                raise


async def test_the_next_honest_client_is_served(door: Opening) -> None:
    honest = await honest_bytes()
    loop = asyncio.get_running_loop()
    wrong: list[object] = []
    loop.set_exception_handler(lambda _, context: wrong.append(context))
    async with door(burst=10_000, login_seconds=10) as opened:

        @FEW
        @given(FIRST | CHANGES.map(lambda changes: changed(honest, changes)), ENDS)
        def fuzzed(sent: bytes, end: str) -> None:
            knock(opened.port, sent, end)
            served = asyncio.run_coroutine_threadsafe(opened.run("danvan tally"), loop).result(PATIENCE)
            assert served.exit_status == 0

        # The server stays in this thread; what knocks and waits is in another one.
        await asyncio.to_thread(fuzzed)
        assert not opened.log.events("session_crashed")
    assert not wrong
