"""From figures to the levels of a stacked bar."""

from collections.abc import Sequence
from itertools import accumulate

_SURELY_ONE = 1 + 1e-6
"""A part of exactly one cell could round to none; this much more cannot."""


def visible_parts(values: Sequence[float], unit: float) -> list[float]:
    """The parts of a stack, none that is greater than 0 narrower than a cell, where the stack has the cells.

    What the narrow parts need is taken from the widest, so that the stack keeps its length. A stack with fewer
    cells than parts stays as it is: its length tells more than its parts.

    Args:
        values: The parts.
        unit: The value of one cell.
    """
    least = unit * _SURELY_ONE
    if sum(values) < least * sum(1 for value in values if value > 0):
        return list(values)
    parts = [max(value, least) if value > 0 else 0.0 for value in values]
    debt = sum(parts) - sum(values)
    for index in sorted(range(len(parts)), key=lambda index: -parts[index]):
        given = min(debt, max(parts[index] - least, 0.0))
        parts[index] -= given
        debt -= given
    return parts


def stack_levels(values: Sequence[float], maximum: float, width: int) -> list[float]:
    """Where each part of a stack ends.

    Args:
        values: The parts, from the left.
        maximum: The value that fills ``width`` cells, greater than 0.
        width: In cells, at least 1.
    """
    return [min(level, maximum) for level in accumulate(visible_parts(values, maximum / width))]
