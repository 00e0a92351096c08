"""Upkeep of what is derived from a model: its order, its words, and each registration's next year."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, select, update

from db.lifecycle import Standing
from db.schema import NEVER
from db.schema.tables import MODEL, REGISTRATION, TOPIC, UNIT
from db.text import exact_key, search_key, sort_key


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
    """Bring the derived columns of these models and of their registrations up to date."""
    for model_id in models:
        rows = connection.execute(
            select(
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
            .where(REGISTRATION.c.model_id == model_id)
            .order_by(REGISTRATION.c.year)
        ).all()
        wanted = next_years([(row.year, row.standing) for row in rows])
        stale = [
            {"row": row.id, "following": following}
            for row, following in zip(rows, wanted, strict=True)
            if row.next_year != following
        ]
        if stale:
            connection.execute(
                update(REGISTRATION)
                .where(REGISTRATION.c.id == bindparam("row"))
                .values(next_year=bindparam("following")),
                stale,
            )
        model = connection.execute(select(MODEL.c.name, MODEL.c.place).where(MODEL.c.id == model_id)).one()
        words = model_words(
            model.place,
            [row.unit for row in rows],
            [row.contents for row in rows],
            sensitive=any(row.sensitive for row in rows),
        )
        connection.execute(update(MODEL).where(MODEL.c.id == model_id).values(**model_keys(model.name, words)))
