"""Registering thousands of new models at a time, as an import does.

What is stored and what the ledger says is the same as ``db.write.register`` stores and says one by one.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from db.rights import Act
from db.schema.tables import MODEL, REGISTRATION
from db.text import clean_line
from db.write.bulk import reserve, searchable, store
from db.write.checks import Rules, read_rules
from db.write.drafts import ModelDraft, Registered, YearDraft
from db.write.keys import model_keys, model_words, next_years
from db.write.session import Writing

YEAR_COLUMNS = (
    "year",
    "kind",
    "unit_id",
    "field_id",
    "topic_id",
    "subject",
    "standing",
    "contents",
    "results",
    "households",
)
"""What a registration says, as ``year_values`` gives it."""
REGISTRATION_COLUMNS = ("id", "model_id", *YEAR_COLUMNS, "next_year", "version")
_MODEL = ("id", "name", "kind", "place", "copied_from_id", "sort_key", "search_key", "exact_key", "version")


def register_new(
    work: Writing, drafts: Sequence[ModelDraft], *, origin: str | None = None, rules: Rules | None = None
) -> list[Registered]:
    """Register new models, each with its first year.

    Args:
        work: The transaction.
        drafts: The models.
        origin: Where they come from (a workbook's name), for the ledger.
        rules: The reference data, where the caller has read it already.

    Returns:
        The ids, in the order of the drafts.

    Raises:
        TextRefused, NotFound, NotAllowed: A draft cannot be stored; the transaction must be rolled back.
    """
    work.require(Act.REGISTER)
    if not drafts:
        return []
    connection = work.session.connection()
    rules = rules or read_rules(connection, (draft.year.unit_id for draft in drafts))
    models, registrations = reserve(connection, MODEL, len(drafts)), reserve(connection, REGISTRATION, len(drafts))
    model_rows, year_rows = [], []
    for number, given in enumerate(drafts):
        draft = rules.model(given)
        year = draft.year
        unit, sensitive = rules.units[year.unit_id].name, year.topic_id in rules.sensitive
        words = model_words(draft.place, [unit], [year.contents], sensitive=sensitive)
        keys = model_keys(draft.name, words)
        model_rows.append(
            (
                models[number],
                draft.name,
                str(draft.kind),
                draft.place,
                draft.copied_from_id,
                keys["sort_key"],
                keys["search_key"],
                keys["exact_key"],
                1,
            )
        )
        values = year_values(year)
        (following,) = next_years([(year.year, year.standing)])
        year_rows.append((registrations[number], models[number], *values, following, 1))
        said = {"name": draft.name, "place": draft.place, "model_kind": draft.kind}
        work.record(
            "register",
            "registration",
            registrations[number],
            model_id=models[number],
            after=year_said(values, origin, said),
        )
    with searchable(connection, models):
        store(connection, MODEL, _MODEL, model_rows)
    store(connection, REGISTRATION, REGISTRATION_COLUMNS, year_rows)
    return [Registered(m, r) for m, r in zip(models, registrations, strict=True)]


def year_values(draft: YearDraft) -> tuple[Any, ...]:
    """What a registration stores of a draft: the values of ``YEAR_COLUMNS``."""
    return (
        draft.year,
        str(draft.kind),
        draft.unit_id,
        draft.field_id,
        draft.topic_id,
        int(draft.subject),
        int(draft.standing),
        draft.contents,
        draft.results,
        draft.households,
    )


def year_said(
    values: tuple[Any, ...], origin: str | None, model: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """What the ledger says of a registration: only what was said.

    Args:
        values: The values of ``YEAR_COLUMNS``.
        origin: Where it comes from.
        model: What else it says, of the model.
    """
    said = {
        **(model or {}),
        **dict(zip(YEAR_COLUMNS, values, strict=True)),
        "origin": clean_line(origin) or None if origin else None,
    }
    return {name: value for name, value in said.items() if value is not None}
