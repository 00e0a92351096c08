"""OpenSSH: its client, and a server of it on loopback beside ours."""

import contextlib
import getpass
import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.terminal.child import Deadline

_SERVER: Final = "/usr/sbin/sshd"
_SEPARATED: Final = Path("/run/sshd")
"""Where sshd locks its unprivileged half up, which the system's service makes."""
_CONFIG: Final = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/authorized_keys
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
UseDNS no
"""
STARTS_WITHIN: Final = 10.0


def ssh(port: int, key: Path, *command: str, terminal: bool = False) -> list[str]:
    """The call of OpenSSH's client, without anything that the user's own files say."""
    no_files = ["-F", "none", "-o", "UserKnownHostsFile=/dev/null", "-o", "GlobalKnownHostsFile=/dev/null"]
    plain = ["-o", "StrictHostKeyChecking=no", "-o", "IdentitiesOnly=yes", "-o", "LogLevel=ERROR"]
    where = ["-p", str(port), "-i", str(key), f"{getpass.getuser()}@127.0.0.1"]
    return ["ssh", *no_files, *plain, *(["-tt"] if terminal else []), *where, *command]


@contextmanager
def sshd(folder: Path) -> Iterator[tuple[int, Path]]:
    """OpenSSH's server on loopback, for this user alone; yields its port and the private key that it takes."""
    folder.chmod(0o700)
    for name in ("host_key", "user_key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    (folder / "authorized_keys").write_bytes((folder / "user_key.pub").read_bytes())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = int(taken.getsockname()[1])
    config = folder / "sshd_config"
    config.write_text(_CONFIG.format(port=port, folder=folder), encoding="utf-8")
    if os.getuid() == 0:
        _SEPARATED.mkdir(mode=0o755, exist_ok=True)
    log = folder / "log"
    process = subprocess.Popen([_SERVER, "-D", "-f", str(config), "-E", str(log)])
    try:
        _await(port, process, log)
        yield port, folder / "user_key"
    finally:
        process.terminate()
        process.wait()


def _await(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = Deadline(STARTS_WITHIN)
    while deadline.left and process.poll() is None:
        with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.02)
    raise AssertionError(f"sshd does not listen: {log.read_text('utf-8') if log.exists() else ''}")
