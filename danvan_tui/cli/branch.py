"""The units of a view, each before those below it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from danvan_tui.cli.reading import View

if TYPE_CHECKING:
    from db.read.records import UnitRow


def units_in_view(seen: View) -> "Iterator[UnitRow]":
    """All units with their figures; with a chosen unit, that one and those below it.

    Depths begin at 0 with the first row.
    """
    from db.read.units import all_units

    chosen = seen.looked.scope.unit
    rows = all_units(seen.connection, seen.looked.scope)
    if chosen is None:
        yield from rows
        return
    inside: set[int] = set()
    top = 0
    for row in rows:
        if row.id == chosen:
            top = row.depth
        if row.id == chosen or row.parent_id in inside:
            inside.add(row.id)
            yield row._replace(depth=row.depth - top)
