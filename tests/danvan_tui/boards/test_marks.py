"""What is marked together shows its mark on every list, however narrow the terminal is."""

import pytest

from danvan_tui.boards.registry import board
from danvan_tui.commands import BOARDS, Where
from danvan_tui.locale import words
from danvan_tui.present.boards import picked_cells
from danvan_tui.widgets.virtual_list import Cell
from danvan_tui.widgets.virtual_list.columns import lay_out

NARROWEST = 60 - 2 - 3
"""Cells of a line in the smallest terminal, without the frame, the gutter and the scroll mark."""
MARK = "✓ "


@pytest.mark.parametrize("width", [NARROWEST, 80 - 5, 120 - 5])
@pytest.mark.parametrize("where", BOARDS, ids=lambda where: where.value)
def test_the_mark_is_in_view(where: Where, width: int) -> None:
    shown_at = board(where)
    for view in shown_at.views:
        columns = shown_at.columns(words("vi"), view)
        cells = picked_cells(tuple(Cell("2020") for _ in columns), columns, "✓")
        (at,) = (number for number, cell in enumerate(cells) if cell.text.startswith(MARK))
        shown = {slot.index: slot.width for slot in lay_out(columns, width)}
        assert shown.get(at, 0) >= len(MARK) + 6, view
