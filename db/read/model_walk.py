"""Pages of a long list without sorting it: along the index of the names, a part of the list at a time.

A list by field, say, is the list by name of each field, one after the other. So a page of any order but the one
by unit is one or more pages by name; the list by unit is read some units at a time.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, select

from db.lifecycle import ASIDE, FUNNEL, Standing
from db.read.model_order import Asked
from db.read.name_index import part_by_name
from db.read.search import Accents
from db.read.unit_walk import by_unit
from db.read.where import R
from db.scope import ModelSort
from db.tables import FIELD
from db.text import has_accents


def walked_ids(connection: Connection, asked: Asked) -> list[int]:
    """The registrations of a page, nearest to the place first (so the last one first, where backwards)."""
    found: list[int] = []
    if not has_accents(asked.scope.words):
        return _parts(connection, asked, Accents.ANY)
    for exact, accents in _onwards(asked, 0, [(0, Accents.TYPED), (1, Accents.OTHER)]):
        rest = asked.place[1:] if asked.place is not None and asked.place[0] == exact else None
        inner = replace(asked, keys=asked.keys[1:], place=rest, limit=asked.limit - len(found))
        found += _parts(connection, inner, accents)
        if len(found) >= asked.limit:
            break
    return found


def _parts(connection: Connection, asked: Asked, accents: Accents) -> list[int]:
    """A page of models that are alike in their accents."""
    if asked.sort is ModelSort.NAME:
        return part_by_name(connection, asked, accents, [])
    if asked.sort is ModelSort.UNIT:
        return by_unit(connection, asked, accents)
    found: list[int] = []
    for value, condition in _onwards(asked, 0, _values(connection, asked)):
        rest = asked.place[1:] if asked.place is not None and asked.place[0] == value else None
        inner = replace(asked, keys=asked.keys[1:], place=rest, limit=asked.limit - len(found))
        found += part_by_name(connection, inner, accents, [condition])
        if len(found) >= asked.limit:
            break
    return found


T = TypeVar("T")
_Part = tuple[Any, ColumnElement[bool]]


def _onwards(asked: Asked, key: int, parts: list[tuple[Any, T]]) -> Iterator[tuple[Any, T]]:
    """The parts in the order in which they are read, from the place on."""
    down = asked.keys[key].down != asked.backwards
    for value, part in sorted(parts, key=lambda part: part[0], reverse=down):
        at = value if asked.place is None else asked.place[key]
        if value >= at if not down else value <= at:
            yield value, part


def _values(connection: Connection, asked: Asked) -> list[_Part]:
    """The parts of a list that is not by name or unit."""
    span = asked.scope.span
    if asked.sort is ModelSort.YEAR:
        return [(year, R.year == year) for year in range(span.first, span.last + 1)]
    if asked.sort is ModelSort.STANDING:
        return [(int(s), R.standing == int(s)) for s in _standings(asked.scope.standing)]
    # Fields that share a position are one part.
    positions: dict[int, list[int]] = {}
    for row in connection.execute(select(FIELD.c.id, FIELD.c.position)):
        positions.setdefault(row.position, []).append(row.id)
    return [(position, R.field_id.in_(ids)) for position, ids in positions.items()]


def _standings(asked: Standing | None) -> list[Standing]:
    """Those that are in scope."""
    if asked is None:
        return [standing for standing in Standing if standing is not Standing.RETURNED]
    return [asked] if asked in ASIDE else [standing for standing in FUNNEL if standing >= asked]
