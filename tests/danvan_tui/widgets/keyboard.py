"""Bytes as a terminal's driver hands them to an application: through Textual's own parser, in one go."""

import asyncio
import codecs
from collections.abc import Iterable
from typing import Self

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.message_pump import MessagePump

BACKSPACES = (b"\x7f", b"\x08")


class Keyboard:
    """Types into whatever has the focus of a running application. A context manager: the parser must be ended."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._parser = XTermParser()
        self._decode = codecs.getincrementaldecoder("utf-8")().decode

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        list(self._parser.feed(""))

    async def read(self, *reads: bytes) -> None:
        """Post the events of each read at once, and wait between reads until they have been handled.

        A character or a key may be split between two reads.
        """
        for data in reads:
            # Half a character decodes to nothing, and nothing would mean the end to the parser.
            if text := self._decode(data):
                for message in self._parser.feed(text):
                    self._app.post_message(message)
            await self.handled()

    async def handled(self) -> None:
        """Wait until the application and then the focused widget have come to this place in their queues."""
        for node in (self._app, self._app.focused or self._app):
            await _reached(node)

    async def bubbled(self) -> None:
        """Wait until keys went up to the application, and then what a binding made the widget say did, too."""
        await self.handled()
        for _ in range(2):
            for node in (self._app.focused or self._app).ancestors_with_self:
                await _reached(node)


async def _reached(node: MessagePump) -> None:
    """Wait until the node has handled what is in its queue now."""
    done = asyncio.Event()
    node.call_later(done.set)
    await done.wait()


def splits(data: bytes) -> Iterable[tuple[bytes, bytes]]:
    """The bytes in two reads, at every place: also within a character."""
    return ((data[:at], data[at:]) for at in range(1, len(data)))
