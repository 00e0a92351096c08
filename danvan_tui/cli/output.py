"""The only place that writes: data to stdout, talk to stderr, or to whatever stands for them in this call."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol

from db.errors import DanvanError, Language, Said


class ReaderGone(Exception):
    """Whoever read our output has closed it (``danvan models | head``)."""


class OutputFailed(DanvanError):
    """The output could not be written: a full disk, say."""

    vi = "Không ghi được kết quả: {why}."
    en = "The output could not be written: {why}."
    hint_vi = "Kiểm tra dung lượng đĩa và quyền ghi."
    hint_en = "Check the disk's free space and your rights."

    def reason(self, language: Language) -> str:
        """Why, alone."""
        why = self.params["why"]
        return getattr(why, language) if isinstance(why, Said) else str(why)


class OutputClosed(OutputFailed):
    """There is nowhere to write to: ``danvan models >&-``."""

    hint_vi = "Đừng đóng đầu ra của lệnh; để bỏ kết quả, chuyển nó vào /dev/null."
    hint_en = "Do not close the command's output; to drop the result, send it to /dev/null."


class Stream(Protocol):
    """Where text goes."""

    def write(self, text: str, /) -> object:
        """Write text.

        Raises:
            BrokenPipeError: Nobody reads it any more.
            OSError
        """

    def flush(self) -> object:
        """Send what is held back."""


@dataclass(frozen=True, slots=True)
class Streams:
    """What stands for stdout and stderr in a call that another process made."""

    out: Stream
    err: Stream


CLOSED = Said("đầu ra đã bị đóng", "it is closed")

_streams: ContextVar[Streams | None] = ContextVar("danvan_streams", default=None)


@contextmanager
def into(streams: Streams) -> Iterator[None]:
    """Write there, in this thread or task, and leave the process's own stdout and stderr alone."""
    token = _streams.set(streams)
    try:
        yield
    finally:
        _streams.reset(token)


def _out() -> Stream | None:
    """None where the process was started with it closed."""
    streams = _streams.get()
    return sys.stdout if streams is None else streams.out


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
    streams = _streams.get()
    stream: Stream | None = sys.stderr if streams is None else streams.err
    if stream is None:
        return
    with suppress(OSError):
        stream.write(f"{text}\n")
        stream.flush()


def silence() -> None:
    """Let what is still held back go nowhere, so that closing down does not complain."""
    if _streams.get() is not None or sys.stdout is None:
        return
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _write(piece: str, *, flush: bool = False) -> None:
    stream = _out()
    if stream is None:
        if piece:
            raise OutputClosed(why=CLOSED)
        return
    try:
        stream.write(piece)
        if flush:
            stream.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        silence()
        from db.os_faults import os_reason

        raise OutputFailed(why=os_reason(error)) from error
