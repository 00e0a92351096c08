"""``danvan serve`` in a process of its own, on loopback, with a register and members of its own."""

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import asyncssh

from db.identity import Role
from db.write.member_keys import add_key
from db.write.members import add_member
from db.write.session import writing
from tests.bench.door_server import MARK
from tests.bench.process import children, cpu_seconds
from tests.bench.registers import Register, Registers
from tests.terminal.child import REPOSITORY, environment

STOPS_WITHIN: Final = 15.0


@dataclass(slots=True)
class Door:
    """A server that runs.

    Attributes:
        register: What it serves; a copy.
        port: Where it listens, on 127.0.0.1.
        folder: Where the first member's private key is, in the file ``key``.
        keys: Each member's private key, as OpenSSH writes them.
    """

    register: Register
    port: int
    folder: Path
    keys: tuple[str, ...]
    process: subprocess.Popen[str]
    log: Path

    @property
    def pid(self) -> int:
        """Its process."""
        return self.process.pid

    def live_apps(self) -> tuple[int, float]:
        """Sessions' apps that it keeps in memory, open ones among them, once it has thrown away what it can.

        Returns:
            How many, and the seconds for which looking for what can be thrown away held up everybody.
        """
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("apps\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            if line.startswith(MARK):
                apps, paused = line.removeprefix(MARK).split()
                return int(apps), float(paused)
        raise EOFError(self.complaints())

    def cpu(self) -> float:
        """Seconds of processor time that it and its workers have used."""
        return sum(map(cpu_seconds, (self.pid, *children(self.pid))))

    def events(self, *names: str) -> list[dict[str, object]]:
        """What it has logged under these names."""
        found = []
        for line in self.log.read_text("utf-8").splitlines():
            if line.startswith("{") and (event := json.loads(line))["event"] in names:
                found.append(event)
        return found

    def complaints(self) -> str:
        """The end of its log, for whoever asks why it did not do what it should."""
        return self.log.read_text("utf-8")[-2000:]


@contextmanager
def serving(registers: Registers, register: Register, members: int, workers: int = 1) -> Iterator[Door]:
    """Serve a copy of a register to so many members, with the limits as they are."""
    folder = registers.temporary()
    copy = registers.copy(register)
    keys = _members(copy, members)
    (folder / "key").write_text(keys[0], encoding="ascii")
    (folder / "key").chmod(0o600)
    log = folder / "log"
    env = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(registers.bytecode)}
    program = [sys.executable, "-m", "tests.bench.door_server", "serve", "--db", copy.where]
    where = ["--data", str(folder / "data"), "--host", "127.0.0.1", "--port", "0", "--log-format", "json"]
    where += ["--workers", str(workers)]
    with log.open("w", encoding="utf-8") as stderr:
        process = subprocess.Popen(
            [*program, *where],
            env=environment(env),
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
    door = Door(copy, 0, folder, keys, process, log)
    try:
        door.port = _port(door, workers)
        yield door
    finally:
        process.terminate()
        try:
            process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()


def _members(register: Register, count: int) -> tuple[str, ...]:
    """Take so many members in, each with a key; returns their private keys."""
    made = [asyncssh.generate_private_key("ssh-ed25519") for _ in range(count)]
    database = register.database()
    with writing(database, "bench") as work:
        for number, key in enumerate(made, 1):
            member = add_member(work, f"Thành viên {number}", Role.VIEWER)
            add_key(work, member, key.export_public_key().decode())
    database.close()
    return tuple(key.export_private_key().decode() for key in made)


def _port(door: Door, workers: int) -> int:
    """Where it listens, once all of its workers do."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and door.process.poll() is None:
        begun = door.events("serving")
        if len(begun) == workers:
            return int(str(begun[0]["port"]))
        with contextlib.suppress(subprocess.TimeoutExpired):
            door.process.wait(0.05)
    raise AssertionError(f"it does not serve:\n{door.complaints()}")
