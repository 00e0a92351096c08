"""The only place that writes: data to stdout, talk to stderr."""

import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress

from db.errors import DanvanError


class ReaderGone(Exception):
    """Whoever read our output has closed it (``danvan models | head``)."""


class OutputFailed(DanvanError):
    """The output could not be written: a full disk, say."""

    vi = "Không ghi được kết quả: {why}."
    en = "The output could not be written: {why}."
    hint_vi = "Kiểm tra dung lượng đĩa và quyền ghi."
    hint_en = "Check the disk's free space and your rights."


def force_utf8() -> None:
    """Write UTF-8 whatever the locale says; what cannot be written is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def put(pieces: Iterable[str]) -> None:
    """Write data, piece by piece as it comes.

    Raises:
        ReaderGone, OutputFailed
    """
    # What goes wrong while a piece is made is not the output's fault, so only the writing is guarded.
    for piece in pieces:
        _write(piece)


def finish() -> None:
    """Send what is still held back.

    Raises:
        ReaderGone, OutputFailed
    """
    _write("", flush=True)


def talk(text: str) -> None:
    """Say something to the person at the terminal; nobody listening is no fault."""
    with suppress(OSError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


def silence() -> None:
    """Let what is still held back go nowhere, so that closing down does not complain."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _write(piece: str, *, flush: bool = False) -> None:
    try:
        sys.stdout.write(piece)
        if flush:
            sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        silence()
        from db.os_faults import os_reason

        raise OutputFailed(why=os_reason(error)) from error
