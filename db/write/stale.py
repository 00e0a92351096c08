"""Which derived columns do not say what they should: looked at page by page, whatever the register's size."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, select

from db.schema.tables import MODEL, REGISTRATION, TOPIC, UNIT
from db.text import search_key, sort_key
from db.write.keys import model_keys, model_words, next_years

_Row: TypeAlias = Row[*tuple[Any, ...]]

PAGE = 1_000
"""Models looked at together."""


@dataclass(frozen=True, slots=True)
class StaleKeys:
    """A model's or a unit's keys that are not right, as they should be, by the column's name."""

    id: int
    keys: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StaleYear:
    """A registration whose ``next_year`` is not right, and what it should be."""

    id: int
    model_id: int
    year: int
    next_year: int


@dataclass(frozen=True, slots=True)
class StalePage:
    """What some models' derived columns should say and do not.

    Attributes:
        models: How many models were looked at.
        registrations: How many registrations.
        keys: The models whose keys are not right.
        years: The registrations whose next year is not right.
    """

    models: int
    registrations: int
    keys: tuple[StaleKeys, ...]
    years: tuple[StaleYear, ...]


def stale_pages(connection: Connection) -> Iterator[StalePage]:
    """Look at every model. Each page is read in full before it is given, so that it may be mended at once."""
    units = {row.id: row.name for row in connection.execute(select(UNIT.c.id, UNIT.c.name))}
    models = select(
        MODEL.c.id, MODEL.c.name, MODEL.c.place, MODEL.c.sort_key, MODEL.c.search_key, MODEL.c.exact_key
    ).order_by(MODEL.c.id)
    last = None
    while True:
        page = connection.execute((models if last is None else models.where(MODEL.c.id > last)).limit(PAGE)).all()
        if not page:
            return
        years = _years(connection, page[0].id, page[-1].id)
        last = page[-1].id
        yield StalePage(
            models=len(page),
            registrations=sum(map(len, years.values())),
            keys=tuple(stale for row in page if (stale := _stale_keys(row, years[row.id], units))),
            years=tuple(stale for row in page for stale in _stale_years(row.id, years[row.id])),
        )


def stale_units(connection: Connection) -> tuple[StaleKeys, ...]:
    """The units whose keys are not right."""
    rows = connection.execute(select(UNIT.c.id, UNIT.c.name, UNIT.c.sort_key, UNIT.c.search_key))
    found = []
    for row in rows:
        wanted = {"sort_key": sort_key(row.name), "search_key": search_key(row.name)}
        wrong = _different(row, wanted)
        if wrong:
            found.append(StaleKeys(row.id, wrong))
    return tuple(found)


def unit_on_cycle(parents: Mapping[int, int | None]) -> int | None:
    """A unit that is above itself, or None: the closure of such a tree would have no end."""
    safe: set[int] = set()
    for unit in parents:
        path: list[int] = []
        here: int | None = unit
        while here is not None and here not in safe:
            if here in path:
                return here
            path.append(here)
            here = parents.get(here)
        safe.update(path)
    return None


def _years(connection: Connection, first: int, last: int) -> defaultdict[int, list[_Row]]:
    statement = (
        select(
            REGISTRATION.c.id,
            REGISTRATION.c.model_id,
            REGISTRATION.c.year,
            REGISTRATION.c.standing,
            REGISTRATION.c.next_year,
            REGISTRATION.c.unit_id,
            REGISTRATION.c.contents,
            TOPIC.c.sensitive,
        )
        .outerjoin(TOPIC, TOPIC.c.id == REGISTRATION.c.topic_id)
        .where(REGISTRATION.c.model_id.between(first, last))
        .order_by(REGISTRATION.c.model_id, REGISTRATION.c.year)
    )
    years: defaultdict[int, list[_Row]] = defaultdict(list)
    for row in connection.execute(statement):
        years[row.model_id].append(row)
    return years


def _stale_keys(model: _Row, years: list[_Row], units: Mapping[int, str]) -> StaleKeys | None:
    # A unit that is missing is another check's finding.
    names = [units.get(year.unit_id, "") for year in years]
    contents = [year.contents for year in years]
    words = model_words(model.place, names, contents, sensitive=any(year.sensitive for year in years))
    wrong = _different(model, model_keys(model.name, words))
    return StaleKeys(model.id, wrong) if wrong else None


def _stale_years(model_id: int, years: list[_Row]) -> Iterator[StaleYear]:
    wanted = next_years([(row.year, row.standing) for row in years])
    for row, year in zip(years, wanted, strict=True):
        if row.next_year != year:
            yield StaleYear(row.id, model_id, row.year, year)


def _different(row: _Row, wanted: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in wanted.items() if getattr(row, name) != value}
