"""Bars in a table: each with its figure and further figures beside it, under headings, and a total below."""

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len

from danvan_tui.charts.drawing import Drawing, Line, Role, Span
from danvan_tui.charts.layout import drawn_bars, glyph_role, legend_lines
from danvan_tui.charts.look import Look
from danvan_tui.charts.spec import BarTableSpec, Key
from danvan_tui.charts.words import clean, cut, figure, padded

_LEAST_BAR = 6
_BAR_BEFORE_NAMES = 12
"""The bars' cells below which names are cut rather than bars."""
_LEAST_LABEL = 12


def draw_bar_table(spec: BarTableSpec, width: int, look: Look) -> Drawing:
    """The heading, one line a bar, the total, the legend."""
    rows = [*spec.rows, *([spec.total] if spec.total else [])]
    cells = [tuple([figure(value, look) for value in row.figures]) for row in rows]
    # A figure has as many cells as characters.
    widest = [max([len(row[index]) for row in cells], default=1) for index in range(len(spec.columns))]
    names = _headings(spec, widest, width)
    widths = tuple([max(cell_len(name), widest[index]) for index, name in enumerate(names)])
    label = max([cell_len(clean(row.label)) for row in rows] + [cell_len(clean(spec.heading))], default=0)
    room = width - sum(widths) - len(widths)
    bar = room - label - 1
    if bar < _BAR_BEFORE_NAMES:
        label = max(min(label, _LEAST_LABEL), min(label, room - 1 - _BAR_BEFORE_NAMES))
        label = min(label, max(room - 1, 0))
        bar = room - label - 1
    glyphs = (look.full, look.rest)
    parts = [(row.inner, row.figures[0] - row.inner) for row in spec.rows]
    bars = drawn_bars(parts, glyphs, None, max(bar, 0))
    lines: list[Line] = [_line(spec.heading, " " * max(bar, 0), tuple(names), widths, label, "title", look)]
    keys: list[Key | None] = [None]
    for number, row in enumerate(rows):
        drawn = bars[number] if number < len(bars) else " " * max(bar, 0)
        role: Role = "label" if number < len(bars) else "title"
        was = "" if row.was is None else f"{figure(row.was, look)} {look.arrow}"
        lines.append(_line(row.label, drawn, cells[number], widths, label, role, look, was))
        keys.append(row.key)
    legend = legend_lines(spec.legend, glyphs, width, look) if spec.legend else []
    return Drawing((*lines, *legend), (*keys, *(None for _ in legend)), 1)


def _headings(spec: BarTableSpec, widest: Sequence[int], width: int) -> list[str]:
    """The columns' names: in full where there is room, else short, else without the last columns."""

    def needed(names: Sequence[str]) -> int:
        return sum(max(cell_len(name), figures) + 1 for name, figures in zip(names, widest, strict=False))

    for names in ([long for long, _ in spec.columns], [short for _, short in spec.columns]):
        if width - needed(names) - 1 >= _LEAST_LABEL + _BAR_BEFORE_NAMES:
            return names
    names = [short for _, short in spec.columns]
    while len(names) > 1 and needed(names) + _LEAST_LABEL + _LEAST_BAR > width:
        names.pop()
    return names


@lru_cache(maxsize=256)
def _line(
    name: str,
    bar: str,
    figures: tuple[str, ...],
    widths: tuple[int, ...],
    label: int,
    role: Role,
    look: Look,
    was: str = "",
) -> Line:
    """A line. Kept: of a change, most lines are as they were."""
    spans: list[Span] = [(padded(clean(name), label, look.ellipsis), role), (" ", "blank")]
    if was and bar.endswith(" " * (len(was) + 1)):
        bar = bar[: -len(was)]
    else:
        was = ""
    at = 0
    while at < len(bar):
        end = at
        while end < len(bar) and bar[end] == bar[at]:
            end += 1
        spans.append((bar[at:end], glyph_role(bar[at], (look.full, look.rest))))
        at = end
    if was:
        spans.append((was, "note"))
    for index, width in enumerate(widths):
        text = " " + cut(figures[index], width, look.ellipsis).rjust(width)
        zero = figures[index] == "0"
        spans.append((text, "title" if role == "title" else "zero" if zero else "value" if index == 0 else "note"))
    return tuple(spans)
