"""A spec becomes a drawing. Drawings with bars are kept: plotext takes milliseconds."""

from functools import lru_cache

from danvan_tui.charts.bars import draw_bar_chart, draw_funnel_chart, draw_group_chart, draw_stack_chart
from danvan_tui.charts.drawing import Drawing
from danvan_tui.charts.grid import draw_grid
from danvan_tui.charts.look import Look
from danvan_tui.charts.spec import BarSpec, BarTableSpec, FunnelSpec, GridSpec, Spec, StackSpec
from danvan_tui.charts.table import draw_bar_table

_DEFAULT_LOOK = Look()


def draw(spec: Spec, width: int, height: int, look: Look = _DEFAULT_LOOK) -> Drawing:
    """Draw a chart.

    Args:
        spec: What to show.
        width: In cells; no line is wider.
        height: The lines that are in view, for the spacing; a drawing may have more, and is then scrolled.
        look: The terminal's glyphs and the language's number marks.
    """
    width = max(width, 1)
    if isinstance(spec, GridSpec):
        # Not kept: it costs little to draw and, with thousands of units, much to keep.
        return draw_grid(spec, width, look)
    return _draw_bars(spec, width, height, look)


@lru_cache(maxsize=64)
def _draw_bars(spec: Spec, width: int, height: int, look: Look) -> Drawing:
    match spec:
        case BarSpec():
            return draw_bar_chart(spec, width, look)
        case BarTableSpec():
            return draw_bar_table(spec, width, look)
        case StackSpec():
            return draw_stack_chart(spec, width, look)
        case FunnelSpec():
            return draw_funnel_chart(spec, width, height, look)
        case GridSpec():
            return draw_grid(spec, width, look)
        case _:
            return draw_group_chart(spec, width, height, look)
