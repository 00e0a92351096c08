"""A server on loopback, its members and their clients, for a test to drive."""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import asyncssh
import pyte

from danvan_tui.ssh.events import Events
from danvan_tui.ssh.limits import Limits
from danvan_tui.ssh.service import Service
from db.engine import Database
from db.identity import Role
from db.write.member_keys import add_key
from db.write.members import add_member
from db.write.session import writing

PATIENCE: Final = 20.0
"""Seconds until a wait counts as failed; only a failing test uses them up."""


def make_key() -> asyncssh.SSHKey:
    """A new key of a client's."""
    return asyncssh.generate_private_key("ssh-ed25519")


class Log(io.StringIO):
    """The server's log, and a way to wait for an event of it."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = asyncio.get_running_loop()
        self._more = asyncio.Event()

    def write(self, text: str) -> int:
        """Keep a line; called in any thread."""
        written = super().write(text)
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._more.set)
        return written

    def events(self, name: str = "") -> list[dict[str, Any]]:
        """What was logged so far."""
        found = [json.loads(line) for line in self.getvalue().splitlines()]
        return [event for event in found if not name or event["event"] == name]

    async def event(self, name: str, **wanted: object) -> dict[str, Any]:
        """Wait for an event with these values."""
        async with asyncio.timeout(PATIENCE):
            while True:
                self._more.clear()
                for event in self.events(name):
                    if all(event.get(key) == value for key, value in wanted.items()):
                        return event
                await self._more.wait()


class Client(asyncssh.SSHClientSession[bytes]):
    """A terminal of a client's."""

    def __init__(self, columns: int = 120, rows: int = 40) -> None:
        self.raw = bytearray()
        self.err = bytearray()
        self.closed = asyncio.Event()
        self.reading = True
        self._more = asyncio.Event()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    def data_received(self, data: bytes, datatype: int | None) -> None:
        """Draw what comes."""
        (self.raw if datatype is None else self.err).extend(data)
        if datatype is None:
            self._stream.feed(data.replace(b"\x1b[?2026$p", b""))
        self._more.set()

    def connection_lost(self, exc: Exception | None) -> None:
        """The session is over."""
        self.closed.set()
        self._more.set()

    def resize(self, columns: int, rows: int) -> None:
        """Draw on another size."""
        self._screen.resize(rows, columns)

    @property
    def text(self) -> str:
        """What the terminal shows."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    async def until(self, wanted: str | Callable[[], object]) -> None:
        """Wait until a text is on the screen, or a question is answered with yes."""

        def done() -> object:
            return wanted in self.text if isinstance(wanted, str) else wanted()

        try:
            async with asyncio.timeout(PATIENCE):
                while not done():
                    self._more.clear()
                    assert not self.closed.is_set(), f"closed before {wanted!r}:\n{self.text}"
                    await self._more.wait()
        except TimeoutError:
            raise AssertionError(f"no {wanted!r}:\n{self.text}") from None


@dataclass
class Door:
    """A server, and who may come in."""

    service: Service
    port: int
    log: Log
    keys: dict[str, asyncssh.SSHKey] = field(default_factory=dict)
    key_ids: dict[str, int] = field(default_factory=dict)
    member_ids: dict[str, int] = field(default_factory=dict)

    def join(self, name: str, role: Role = Role.VIEWER) -> asyncssh.SSHKey:
        """Make somebody a member, with a key."""
        key = make_key()
        with writing(self.service.database, "test") as work:
            self.member_ids[name] = add_member(work, name, role)
            self.key_ids[name] = add_key(work, self.member_ids[name], key.export_public_key().decode())
        self.keys[name] = key
        return key

    @asynccontextmanager
    async def connection(
        self, *keys: asyncssh.SSHKey, **options: Any
    ) -> AsyncIterator[asyncssh.SSHClientConnection]:
        """A connection with these keys, or the first member's."""
        chosen = list(keys) or [next(iter(self.keys.values()))]
        async with asyncssh.connect(
            "127.0.0.1",
            self.port,
            **{"username": "ai", "client_keys": chosen, "known_hosts": None, "config": None, "agent_path": None}
            | options,
        ) as connection:
            yield connection

    @asynccontextmanager
    async def dashboard(
        self, *keys: asyncssh.SSHKey, size: tuple[int, int] = (120, 40), ready: bool = True, **options: Any
    ) -> AsyncIterator[tuple[asyncssh.SSHClientChannel[bytes], Client]]:
        """A dashboard of a member's, shown in full."""
        wanted = {"term_type": "xterm-256color", "term_size": size, "encoding": None} | options
        async with self.connection(*keys) as connection:
            client = Client(min(size[0], 300), min(size[1], 120))
            channel, _ = await connection.create_session(lambda: client, **wanted)
            if ready:
                await client.until("Kinh tế")
            yield channel, client

    async def run(
        self, command: str | None, *keys: asyncssh.SSHKey, **options: Any
    ) -> asyncssh.SSHCompletedProcess:
        """A command without a terminal."""
        async with self.connection(*keys) as connection, asyncio.timeout(PATIENCE):
            return await connection.run(command, **options)


@asynccontextmanager
async def open_door(path: Path, key: asyncssh.SSHKey, limits: Limits | None = None) -> AsyncIterator[Door]:
    """Serve the register at ``path``; one member, An, is in it."""
    log = Log()
    service = Service(Database(path), limits or Limits(), Events(log, "json"))
    try:
        port = await service.open("127.0.0.1", 0, key)
        door = Door(service, port, log)
        door.join("Nguyễn Văn An", Role.ADMIN)
        yield door
    finally:
        await service.stop()
