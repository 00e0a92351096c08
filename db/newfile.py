"""A file that appears whole or not at all: it is built beside its place and linked there when it is done."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import AlreadyThere, DatabaseUnreachable
from db.os_faults import os_reason

STALE_SECONDS = 6 * 3600
"""A half-built file that nobody touched for so long was left by a process that was killed."""

_SIDES = ("", "-journal", "-wal", "-shm")


@contextmanager
def appearing(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """Build a new SQLite file.

    Two processes that build the same file at once each build their own; the second to finish finds the first
    one's there.

    Args:
        path: Where the file shall be. An empty file there counts as none.
        replace: Whether the new file may take the place of one that is there.

    Yields:
        Where to build it. Every connection to it must be closed, and its log written back, by the end.

    Raises:
        AlreadyThere: There is one by now.
        DatabaseUnreachable: The folder cannot be made or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.partial")
        partial.touch(exist_ok=False)
    except OSError as error:
        raise DatabaseUnreachable(where=str(path), why=os_reason(error)) from error
    try:
        yield partial
        _install(partial, path, replace)
    finally:
        for side in _SIDES:
            partial.with_name(partial.name + side).unlink(missing_ok=True)


def _is_there(path: Path) -> bool:
    """Whether there is a file that is not empty."""
    return path.is_file() and path.stat().st_size > 0


def _install(partial: Path, path: Path, replace: bool) -> None:
    wal = partial.with_name(f"{partial.name}-wal")
    if _is_there(wal):
        raise RuntimeError(f"{wal.name} still holds what belongs into the file")
    if path.is_dir():
        raise DatabaseUnreachable(where=str(path), why="đường dẫn là một thư mục")
    if _is_there(path) and not replace:
        raise AlreadyThere(what="Cơ sở dữ liệu", value=str(path))
    try:
        if path.exists():
            os.replace(partial, path)
        else:
            _link(partial, path)
        _sync(path.parent)
    except FileExistsError as error:
        raise AlreadyThere(what="Cơ sở dữ liệu", value=str(path)) from error
    except OSError as error:
        raise DatabaseUnreachable(where=str(path), why=os_reason(error)) from error


def _link(partial: Path, path: Path) -> None:
    """Put the file in its place, where linking works without ever replacing what somebody else put there."""
    try:
        os.link(partial, path)
    except FileExistsError:
        raise
    except OSError:
        # File systems without hard links (a USB stick, some network shares).
        os.replace(partial, path)


def _sync(folder: Path) -> None:
    """Let the new name survive a power cut."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(path: Path) -> None:
    """Remove what killed processes left half-built."""
    for left in path.parent.glob(f"{_plain(path.name)}.*.partial*"):
        if time.time() - left.stat().st_mtime > STALE_SECONDS:
            left.unlink(missing_ok=True)


def _plain(name: str) -> str:
    """A name whose brackets and stars stand for themselves in a glob."""
    return "".join(f"[{letter}]" if letter in "[*?" else letter for letter in name)
