"""A list of any length on the line API: keyset pages in, only the lines that differ out.

``VirtualList`` is the widget; ``Row``, ``Cell``, ``Piece`` and ``Column`` describe what it shows; ``PageRequest``
is what it asks for. It knows nothing of what its rows mean.
"""

from danvan_tui.widgets.virtual_list.columns import Column
from danvan_tui.widgets.virtual_list.glyphs import ASCII, UNICODE, Glyphs
from danvan_tui.widgets.virtual_list.paging import PageRequest, Purpose
from danvan_tui.widgets.virtual_list.rows import Cell, Keyed, Piece, Row
from danvan_tui.widgets.virtual_list.viewport import Move
from danvan_tui.widgets.virtual_list.widget import VirtualList
from danvan_tui.widgets.virtual_list.window import Window

__all__ = [
    "ASCII",
    "UNICODE",
    "Cell",
    "Column",
    "Glyphs",
    "Keyed",
    "Move",
    "PageRequest",
    "Piece",
    "Purpose",
    "Row",
    "VirtualList",
    "Window",
]
