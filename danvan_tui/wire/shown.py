"""What the terminal shows now, so that only cells that differ are sent to it.

Textual repaints the whole screen for every layout (a pane that gets the focus: 17 KB at 120x40, for two frames
of another colour), and sends each segment with its own colours and a reset. Over a slow line that is what a
member waits for.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Offset, Size
from textual.strip import Strip

from danvan_tui.terminal import Colours
from danvan_tui.wire.cells import Cell, cells_of, differing
from danvan_tui.wire.sgr import PLAIN, Look, Sgr

_BLANK: Cell = (" ", PLAIN)
_CLEAR = "\x1b[m\x1b[2J"


class _Put(NamedTuple):
    """What was put from some cell of a row on and stands there still: each segment, and how many cells it took."""

    segments: list[Segment]
    cells: list[int]


_NOTHING = _Put([], [])


class Shown:
    """The cells of one session's terminal."""

    def __init__(self, colours: Colours) -> None:
        """A terminal with so many colours, of which nothing else is known yet."""
        self._size = Size(0, 0)
        self._colours = colours
        self._sgr = Sgr(colours)
        self._rows: list[list[Cell]] = []
        self._put: list[dict[int, _Put]] = []
        self._out: list[str] = []
        self._look: Look = PLAIN
        self._cursor = Offset(-1, -1)

    @property
    def known(self) -> bool:
        """Whether it is known what the terminal shows; if not, only a whole screen can follow."""
        return bool(self._size)

    def use(self, colours: Colours) -> None:
        """Draw with so many colours from now on."""
        if colours != self._colours:
            self._colours, self._sgr = colours, Sgr(colours)
            self.forget()

    def forget(self) -> None:
        """The terminal may show anything now (another size, back from the shell): send all of the next frame."""
        self._size = Size(0, 0)

    def less(self, update: LayoutUpdate | ChopsUpdate, cursor: Offset) -> str | None:
        """What the terminal does not show yet of an update, as it is to be sent.

        Args:
            update: A whole screen, or spans of one that is ``known``.
            cursor: Where the cursor will stand after it.

        Returns:
            Text with escape sequences, empty where only the cursor moves; None where nothing differs at all.
        """
        self._out, self._look = [], PLAIN
        if isinstance(update, LayoutUpdate):
            if update.region.size != self._size:
                self._begin(update.region.size)
            self._whole(update)
        else:
            self._spans(update)
        return self._ended(cursor)

    def lines(self, strips: Iterable[tuple[int, int, Strip]], cursor: Offset) -> str | None:
        """The same of parts of lines of a screen that is ``known``, each with its first cell and its line."""
        self._out, self._look = [], PLAIN
        for x, y, strip in strips:
            if y < len(self._rows):
                self._draw(x, y, strip)
        return self._ended(cursor)

    def _ended(self, cursor: Offset) -> str | None:
        moved, self._cursor = cursor != self._cursor, cursor
        self._out.append(self._sgr.change(self._look, PLAIN))
        text = "".join(self._out)
        return text if text or moved else None

    def _begin(self, size: Size) -> None:
        self._size = size
        self._rows = [[_BLANK] * size.width for _ in range(size.height)]
        self._put = [{} for _ in range(size.height)]
        self._out.append(_CLEAR)

    def _whole(self, update: LayoutUpdate) -> None:
        for y, strips in enumerate(update.strips, update.region.y):
            if y >= len(self._rows):
                break
            x = update.region.x
            for strip in strips:
                x = self._draw(x, y, strip)

    def _spans(self, update: ChopsUpdate) -> None:
        for y, left, right in update.spans:
            if y >= len(self._rows):
                continue
            for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if strip is None or x >= right or end <= left:
                    continue
                first = max(x, left)
                self._draw(first, y, strip.crop(first - x, min(end, right) - x))

    def _draw(self, x: int, y: int, strip: Strip) -> int:
        """Send what differs of a strip that begins at a cell: of its segments those that are not there yet.

        Returns:
            The cell after its last one.
        """
        segments = list(strip)
        row, put = self._rows[y], self._put[y]
        before = put.get(x, _NOTHING)
        if segments == before.segments:
            return x + sum(before.cells)
        head, tail = _alike(before.segments, segments)
        made = [cells_of(segment, self._sgr) for segment in segments[head : len(segments) - tail]]
        counts = [*before.cells[:head], *map(len, made)]
        start = x + sum(before.cells[:head])
        if tail and sum(counts) == sum(before.cells[:-tail]):
            counts += before.cells[-tail:]
        else:
            # They stand elsewhere now.
            rest = [cells_of(segment, self._sgr) for segment in segments[len(segments) - tail :]]
            made += rest
            counts += map(len, rest)
        after = [cell for cells in made for cell in cells][: max(0, len(row) - start)]
        self._send(start, y, after)
        end = x + sum(counts)
        for other in [at for at, each in put.items() if at < end and x < at + sum(each.cells)]:
            del put[other]
        if end <= len(row):
            put[x] = _Put(segments, counts)
        return end

    def _send(self, x: int, y: int, after: list[Cell]) -> None:
        row, out, shown = self._rows[y], self._out, self._look
        for start, end in differing(row[x : x + len(after)], after):
            out.append(f"\x1b[{y + 1};{x + start + 1}H")
            for letter, look in after[start:end]:
                # Most are one object.
                if look is not shown and look != shown and not (letter == " " and look == shown.on_blank):
                    out.append(self._sgr.change(shown, look))
                    shown = look
                out.append(letter)
        self._look = shown
        row[x : x + len(after)] = after


def _alike(before: Sequence[Segment], after: Sequence[Segment]) -> tuple[int, int]:
    """How many segments are the same at the beginning of two lists, and how many of the others at their end."""
    most = min(len(before), len(after))
    head = 0
    while head < most and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < most - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return head, tail
