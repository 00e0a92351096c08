"""``danvan serve`` as a process of its own, and OpenSSH's client for it."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.identity import Role
from db.sample.opening import open_sample
from db.write.member_keys import add_key
from db.write.members import add_member
from db.write.session import writing
from tests.terminal.child import environment

NAME = "Nguyễn Văn An"
"""The one member."""


@dataclass
class Served:
    """A server of a test's own."""

    process: subprocess.Popen[str]
    folder: Path
    port: int

    def ssh(self, *command: str) -> list[str]:
        """What a member types, and where the member's files are."""
        options = {
            "IdentitiesOnly": "yes",
            "IdentityAgent": "none",
            "StrictHostKeyChecking": "accept-new",
            "UserKnownHostsFile": str(self.folder / "known_hosts"),
            "LogLevel": "ERROR",
        }
        given = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
        return [
            "ssh",
            "-F",
            "none",
            "-p",
            str(self.port),
            "-i",
            str(self.folder / "id"),
            *given,
            "127.0.0.1",
            *command,
        ]

    def until_logged(self, name: str, **wanted: object) -> dict[str, Any]:
        """Wait for an event of the log with these values."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            if line.startswith("{"):
                event: dict[str, Any] = json.loads(line)
                if event["event"] == name and all(event.get(key) == value for key, value in wanted.items()):
                    return event
        raise EOFError(name)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A command without a terminal."""
        return subprocess.run(
            self.ssh(*command), capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL, check=False
        )


def make_key(path: Path) -> str:
    """A client's key pair; returns the public line."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    return path.with_name(f"{path.name}.pub").read_text()


def make_register(folder: Path) -> Path:
    """Fill a folder with the sample register, one member of it, and the member's key."""
    database = open_sample(folder / "register.db")
    with writing(database, "test") as work:
        add_key(work, add_member(work, NAME, Role.ADMIN), make_key(folder / "id"))
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return folder


@contextmanager
def serve(register: Path, folder: Path, *more: str) -> Iterator[Served]:
    """``danvan serve``, with further options, on a copy of the register."""
    for name in ("register.db", "id", "id.pub"):
        shutil.copy(register / name, folder / name)
    places = ("--data", str(folder / "data"), "--db", str(folder / "register.db"))
    where = ("--host", "127.0.0.1", "--port", "0", "--log-format", "json")
    process = subprocess.Popen(
        [sys.executable, "-m", "danvan_tui", "serve", *where, *places, *more],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env=environment({"HOME": str(folder)}),
        text=True,
    )
    try:
        assert process.stderr is not None
        ready = next(line for line in process.stderr if "127.0.0.1:" in line)
        yield Served(process, folder, int(ready.rsplit(":", 1)[1].strip().rstrip(".")))
    finally:
        process.kill()
        process.communicate()
