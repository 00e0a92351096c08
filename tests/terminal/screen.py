"""What a terminal shows of a program's output, and what it answers to the program's questions."""

import codecs
import re
from typing import Final

import pyte
from pyte.screens import Char
from wcwidth import wcwidth

from tests.terminal.sequences import tokens

_EMULATED_CSI: Final = re.compile(r"\x1b\[(?:[0-9;]*[A-Za-ln-z@`]|[0-9;]*m|\?[0-9;]*[hlJK])")
"""What pyte understands. Other CSI (``>``, ``<``, ``=``, ``$``, colons) it would draw as text or fail on."""

_FRAME_ON, _FRAME_OFF = "\x1b[?2026h", "\x1b[?2026l"
_OTHER_ON, _OTHER_OFF = "\x1b[?1049h", "\x1b[?1049l"
_MODE_QUERY: Final = re.compile(r"\x1b\[\?(\d+)\$p")
_KNOWN_MODES: Final = {"7", "25", "1004", "1049", "2004", "2026"}


class Screen:
    """An xterm as far as Textual needs one: main and alternate screen, synchronised output, the usual answers.

    In-band resize (mode 2048) is answered as unknown, as most terminals do.
    """

    def __init__(self, cols: int, rows: int) -> None:
        self._screens = pyte.Screen(cols, rows), pyte.Screen(cols, rows)
        self._streams = tuple(pyte.Stream(screen) for screen in self._screens)
        self._shown = 0
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._torn = ""
        self._waiting: list[tuple[str, str]] = []
        self._in_frame = False

    @property
    def alternate(self) -> bool:
        """Whether the program is on the alternate screen, as full-screen programs are."""
        return self._shown == 1

    @property
    def _screen(self) -> pyte.Screen:
        return self._screens[self._shown]

    def feed(self, data: bytes) -> bytes:
        """Show what the program wrote; returns the terminal's answers, to be sent to the program."""
        answers = []
        text, self._torn = self._torn + self._decode(data), ""
        for kind, token in tokens(text):
            if kind == "torn":
                self._torn = token
            elif token in {_FRAME_ON, _FRAME_OFF}:
                self._show()
                self._in_frame = token == _FRAME_ON
            else:
                self._waiting.append((kind, token))
                if kind == "csi" and token[-1] in "cnp":
                    answers.append(self._answer(token))
        if not self._in_frame:
            self._show()
        return "".join(answers).encode()

    def end(self) -> None:
        """The program is gone: show the frame that it left unfinished."""
        self._show()

    def resize(self, cols: int, rows: int) -> None:
        """Change the size of both screens."""
        for screen in self._screens:
            screen.resize(rows, cols)

    def lines(self) -> list[str]:
        """The rows from the top, without the blanks at their ends."""
        return [line.rstrip() for line in self._screen.display]

    def column(self, row: int, index: int) -> int:
        """The column in which the index-th character of a row's line stands: wide ones take two."""
        line, column = self._screen.display[row], 0
        for character in line[:index]:
            column += max(0, wcwidth(character))
        return column

    def cell(self, x: int, y: int) -> Char:
        """One cell, from 0: ``data``, ``fg``, ``bg`` (a colour's name or RRGGBB), ``bold``, ``reverse``, ..."""
        return self._screen.buffer[y][x]

    @property
    def cursor(self) -> tuple[int, int]:
        """The cursor's column and row, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def _show(self) -> None:
        for kind, token in self._waiting:
            if token in {_OTHER_ON, _OTHER_OFF}:
                self._shown = int(token == _OTHER_ON)
                if self.alternate:
                    self._screen.reset()
            elif kind in {"text", "escape"} or (kind == "csi" and _EMULATED_CSI.fullmatch(token)):
                self._streams[self._shown].feed(token)
        self._waiting.clear()

    def _answer(self, query: str) -> str:
        if not self._in_frame:
            self._show()
        x, y = self.cursor
        answers = {
            "\x1b[c": "\x1b[?62;22c",
            "\x1b[0c": "\x1b[?62;22c",
            "\x1b[>c": "\x1b[>0;276;0c",
            "\x1b[5n": "\x1b[0n",
            "\x1b[6n": f"\x1b[{y + 1};{x + 1}R",
        }
        if asked := _MODE_QUERY.fullmatch(query):
            return f"\x1b[?{asked[1]};{2 if asked[1] in _KNOWN_MODES else 0}$y"
        return answers.get(query, "")
