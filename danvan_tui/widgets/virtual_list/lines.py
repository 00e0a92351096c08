"""A window and a viewport -> the look of every line on the screen. Pure."""

from collections.abc import Collection, Hashable
from textwrap import wrap

from danvan_tui.widgets.virtual_list.look import Chosen, Kind, Look
from danvan_tui.widgets.virtual_list.rows import Row
from danvan_tui.widgets.virtual_list.viewport import Viewport
from danvan_tui.widgets.virtual_list.window import Window

BLANK = Look(Kind.BLANK)
HEADER = Look(Kind.HEADER)
WAITING = Look(Kind.WAITING)


def row_lines(window: Window[Row], view: Viewport, marks: Collection[Hashable], cursor: Chosen) -> list[Look]:
    """The looks of the lines of a list that has rows.

    Args:
        window: The rows at hand.
        view: Which of them are in view.
        marks: The keys of the rows that changed just now.
        cursor: How the chosen row is shown.

    Returns:
        ``view.height`` looks.
    """
    thumb = thumb_lines(window, view)
    end = window.known_end
    looks: list[Look] = []
    for line in range(view.height):
        index = view.top + line
        row = window.row_at(index)
        if row is not None:
            chosen = cursor if index == view.cursor else Chosen.NO
            looks.append(Look(Kind.ROW, row, "", chosen, row.key in marks, line in thumb))
        elif end is not None and index >= end:
            looks.append(BLANK)
        else:
            looks.append(Look(Kind.WAITING, thumb=line in thumb))
    return looks


def waiting_lines(asked: bool, height: int) -> list[Look]:
    """The looks of the lines of a list whose first rows are on their way, or were never asked for."""
    return ([WAITING] if asked else [BLANK]) + [BLANK] * (height - 1)


def word_lines(words: str, width: int, height: int) -> list[Look]:
    """The looks of the lines of a list that says something instead of showing rows, in its middle.

    Args:
        words: What it says; line breaks stay.
        width: Cells a line.
        height: Lines.
    """
    said = [line for part in words.splitlines() for line in wrap(part, max(1, width - 2))][:height]
    above = (height - len(said)) // 2
    looks = [BLANK] * above + [Look(Kind.WORDS, words=line) for line in said]
    return looks + [BLANK] * (height - len(looks))


def thumb_lines(window: Window[Row], view: Viewport) -> range:
    """The lines beside which the scroll mark stands: none where all is in view, or nobody counted the rows.

    It follows the top of the view, not the cursor, so it moves only when all lines are sent anyway.
    """
    total, height = window.total, view.height
    if not window.anchored or total is None or total <= height:
        return range(0)
    size = max(1, height * height // total)
    above = view.top * (height - size) // (total - height)
    return range(above, above + size)
