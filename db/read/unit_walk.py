"""Pages of a long list by unit: the next few units' models at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, func, select

from db.read.model_order import Asked, Place, beyond
from db.read.model_rows import sorted_ids
from db.read.name_index import part_by_name
from db.read.search import Accents, has_accents_so, has_words
from db.read.where import R, conditions_but_words
from db.tables import UNIT

FIRST, MOST = 8, 512
"""Units that are looked at together: few first, since a page of most lists is full after some."""
MANY = 50
"""From so many units of one name on ("Tổ dân phố 1"), their models are not sorted but walked by name."""


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of some units that follow one another, by their sort keys."""

    low: str
    high: str
    many: bool

    def units(self) -> ColumnElement[bool]:
        """Whether a registration is one of theirs."""
        named = select(UNIT.c.id).where(UNIT.c.sort_key >= self.low, UNIT.c.sort_key <= self.high)
        return R.unit_id.in_(named)


def by_unit(connection: Connection, asked: Asked, accents: Accents) -> list[int]:
    """The next registrations by unit.

    Args:
        connection: Inside ``Database.read()``.
        asked: The page; its order is by unit, then by name.
        accents: Which of the models with the words.
    """
    found: list[int] = []
    down = asked.keys[0].down != asked.backwards
    for names in _next_names(connection, asked.place, down):
        left = replace(asked, limit=asked.limit - len(found))
        found += (_one_name if names.many else _some_names)(connection, left, accents, names)
        if len(found) >= asked.limit:
            break
    return found


def _one_name(connection: Connection, asked: Asked, accents: Accents, names: _Names) -> list[int]:
    rest = asked.place[1:] if asked.place is not None and asked.place[0] == names.low else None
    return part_by_name(connection, replace(asked, keys=asked.keys[1:], place=rest), accents, [names.units()])


def _some_names(connection: Connection, asked: Asked, accents: Accents, names: _Names) -> list[int]:
    dialect, words = connection.dialect.name, asked.scope.words
    where = [*conditions_but_words(asked.scope), names.units(), *has_accents_so(dialect, words, accents)]
    if words.strip():
        where.append(has_words(dialect, words))
    if asked.place is not None:
        where.append(beyond(asked.keys, asked.place, backwards=asked.backwards, inclusive=asked.inclusive))
    return sorted_ids(connection, asked.keys, where, backwards=asked.backwards, limit=asked.limit)


def _next_names(connection: Connection, place: Place | None, down: bool) -> Iterator[_Names]:
    """The units' names in the order in which they are read."""
    key = UNIT.c.sort_key
    statement = select(key, func.count()).group_by(key).order_by(key.desc() if down else key)
    if place is not None:
        statement = statement.where(key <= place[0] if down else key >= place[0])
    together: list[str] = []
    units, size = 0, FIRST
    for name, count in connection.execute(statement).all():
        if together and (units + count > size or count >= MANY):
            yield _Names(min(together), max(together), False)
            together, units, size = [], 0, min(2 * size, MOST)
        if count >= MANY:
            yield _Names(name, name, True)
        else:
            together.append(name)
            units += count
    if together:
        yield _Names(min(together), max(together), False)
