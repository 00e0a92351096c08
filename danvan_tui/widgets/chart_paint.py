"""The colours of a chart, by theme variables only, and the painting of one line."""

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from danvan_tui.charts import Line, Look

GUTTER = 2
"""Cells before a chart that has keys: the cursor, and the mark of a change."""

CHART_CLASSES = {
    *("chart--label", "chart--title", "chart--value", "chart--note", "chart--axis", "chart--zero"),
    *("chart--bar", "chart--bar2", "chart--bar3", "chart--bar4", "chart--bar5", "chart--bar6"),
    *("chart--changed", "chart--cursor"),
}
"""A component class for each role of `danvan_tui.charts.Role`, the mark of a change, and the chosen row's name."""

CHART_CSS = """
ChartView {
    overflow-x: hidden;
    overflow-y: auto;
    scrollbar-size-vertical: 1;
    & > .chart--label { color: $foreground; }
    & > .chart--title { color: $foreground; text-style: bold; }
    & > .chart--bar { color: $primary; }
    & > .chart--bar2 { color: $secondary; }
    & > .chart--bar3 { color: $accent; }
    & > .chart--bar4 { color: $success; }
    & > .chart--bar5 { color: $foreground; }
    & > .chart--bar6 { color: $text-muted; }
    & > .chart--value { color: $foreground; }
    & > .chart--note { color: $text-muted; }
    & > .chart--axis { color: $text-muted; }
    & > .chart--zero { color: $text-muted; }
    & > .chart--changed { color: $warning; text-style: bold; }
    & > .chart--cursor { color: $foreground; text-style: bold; }
    &:focus > .chart--cursor { text-style: bold reverse; }
}
"""


def paint(
    line: Line, gutter: int, width: int, look: Look, style: Callable[[str], Style], chosen: bool, marked: bool
) -> Strip:
    """Paint one line of a chart.

    Args:
        line: What it says.
        gutter: Cells before it, 0 or `GUTTER`.
        width: Of the whole strip, in cells.
        look: The glyphs of the cursor and of the mark.
        style: The style of a component class, "" for the background's.
        chosen: Whether the cursor is on it.
        marked: Whether it changed just now.
    """
    segments: list[Segment] = []
    if gutter:
        ground = style("chart--cursor" if chosen else "")
        segments.append(Segment(look.cursor if chosen else " ", ground))
        segments.append(Segment(look.changed, style("chart--changed")) if marked else Segment(" ", ground))
    for number, (text, role) in enumerate(line):
        # Only the name is turned over: a bar (three bytes a cell) is then not sent again for a moving cursor.
        name = "cursor" if chosen and not number else role
        segments.append(Segment(text, style("" if role == "blank" else f"chart--{name}")))
    return Strip(segments).simplify().adjust_cell_length(width, style(""))
