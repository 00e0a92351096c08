"""The next models by name that are in scope, along the index of the names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from db.read.model_order import NAME, Asked, Key, Place, beyond
from db.read.search import found_ids, has_words
from db.read.where import R, conditions_but_words, narrowing_but_words
from db.scope import Scope
from db.tables import MODEL

STEPS = 1_000
"""Names that are looked at one by one, 4 µs each. A page of a broad scope is full by then; where it is not, what
is looked for is thin, or its names stand together somewhere else."""
MOST_STEPS = 5_000
"""Names that are looked at one by one in another go, where the last one found so many that a page is near."""
SAMPLE = 1_000
"""Models that are asked whether they have the accents that were typed."""
FEW = 50_000
"""Up to so many registrations, a scope is the smaller set beside its common words."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which models are looked for.

    Attributes:
        scope: What is in view.
        part: What a registration must meet beside it.
        exact: What a model must meet beside it.
        place: The sort key and the number to begin with; None for the first or the last name.
        down: Whether from the end of the alphabet.
        inclusive: Whether the model at ``place`` may be found.
    """

    scope: Scope
    part: Sequence[ColumnElement[bool]]
    exact: Sequence[ColumnElement[bool]]
    place: Place | None
    down: bool
    inclusive: bool

    def registrations(self, *, leading: bool = False) -> list[ColumnElement[bool]]:
        """What a registration must meet, the words left out."""
        return [*conditions_but_words(self.scope, leading=leading), *self.part]

    @property
    def has_words(self) -> bool:
        """Whether words are looked for."""
        return bool(self.scope.words.strip())

    @property
    def keys(self) -> list[Key]:
        """The order."""
        return [Key(column, self.down) for column in NAME]


def part_by_name(
    connection: Connection,
    asked: Asked,
    exact: Sequence[ColumnElement[bool]],
    part: Sequence[ColumnElement[bool]],
) -> list[int]:
    """The next registrations by name of a part of a list.

    Args:
        connection: Inside ``Database.read()``.
        asked: The page; its order is by name alone.
        exact: What a model must meet beside its words.
        part: What a registration must meet beside the scope.
    """
    sought = Sought(
        scope=asked.scope,
        part=part,
        exact=exact,
        place=asked.place,
        down=asked.keys[0].down != asked.backwards,
        inclusive=asked.inclusive,
    )
    return by_name(connection, sought, asked.limit)


def by_name(connection: Connection, sought: Sought, limit: int) -> list[int]:
    """The next registrations by name.

    Args:
        connection: Inside ``Database.read()``.
        sought: Which.
        limit: How many at the most.
    """
    dialect = connection.dialect.name
    each = [_is_registered(dialect, sought)]
    if sought.has_words:
        each.insert(0, has_words(dialect, sought.scope.words))
    each += sought.exact
    if dialect != "sqlite":
        # PostgreSQL knows from its statistics which way is the shorter one.
        return _registrations(connection, sought, _ids(connection, _next(sought, limit).where(*each)))
    return _registrations(connection, sought, _walked(connection, sought, each, limit))


def _walked(connection: Connection, sought: Sought, each: list[ColumnElement[bool]], limit: int) -> list[int]:
    """The models: name by name as long as there are some among them, then among a set that is found first."""
    models: list[int] = []
    steps = max(STEPS, 2 * limit)
    while True:
        bound = _place_after(connection, sought, steps)
        near = _next(sought, limit - len(models)).where(*each)
        if bound is not None:
            near = near.where(beyond(sought.keys, bound, backwards=True, inclusive=True))
        here = _ids(connection, near)
        models += here
        if bound is None or len(models) >= limit:
            return models
        sought = replace(sought, place=bound, inclusive=False)
        left = limit - len(models)
        needed = 2 * left * steps // max(len(here), 1)
        if needed > max(MOST_STEPS, 2 * limit):
            # Last what needs the model's row: the rest is answered by the index and the set.
            rest = _next(sought, left).where(*_as_set(connection, sought), *sought.exact)
            return models + _ids(connection, rest)
        steps = max(STEPS, needed)


def _ids(connection: Connection, statement: Select[Any]) -> list[int]:
    return [row[0] for row in connection.execute(statement)]


def _next(sought: Sought, limit: int) -> Select[Any]:
    statement = select(MODEL.c.id)
    if sought.place is not None:
        statement = statement.where(beyond(sought.keys, sought.place, backwards=False, inclusive=sought.inclusive))
    return statement.order_by(*(key.towards(False) for key in sought.keys)).limit(limit)


def _place_after(connection: Connection, sought: Sought, steps: int) -> Place | None:
    """The name so many steps further on, whatever its model is; None where there are not so many."""
    any_name = _next(sought, 1).with_only_columns(*NAME).offset(steps - 1)
    row = connection.execute(any_name).first()
    return None if row is None else tuple(row)


def _is_registered(dialect: str, sought: Sought) -> ColumnElement[bool]:
    """Whether a model has a registration in scope, asked of one model at a time."""
    there = select(R.id).where(R.model_id == MODEL.c.id, *sought.registrations())
    if dialect == "sqlite":
        # SQLite makes a join of EXISTS and may begin with the registrations.
        return there.limit(1).scalar_subquery().is_not(None)
    return there.exists()


def _as_set(connection: Connection, sought: Sought) -> list[ColumnElement[bool]]:
    """The same, with the smaller set found first: the index of names alone is walked then, 0.1 µs a name."""
    dialect = connection.dialect.name
    # The sum keeps SQLite from beginning with the set and sorting it.
    number: ColumnElement[Any] = MODEL.c.id + 0
    registered = select(R.model_id).where(*sought.registrations(leading=True))
    if not sought.has_words:
        return [number.in_(registered)]
    narrowed = bool(sought.part or narrowing_but_words(sought.scope))
    some = registered.limit(FEW + 1).subquery()
    if narrowed and (connection.scalar(select(func.count()).select_from(some)) or 0) <= FEW:
        return [number.in_(registered), has_words(dialect, sought.scope.words)]
    if sought.exact and _are_few(connection, sought):
        number = MODEL.c.id
    return [number.in_(found_ids(dialect, sought.scope.words)), _is_registered(dialect, sought)]


def _are_few(connection: Connection, sought: Sought) -> bool:
    """Whether few of the models with the words are alike in their accents to those that are sought.

    Asked of the first thousand: where few are, a walk by name reads the row of nearly every one, here and there,
    and sorting them, read one after the other, takes a quarter of the time.
    """
    some = found_ids(connection.dialect.name, sought.scope.words).limit(SAMPLE).subquery()
    statement = select(func.count()).where(MODEL.c.id.in_(select(some)), *sought.exact)
    return (connection.scalar(statement) or 0) < SAMPLE // 20


def _registrations(connection: Connection, sought: Sought, models: list[int]) -> list[int]:
    """The registrations in scope of these models, in their order."""
    if not models:
        return []
    statement = select(R.model_id, R.id).where(R.model_id.in_(models), *sought.registrations())
    ids = {row.model_id: row.id for row in connection.execute(statement)}
    return [ids[model] for model in models]
