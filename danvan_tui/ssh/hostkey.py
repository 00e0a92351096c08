"""The server's own key: made once, and never again in silence."""

import os
import stat
from pathlib import Path
from typing import Final
from uuid import uuid4

import asyncssh

from db.errors import DanvanError, Said
from db.os_faults import os_reason

NAME: Final = "ssh_host_ed25519_key"


class HostKeyRefused(DanvanError):
    """A host key that must not be used as it is."""

    vi = "Không dùng được khóa máy chủ {path}: {why}."
    en = "The host key {path} cannot be used: {why}."
    hint_vi = "Đặt quyền 0600 cho tệp khóa, hoặc khôi phục khóa từ bản sao lưu."
    hint_en = "Give the key file mode 0600, or restore the key from a backup."
    exit_code = 3


def host_key(folder: Path) -> asyncssh.SSHKey:
    """The key of the server whose data folder this is, made where there is none.

    Args:
        folder: Made too, for its owner only.

    Raises:
        HostKeyRefused: It is readable for others, damaged, of another kind, or cannot be read or written.
    """
    path = folder / NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _make(path)
        return _read(path)
    except OSError as error:
        raise HostKeyRefused(path=str(path), why=os_reason(error)) from error


def fingerprint(key: asyncssh.SSHKey) -> str:
    """What members compare at their first login ("SHA256:...")."""
    return key.get_fingerprint()


def _make(path: Path) -> None:
    """Write a new key aside and give it its name in one step: of two servers, one makes it, both use it."""
    key = asyncssh.generate_private_key("ssh-ed25519", comment="danvan")
    aside = path.with_name(f".{path.name}.{uuid4().hex}")
    file = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(file, "wb") as written:
            written.write(key.export_private_key())
            written.flush()
            os.fsync(written.fileno())
        try:
            os.link(aside, path)
        except FileExistsError:
            # Another server was first; its key counts.
            return
        directory = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)
    finally:
        aside.unlink()


def _read(path: Path) -> asyncssh.SSHKey:
    file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(file, "rb") as opened:
        # Of the file that is open, not of its name, which another one may have by now.
        if stat.S_IMODE(os.fstat(opened.fileno()).st_mode) & 0o077:
            why = Said("người khác đọc được tệp này", "others can read the file")
            raise HostKeyRefused(path=str(path), why=why)
        data = opened.read()
    try:
        key = asyncssh.import_private_key(data)
    except (asyncssh.KeyImportError, asyncssh.KeyEncryptionError) as error:
        why = Said("nội dung không phải là khóa SSH", "it does not hold an SSH key")
        raise HostKeyRefused(path=str(path), why=why) from error
    if key.get_algorithm() != "ssh-ed25519":
        why = Said("không phải khóa ed25519", "it is no ed25519 key")
        raise HostKeyRefused(path=str(path), why=why)
    return key
