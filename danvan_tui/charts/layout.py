"""Lines of label, bar, figure and note, in columns: what all the charts with bars share."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from rich.cells import cell_len

from danvan_tui.charts.drawing import SERIES_ROLES, Line, Role, Span
from danvan_tui.charts.look import Look
from danvan_tui.charts.plotext_port import draw_bars
from danvan_tui.charts.scale import stack_levels
from danvan_tui.charts.words import clean, cut, padded

_LABEL_SHARE = 0.45
"""Of the width, at most, unless the bars have more than they need."""
_LEAST_LABEL = 4
_LEAST_BAR = 6
_LEAST_BAR_BESIDE_NOTE = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A line to be laid out: the parts of its bar from the left, the figure and the note as they are written."""

    label: str
    parts: tuple[float, ...]
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells; 0 for a column that there is no room for."""

    label: int
    bar: int
    value: int
    note: int

    @classmethod
    def fit(cls, rows: Sequence[Row], width: int) -> "Columns":
        """Share out the width: figures always, then bars, then names, notes only where all else fits."""
        label = max((cell_len(row.label) for row in rows), default=0)
        value = min(max((cell_len(row.value) for row in rows), default=0), width)
        note = max((cell_len(row.note) for row in rows), default=0)
        label = min(label, max(_LEAST_LABEL, int(width * _LABEL_SHARE)))
        if note and (bar := width - label - value - note - 4) >= _LEAST_BAR_BESIDE_NOTE:
            return cls(label, bar, value, note)
        bar = width - label - value - 2
        if bar < _LEAST_BAR:
            label = max(min(label, _LEAST_LABEL), label - (_LEAST_BAR - bar))
            bar = width - label - value - 2
        if bar < 1:
            return cls(max(width - value - 1, 0), 0, value, 0)
        return cls(label, bar, value, 0)


def bar_lines(
    rows: Sequence[Row], glyphs: Sequence[str], maximum: float | None, width: int, look: Look
) -> list[Line]:
    """Lay out rows in common columns and on one scale.

    Args:
        rows: All with as many parts as there are glyphs.
        glyphs: The glyph of each part, from the left.
        maximum: The sum of parts that fills the bars' column; None for, and never less than, the greatest sum.
        width: Of the whole line, in cells.
        look: The terminal's glyphs.
    """
    columns = Columns.fit(rows, width)
    bars = drawn_bars([row.parts for row in rows], glyphs, maximum, columns.bar)
    return [_line(row, bar, columns, glyphs, look) for row, bar in zip(rows, bars, strict=True)]


def legend_lines(names: Sequence[str], glyphs: Sequence[str], width: int, look: Look) -> list[Line]:
    """The series' glyphs and names, wrapped to the width."""
    lines: list[list[Span]] = []
    used = width
    for name, glyph in zip(names, glyphs, strict=True):
        entry: list[Span] = [
            (glyph * 2, glyph_role(glyph, glyphs)),
            (" " + cut(clean(name), width - 3, look.ellipsis), "note"),
        ]
        cells = sum(cell_len(text) for text, _ in entry)
        if lines and used + 3 + cells <= width:
            lines[-1] += [("   ", "blank"), *entry]
            used += 3 + cells
        else:
            lines.append(entry)
            used = cells
    return [tuple(line) for line in lines]


def drawn_bars(
    parts: Sequence[tuple[float, ...]], glyphs: Sequence[str], maximum: float | None, width: int
) -> tuple[str, ...]:
    """The bars of rows, each ``width`` cells of glyphs and blanks, all on one scale."""
    top = max([maximum or 0.0, *(sum(row) for row in parts)])
    if width < 1 or top <= 0:
        return (" " * width,) * len(parts)
    levels = [stack_levels(row, top, width) for row in parts]
    # A half goes up: Python's own rounding would send it to the nearest even cell.
    cells = [[max(1, int(level * width / top + 0.5)) if level > 0 else 0 for level in row] for row in levels]
    # Painted from the whole bar back to its first part, each over the one before.
    layers = tuple(tuple(row[index] for row in cells) for index in reversed(range(len(glyphs))))
    return _painted(layers, tuple(glyphs[::-1]), width)


@lru_cache(maxsize=64)
def _painted(layers: tuple[tuple[int, ...], ...], glyphs: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Bars by their cells. Kept: a figure that grows by one seldom makes its bar longer."""
    return draw_bars(layers, glyphs, width, width)


def _line(row: Row, bar: str, columns: Columns, glyphs: Sequence[str], look: Look) -> Line:
    name = padded(row.label, columns.label, look.ellipsis)
    spans: list[Span] = [(name, "label"), (" " if name else "", "blank")]
    for glyph, run in groupby(bar):
        spans.append(("".join(run), glyph_role(glyph, glyphs)))
    before_value = " " if columns.bar else ""
    value = cut(row.value, columns.value, look.ellipsis).rjust(columns.value)
    spans.append((before_value + value, "zero" if not any(row.parts) else "value"))
    if columns.note and row.note:
        spans.append(("  " + row.note, "note"))
    return tuple(span for span in spans if span[0])


def glyph_role(glyph: str, glyphs: Sequence[str]) -> Role:
    """What a glyph of a bar is: the part of the bar that it stands for, or blank."""
    return "blank" if glyph == " " else SERIES_ROLES[glyphs.index(glyph) % len(SERIES_ROLES)]
