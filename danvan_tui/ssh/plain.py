"""A command without a screen: ``ssh HOST danvan tally --format json``, carried out in a thread."""

import asyncio
import shlex
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from danvan_tui.cli import output
from danvan_tui.cli.served import all_of_them, asks_for_one, named
from danvan_tui.locale import Words, words
from danvan_tui.ssh.line import Line

if TYPE_CHECKING:
    from db.engine import Database
    from db.identity import Actor

PROGRAM: Final = "danvan"
CALL_WRONG: Final = 2
REFUSED: Final = 126
"""As shells have it for what may not be carried out."""
LATE: Final = 124
"""As ``timeout`` has it."""
STDERR: Final = 1
"""SSH's number for it."""
PIECE: Final = 32_768
"""Letters that are sent at once."""


class CommandRefused(Exception):
    """A command that is not carried out: what the client reads, and the exit code."""

    def __init__(self, said: str, code: int) -> None:
        super().__init__(said)
        self.said = said
        self.code = code


def asked_for(command: str, said: Words, limit: int) -> list[str]:
    """The arguments of a command, without the program's name.

    Args:
        command: As the client sent it.
        said: The language of a refusal.
        limit: Bytes that it may have.

    Raises:
        CommandRefused: It is not one of ours, or cannot be read.
    """
    if len(command.encode("utf-8", "replace")) > limit:
        raise CommandRefused(said("serving.command_long", limit=limit), CALL_WRONG)
    try:
        asked = shlex.split(command)
    except ValueError as error:
        raise CommandRefused(said("serving.command_broken"), CALL_WRONG) from error
    if not command.isprintable():
        raise CommandRefused(said("serving.command_broken"), CALL_WRONG)
    if not asked or asked[0] != PROGRAM:
        raise CommandRefused(_only_reads(said, _first(asked)), REFUSED)
    return asked[1:]


def check_reads(arguments: list[str], said: Words) -> None:
    """Look whether a reading command is meant, before the parser looks closer.

    Raises:
        CommandRefused: It is another one.
    """
    helps = {"-h", "--help", "--version"} & set(arguments)
    if not helps and not asks_for_one(arguments):
        raise CommandRefused(_only_reads(said, _first([f"{PROGRAM} {named(arguments)}".strip()])), REFUSED)


def _only_reads(said: Words, command: str) -> str:
    return said("serving.only_reads", command=command, commands=all_of_them())


def _first(asked: list[str]) -> str:
    from db.text import for_terminal

    return for_terminal(asked[0][:64]) if asked else ""


class Sink:
    """A stream for the command's thread, whose text the loop sends; it waits where the client is behind."""

    def __init__(self, line: Line, loop: asyncio.AbstractEventLoop, *, crlf: bool, datatype: int | None) -> None:
        """A stream to a client.

        Args:
            line: Bytes to it.
            loop: Where the line lives.
            crlf: Whether its terminal is raw, and needs to be told to go to the line's beginning.
            datatype: SSH's number of the stream; None for stdout.
        """
        self._line = line
        self._loop = loop
        self._crlf = crlf
        self._datatype = datatype
        self._held: list[str] = []
        self._length = 0
        self.gone = threading.Event()
        """Nobody reads any more."""

    def write(self, text: str, /) -> None:
        """Write a text.

        Raises:
            BrokenPipeError: Nobody reads any more.
        """
        self._held.append(text)
        self._length += len(text)
        if self._length >= PIECE:
            self.flush()

    def flush(self) -> None:
        """Send what is held back, and wait until the client has room for more.

        Raises:
            BrokenPipeError: Nobody reads any more.
        """
        if self.gone.is_set():
            raise BrokenPipeError
        text = "".join(self._held)
        self._held.clear()
        self._length = 0
        if text:
            data = (text.replace("\n", "\r\n") if self._crlf else text).encode("utf-8", "backslashreplace")
            sent = asyncio.run_coroutine_threadsafe(self._send(data), self._loop)
            if not sent.result():
                raise BrokenPipeError

    async def _send(self, data: bytes) -> bool:
        if self.gone.is_set():
            return False
        self._line.send(data, self._datatype)
        while self._line.paused and not self.gone.is_set():
            await self._line.room.wait()
        return not self.gone.is_set()


def carry_out(
    arguments: list[str],
    served: "Database",
    member: "Actor",
    streams: output.Streams,
    crashed: Callable[[Words, Exception], int],
) -> int:
    """Carry a reading command out. Blocks: call it in a thread.

    Args:
        arguments: Without the program's name.
        served: The register.
        member: Whom it is carried out for.
        streams: What stands for stdout and stderr.
        crashed: Says what nobody had foreseen, and gives its exit code.

    Returns:
        The exit code.
    """
    from danvan_tui.cli.guard import guarded
    from danvan_tui.cli.language import choose_language
    from danvan_tui.cli.parse import parse

    said = words(choose_language(arguments, {}))
    with output.into(streams):
        return guarded(lambda: parse(arguments, said, served, member), said, crashed)
