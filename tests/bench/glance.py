"""What a dashboard's terminal shows, for a crowd of them: only what our own frames are made of is understood."""

import re
from typing import Final

_TOKEN: Final = re.compile(r"\x1b\[(?:(\d+);(\d+)H|(2)J|[0-9;?]*[hlm]|\?2026\$p)|([^\x1b]+)")
CURSOR: Final = re.compile(rb"\x1b\[(?:[34]8;5;\d+;|[34]8;2;\d+;\d+;\d+;|(?![34]8;)\d+;)*7[;m]")
"""What a frame that shows the line under the cursor anew has in it: reversed colours, and no colour 7."""
FIRST_LINE: Final = re.compile(rb"\x1b\[1;(?!1H)\d+H")
"""What a frame that writes into the first line has in it; all end with the cursor at its first cell."""


class Glance:
    """A terminal that knows the cursor's place, text, and how to clear; pyte takes ten times as long.

    Every character is one cell wide and no frame is torn: the dashboard's are sent whole, in composed letters.
    """

    def __init__(self, cols: int, rows: int) -> None:
        """An empty terminal."""
        self._cols = cols
        self._cells = [[" "] * cols for _ in range(rows)]
        self._x = self._y = 0

    def feed(self, data: bytes) -> None:
        """Show what was sent."""
        for row, column, clear, text in _TOKEN.findall(data.decode("utf-8", "replace")):
            if text:
                line = self._cells[self._y]
                end = min(self._x + len(text), self._cols)
                line[self._x : end] = text[: end - self._x]
                self._x = end
            elif row:
                self._y, self._x = min(int(row), len(self._cells)) - 1, int(column) - 1
            elif clear:
                for line in self._cells:
                    line[:] = [" "] * self._cols

    def line(self, row: int) -> str:
        """One row, from 0, without the blanks at its end."""
        return "".join(self._cells[row]).rstrip()

    def lines(self) -> list[str]:
        """The rows from the top."""
        return [self.line(row) for row in range(len(self._cells))]
