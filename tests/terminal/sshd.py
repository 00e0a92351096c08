"""OpenSSH's server on loopback, configured as the README says."""

import getpass
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.readme import part
from tests.terminal.child import environment

PROGRAM: Final = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
"""sshd insists on being started by its whole path."""
PATIENCE: Final = 30.0
"""Seconds until a client counts as hung; only a failing test uses them up."""
_ACCOUNT: Final = "danvan"
_DANVAN: Final = "/var/lib/danvan/.local/bin/danvan"
"""As it stands in the README."""


@dataclass(frozen=True)
class Sshd:
    """A server.

    Attributes:
        folder: Its files, and those of its clients.
        port: Where it listens.
        log: What it said so far.
    """

    folder: Path
    port: int
    log: list[str]

    def ssh(self, *words: str, key: str, program: str = "ssh") -> list[str]:
        """A client's call, with nothing of the person's own settings.

        Args:
            words: Options and the command, after the host where it is ``ssh``.
            key: The key's file in ``folder``; several with commas.
            program: Another client.
        """
        settings = {
            "IdentityAgent": "none",
            "IdentitiesOnly": "yes",
            "UserKnownHostsFile": str(self.folder / "known_hosts"),
            "GlobalKnownHostsFile": "/dev/null",
            "StrictHostKeyChecking": "yes",
            "BatchMode": "yes",
            "LogLevel": "ERROR",
            "Port": str(self.port),
            "User": getpass.getuser(),
        }
        options = [f"-o{name}={value}" for name, value in settings.items()]
        options += [f"-oIdentityFile={self.folder / name}" for name in key.split(",")]
        return [program, "-F", "none", *options, *words]

    def run(self, *words: str, key: str, program: str = "ssh") -> subprocess.CompletedProcess[str]:
        """Carry a client's call out, without a terminal."""
        return subprocess.run(
            self.ssh(*words, key=key, program=program),
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=PATIENCE,
            env=environment(),
            check=False,
        )


def make_key(folder: Path, name: str) -> str:
    """A new key in two files; the public line."""
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)], check=True
    )
    return (folder / f"{name}.pub").read_text(encoding="ascii")


def configuration(folder: Path, register: Path, port: int) -> str:
    """What sshd is told: where it listens, and the README's own lines for this account and this program."""
    program = f'{sys.executable} -P -m danvan_tui --db "{register}"'
    block = part("sshd").replace("```text", "").replace("```", "").replace(_DANVAN, program)
    block = block.replace(f"Match User {_ACCOUNT}", f"Match User {getpass.getuser()}")
    block = block.replace(f"CommandUser {_ACCOUNT}", f"CommandUser {getpass.getuser()}")
    own = f"""
        Port {port}
        ListenAddress 127.0.0.1
        HostKey {folder / "host"}
        PidFile none
        UsePAM no
        Subsystem sftp internal-sftp
        SetEnv XDG_STATE_HOME={folder} XDG_DATA_HOME={folder}
    """
    return f"{own}\n{block}"


@contextmanager
def sshd(folder: Path, register: Path) -> Iterator[Sshd]:
    """A server for as long as the context.

    Args:
        folder: Where its files are put.
        register: Whose members come in.
    """
    port = _free_port()
    host = make_key(folder, "host")
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {host}", encoding="ascii")
    (folder / "sshd_config").write_text(configuration(folder, register, port), encoding="utf-8")
    if os.geteuid() == 0:
        # Debian's unit makes it.
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    assert PROGRAM is not None
    process = subprocess.Popen(
        [PROGRAM, "-D", "-e", "-f", str(folder / "sshd_config")],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )
    assert process.stderr is not None
    log: list[str] = []
    for line in process.stderr:
        log.append(line)
        if "Server listening on" in line:
            break
    else:
        raise AssertionError(f"sshd did not start: {''.join(log)}")
    reader = threading.Thread(target=log.extend, args=(process.stderr,))
    reader.start()
    try:
        yield Sshd(folder, port, log)
    finally:
        process.terminate()
        process.wait(PATIENCE)
        reader.join(PATIENCE)
        process.stderr.close()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
