"""Branches of a tree -> the rows that are in view, in order. Pure."""

from collections.abc import Collection, Mapping

from db.read.records import UnitRow


def flatten(
    branches: Mapping[int | None, tuple[UnitRow, ...]], opened: Collection[int], *, by_total: bool
) -> list[UnitRow]:
    """The rows in view, each unit before what is below it.

    Args:
        branches: The units directly below each unit, in Vietnamese order; None holds the top.
        opened: The units whose branches are shown.
        by_total: Whether the largest total comes first, within each branch.
    """

    def ordered(parent: int | None) -> list[UnitRow]:
        rows = list(branches.get(parent, ()))
        return sorted(rows, key=lambda row: -row.tally.total) if by_total else rows

    found: list[UnitRow] = []
    stack = ordered(None)[::-1]
    while stack:
        row = stack.pop()
        found.append(row)
        if row.id in opened:
            stack.extend(ordered(row.id)[::-1])
    return found
