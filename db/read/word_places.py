"""Where in the alphabet the models with some words begin, on SQLite.

Its index gives a word's models by their numbers, not by their names. Where the names that have the words stand
together far on ("Dân vận khéo ..."), a walk by name would pass half a million others before the first of them.
"""

import json
import sys
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    FunctionElement,
    LargeBinary,
    Select,
    column,
    func,
    literal,
    select,
    table,
)

from db.migrations.heads import HEAD_LENGTH, SHELF, SHELF_BITS, pad_head
from db.read.search import Accents, finished, found_ids, last_words, single_words
from db.read.sought import Sought
from db.tables import MODEL

FEW = 5_000
"""Up to so many models with the words are sorted."""
FAR = 100_000
"""From so many names on, finding where the words begin (0.3 µs for each of their models) is quicker than passing
the names (0.15 µs each)."""
SAMPLE = 1_000
"""Models with the words that say where in the alphabet they begin."""
PROBES = 200
"""Models that say where in the alphabet a name stands."""

_SHELVES = table("model_shelf", column("shelf"), column("heads"))
_LAST = chr(sys.maxunicode)


def counted(connection: Connection, sought: Sought) -> tuple[Sought, str | None]:
    """Ask the index for the words.

    Returns:
        The same search, as it is quickest to go on with, and the models with the words where they are so few that
        they are quickly sorted (``among`` takes them); None where they are more.
    """
    sought = _completed(connection, sought)
    return sought, _few_ids(connection, sought)


def among(ids: str) -> ColumnElement[bool]:
    """Whether a model is one of these."""
    return MODEL.c.id.in_(_listed(ids))


def jump(connection: Connection, sought: Sought, *, again: bool = False) -> Sought | None:
    """The walk from where the words begin, or from a place before it.

    Args:
        connection: Inside ``Database.read()``.
        sought: The walk as far as it has come.
        again: Whether it jumped before: then it goes to where the words begin, and not to a place before it.

    Returns:
        The same search from there; as it was, where that is near; None where no model is ahead.
    """
    sampled = _sampled(connection, sought)
    if sampled.nearest is not None and _names_before(connection, sought, sampled.nearest) < FAR:
        return sought
    nearest = _nearest(connection, sought, all_ahead=sampled.all_ahead, exactly=again)
    if nearest is None:
        return None
    if nearest == _here(sought):
        return sought
    key = nearest.decode("ascii").rstrip()
    return replace(sought, place=(key + _LAST if sought.down else key, 0), inclusive=True)


def _completed(connection: Connection, sought: Sought) -> Sought:
    """The same search, asked of the index as for a finished word where nothing else begins as the last one does.

    SQLite puts together the models of all words that begin so before it gives the first one: half as much again.
    """
    words = last_words(sought.scope.words)
    if not words:
        return sought
    # A word of the index is made of characters behind this one, so that the word itself is not among those behind.
    longer = "SELECT 1 FROM model_words WHERE term >= ? || char(1) AND term < ? || char(1114111) LIMIT 1"
    if any(connection.exec_driver_sql(longer, (word, word)).first() for word in words):
        return sought
    return replace(sought, looked_up=finished(sought.scope.words))


def _few_ids(connection: Connection, sought: Sought) -> str | None:
    """The models with the words where they are so few that they are quickly sorted; None where they are more.

    Returns:
        Their numbers as SQLite takes them back: a list in JSON, which is not taken apart on the way.
    """
    ids = ""
    # Finished words first, as there are fewer of them.
    for words in dict.fromkeys((finished(sought.looked_up.rstrip()), sought.looked_up)):
        some = found_ids(sought.dialect, words, sought.accents).limit(FEW + 1).subquery()
        count, ids = connection.execute(select(func.count(), func.json_group_array(some.c[0]))).one()
        if count > FEW:
            return None
    return ids


def _nearest(connection: Connection, sought: Sought, *, all_ahead: bool, exactly: bool) -> bytes | None:
    """The head of the first model with the words from the place on; ``all_ahead`` where likely all of them are."""
    found = found_ids(sought.dialect, sought.looked_up, sought.accents)
    heads, head = _heads(found if exactly else _with_one_word(connection, sought, found))
    first = heads.with_only_columns(_first(sought, head))
    if all_ahead:
        # Comparing each with the place takes as long again as looking each up.
        nearest: bytes | None = connection.scalar(first)
        here = _here(sought)
        if nearest is None or not here or (nearest <= here if sought.down else nearest >= here):
            return nearest
    ahead: bytes | None = connection.scalar(first.where(_is_ahead(sought, head)))
    return ahead


def _with_one_word(connection: Connection, sought: Sought, found: Select[tuple[int]]) -> Select[tuple[int]]:
    """The models with one of the words, where these are likely the same ones as those with all of them.

    They are found in a quarter of the time, and begin at the same place or before it.
    """
    accents = Accents.TYPED if sought.accents is Accents.TYPED else Accents.ANY
    each = [found_ids(sought.dialect, word, accents) for word in single_words(sought.looked_up)]
    if len(each) < 2:
        return found
    # As many of the first ones by number are alike as the furthest of them says.
    furthest = [
        select(func.max(some.c[0])).scalar_subquery()
        for some in (ids.limit(SAMPLE).subquery() for ids in (found, *each))
    ]
    of_all, *of_each = connection.execute(select(*furthest)).one()
    return each[of_each.index(of_all)] if of_all in of_each else found


class _Sampled(NamedTuple):
    """Where some of the models with the words stand.

    Attributes:
        nearest: The head of the first of those that are ahead; None where none is.
        all_ahead: Whether all of them are.
    """

    nearest: bytes | None
    all_ahead: bool


def _sampled(connection: Connection, sought: Sought) -> _Sampled:
    """Look at the first ones by their numbers, which the index gives at once, and nearly at once where the last
    word is taken for finished.
    """
    words = finished(sought.looked_up.rstrip())
    heads, head = _heads(found_ids(sought.dialect, words, sought.accents).limit(SAMPLE))
    ahead = _is_ahead(sought, head)
    row = connection.execute(
        heads.with_only_columns(_first(sought, head).filter(ahead), func.coalesce(func.min(ahead), 1))
    ).one()
    return _Sampled(row[0], bool(row[1]))


def _heads(models: Select[tuple[int]]) -> tuple[Select[bytes], ColumnElement[bytes]]:
    """The heads of these models, and the column that they are in."""
    each = models.subquery()
    number: ColumnElement[int] = each.c[0]
    head = func.substr(
        _SHELVES.c.heads, number.bitwise_and(SHELF - 1) * HEAD_LENGTH + 1, HEAD_LENGTH, type_=LargeBinary()
    )
    joined = each.join(_SHELVES, _SHELVES.c.shelf == number.bitwise_rshift(SHELF_BITS))
    return select(head).select_from(joined), head


def _listed(ids: str) -> Select[tuple[int]]:
    each = func.json_each(literal(ids)).table_valued("value")
    return select(each.c.value)


def _names_before(connection: Connection, sought: Sought, head: bytes) -> float:
    """About how many names stand between the place and another one further on."""
    newest = connection.scalar(select(func.max(MODEL.c.id))) or 0
    evenly = sorted({newest * probe // PROBES for probe in range(1, PROBES + 1)})
    heads, probe = _heads(_listed(json.dumps(evenly)))
    between = _is_ahead(sought, probe) & (probe > head if sought.down else probe < head)
    counts = heads.with_only_columns(func.count(), func.count().filter(between)).where(probe > pad_head(""))
    probes, passed = connection.execute(counts).one()
    return float(newest * passed / max(probes, 1))


def _first(sought: Sought, head: ColumnElement[bytes]) -> FunctionElement[Any]:
    return func.max(head) if sought.down else func.min(head)


def _is_ahead(sought: Sought, head: ColumnElement[bytes]) -> ColumnElement[bool]:
    place = _here(sought)
    if not place:
        return literal(1) == 1
    return head <= place if sought.down else head >= place


def _here(sought: Sought) -> bytes:
    """The beginning of the place's sort key, as long as the heads are; empty for the list's beginning."""
    return pad_head(str(sought.place[0])) if sought.place is not None else b""
