"""The ledger's lines about models whose details are not for everybody: that something was done stays, what stood
there before and after does not.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, or_, select

from db.awards import REPLICATION
from db.clearance import Clearance
from db.identity import CALENDAR
from db.read.change_records import ChangeRecord, said
from db.read.veil import hidden
from db.read.veiled_visits import Told, models_seen, told_of
from db.tables import CHANGE, MODEL, REGISTRATION, TOPIC
from db.visits import INSPECTION

SHOWN = frozenset({"name", "year", "unit_id", "field_id", "subject", "standing", "kind", "model_kind"})
"""What a line about such a model still says: what the lists of models say to everybody."""

C, R = CHANGE.c, REGISTRATION.c


def veiled_lines(
    connection: Connection, changes: Sequence[ChangeRecord], clearance: Clearance | None = None
) -> tuple[ChangeRecord, ...]:
    """Lines without what is not for everybody.

    A model that is no longer there, or a year of one, counts as what the ledger says it was; a visit that was
    taken back saw what the ledger says that it saw.

    Args:
        connection: Inside ``Database.read()``.
        changes: Some lines of the ledger.
        clearance: Whose reading of which models is noted; None for lines that anybody may see.
    """
    visits = {change.entity_id for change in changes if change.entity == INSPECTION and change.entity_id}
    told, seen = told_of(connection, visits), models_seen(connection, visits)
    about = [_about(change, told, seen) for change in changes]
    models = {model for each in about for model in each.models}
    covered = hidden(connection, models, clearance)
    gone = _gone(connection, {year for each in about for year in each.years}, models)

    def is_veiled(of_line: _Registered) -> bool:
        return not all(
            first.isdisjoint(second)
            for first, second in (
                (covered, of_line.models),
                (gone.models, of_line.models),
                (gone.years, of_line.years),
            )
        )

    return tuple(
        _veiled(change) if change.entity not in CALENDAR and is_veiled(of_line) else change
        for change, of_line in zip(changes, about, strict=True)
    )


@dataclass
class _Registered:
    """Models, and single years of some."""

    models: set[int] = field(default_factory=set)
    years: set[int] = field(default_factory=set)


def _about(change: ChangeRecord, told: Mapping[int, set[Told]], seen: Mapping[int, set[int]]) -> _Registered:
    """What a line tells something of: a replication also of the copy, the notes of a whole visit of all it saw."""
    found = _Registered()
    if change.model_id is not None:
        found.models.add(change.model_id)
    number = change.entity_id or 0
    if change.entity == "registration" and number:
        found.years.add(number)
    elif change.entity == REPLICATION:
        copies = (said(values).get("copy_id") for values in (change.before, change.after))
        found.models |= {copy for copy in copies if copy is not None}
    elif change.entity == INSPECTION:
        ever = [each for each in told.get(number, ()) if change.model_id in {None, each.model_id}]
        found.models |= {each.model_id for each in ever}
        found.years |= {each.registration_id for each in ever}
        if change.model_id is None:
            found.models |= seen.get(number, set())
    return found


def _veiled(change: ChangeRecord) -> ChangeRecord:
    return replace(change, before=_kept(change.before), after=_kept(change.after), restricted=True)


def _kept(values: str | None) -> str | None:
    kept = {name: value for name, value in said(values).items() if name in SHOWN}
    return json.dumps(kept, ensure_ascii=False) if kept else None


def _gone(connection: Connection, years: Collection[int], models: Collection[int]) -> _Registered:
    """What was of a sensitive topic and is no longer in the register."""
    found = _Registered()
    there = set(connection.scalars(select(R.id).where(R.id.in_(years)))) if years else set()
    present = set(connection.scalars(select(MODEL.c.id).where(MODEL.c.id.in_(models)))) if models else set()
    lost_years, lost_models = set(years) - there, set(models) - present
    if not lost_years and not lost_models:
        return found
    topics = set(connection.scalars(select(TOPIC.c.id).where(TOPIC.c.sensitive == 1)))
    wanted: list[Any] = [C.entity_id.in_(lost_years), C.model_id.in_(lost_models)]
    statement = select(C.entity_id, C.model_id, C.before, C.after).where(C.entity == "registration", or_(*wanted))
    for year, model, before, after in connection.execute(statement):
        if not topics.isdisjoint({said(before).get("topic_id"), said(after).get("topic_id")}):
            found.years.add(year)
            if model in lost_models:
                found.models.add(model)
    return found
