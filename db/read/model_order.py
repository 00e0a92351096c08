"""The order of the list of models: what it is by, and what stands beyond a place in it."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, and_, literal, or_, tuple_

from db.read.search import exactness
from db.read.where import R
from db.scope import ModelSort, Scope
from db.tables import FIELD, MODEL, UNIT

Place: TypeAlias = tuple[int | str, ...]
"""Where a row stands: the values of the order's keys."""


@dataclass(frozen=True, slots=True)
class Key:
    """A part of an order, and whether it goes down."""

    column: ColumnElement[Any]
    down: bool

    def towards(self, backwards: bool) -> ColumnElement[Any]:
        """The column as ``ORDER BY`` has it."""
        return self.column.desc() if self.down != backwards else self.column.asc()


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page is asked for.

    Attributes:
        scope: What is in view.
        sort: What the order is by.
        keys: The order.
        place: Where the page begins; None for the list's beginning or end.
        backwards: Whether the rows before ``place`` are meant (the list's end where there is none).
        inclusive: Whether the row at ``place`` belongs to the page.
        limit: Rows at the most.
    """

    scope: Scope
    sort: ModelSort
    keys: list[Key]
    place: Place | None
    backwards: bool
    inclusive: bool
    limit: int


NAME = (MODEL.c.sort_key, MODEL.c.id)
"""What every order ends in. Its two columns are an index."""

_FIRST: dict[ModelSort, ColumnElement[Any] | None] = {
    ModelSort.NAME: None,
    ModelSort.UNIT: UNIT.c.sort_key,
    ModelSort.FIELD: FIELD.c.position,
    ModelSort.YEAR: R.year,
    ModelSort.STANDING: R.standing,
}


def order(dialect: str, words: str, sort: ModelSort, descending: bool) -> list[Key]:
    """The parts of an order. Models with the accents that were typed come first, whichever way it goes.

    Args:
        dialect: "sqlite" or "postgresql".
        words: What was typed into the search.
        sort: What the order is by.
        descending: The part that it is by the other way round.
    """
    exact = exactness(dialect, words) if words.strip() else None
    first = _FIRST[sort]
    keys = [] if exact is None else [Key(exact, False)]
    keys += [] if first is None else [Key(first, descending)]
    return keys + [Key(column, descending and first is None) for column in NAME]


def beyond(keys: list[Key], place: Place, *, backwards: bool, inclusive: bool) -> ColumnElement[bool]:
    """Behind a place in the order (before it, where ``backwards``), or there too where ``inclusive``."""
    if len({key.down for key in keys}) == 1:
        # One comparison of rows: what an index on these columns answers with a range.
        values = tuple_(*(literal(value) for value in place))
        columns = tuple_(*(key.column for key in keys))
        down = keys[0].down != backwards
        if inclusive:
            return columns <= values if down else columns >= values
        return columns < values if down else columns > values
    cases: list[ColumnElement[bool]] = []
    same: list[ColumnElement[bool]] = []
    for key, value in zip(keys, place, strict=True):
        cases.append(and_(*same, key.column < value if key.down != backwards else key.column > value))
        same.append(key.column == value)
    return or_(*cases, and_(*same)) if inclusive else or_(*cases)
