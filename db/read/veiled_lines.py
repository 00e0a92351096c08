"""The ledger's lines about models whose details are not for everybody: that something was done stays, what stood
there before and after does not.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, or_, select

from db.clearance import Clearance
from db.identity import CALENDAR
from db.read.records import ChangeRecord, said
from db.read.veil import hidden
from db.read.veiled_visits import models_seen
from db.tables import CHANGE, MODEL, REGISTRATION, TOPIC
from db.visits import INSPECTION

SHOWN = frozenset({"name", "year", "unit_id", "field_id", "subject", "standing", "kind", "model_kind"})
"""What a line about such a model still says: what the lists of models say to everybody."""

C, R = CHANGE.c, REGISTRATION.c


def veiled_lines(
    connection: Connection, changes: Sequence[ChangeRecord], clearance: Clearance | None = None
) -> tuple[ChangeRecord, ...]:
    """Lines without what is not for everybody.

    A model that is no longer there, or a year of one, counts as what the ledger says it was.

    Args:
        connection: Inside ``Database.read()``.
        changes: Some lines of the ledger.
        clearance: Whose reading of which models is noted; None for lines that anybody may see.
    """
    models = {change.model_id for change in changes if change.model_id is not None}
    visits = {change.entity_id for change in changes if _of_visit(change) and change.entity_id is not None}
    visited = models_seen(connection, visits)
    of_visits = {model for seen in visited.values() for model in seen}
    covered = hidden(connection, models | of_visits, clearance)
    gone = _gone(connection, changes, models)

    def is_veiled(change: ChangeRecord) -> bool:
        if change.entity in CALENDAR:
            return False
        if _of_visit(change):
            return not covered.isdisjoint(visited.get(change.entity_id or 0, ()))
        about = (change.entity, change.entity_id)
        return change.model_id in covered or change.model_id in gone.models or about in gone.years

    return tuple(_veiled(change) if is_veiled(change) else change for change in changes)


def _veiled(change: ChangeRecord) -> ChangeRecord:
    return replace(change, before=_kept(change.before), after=_kept(change.after), restricted=True)


def _kept(values: str | None) -> str | None:
    kept = {name: value for name, value in said(values).items() if name in SHOWN}
    return json.dumps(kept, ensure_ascii=False) if kept else None


def _of_visit(change: ChangeRecord) -> bool:
    """Whether it is the line of a whole visit, whose notes are about all that was seen."""
    return change.entity == INSPECTION and change.model_id is None


class _Gone:
    """What was of a sensitive topic and is no longer in the register: models, and single years of some."""

    def __init__(self) -> None:
        self.models: set[int | None] = set()
        self.years: set[tuple[str, int | None]] = set()


def _gone(connection: Connection, changes: Sequence[ChangeRecord], models: Collection[int]) -> _Gone:
    found = _Gone()
    years = {change.entity_id for change in changes if change.entity == "registration"}
    there = set(connection.scalars(select(R.id).where(R.id.in_(years)))) if years else set()
    present = set(connection.scalars(select(MODEL.c.id).where(MODEL.c.id.in_(models)))) if models else set()
    lost_years, lost_models = years - there, set(models) - present
    if not lost_years and not lost_models:
        return found
    topics = set(connection.scalars(select(TOPIC.c.id).where(TOPIC.c.sensitive == 1)))
    wanted: list[Any] = [C.entity_id.in_(lost_years), C.model_id.in_(lost_models)]
    statement = select(C.entity_id, C.model_id, C.before, C.after).where(C.entity == "registration", or_(*wanted))
    for year, model, before, after in connection.execute(statement):
        if not topics.isdisjoint({said(before).get("topic_id"), said(after).get("topic_id")}):
            found.years.add(("registration", year))
            if model in lost_models:
                found.models.add(model)
    return found
