"""Text into a number of terminal cells, cut on a whole letter."""

from collections.abc import Sequence
from typing import Literal

from rich.cells import cell_len, split_graphemes

from danvan_tui.widgets.virtual_list.rows import Piece


def cut(text: str, width: int, ellipsis: str) -> str:
    """The text, or as many whole letters of it as fit before an ellipsis.

    Args:
        text: Plain text without line breaks.
        width: Cells there are for it.
        ellipsis: What stands for the rest.

    Returns:
        A text of at most ``width`` cells. A letter keeps its marks, also where they are characters of their own.
    """
    if cell_len(text) <= width:
        return text
    room = width - cell_len(ellipsis)
    if room < 0:
        return cut(text, width, "")
    letters, _ = split_graphemes(text)
    stops, used = [0], 0
    for _, stop, cells in letters:
        used += cells
        if used > room:
            break
        stops.append(stop)
    # Rich counts a letter after a stray joiner here and not there: what is drawn is measured as it is drawn.
    fitting = (text[:stop] for stop in reversed(stops) if cell_len(text[:stop]) <= room)
    return next(fitting).rstrip() + ellipsis


def fit(pieces: Sequence[Piece], width: int, align: Literal["left", "right"], ellipsis: str) -> list[Piece]:
    """Pieces of text into a width: cut or padded to exactly that many cells.

    Args:
        pieces: From left to right.
        width: In cells.
        align: The side that the text keeps to.
        ellipsis: What stands for what was cut.
    """
    fitted: list[Piece] = []
    room = width
    for piece in pieces:
        cells = cell_len(piece.text)
        if cells > room:
            text = cut(piece.text, room, ellipsis)
            if text:
                fitted.append(Piece(text, piece.style))
            room -= cell_len(text)
            break
        if piece.text:
            fitted.append(piece)
        room -= cells
    if room:
        fitted.insert(len(fitted) if align == "left" else 0, Piece(" " * room))
    return fitted
