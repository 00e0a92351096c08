"""All that decides what a line looks like. Two equal looks are the same line, so nothing is sent for it."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from danvan_tui.widgets.virtual_list.columns import Column
from danvan_tui.widgets.virtual_list.glyphs import Glyphs
from danvan_tui.widgets.virtual_list.rows import Row

GUTTER = 2
"""Cells before the first column: the cursor's and the change's mark."""
THUMB = 1
"""Cells after the last column, for the list's own scroll mark."""


BAR = 48
"""The cursor's bar, in cells. Moving it sends two lines so far: 330 bytes a key in a pane of 65 cells, page turns
included; over the whole line 410."""


class Kind(Enum):
    """What a line holds."""

    HEADER = "header"
    ROW = "row"
    WAITING = "waiting"
    WORDS = "words"
    BLANK = "blank"


class Chosen(Enum):
    """Whether the cursor is on a row, and the keys go there."""

    NO = "no"
    FOCUSED = "focused"
    BLURRED = "blurred"


class Look(NamedTuple):
    """All that decides what a line looks like, within one painter.

    Attributes:
        kind: What it holds.
        row: Its row, in a ``ROW``.
        words: Its text, in ``WORDS``.
        chosen: Whether the cursor is on it.
        changed: Whether it changed just now.
        thumb: Whether the scroll mark reaches over it.
    """

    kind: Kind
    row: Row | None = None
    words: str = ""
    chosen: Chosen = Chosen.NO
    changed: bool = False
    thumb: bool = False


@dataclass(frozen=True)
class Setting:
    """What all lines of a list have in common.

    Attributes:
        columns: All columns.
        width: Cells a line.
        glyphs: The marks to draw.
        tree: Whether the first column is indented and shows what can be expanded.
        sorted_by: The id of the column that the rows are sorted by. "" for none.
        descending: Whether they are sorted the other way round.
        bar: How many cells of a line the cursor's bar reaches over, at most, in whole columns. The first column is
            always part of it.
    """

    columns: tuple[Column, ...]
    width: int
    glyphs: Glyphs
    tree: bool = False
    sorted_by: str = ""
    descending: bool = False
    bar: int = BAR
