"""The one place that knows plotext: figures in, rows of glyphs out.

plotext 6.1 draws horizontal bars wrong by default (its axis leaves out the first or last bar, it clamps to the
process's terminal, a bar has holes where the limits fall inside the canvas). Here the limits are always given,
both from edge to edge of the canvas, there is no frame and there are no tick labels, and half a cell is taken off
each value so that plotext's rounding down becomes rounding: a bar's length is ``round(value / maximum * width)``,
where plotext's own rounding does not tip a half.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import Final

_ROWS_AT_ONCE = 100
"""plotext's time grows with the square of the bars in one figure: 4,000 take 4.8 s at once, 1 s in hundreds."""

_MANUAL: Final = "plotext._doc.doc"
"""What plotext writes its manual with whenever it is imported: 60 of 90 ms, for nothing that is shown here."""

_lock = Lock()
"""plotext has one figure for the whole process."""


def warm() -> None:
    """Import plotext ahead of the first chart, from a thread that nobody waits for."""
    with _lock:
        _load()


def _load() -> None:
    """Import plotext without its manual. Where another version has none, that changes nothing."""
    if "plotext" not in sys.modules:
        manual = ModuleType(_MANUAL)
        manual.__dict__["docs"] = None
        sys.modules.setdefault(_MANUAL, manual)
        import_module("plotext")


def draw_bars(
    layers: Sequence[Sequence[float]], glyphs: Sequence[str], width: int, maximum: float
) -> tuple[str, ...]:
    """Draw horizontal bars with plotext, one row a bar.

    Args:
        layers: For each layer a value for each row, from 0 to ``maximum``. A layer is painted over those before
            it, so the longest comes first.
        glyphs: The glyph of each layer, one cell wide.
        width: In cells, at least 1.
        maximum: The value that fills ``width``.

    Returns:
        For each row exactly ``width`` glyphs, blanks after the bar. A value greater than 0 has at least one cell,
        0 has none.
    """
    rows = len(layers[0]) if layers else 0
    drawn: list[str] = []
    for first in range(0, rows, _ROWS_AT_ONCE):
        part = [layer[first : first + _ROWS_AT_ONCE] for layer in layers]
        if any(any(layer) for layer in part):
            drawn += _figure(part, glyphs, width, maximum)
        else:
            drawn += [" " * width] * len(part[0])
    return tuple(drawn)


def _figure(layers: Sequence[Sequence[float]], glyphs: Sequence[str], width: int, maximum: float) -> list[str]:
    rows = len(layers[0])
    cell = maximum / width
    positions = list(range(rows, 0, -1))
    with _lock:
        _load()
        from plotext import figure, terminal

        # Without this plotext shrinks the figure to the terminal of the process: 80x22 where there is none.
        terminal.limit(False, False)
        figure.clear()
        try:
            figure.canvas("default")
            figure.axes(False)
            figure.plot_size(width, rows)
            for layer, glyph in zip(layers, glyphs, strict=True):
                values = [max(value - cell / 2, cell / 4) if value > 0 else 0 for value in layer]
                # No thickness: each bar is the one row at its position, whatever the number of rows.
                figure.draw(figure.bar(positions, values, orientation="horizontal", marker=glyph, width=0))
            figure.ruler("x", "lower").lim(0, maximum).alignment(lim="edge")
            figure.ruler("y", "left").lim(0.5, rows + 0.5).alignment(lim="edge")
            figure.ruler("both").ticks([], [])
            text: str = figure.build().string(colorless=True)
        finally:
            figure.clear()
    return text.split("\n")[:rows]
