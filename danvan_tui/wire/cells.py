"""Strips -> cells, and where two rows of cells differ."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import category

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment

from danvan_tui.wire.sgr import Look, Sgr

Cell = tuple[str, Look]
"""A letter with its marks, and its look. The second cell of a wide letter holds no letter."""

KEPT = 4096
"""Pieces of text of which it is kept that they are plain: the sessions of a process show the same ones."""

BRIDGE = 4
"""So many equal cells between two that differ are sent again: moving the cursor over them takes as many bytes."""


def cells_of(segment: Segment, sgr: Sgr) -> list[Cell]:
    """The cells of a part of a strip."""
    text, style, control = segment
    if control:
        return []
    look, blank = sgr.looks(style)
    if not text.isprintable():
        text = "".join(map(_harmless, text))
    letters = text if text.isascii() or _plain(text) else _letters(text)
    return [(letter, look if letter != " " else blank) for letter in letters]


def _harmless(letter: str) -> str:
    """The letter, unless it could drive the terminal: the last of the places that see to that."""
    if letter.isprintable() or category(letter) == "Zs":
        return letter
    return "?" * cell_len(letter)


@lru_cache(KEPT)
def _plain(text: str) -> bool:
    """Whether each letter is one cell: no letter is narrower or wider, or the two would even out by chance."""
    return all(cell_len(letter) == 1 for letter in text)


def _letters(text: str) -> Iterator[str]:
    """Of each cell its letter; nothing for the second cell of a wide one."""
    for start, end, width in split_graphemes(text)[0]:
        yield text[start:end]
        yield from [""] * (width - 1)


def differing(before: Sequence[Cell], after: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """Where two rows of the same length differ, as first cell and the one after the last.

    A run never begins in the middle of a wide letter, and what is close together is one run.
    """
    start = end = -1
    for index, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new:
            continue
        if start >= 0 and index - end <= BRIDGE:
            end = index + 1
            continue
        if start >= 0:
            yield start, _whole(after, end)
        start = index - 1 if not new[0] and index else index
        end = index + 1
    if start >= 0:
        yield start, _whole(after, end)


def _whole(cells: Sequence[Cell], end: int) -> int:
    return end + 1 if end < len(cells) and not cells[end][0] else end
