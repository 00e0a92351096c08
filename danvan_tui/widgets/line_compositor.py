"""Putting together the lines that are to be repainted, and no others.

Textual's own way draws every widget that is touched by the rectangle around all that changed, from its first line
to its last: for five lines in four panes the whole screen, and twice the processor time of the rest of a change.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import TypeAlias, cast

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from danvan_tui.widgets.painted import Painted

_Span: TypeAlias = tuple[int, int, int]
"""A line, the first cell in it that is to be repainted, and the cell after the last one."""
_Chops: TypeAlias = dict[int, Strip | None]
"""The pieces of a line by their first cells; None for one that is not wanted."""

PlacedStrip: TypeAlias = tuple[int, int, Strip]
"""The cell at which it begins, its line, and what is drawn there."""


class LineCompositor(Compositor):
    """Draws of each widget the lines that are wanted of it. Private, but Textual's minor version is pinned."""

    def __init__(self) -> None:
        """Nothing is arranged yet."""
        super().__init__()
        self._looked_in: object = None
        self._found_alone: dict[Widget, bool] = {}

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed since the last update; None where nothing did."""
        regions = self._dirty_regions.copy()
        self._dirty_regions.clear()
        spans = list(self._regions_to_spans(regions))
        if not spans:
            return None
        wanted = _wanted(spans, self.cuts)
        # Of the other lines nothing is asked.
        ends: list[list[int]] = [[]] * len(self.cuts)
        for y in wanted:
            ends[y] = self.cuts[y][1:]
        return ChopsUpdate(self._drawn(wanted), spans, ends)

    def lines_of(self, widgets: Iterable[Widget]) -> Sequence[PlacedStrip] | None:
        """What some widgets repaint of themselves, drawn at once and without a look at all the others.

        Returns:
            None where they cannot be drawn by themselves: something else is to be repainted too, or lies before
            one of them, or one has a frame.
        """
        visible = self.visible_widgets
        if self._dirty_regions or not all(
            isinstance(widget, Painted) and self._alone(widget) for widget in widgets
        ):
            return None
        strips: list[PlacedStrip] = []
        for widget in widgets:
            region, clip = visible[widget]
            shown = region.intersection(clip)
            for part in widget._exchange_repaint_regions():
                x, y, width, height = part.translate(region.offset).intersection(shown)
                for line in range(y, y + height if width else y):
                    strip = widget.render_line(line - region.y)
                    strips.append((x, line, strip.crop(x - region.x, x - region.x + width)))
        # As a screen is read: widgets come in no order.
        return sorted(strips, key=itemgetter(1, 0))

    def _alone(self, widget: Painted) -> bool:
        """Whether a widget is in view, its lines are all of it, and nothing lies before it."""
        visible = self.visible_widgets
        if self._looked_in is not visible:
            self._looked_in, self._found_alone = visible, {}
        known = self._found_alone.get(widget)
        if known is None:
            known = widget in visible and self._is_first(widget)
            self._found_alone[widget] = known
        return known and widget.bare and not widget.get_line_filters()

    def _is_first(self, widget: Widget) -> bool:
        shown = Region.intersection(*self.visible_widgets[widget])
        for other, (region, clip) in self.visible_widgets.items():
            if other is widget:
                return True
            if region.intersection(clip).overlaps(shown):
                return False
        return False

    def _drawn(self, wanted: dict[int, set[int]]) -> list[_Chops]:
        cuts = self.cuts
        chops: list[_Chops] = [{}] * len(cuts)
        for y in wanted:
            chops[y] = dict.fromkeys(cuts[y][:-1])
        # From the front to the back: what is drawn first stays, and what is behind it is never drawn.
        for widget, (region, clip) in self.visible_widgets.items():
            if not wanted:
                break
            shown = region.intersection(clip)
            lines = _covered(shown, wanted)
            if not lines:
                continue
            for y, strip in _lines(widget, region, shown, lines):
                inside = [cut for cut in cuts[y] if shown.x <= cut <= shown.right]
                pieces = strip.divide([cut - shown.x for cut in inside[1:]])
                for start, piece in zip(inside, pieces, strict=False):
                    if start in wanted[y]:
                        chops[y][start] = piece
                        wanted[y].discard(start)
                if not wanted[y]:
                    del wanted[y]
        return chops


def _wanted(spans: Iterable[_Span], cuts: Sequence[Sequence[int]]) -> dict[int, set[int]]:
    """Of each line, from the top, the pieces that the spans touch."""
    wanted: dict[int, set[int]] = {}
    for y, left, right in sorted(spans):
        starts = {start for start, end in pairwise(cuts[y]) if start < right and left < end}
        if starts:
            wanted.setdefault(y, set()).update(starts)
    return wanted


def _covered(shown: Region, wanted: Mapping[int, Iterable[int]]) -> list[int]:
    """The lines of which some piece that is wanted begins in a part of the screen."""
    left, top, width, height = shown
    right, bottom = left + width, top + height
    covered: list[int] = []
    for y, starts in wanted.items():
        if top <= y < bottom:
            for start in starts:
                if left <= start < right:
                    covered.append(y)
                    break
    return covered


def _lines(widget: Widget, region: Region, shown: Region, lines: Sequence[int]) -> Iterator[tuple[int, Strip]]:
    """These lines of the part of a widget that is in view, those that follow one another drawn together."""
    painted = isinstance(widget, Painted) and widget.bare and not widget.get_line_filters()
    draw = cast("Painted", widget).paint_lines if painted else widget.render_lines
    at = 0
    while at < len(lines):
        first, count = lines[at], 1
        while at + count < len(lines) and lines[at + count] == first + count:
            count += 1
        crop = Region(shown.x - region.x, first - region.y, shown.width, count)
        yield from zip(range(first, first + count), draw(crop), strict=False)
        at += count
