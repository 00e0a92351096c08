"""Pastes, taken out of what a terminal sends before Textual's parser sees them. Pure.

The parser keeps a paste letter by letter until its end comes, if it ever does: 20 MB without one took 9 s and
192 MB (Textual 8.2.8). And it takes an Escape within a paste for a key: what followed was typed out of its order,
each line break an Enter.
"""

import re
from collections.abc import Iterator
from typing import Final

START: Final = "\x1b[200~"
END: Final = "\x1b[201~"

_SEQUENCE: Final = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\r\n]*(?:\x07|\x1b\\)|[(-/][0-~])")
"""What colours a terminal, names its window or chooses its letters: it goes whole, or its rest would be text."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Paste(str):
    """A text that was pasted, without what could drive a terminal or be taken for a key."""

    __slots__ = ()


class PasteGate:
    """What one client sends, keys and pastes apart.

    Nothing that is typed is ever held back, for an Escape is a key or the beginning of one, and only the parser
    measures the time between. So the parser sees each paste's beginning, its end at once, and nothing between.
    """

    def __init__(self, limit: int) -> None:
        """No paste yet.

        Args:
            limit: Letters of a paste that are kept; the rest is dropped.
        """
        self._limit = limit
        self._kept: list[str] = []
        self._length = 0
        self._tail = ""
        self.pasting = False
        """Whether a paste has begun and not ended."""

    def split(self, text: str) -> Iterator[str | Paste]:
        """The pieces of a text, in order: what was typed, and each paste as far as it is complete."""
        while text:
            seen, mark = self._tail + text, END if self.pasting else START
            end = seen.find(mark)
            if end < 0:
                self._tail = seen[-_overlap(seen, mark) :] if _overlap(seen, mark) else ""
                if self.pasting:
                    self._keep(seen[: len(seen) - len(self._tail)])
                else:
                    yield text
                return
            end += len(mark)
            rest = seen[end:]
            self._tail = ""
            if self.pasting:
                self._keep(seen[: end - len(mark)])
                yield self.end()
            else:
                self.pasting = True
                yield text[: len(text) - len(rest)] + END
            text = rest

    def end(self) -> Paste:
        """End the paste, also where its end never came."""
        text = "".join(self._kept)
        self._kept, self._length, self._tail, self.pasting = [], 0, "", False
        return Paste(_CONTROL.sub("", _SEQUENCE.sub("", text)))

    def _keep(self, text: str) -> None:
        room = self._limit - self._length
        if room > 0 and text:
            self._kept.append(text[:room])
            self._length += len(text[:room])


def _overlap(text: str, mark: str) -> int:
    """How many letters at the end of a text may be the beginning of a mark."""
    return next((n for n in range(min(len(mark) - 1, len(text)), 0, -1) if text.endswith(mark[:n])), 0)
