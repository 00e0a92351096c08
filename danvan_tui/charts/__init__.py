"""Charts: figures in, lines of text with roles out. No Textual here, and plotext only once a bar is drawn."""

from danvan_tui.charts.cursor import has_keys, nearest, page, row_of, scroll_to_show, step
from danvan_tui.charts.dispatch import draw
from danvan_tui.charts.drawing import Drawing, Line, Role, Span, drawing_text, head_cells, line_text
from danvan_tui.charts.look import Look
from danvan_tui.charts.plotext_port import warm
from danvan_tui.charts.spec import (
    Bar,
    BarSpec,
    BarTableRow,
    BarTableSpec,
    Funnel,
    FunnelSpec,
    GridRow,
    GridSpec,
    Group,
    GroupSpec,
    Key,
    Spec,
    StackRow,
    StackSpec,
    Step,
)

__all__ = [
    "Bar",
    "BarSpec",
    "BarTableRow",
    "BarTableSpec",
    "Drawing",
    "Funnel",
    "FunnelSpec",
    "GridRow",
    "GridSpec",
    "Group",
    "GroupSpec",
    "Key",
    "Line",
    "Look",
    "Role",
    "Span",
    "Spec",
    "StackRow",
    "StackSpec",
    "Step",
    "draw",
    "drawing_text",
    "has_keys",
    "head_cells",
    "line_text",
    "nearest",
    "page",
    "row_of",
    "scroll_to_show",
    "step",
    "warm",
]
