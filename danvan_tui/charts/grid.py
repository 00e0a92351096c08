"""The coverage grid: counts by row and column, with the zeros marked. It needs no bars."""

from collections.abc import Sequence

from rich.cells import cell_len

from danvan_tui.charts.drawing import Drawing, Line, Span, line_text
from danvan_tui.charts.look import Look
from danvan_tui.charts.spec import GridSpec
from danvan_tui.charts.words import clean, cut, figure, padded

_LEAST_LABEL = 8
_GAP = 1


def draw_grid(spec: GridSpec, width: int, look: Look) -> Drawing:
    """A heading that stays, a line a row, and under a rule the totals."""
    widths = _column_widths(spec, look)
    label = _label_width(spec, width - sum(widths) - len(widths) * (_GAP + 1), look)
    heading: list[Span] = [(padded(clean(spec.corner), label, look.ellipsis), "title")]
    names = [*spec.columns, spec.total]
    lines: list[Line] = [_cut((*heading, *_headings(names, widths, look)), width)]
    keys = [None, *(row.key for row in spec.rows)]
    for row in spec.rows:
        counts = [*row.values, sum(row.values) if row.total is None else row.total]
        name: Span = (padded(clean(row.label), label, look.ellipsis), "label")
        lines.append(_cut((name, *_counts(counts, widths, look)), width))
    if spec.totals is not None:
        whole = label + sum(widths) + len(widths) * (_GAP + 1)
        lines.append(((look.rule * min(whole, width), "axis"),))
        total: Span = (padded(clean(spec.total), label, look.ellipsis), "title")
        lines.append(_cut((total, *_counts(spec.totals, widths, look)), width))
        keys += [None, None]
    return Drawing(tuple(lines), tuple(keys), frozen=1)


def _column_widths(spec: GridSpec, look: Look) -> list[int]:
    names = [*spec.columns, spec.total]
    rows = [(*row.values, sum(row.values) if row.total is None else row.total) for row in spec.rows]
    if spec.totals is not None:
        rows.append(spec.totals)
    # The greatest count is the longest.
    greatest = [max(counts) for counts in zip(*rows, strict=True)] or [0] * len(names)
    return [
        max(cell_len(clean(name)), len(figure(count, look))) for name, count in zip(names, greatest, strict=True)
    ]


def _label_width(spec: GridSpec, room: int, look: Look) -> int:
    names = [spec.corner, spec.total if spec.totals is not None else "", *(row.label for row in spec.rows)]
    return max(min(max(cell_len(clean(name)) for name in names), room), _LEAST_LABEL)


def _headings(names: Sequence[str], widths: Sequence[int], look: Look) -> list[Span]:
    text = "".join(
        " " * (_GAP + cells - cell_len(clean(name))) + clean(name) + " "
        for name, cells in zip(names, widths, strict=True)
    )
    return [(text.rstrip(), "title")]


def _counts(counts: Sequence[int], widths: Sequence[int], look: Look) -> list[Span]:
    return [
        (
            " " * _GAP + figure(count, look).rjust(cells) + (" " if count else look.zero),
            "value" if count else "zero",
        )
        for count, cells in zip(counts, widths, strict=True)
    ]


def _cut(line: Line, width: int) -> Line:
    if cell_len(line_text(line)) <= width:
        return line
    spans: list[Span] = []
    room = width
    for text, role in line:
        shown = cut(text, room, "")
        if shown:
            spans.append((shown, role))
        room -= cell_len(text)
        if room <= 0:
            break
    return tuple(spans)
