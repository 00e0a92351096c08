"""Registering: new models, another year of a known one, and taking either out again."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import insert, select

from db.errors import AlreadyThere, Conflict, NotFound, Said
from db.rights import Act
from db.schema import NEVER, EmulationModel, Registration
from db.schema.tables import MODEL, REGISTRATION
from db.text import clean_line
from db.write.checks import Rules, read_rules
from db.write.drafts import ModelDraft, Registered, YearDraft
from db.write.heirs import Heirs
from db.write.keys import model_keys, model_words, next_years, refresh
from db.write.press_links import leave_model
from db.write.session import RECORD, Writing
from db.write.successors import take_out_choices
from db.write.withdrawing import require_nothing_hangs_on


def register_models(
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
        TextRefused, NotFound, NotAllowed: A draft cannot be stored; nothing is.
    """
    work.require(Act.REGISTER)
    if not drafts:
        return []
    connection = work.session.connection()
    rules = rules or read_rules(connection, (draft.year.unit_id for draft in drafts))
    drafts = [rules.model(draft) for draft in drafts]
    _require_models(work, {draft.copied_from_id for draft in drafts} - {None})
    models: list[dict[str, Any]] = [
        {
            "name": draft.name,
            "kind": draft.kind,
            "place": draft.place,
            "copied_from_id": draft.copied_from_id,
            "version": 1,
            **model_keys(
                draft.name,
                model_words(
                    draft.place,
                    [rules.units[draft.year.unit_id].name],
                    [draft.year.contents],
                    sensitive=draft.year.topic_id in rules.sensitive,
                ),
            ),
        }
        for draft in drafts
    ]
    ids = _insert(work, MODEL, models)
    years = [
        _row(draft.year)
        | {"model_id": model_id, "next_year": next_years([(draft.year.year, draft.year.standing)])[0]}
        # Nothing was chosen for a new model.
        | {"heir_id": draft.year.unit_id}
        for model_id, draft in zip(ids, drafts, strict=True)
    ]
    registrations = _insert(work, REGISTRATION, years)
    for draft, model_id, registration_id in zip(drafts, ids, registrations, strict=True):
        after = {"name": draft.name, "place": draft.place, "model_kind": draft.kind, **_row(draft.year)}
        if origin:
            after["origin"] = clean_line(origin)
        work.record("register", "registration", registration_id, model_id=model_id, after=_said(after))
    return [Registered(m, r) for m, r in zip(ids, registrations, strict=True)]


def register_again(
    work: Writing, model_id: int, draft: YearDraft, *, origin: str | None = None, rules: Rules | None = None
) -> int:
    """Register a known model for another year, perhaps under another unit.

    Returns:
        The registration's id.

    Raises:
        NotFound: No such model.
        AlreadyThere: It is registered for that year already, be it returned.
        TextRefused, NotAllowed: The draft cannot be stored.
    """
    work.require(Act.REGISTER)
    connection = work.session.connection()
    draft = (rules or read_rules(connection, [draft.unit_id])).year(draft)
    name = connection.scalar(select(MODEL.c.name).where(MODEL.c.id == model_id))
    if name is None:
        raise NotFound(what=Said("mô hình", "model"), value=model_id)
    same = select(REGISTRATION.c.id).where(REGISTRATION.c.model_id == model_id, REGISTRATION.c.year == draft.year)
    if connection.scalar(same) is not None:
        raise AlreadyThere(what=year_of_model(draft.year), value=name)
    heir = Heirs.read(connection, [model_id]).of(model_id, draft.unit_id)
    row = _row(draft) | {"model_id": model_id, "next_year": NEVER, "heir_id": heir}
    (registration_id,) = _insert(work, REGISTRATION, [row])
    refresh(connection, [model_id])
    after = _row(draft) | ({"origin": clean_line(origin)} if origin else {})
    work.record("register_again", "registration", registration_id, model_id=model_id, after=_said(after))
    return registration_id


def delete_registration(work: Writing, registration_id: int, version: int) -> None:
    """Take one year of a model out, and the model with its last one. The ledger keeps what was there.

    Raises:
        NotFound: No such registration.
        NotAllowed: It was inspected, scored, recognised, commended or replicated.
        Conflict: It has another version by now.
    """
    work.require(Act.DELETE)
    registration = work.session.get(Registration, registration_id)
    if registration is None:
        raise NotFound(what=Said("đăng ký", "registration"), value=registration_id)
    check_version(registration.version, version)
    require_nothing_hangs_on(work, registration)
    connection = work.session.connection()
    model_id = registration.model_id
    before = registration.model_dump(exclude={"id", "next_year", "heir_id", "version"})
    work.session.delete(registration)
    work.flush()
    work.record("delete", "registration", registration_id, model_id=model_id, before=_said(before))
    left = connection.scalar(select(REGISTRATION.c.id).where(REGISTRATION.c.model_id == model_id).limit(1))
    if left is not None:
        refresh(connection, [model_id])
        return
    _delete_model(work, model_id)


def _delete_model(work: Writing, model_id: int) -> None:
    copies = select(EmulationModel).where(MODEL.c.copied_from_id == model_id).order_by(MODEL.c.id)
    for copy in work.session.scalars(copies):
        copy.copied_from_id = None
        work.record(
            "amend",
            "model",
            copy.id,
            model_id=copy.id,
            before={"copied_from_id": model_id},
            after={"copied_from_id": None},
        )
    leave_model(work, model_id)
    choices = take_out_choices(work, model_id)
    model = work.session.get_one(EmulationModel, model_id)
    before = model.model_dump(include={"name", "place", "kind", "copied_from_id"})
    work.flush()
    work.session.delete(model)
    work.flush()
    said = _said(before) | ({"choices": choices} if choices else {})
    work.record("delete", "model", model_id, model_id=model_id, before=said)


def _require_models(work: Writing, ids: Collection[int | None]) -> None:
    there = set(work.session.connection().scalars(select(MODEL.c.id).where(MODEL.c.id.in_(ids)))) if ids else set()
    for missing in set(ids) - there:
        raise NotFound(what=Said("mô hình được nhân rộng", "model that was copied"), value=missing)


def check_version(stored: int, expected: int) -> None:
    """Refuse to write over a record that somebody else changed since it was read.

    Raises:
        Conflict: The versions differ.
    """
    if stored != expected:
        raise Conflict(what=RECORD)


def year_of_model(year: int) -> Said:
    """What is there already, where a model is registered for a year a second time."""
    return Said(f"Đăng ký năm {year} của mô hình", f"The registration for {year} of the model")


def _insert(work: Writing, table: Any, rows: list[dict[str, Any]]) -> list[int]:
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(work.session.connection().scalars(statement, rows))


def _row(draft: YearDraft) -> dict[str, Any]:
    return {
        "year": draft.year,
        "kind": draft.kind,
        "unit_id": draft.unit_id,
        "field_id": draft.field_id,
        "topic_id": draft.topic_id,
        "subject": int(draft.subject),
        "standing": int(draft.standing),
        "contents": draft.contents,
        "results": draft.results,
        "households": draft.households,
        "version": 1,
    }


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """Only what was said: a ledger full of nulls tells nobody anything."""
    return {name: value for name, value in values.items() if value is not None and name != "version"}
