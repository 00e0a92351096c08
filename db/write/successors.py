"""Choosing where the models of a split unit went: by a human, model by model or place by place."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, delete, insert, select

from db.errors import NotAllowed, NotFound, Said
from db.read.records import model_code
from db.read.successors import models_in_place
from db.read.unit_plans import require_come
from db.read.waiting import Successor, Waiting, successor, waiting_units
from db.rights import Act
from db.schema.tables import CHOICE, MODEL, REGISTRATION
from db.text import local_today
from db.unit_changes import SUCCESSOR
from db.write.checks import line
from db.write.heirs import TOGETHER, choices, places_today, refresh_heirs
from db.write.session import Writing

SHOWN = 5
"""Models that a refusal names at the most."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a choice did: the models that count elsewhere now, and those that did so already."""

    changed: tuple[int, ...]
    same: tuple[int, ...]


def choose_successor(
    work: Writing,
    model_ids: Collection[int],
    unit_id: int,
    on: date | None = None,
    decision: str | None = None,
) -> Chosen:
    """Say which successor some models of a split unit went to: all of them or none.

    By today's units they count there from now on, in every year; by the unit of registration nothing changes. A
    choice can be made again: the last one holds, and the same one twice is one.

    Args:
        work: The transaction.
        model_ids: The models.
        unit_id: One of the units that the split unit became. For one that ended without a recorded successor, any
            unit that stood then.
        on: The day on which it was decided; None for today.
        decision: The decision's number.

    Raises:
        NotFound: No such unit or model.
        NotAllowed: The unit took nothing in of what a model was registered under, or the day is still to come.
        TextRefused: The decision's number is too long.
    """
    work.require(Act.SUCCESSORS)
    day = on or date.fromisoformat(local_today())
    require_come(day)
    said = line(decision, Said("Quyết định", "The decision"))
    connection = work.session.connection()
    chosen_unit = successor(connection, unit_id)
    if chosen_unit is None:
        raise NotFound(what=Said("đơn vị", "unit"), value=unit_id)
    ids = sorted(set(model_ids))
    wanted = _asked(work, ids, chosen_unit)
    before = _before(work, ids)
    changes = [each for each in wanted if before.get(each, {}).get("unit_id") != unit_id]
    _store(work, changes, unit_id, day.isoformat(), said)
    for model, split in changes:
        after = {"unit_id": unit_id, "from_unit_id": split, "chosen_on": day.isoformat(), "decision": said}
        work.record(
            "choose",
            SUCCESSOR,
            split,
            model_id=model,
            before=before.get((model, split)),
            after={name: value for name, value in after.items() if value is not None},
        )
    changed = sorted({model for model, _ in changes})
    refresh_heirs(connection, changed)
    return Chosen(tuple(changed), tuple(sorted(set(ids) - set(changed))))


def choose_for_place(
    work: Writing,
    split_id: int,
    place: str,
    unit_id: int,
    on: date | None = None,
    decision: str | None = None,
    *,
    again: bool = False,
) -> Chosen:
    """The same for all models of a split unit in one place ("Tổ 3"), as its name stands in theirs.

    Args:
        work: The transaction.
        split_id: The split unit.
        place: The place, accents or not: whole words of the models' own places.
        unit_id: The successor.
        on: The day on which it was decided; None for today.
        decision: The decision's number.
        again: Also those for which something else was chosen already.

    Raises:
        NotFound: No such unit, or no model of it is there.
        NotAllowed, TextRefused: As ``choose_successor``.
    """
    work.require(Act.SUCCESSORS)
    models = models_in_place(work.session.connection(), split_id, place, again=again)
    if not models:
        raise NotFound(what=Said("mô hình chờ chọn tại", "model that waits at"), value=place)
    return choose_successor(work, models, unit_id, on, decision)


def take_out_choices(work: Writing, model_id: int) -> list[dict[str, Any]]:
    """Take out what was chosen for a model that is deleted.

    Returns:
        What that was, as the line of the deletion keeps it: with the model, its choices come back.
    """
    columns = (CHOICE.c.from_unit_id, CHOICE.c.to_unit_id, CHOICE.c.chosen_on, CHOICE.c.decision)
    connection, of_model = work.session.connection(), CHOICE.c.model_id == model_id
    rows = connection.execute(select(*columns).where(of_model).order_by(CHOICE.c.from_unit_id)).all()
    connection.execute(delete(CHOICE).where(of_model))
    return [dict(row._mapping) for row in rows]


def _asked(work: Writing, ids: Sequence[int], unit: Successor) -> list[tuple[int, int]]:
    """Each model with the split unit that the choice is about.

    Raises:
        NotFound, NotAllowed
    """
    connection = work.session.connection()
    waiting = {number: each for number, each in waiting_units(connection).items() if each.takes(unit)}
    today = places_today(connection)
    found: list[tuple[int, int]] = []
    strange: list[int] = []
    for start in range(0, len(ids), TOGETHER):
        some = ids[start : start + TOGETHER]
        _require_models(work, some)
        chosen = choices(connection, CHOICE.c.model_id.in_(some))
        units: defaultdict[int, set[int]] = defaultdict(set)
        rows = select(REGISTRATION.c.model_id, REGISTRATION.c.unit_id).where(REGISTRATION.c.model_id.in_(some))
        for model, at in connection.execute(rows):
            units[model].add(at)
        for model in some:
            ways = (_split(at, today, chosen.get(model, {}), waiting) for at in units[model])
            splits = {split for split in ways if split is not None}
            found += [(model, split) for split in sorted(splits)]
            strange += [] if splits else [model]
    if strange:
        codes = ", ".join(model_code(model) for model in strange[:SHOWN]) + (", ..." if strange[SHOWN:] else "")
        raise NotAllowed(
            why_vi=f"{unit.name} không nhận phần nào của đơn vị đã đăng ký {codes}",
            why_en=f"{unit.name} took in no part of the unit that registered {codes}",
        )
    return found


def _split(
    unit: int, today: Mapping[int, int], chosen: Mapping[int, int], waiting: Mapping[int, Waiting]
) -> int | None:
    """The last unit on the way from a unit to today's one at which the choice may be made; None for none."""
    here, seen, found = unit, set[int](), None
    while (place := today.get(here, here)) not in seen:
        seen.add(place)
        if place in waiting:
            found = place
        if place not in chosen:
            break
        here = chosen[place]
    return found


def _require_models(work: Writing, ids: Sequence[int]) -> None:
    there = set(work.session.connection().scalars(select(MODEL.c.id).where(MODEL.c.id.in_(ids))))
    for missing in sorted(set(ids) - there):
        raise NotFound(what=Said("mô hình", "model"), value=model_code(missing))


def _before(work: Writing, ids: Sequence[int]) -> dict[tuple[int, int], dict[str, Any]]:
    """What is chosen already: by the model and the split unit, as a line of the ledger says it."""
    found: dict[tuple[int, int], dict[str, Any]] = {}
    for start in range(0, len(ids), TOGETHER):
        some = select(CHOICE).where(CHOICE.c.model_id.in_(ids[start : start + TOGETHER]))
        for row in work.session.connection().execute(some):
            said = {"unit_id": row.to_unit_id, "chosen_on": row.chosen_on, "decision": row.decision}
            kept = {name: value for name, value in said.items() if value is not None}
            found[row.model_id, row.from_unit_id] = kept
    return found


def _store(
    work: Writing, changes: Sequence[tuple[int, int]], unit_id: int, day: str, decision: str | None
) -> None:
    connection = work.session.connection()
    for start in range(0, len(changes), TOGETHER):
        some = changes[start : start + TOGETHER]
        by_split: defaultdict[int, list[int]] = defaultdict(list)
        for model, split in some:
            by_split[split].append(model)
        for split, models in by_split.items():
            same = and_(CHOICE.c.from_unit_id == split, CHOICE.c.model_id.in_(models))
            connection.execute(delete(CHOICE).where(same))
        rows: list[dict[str, Any]] = [
            {
                "model_id": model,
                "from_unit_id": split,
                "to_unit_id": unit_id,
                "chosen_on": day,
                "decision": decision,
            }
            for model, split in some
        ]
        connection.execute(insert(CHOICE), rows)
