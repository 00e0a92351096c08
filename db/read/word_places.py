"""Where in the alphabet the models with some words begin, on SQLite.

Its index gives a word's models by their numbers, not by their names. Where the names that have the words stand
together far on ("Dân vận khéo ..."), a walk by name would pass half a million others before the first of them.
"""

import json
import sys
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, Select, column, func, literal, select, table

from db.migrations.catalogue import HEAD_LENGTH
from db.read.search import finished, found_ids
from db.read.sought import Sought
from db.tables import MODEL

FEW = 5_000
"""Up to so many models with the words are sorted."""
FAR = 100_000
"""From so many names on, finding where the words begin (0.4 µs for each of their models) is quicker than passing
the names (0.15 µs each)."""
SAMPLE = 1_000
"""Models with the words that say where in the alphabet they begin."""
PROBES = 200
"""Models that say where in the alphabet a name stands."""

_HEAD = table("model_head", column("id"), column("head"))
_LAST = chr(sys.maxunicode)


def few_ids(connection: Connection, sought: Sought) -> list[int] | None:
    """The models with the words where they are so few that they are quickly sorted; None where they are more."""
    ids: list[int] = []
    # Finished words first: SQLite puts together the models of all words that begin so before it gives one.
    for words in (finished(sought.scope.words), sought.scope.words):
        some = found_ids(sought.dialect, words, sought.accents).limit(FEW + 1)
        ids = list(connection.scalars(some))
        if len(ids) > FEW:
            return None
    return ids


def among(ids: list[int]) -> ColumnElement[bool]:
    """Whether a model is one of these, sent as one value however many there are."""
    each = func.json_each(literal(json.dumps(ids))).table_valued("value")
    return MODEL.c.id.in_(select(each.c.value))


def jump(connection: Connection, sought: Sought) -> Sought | None:
    """The walk from where the words begin.

    Returns:
        The same search from there; as it was, where that is near; None where no model is ahead.
    """
    ahead = [head for head in _sample(connection, sought) if _is_ahead(sought, head)]
    if ahead and _names_before(connection, sought, (max if sought.down else min)(ahead)) < FAR:
        return sought
    heads = _heads(found_ids(sought.dialect, sought.scope.words, sought.accents))
    nearest = (func.max if sought.down else func.min)(_HEAD.c.head)
    place = _here(sought)
    if place:
        heads = heads.where(_HEAD.c.head <= place if sought.down else _HEAD.c.head >= place)
    head: str | None = connection.scalar(heads.with_only_columns(nearest))
    if head is None:
        return None
    if head == place:
        return sought
    return replace(sought, place=(head + _LAST if sought.down else head, 0), inclusive=True)


def _sample(connection: Connection, sought: Sought) -> list[str]:
    """Where some of the models with the words stand: the first ones by their numbers, which the index gives at
    once, and nearly at once where the last word is taken for finished.
    """
    some = found_ids(sought.dialect, finished(sought.scope.words), sought.accents).limit(SAMPLE)
    return list(connection.scalars(_heads(some)))


def _heads(found: Select[tuple[int]]) -> Select[tuple[str]]:
    models = found.subquery()
    return select(_HEAD.c.head).select_from(models.join(_HEAD, _HEAD.c.id == models.c[0]))


def _names_before(connection: Connection, sought: Sought, head: str) -> float:
    """About how many names stand between the place and another one further on."""
    newest = connection.scalar(select(func.max(MODEL.c.id))) or 0
    evenly = {newest * probe // PROBES for probe in range(1, PROBES + 1)}
    heads = list(connection.scalars(select(_HEAD.c.head).where(_HEAD.c.id.in_(evenly))))
    between = [each for each in heads if _is_ahead(sought, each) and (each > head if sought.down else each < head)]
    return newest * len(between) / max(len(heads), 1)


def _is_ahead(sought: Sought, head: str) -> bool:
    place = _here(sought)
    return not place or (head <= place if sought.down else head >= place)


def _here(sought: Sought) -> str:
    """The beginning of the place's sort key, as long as the heads are; empty for the list's beginning."""
    return str(sought.place[0])[:HEAD_LENGTH] if sought.place is not None else ""
