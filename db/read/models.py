"""The models in scope, a page at a time by keyset: a page costs the same whether there are 187 or a million."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, func, select

from db.read.model_order import Asked, Place, beyond, order
from db.read.model_rows import rows_of, sorted_ids
from db.read.model_walk import walked_ids
from db.read.records import ModelPage, ModelRow
from db.read.search import coded, found_ids, has_words, is_rare
from db.read.where import R, conditions, conditions_but_words
from db.scope import ModelSort, Scope
from db.tables import FIELD, MODEL, REGISTRATION, UNIT

PAGE = 200
"""Rows of a page, unless told otherwise."""

NARROW = 5_000
"""Up to so many registrations are sorted, which takes SQLite 2 µs each; more are walked along an index."""

__all__ = ["PAGE", "Place", "model_count", "model_index", "model_page", "models_of"]


def model_page(
    connection: Connection,
    scope: Scope,
    sort: ModelSort = ModelSort.NAME,
    *,
    descending: bool = False,
    after: Place | None = None,
    before: Place | None = None,
    from_end: bool = False,
    inclusive: bool = False,
    limit: int = PAGE,
) -> ModelPage:
    """One page of the models in scope.

    Args:
        connection: Inside ``Database.read()``.
        scope: What is in view. With accents typed, models that have them come first.
        sort: The order.
        descending: The order's first part the other way round.
        after: Only rows behind this place (``ModelRow.place``).
        before: Only rows before it: the nearest ones.
        from_end: The last rows.
        inclusive: The row at ``after`` belongs to the page.
        limit: Rows at the most.

    Returns:
        The rows, always in the list's order.
    """
    asked = Asked(
        scope=scope,
        sort=sort,
        keys=order(connection.dialect.name, scope.words, sort, descending),
        place=after if after is not None else before,
        backwards=after is None and (before is not None or from_end),
        inclusive=inclusive,
        limit=limit,
    )
    words = _words_where_narrow(connection, scope, sort)
    ids = walked_ids(connection, asked) if words is None else _sorted(connection, asked, words)
    return ModelPage(tuple(rows_of(connection, asked.keys, ids[::-1] if asked.backwards else ids)))


def models_of(
    connection: Connection,
    scope: Scope,
    models: Collection[int],
    sort: ModelSort = ModelSort.NAME,
    *,
    descending: bool = False,
) -> tuple[ModelRow, ...]:
    """Those of some models that are in scope, in the list's order; few enough to be named in one statement."""
    keys = order(connection.dialect.name, scope.words, sort, descending)
    where = [*conditions(connection, scope), R.model_id.in_(sorted(models))]
    ids = sorted_ids(connection, keys, where, backwards=False, limit=len(models))
    return tuple(rows_of(connection, keys, ids))


def model_count(connection: Connection, scope: Scope) -> int:
    """How many models are in scope."""
    statement = select(func.count()).select_from(REGISTRATION).where(*conditions(connection, scope))
    return connection.scalar(statement) or 0


def model_index(
    connection: Connection,
    scope: Scope,
    place: Place,
    sort: ModelSort = ModelSort.NAME,
    *,
    descending: bool = False,
) -> int:
    """How many models of the scope stand before a place in the list: the row's index."""
    keys = order(connection.dialect.name, scope.words, sort, descending)
    before = beyond(keys, place, backwards=True, inclusive=False)
    joined = REGISTRATION.join(MODEL, MODEL.c.id == R.model_id)
    if sort is ModelSort.UNIT:
        joined = joined.join(UNIT, UNIT.c.id == R.unit_id)
    if sort is ModelSort.FIELD:
        joined = joined.join(FIELD, FIELD.c.id == R.field_id)
    statement = select(func.count()).select_from(joined).where(before, *conditions(connection, scope))
    return connection.scalar(statement) or 0


def _words_where_narrow(connection: Connection, scope: Scope, sort: ModelSort) -> list[ColumnElement[bool]] | None:
    """How to ask for the words of a scope that has so few models that sorting them is quick; None for others."""
    code = coded(scope.words)
    if code is not None:
        return [R.model_id == code]
    dialect = connection.dialect.name
    has = bool(scope.words.strip())
    # A walk by name soon knows whether words are rare; of other orders it would have to learn it part by part.
    if has and sort is not ModelSort.NAME and is_rare(connection, scope.words):
        return [R.model_id.in_(found_ids(dialect, scope.words))]
    some = select(R.id).where(*conditions_but_words(scope, leading=True)).limit(NARROW + 1).subquery()
    if (connection.scalar(select(func.count()).select_from(some)) or 0) > NARROW:
        return None
    return [has_words(dialect, scope.words)] if has else []


def _sorted(connection: Connection, asked: Asked, words: list[ColumnElement[bool]]) -> list[int]:
    where = [*conditions_but_words(asked.scope), *words]
    if asked.place is not None:
        where.append(beyond(asked.keys, asked.place, backwards=asked.backwards, inclusive=asked.inclusive))
    return sorted_ids(connection, asked.keys, where, backwards=asked.backwards, limit=asked.limit)
