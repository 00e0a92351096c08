"""Which columns fit into a width, and how wide each is: from their description alone, never from the rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

GAP = 1
"""Cells between two columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list. Widths are in terminal cells.

    Attributes:
        id: Its name for code.
        label: Its heading.
        min_width: It is never narrower; where that is too wide, a column is dropped.
        max_width: It is never wider. None for no bound.
        weight: Its share of the room that is left. 0 keeps it at ``min_width``.
        align: The side that its text keeps to; figures keep to the right.
        priority: The column with the lowest is dropped first; of equal ones the one farther to the right.
    """

    id: str
    label: str
    min_width: int
    max_width: int | None = None
    weight: int = 0
    align: Literal["left", "right"] = "left"
    priority: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """A column that is shown.

    Attributes:
        index: Its place among all columns, and that of its cell in a row.
        width: In cells.
    """

    index: int
    width: int


def lay_out(columns: Sequence[Column], width: int) -> tuple[Slot, ...]:
    """Fit columns into a width.

    Args:
        columns: All of them, from left to right.
        width: Cells there are for them and for the gaps between them.

    Returns:
        Those that fit, from left to right. The last one left is narrowed below its ``min_width``.
    """
    shown = list(range(len(columns)))
    while len(shown) > 1 and _least(columns, shown) > width:
        shown.remove(min(shown, key=lambda index: (columns[index].priority, -index)))
    if not shown or width < 1:
        return ()
    widths = {index: columns[index].min_width for index in shown}
    room = width - _least(columns, shown)
    if room < 0:
        widths[shown[0]] = width
    else:
        _share(columns, widths, room)
    return tuple(Slot(index, widths[index]) for index in shown)


def _least(columns: Sequence[Column], shown: Sequence[int]) -> int:
    return sum(columns[index].min_width for index in shown) + GAP * (len(shown) - 1)


def _share(columns: Sequence[Column], widths: dict[int, int], room: int) -> None:
    """Give the room to the columns by weight, until it is gone or no column may grow."""
    while room:
        growing = [index for index in widths if columns[index].weight and _slack(columns[index], widths[index])]
        if not growing:
            return
        weights = sum(columns[index].weight for index in growing)
        given = 0
        for index in growing:
            share = room * columns[index].weight // weights
            slack = _slack(columns[index], widths[index])
            grown = share if slack < 0 else min(share, slack)
            widths[index] += grown
            given += grown
        if not given:
            # Fewer cells than columns: one each, from the left.
            for index in growing[:room]:
                widths[index] += 1
            given = min(room, len(growing))
        room -= given


def _slack(column: Column, width: int) -> int:
    """Cells by which a column may still grow; negative for any number."""
    return -1 if column.max_width is None else max(0, column.max_width - width)
