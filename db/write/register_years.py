"""Registering thousands of known models for another year, as an import does.

What is stored and what the ledger says is the same as ``db.write.register`` stores and says one by one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from db.errors import AlreadyThere, NotFound, Said
from db.rights import Act
from db.schema.tables import MODEL, REGISTRATION, UNIT
from db.write.bulk import reserve, store
from db.write.checks import Rules, read_rules
from db.write.drafts import YearDraft
from db.write.keys import MODEL_KEYS, NEXT_YEAR, model_keys, model_words, next_years
from db.write.register import year_of_model
from db.write.register_many import REGISTRATION_COLUMNS, year_said, year_values
from db.write.session import Writing

_TOGETHER = 1_000
"""Models that are looked up with one statement."""


class _Year(NamedTuple):
    """What matters of a registration; ``next_year`` is None for one that is not stored yet."""

    id: int
    year: int
    standing: int
    unit: str
    topic_id: int | None
    contents: str | None
    next_year: int | None


def register_years(
    work: Writing,
    years: Sequence[tuple[int, YearDraft]],
    *,
    origin: str | None = None,
    rules: Rules | None = None,
) -> list[int]:
    """Register known models for further years, perhaps under other units.

    Args:
        work: The transaction.
        years: Each model's id and its year; a model may have several.
        origin: Where they come from, for the ledger.
        rules: The reference data, where the caller has read it already.

    Returns:
        The registrations' ids, in the order of ``years``.

    Raises:
        NotFound: No such model.
        AlreadyThere: It is registered for that year already, be it returned.
        TextRefused, NotAllowed: A draft cannot be stored. In each case the transaction must be rolled back.
    """
    work.require(Act.REGISTER)
    if not years:
        return []
    connection = work.session.connection()
    rules = rules or read_rules(connection, (draft.unit_id for _, draft in years))
    checked = [(model_id, rules.year(draft)) for model_id, draft in years]
    ids = reserve(connection, REGISTRATION, len(checked))
    added: defaultdict[int, list[tuple[int, YearDraft]]] = defaultdict(list)
    for registration_id, (model_id, draft) in zip(ids, checked, strict=True):
        added[model_id].append((registration_id, draft))
    following: dict[int, int] = {}
    for models in _chunks(list(added)):
        following |= _settle(connection, {model: added[model] for model in models}, rules)
    rows = []
    for registration_id, (model_id, draft) in zip(ids, checked, strict=True):
        values = year_values(draft)
        rows.append((registration_id, model_id, *values, following[registration_id], 1))
        said = year_said(values, origin)
        work.record("register_again", "registration", registration_id, model_id=model_id, after=said)
    store(connection, REGISTRATION, REGISTRATION_COLUMNS, rows)
    return list(ids)


def _chunks(models: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(models), _TOGETHER):
        yield models[start : start + _TOGETHER]


def _settle(
    connection: Connection, added: Mapping[int, Sequence[tuple[int, YearDraft]]], rules: Rules
) -> dict[int, int]:
    """Bring what is derived of these models up to date for the years that are about to be stored.

    Returns:
        ``next_year`` of each new registration, by its id.
    """
    columns = select(MODEL.c.id, MODEL.c.name, MODEL.c.place)
    models = {row[0]: row for row in connection.execute(columns.where(MODEL.c.id.in_(list(added)))).all()}
    stored = _stored(connection, list(added))
    following: dict[int, int] = {}
    stale: list[dict[str, Any]] = []
    keys: list[dict[str, Any]] = []
    for model_id, drafts in added.items():
        if model_id not in models:
            raise NotFound(what=Said("mô hình", "model"), value=model_id)
        _, name, place = models[model_id]
        before = stored[model_id]
        news = [_new(each, draft, rules) for each, draft in drafts]
        after = sorted([*before, *news], key=_by_year)
        _refuse_twice(name, after)
        wanted = next_years([(year.year, year.standing) for year in after])
        for year, next_year in zip(after, wanted, strict=True):
            if year.next_year is None:
                following[year.id] = next_year
            elif year.next_year != next_year:
                stale.append({"row": year.id, "following": next_year})
        words = _words(place, after, rules)
        if words != _words(place, before, rules):
            keys.append({"row": model_id, **{f"new_{k}": v for k, v in model_keys(name, words).items()}})
    if stale:
        connection.execute(NEXT_YEAR, stale)
    if keys:
        connection.execute(MODEL_KEYS, keys)
    return following


def _stored(connection: Connection, models: Sequence[int]) -> defaultdict[int, list[_Year]]:
    columns = (REGISTRATION.c[name] for name in ("model_id", "id", "year", "standing"))
    statement = (
        select(*columns, UNIT.c.name, REGISTRATION.c.topic_id, REGISTRATION.c.contents, REGISTRATION.c.next_year)
        .join(UNIT, UNIT.c.id == REGISTRATION.c.unit_id)
        .where(REGISTRATION.c.model_id.in_(models))
        .order_by(REGISTRATION.c.model_id, REGISTRATION.c.year)
    )
    stored: defaultdict[int, list[_Year]] = defaultdict(list)
    for model_id, *year in connection.execute(statement).all():
        stored[model_id].append(_Year(*year))
    return stored


def _new(registration_id: int, draft: YearDraft, rules: Rules) -> _Year:
    unit = rules.units[draft.unit_id].name
    return _Year(registration_id, draft.year, int(draft.standing), unit, draft.topic_id, draft.contents, None)


def _words(place: str | None, years: Sequence[_Year], rules: Rules) -> list[str]:
    sensitive = any(year.topic_id in rules.sensitive for year in years)
    return model_words(
        place, [year.unit for year in years], [year.contents for year in years], sensitive=sensitive
    )


def _refuse_twice(name: str, years: Sequence[_Year]) -> None:
    for one, other in pairwise(years):
        if one.year == other.year:
            raise AlreadyThere(what=year_of_model(one.year), value=name)


def _by_year(year: _Year) -> int:
    return year.year
