"""A line that becomes two or three where what it says does not fit: its end is where the remedy stands."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from danvan_tui.widgets.line import Line
from danvan_tui.widgets.virtual_list.fit import cut
from danvan_tui.widgets.virtual_list.rows import Piece

MOST: Final = 3
"""Lines at the most; what is still too long is cut in the last one."""


class WrappedLine(Line):
    """As ``Line``; a text of one piece alone is parted into lines, and the widget is as high as these."""

    def say(self, left: Sequence[Piece] = (), right: Sequence[Piece] = ()) -> None:
        """Show these pieces."""
        super().say(left, right)
        self._fit()

    def on_resize(self) -> None:
        """More fits on a line, or less."""
        self._fit()

    def _fit(self) -> None:
        height = max(len(self._lines), 1)
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    @property
    def _lines(self) -> list[str]:
        """The lines of what does not fit on one; empty where it does."""
        width = self.size.width
        if len(self._left) != 1 or self._right or cell_len(self.text) <= width or width < MOST:
            return []
        indent = " " * (len(self.text) - len(self.text.lstrip()))
        lines = wrap(self.text.strip(), width, initial_indent=indent, subsequent_indent=indent)
        return [*lines[: MOST - 1], indent + " ".join(line.strip() for line in lines[MOST - 1 :])][:MOST]

    def render_line(self, y: int) -> Strip:
        """One of the lines, at the widget's width."""
        lines = self._lines
        if not lines:
            return super().render_line(y) if y == 0 else Strip.blank(self.size.width, self.style_of(""))
        text = lines[y] if y < len(lines) else ""
        width = self.size.width
        if cell_len(text) > width:
            text = cut(text, width, self._ellipsis)
        piece = Piece(text, self._left[0].style)
        gap = Segment(" " * (width - cell_len(text)), self.style_of(""))
        return Strip([self._segment(piece), gap], width)
