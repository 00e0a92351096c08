"""Upkeep of what is derived from a model: its order, its words, and each registration's next year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, bindparam, select, update

from db.lifecycle import Standing
from db.schema import NEVER
from db.schema.tables import MODEL, REGISTRATION, TOPIC, UNIT
from db.text import exact_key, search_key, sort_key

_Years: TypeAlias = defaultdict[int, list[Row[*tuple[Any, ...]]]]
"""The registrations of each of some models, in order of years."""

TOGETHER = 500
"""Models, or other records, that are asked for with one statement."""


def next_years(registrations: Sequence[tuple[int, int]]) -> list[int]:
    """``next_year`` of each registration of one model.

    Args:
        registrations: (year, standing) of each, in order of years.
    """
    found: list[int] = []
    following = NEVER
    for year, standing in reversed(registrations):
        if standing == Standing.RETURNED:
            found.append(0)
        else:
            found.append(following)
            following = year
    return found[::-1]


def model_keys(name: str, words: Iterable[str]) -> dict[str, str]:
    """``sort_key``, ``search_key`` and ``exact_key`` of a model.

    Args:
        name: The model's name.
        words: Everything else that a search should find it by: place, contents, the names of its units.
    """
    texts = [name, *words]
    return {"sort_key": sort_key(name), "search_key": search_key(*texts), "exact_key": exact_key(*texts)}


def model_words(
    place: str | None, units: Iterable[str], contents: Iterable[str | None], *, sensitive: bool
) -> list[str]:
    """What a model is found by beside its name, each text once.

    Args:
        place: Where it is carried out.
        units: The names of its units.
        contents: What its registrations say.
        sensitive: Whether one of them is of a sensitive topic: nobody finds it by its details then.
    """
    texts = units if sensitive else (place, *units, *contents)
    return list(dict.fromkeys(text for text in texts if text))


def refresh(connection: Connection, models: Iterable[int]) -> None:
    """Bring the derived columns of these models and of their registrations up to date; write what differs."""
    for some in _some(models):
        years = _years(connection, some)
        _refresh_years(connection, years)
        _refresh_keys(connection, some, years)


def refresh_years(connection: Connection, models: Iterable[int]) -> None:
    """As ``refresh``, where no text has changed: each registration's next year alone."""
    for some in _some(models):
        _refresh_years(connection, _years(connection, some))


def _some(models: Iterable[int]) -> Iterator[Sequence[int]]:
    wanted = list(dict.fromkeys(models))
    for start in range(0, len(wanted), TOGETHER):
        yield wanted[start : start + TOGETHER]


def _years(connection: Connection, models: Sequence[int]) -> _Years:
    statement = (
        select(
            REGISTRATION.c.model_id,
            REGISTRATION.c.id,
            REGISTRATION.c.year,
            REGISTRATION.c.standing,
            REGISTRATION.c.next_year,
            REGISTRATION.c.contents,
            UNIT.c.name.label("unit"),
            TOPIC.c.sensitive,
        )
        .join(UNIT, UNIT.c.id == REGISTRATION.c.unit_id)
        .outerjoin(TOPIC, TOPIC.c.id == REGISTRATION.c.topic_id)
        .where(REGISTRATION.c.model_id.in_(models))
        .order_by(REGISTRATION.c.model_id, REGISTRATION.c.year)
    )
    years: _Years = defaultdict(list)
    for row in connection.execute(statement):
        years[row.model_id].append(row)
    return years


def _refresh_years(connection: Connection, years: _Years) -> None:
    stale = [
        {"row": row.id, "following": following}
        for rows in years.values()
        for row, following in zip(rows, next_years([(row.year, row.standing) for row in rows]), strict=True)
        if row.next_year != following
    ]
    if stale:
        connection.execute(NEXT_YEAR, stale)


def _refresh_keys(connection: Connection, models: Sequence[int], years: _Years) -> None:
    columns = (MODEL.c[name] for name in ("id", "name", "place", *_KEYS))
    stale = []
    for model in connection.execute(select(*columns).where(MODEL.c.id.in_(models))).all():
        rows = years[model.id]
        units, contents = [row.unit for row in rows], [row.contents for row in rows]
        words = model_words(model.place, units, contents, sensitive=any(row.sensitive for row in rows))
        keys = model_keys(model.name, words)
        if any(getattr(model, name) != key for name, key in keys.items()):
            stale.append({"row": model.id, **{f"new_{name}": key for name, key in keys.items()}})
    if stale:
        connection.execute(MODEL_KEYS, stale)


_KEYS = ("sort_key", "search_key", "exact_key")
NEXT_YEAR = (
    update(REGISTRATION).where(REGISTRATION.c.id == bindparam("row")).values(next_year=bindparam("following"))
)
"""Writes ``following`` into the registration ``row``."""
MODEL_KEYS = (
    update(MODEL).where(MODEL.c.id == bindparam("row")).values({name: bindparam(f"new_{name}") for name in _KEYS})
)
"""Writes ``new_sort_key`` and the other two into the model ``row``."""
