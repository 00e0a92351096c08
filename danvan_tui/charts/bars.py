"""Charts of bars: plain, stacked, grouped, funnels."""

from collections.abc import Iterable, Sequence

from danvan_tui.charts.drawing import Drawing, Line
from danvan_tui.charts.layout import Row, bar_lines, legend_lines
from danvan_tui.charts.look import Look
from danvan_tui.charts.spec import Bar, BarSpec, FunnelSpec, Group, GroupSpec, Key, StackSpec
from danvan_tui.charts.words import clean, cut, figure, percent


def draw_bar_chart(spec: BarSpec, width: int, look: Look) -> Drawing:
    """One line a bar, and the legend where the spec has one."""
    lines = bar_lines([_row(bar, look) for bar in spec.rows], _glyphs(look), spec.maximum, width, look)
    keys = [bar.key for bar in spec.rows]
    if spec.legend:
        lines += legend_lines(spec.legend, _glyphs(look), width, look)
    return _drawing(lines, keys)


def draw_stack_chart(spec: StackSpec, width: int, look: Look) -> Drawing:
    """The legend, then one line a stack with its sum."""
    glyphs = [look.series[index % len(look.series)] for index in range(len(spec.series))]
    rows = [Row(clean(row.label), row.values, figure(sum(row.values), look), clean(row.note)) for row in spec.rows]
    legend = legend_lines(spec.series, glyphs, width, look)
    lines = bar_lines(rows, glyphs, spec.maximum, width, look)
    return _drawing([*legend, *lines], [*(None for _ in legend), *(row.key for row in spec.rows)], len(legend))


def draw_group_chart(spec: GroupSpec, width: int, height: int, look: Look) -> Drawing:
    """A heading and its bars, group after group; an empty line between groups where the height allows it."""
    bars = [bar for group in spec.groups for bar in group.bars]
    indent = "  "
    rows = [_row(bar, look, indent) for bar in bars]
    drawn = iter(bar_lines(rows, _glyphs(look), spec.maximum, width, look))
    airy = len(bars) + 2 * len(spec.groups) - 1 <= height
    lines: list[Line] = []
    keys: list[Key | None] = []
    for group in spec.groups:
        if airy and lines:
            lines.append(())
            keys.append(None)
        lines.append(((cut(clean(group.title), width, look.ellipsis), "title"),))
        keys.append(group.key)
        for bar in group.bars:
            lines.append(next(drawn))
            keys.append(bar.key)
    return _drawing(lines, keys)


def draw_funnel_chart(spec: FunnelSpec, width: int, height: int, look: Look) -> Drawing:
    """Groups whose notes are each step's percentage of the first."""
    groups = []
    for funnel in spec.funnels:
        first = funnel.steps[0].value if funnel.steps else 0
        # The widest percentage is "100,0%"; those below line up with it to the right.
        bars = [Bar(step.label, step.value, percent(step.value, first, look).rjust(6)) for step in funnel.steps]
        groups.append(Group(funnel.title, tuple(bars), funnel.key))
    return draw_group_chart(GroupSpec(tuple(groups), spec.maximum), width, height, look)


def _glyphs(look: Look) -> Sequence[str]:
    return [look.full, look.rest]


def _row(bar: Bar, look: Look, indent: str = "") -> Row:
    inner = bar.value if bar.inner is None else bar.inner
    return Row(
        indent + clean(bar.label),
        (inner, bar.value - inner),
        figure(bar.value, look),
        bar.note and _note(bar.note),
    )


def _note(note: str) -> str:
    # Blanks before a note line it up with the others; within it they are one.
    text = clean(note)
    return " " * (len(note) - len(note.lstrip(" "))) + text if text else ""


def _drawing(lines: Sequence[Line], keys: Iterable[Key | None], frozen: int = 0) -> Drawing:
    known = tuple(keys)
    return Drawing(tuple(lines), known + (None,) * (len(lines) - len(known)), frozen)
