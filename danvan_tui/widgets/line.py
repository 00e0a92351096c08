"""One line of text made of pieces, repainted only when it says something else."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from danvan_tui.widgets.painted import Painted
from danvan_tui.widgets.virtual_list.fit import cut
from danvan_tui.widgets.virtual_list.rows import Piece


class Line(Painted):
    """A line with pieces at its left and at its right; the left ones are cut where both do not fit.

    A piece's style names the component class ``line--<style>``. Pieces are plain text, safe to show already.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Line {
        height: 1;
        width: 1fr;

        & > .line--strong { text-style: bold; }
        & > .line--dim { color: $text-muted; }
        & > .line--key { text-style: bold; color: $text-accent; }
        & > .line--accent { color: $text-accent; }
        & > .line--good { color: $text-success; }
        & > .line--warning { color: $text-warning; text-style: bold; }
        & > .line--error { color: $text-error; text-style: bold; }
        & > .line--chosen { text-style: reverse; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line--{name}" for name in ("strong", "dim", "key", "accent", "good", "warning", "error", "chosen")
    }

    def __init__(self, *, ellipsis: str = "…", id: str | None = None, classes: str | None = None) -> None:
        """An empty line.

        Args:
            ellipsis: What stands for what was cut.
            id: As for every widget.
            classes: As for every widget.
        """
        super().__init__(id=id, classes=classes)
        self._ellipsis = ellipsis
        self._left: tuple[Piece, ...] = ()
        self._right: tuple[Piece, ...] = ()

    def say(self, left: Sequence[Piece] = (), right: Sequence[Piece] = ()) -> None:
        """Show these pieces; nothing is sent when they are the ones that are shown."""
        new = (tuple(left), tuple(right))
        if new != (self._left, self._right):
            self._left, self._right = new
            self.repaint(self.size.region)

    @property
    def text(self) -> str:
        """What the line says, without styles."""
        gap = "  " if self._left and self._right else ""
        return "".join(p.text for p in self._left) + gap + "".join(p.text for p in self._right)

    def render_line(self, y: int) -> Strip:
        """The line, at its width."""
        width = self.size.width
        right, used = _limited(self._right, width, self._ellipsis)
        left, cells = _limited(self._left, max(0, width - used - (1 if used else 0)), self._ellipsis)
        pieces = [*left, Piece(" " * (width - used - cells)), *right]
        return Strip([self._segment(piece) for piece in pieces if piece.text], width)

    def _segment(self, piece: Piece) -> Segment:
        return Segment(piece.text, self.style_of(f"line--{piece.style}" if piece.style else ""))


def _limited(pieces: Sequence[Piece], width: int, ellipsis: str) -> tuple[list[Piece], int]:
    """As many pieces as there is room for, the last one cut, and their cells."""
    shown: list[Piece] = []
    used = 0
    for piece in pieces:
        cells = cell_len(piece.text)
        if used + cells > width:
            text = cut(piece.text, width - used, ellipsis)
            shown.append(Piece(text, piece.style))
            return shown, used + cell_len(text)
        shown.append(piece)
        used += cells
    return shown, used
