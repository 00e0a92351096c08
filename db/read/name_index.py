"""The next models by name that are in scope, along the index of the names."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from db.read import word_places
from db.read.model_order import NAME, Asked, Place, beyond
from db.read.search import Accents, found_ids, has_words, index_tells, words_indexed
from db.read.sought import Sought
from db.read.where import R
from db.tables import MODEL

STEPS = 1_000
"""Names that are looked at one by one, 4 µs each. A page of a broad scope is full by then; where it is not, what
is looked for is thin, or its names stand together somewhere else."""
MOST_STEPS = 5_000
"""Names that are looked at one by one in another go, where the last one found so many that a page is near."""
MOST_JUMPS = 2
"""To a place near where the words begin, and to where they do."""
FEW = 50_000
"""Up to so many registrations, a scope is the smaller set beside its common words."""


def part_by_name(
    connection: Connection, asked: Asked, accents: Accents, part: Sequence[ColumnElement[bool]]
) -> list[int]:
    """The next registrations by name of a part of a list.

    Args:
        connection: Inside ``Database.read()``.
        asked: The page; its order is by name alone.
        accents: Which of the models with the words.
        part: What a registration must meet beside the scope.
    """
    sought = Sought(
        dialect=connection.dialect.name,
        scope=asked.scope,
        part=part,
        accents=accents,
        place=asked.place,
        down=asked.keys[0].down != asked.backwards,
        inclusive=asked.inclusive,
        looked_up=asked.scope.words,
    )
    if sought.dialect == "sqlite" and accents is not Accents.ANY:
        return _asked_of_index(connection, sought, asked.limit)
    return _walked(connection, sought, asked.limit)


def _asked_of_index(connection: Connection, sought: Sought, limit: int) -> list[int]:
    """Accents that were typed are often wrong, and the index soon knows that hardly any model has them."""
    sought, few = word_places.counted(connection, sought)
    if few is not None:
        return _sorted(connection, sought, few, limit)
    if sought.accents is Accents.TYPED or sought.is_narrowed:
        return _walked(connection, sought, limit, counted=True)
    # Few models had the accents, so that the page begins here: where the words do, not with the first name.
    start = word_places.jump(connection, sought)
    if start is None:
        return []
    return _walked(connection, start, limit, counted=True, jumps=int(start is not sought))


def _walked(
    connection: Connection, sought: Sought, limit: int, *, counted: bool = False, jumps: int = 0
) -> list[int]:
    """Name by name as long as there are some among them, then in the way that is the shortest."""
    found: list[int] = []
    steps = max(STEPS, 2 * limit)
    while True:
        bound = _place_after(connection, sought, steps)
        here = _next(connection, sought, limit - len(found), [*_near(sought, bound, steps), *sought.each])
        found += here
        if bound is None or len(found) >= limit:
            return found
        sought = replace(sought, place=bound, inclusive=False)
        left = limit - len(found)
        needed = 2 * left * steps // max(len(here), 1)
        if needed <= max(MOST_STEPS, 2 * limit):
            steps = max(STEPS, needed)
            continue
        if sought.dialect != "sqlite":
            # PostgreSQL knows from its statistics which way is the shorter one.
            rest = [words_indexed(sought.scope.words)] if sought.has_words else []
            rest += [sought.is_registered, *sought.so_accented]
            return found + _next(connection, sought, left, rest)
        from_words = _from_words(connection, sought)
        if from_words and jumps < MOST_JUMPS:
            if not counted:
                counted = True
                sought, few = word_places.counted(connection, sought)
                if few is not None:
                    return found + _sorted(connection, sought, few, left)
            start = word_places.jump(connection, sought, again=jumps > 0)
            if start is None:
                return found
            jumps += 1
            if start is not sought:
                sought, steps = start, max(STEPS, 2 * left)
                continue
        rest = _word_set(sought) if from_words else _registered_set(sought)
        return found + _next(connection, sought, left, rest)


def _next(connection: Connection, sought: Sought, limit: int, where: Sequence[ColumnElement[bool]]) -> list[int]:
    """The registrations of the next names that meet this; asked for at once, as no names are sorted."""
    names = sought.names(limit).where(*where).with_only_columns(sought.registration).select_from(MODEL)
    return _ids(connection, names)


def _ids(connection: Connection, statement: Select[Any]) -> list[int]:
    return [row[0] for row in connection.execute(statement).all()]


def _place_after(connection: Connection, sought: Sought, steps: int) -> Place | None:
    """The name so many steps further on, whatever its model is; None where there are not so many."""
    any_name = sought.names(1).with_only_columns(*NAME).offset(steps - 1)
    row = connection.execute(any_name).first()
    return None if row is None else tuple(row)


def _near(sought: Sought, bound: Place | None, steps: int) -> list[ColumnElement[bool]]:
    """Whether a model is one of the next ones, up to the bound."""
    if sought.dialect != "sqlite":
        # PostgreSQL takes a range of names for many more than it holds, and begins elsewhere.
        return [MODEL.c.id.in_(sought.names(steps))]
    return [] if bound is None else [beyond(sought.keys, bound, backwards=True, inclusive=True)]


def _from_words(connection: Connection, sought: Sought) -> bool:
    """Whether the models with the words are to be found first, not those that are registered in scope."""
    if not sought.has_words:
        return False
    if not sought.is_narrowed:
        return True
    some = select(R.model_id).where(*sought.registrations(leading=True)).limit(FEW + 1).subquery()
    return (connection.scalar(select(func.count()).select_from(some)) or 0) > FEW


def _sorted(connection: Connection, sought: Sought, few: str, limit: int) -> list[int]:
    """The same from few models with the words, which are sorted. Last what needs a look-up."""
    where = [word_places.among(few), *sought.so_accented_beside_index, sought.is_registered]
    return _registrations(connection, sought, _ids(connection, sought.names(limit).where(*where)))


def _word_set(sought: Sought) -> list[ColumnElement[bool]]:
    """Found first as a set, beside which the index of the names alone is walked, 0.15 µs a name."""
    told = index_tells(sought.dialect, sought.scope.words)
    # The sum keeps SQLite from beginning with the set and sorting it. Last what needs the model's row.
    found = found_ids(sought.dialect, sought.looked_up, sought.accents)
    return [(MODEL.c.id + 0).in_(found), sought.is_registered, *([] if told else sought.so_accented)]


def _registered_set(sought: Sought) -> list[ColumnElement[bool]]:
    """The same with what is registered in scope."""
    registered = select(R.model_id).where(*sought.registrations(leading=True))
    words = [has_words(sought.dialect, sought.scope.words)] if sought.has_words else []
    return [(MODEL.c.id + 0).in_(registered), *words, *sought.so_accented]


def _registrations(connection: Connection, sought: Sought, models: list[int]) -> list[int]:
    """The registrations in scope of these models, in their order."""
    if not models:
        return []
    statement = select(R.model_id, R.id).where(R.model_id.in_(models), *sought.registrations())
    ids = {row.model_id: row.id for row in connection.execute(statement)}
    return [ids[model] for model in models]
