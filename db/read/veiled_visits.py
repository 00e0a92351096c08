"""Visits without the notes that are not for everybody: those about models of sensitive topics."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, select

from db.clearance import Clearance
from db.read.change_records import said
from db.read.inspection_records import InspectionRecord, VisitRecord
from db.read.veil import hidden, is_sensitive
from db.tables import CHANGE, INSPECTION_MODEL, REGISTRATION
from db.visits import INSPECTION

C, V, R = CHANGE.c, INSPECTION_MODEL.c, REGISTRATION.c
_TOGETHER = 5_000
"""Visits that are asked about with one statement."""


class Visit(NamedTuple):
    """What a visit says of a model, as it is stored; ``restricted`` says yet that the visit saw a sensitive one.

    Attributes:
        of_sensitive: Whether this model is one.
    """

    record: VisitRecord
    of_sensitive: bool


class Told(NamedTuple):
    """A model that a visit saw, and the year of it, as the visit's own lines of the ledger say."""

    model_id: int
    registration_id: int


def saw_sensitive(visit: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether a visit saw a sensitive model, be it taken off its list since; in a view's own statement."""
    seen, year = INSPECTION_MODEL.alias("seen"), REGISTRATION.alias("seen_year")
    joined = seen.join(year, year.c.id == seen.c.registration_id)
    return (
        select(seen.c.id)
        .select_from(joined)
        .where(seen.c.inspection_id == visit, is_sensitive(year.c.model_id))
        .exists()
    )


def veiled_inspections(
    connection: Connection, rows: Iterable[InspectionRecord], clearance: Clearance | None = None
) -> tuple[InspectionRecord, ...]:
    """Visits; team and notes of those that saw a hidden model are left out.

    Args:
        connection: Inside ``Database.read()``.
        rows: Some visits, as they are stored; ``restricted`` says yet that a sensitive model was seen.
        clearance: Whose reading of which models is noted; None where the view is for everybody.
    """
    found = tuple(rows)
    veiled = _veiled(connection, {row.id for row in found if row.restricted}, clearance)
    return tuple(
        replace(row, team=None, findings=None, to_strengthen=None)
        if row.id in veiled
        else replace(row, restricted=False)
        if row.restricted
        else row
        for row in found
    )


def veiled_visits(
    connection: Connection, rows: Iterable[Visit], clearance: Clearance | None = None
) -> tuple[VisitRecord, ...]:
    """What visits say of single models, in the same way."""
    found = tuple(rows)
    veiled = _veiled(connection, {row.inspection_id for row, _ in found if row.restricted}, clearance)
    own = {row.model_id for row, of_sensitive in found if of_sensitive}
    if clearance is not None:
        own = set(hidden(connection, own, clearance))

    def told(row: VisitRecord) -> VisitRecord:
        if row.inspection_id in veiled:
            whole = replace(row, team=None, general_findings=None, to_strengthen=None)
            return replace(whole, findings=None, veiled=True) if row.model_id in own else whole
        return replace(row, restricted=False) if row.restricted else row

    return tuple(told(row) for row, _ in found)


def _veiled(connection: Connection, visits: Collection[int], clearance: Clearance | None) -> Collection[int]:
    """Those of some visits that saw sensitive models whose notes must be left out."""
    if clearance is None or not visits:
        return visits
    seen = models_seen(connection, visits)
    covered = hidden(connection, set().union(*seen.values()), clearance)
    return {visit for visit, models in seen.items() if not covered.isdisjoint(models)}


def models_seen(connection: Connection, visits: Collection[int]) -> dict[int, set[int]]:
    """The models that visits saw, those included that were taken off their lists since, by the visits' ids."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    ids = sorted(visits)
    for start in range(0, len(ids), _TOGETHER):
        statement = (
            select(V.inspection_id, R.model_id)
            .join(REGISTRATION, R.id == V.registration_id)
            .where(V.inspection_id.in_(ids[start : start + _TOGETHER]))
        )
        for visit, model in connection.execute(statement):
            found[visit].add(model)
    return dict(found)


def told_of(connection: Connection, visits: Collection[int]) -> dict[int, set[Told]]:
    """What visits ever saw, by their ids: of one that was taken back, or that saw less by then, only the ledger
    knows it.
    """
    found: defaultdict[int, set[Told]] = defaultdict(set)
    ids = sorted(visits)
    for start in range(0, len(ids), _TOGETHER):
        some = ids[start : start + _TOGETHER]
        statement = select(C.entity_id, C.model_id, C.after).where(
            C.entity == INSPECTION, C.entity_id.in_(some), C.act == "visit", C.model_id.is_not(None)
        )
        for visit, model, after in connection.execute(statement):
            found[visit].add(Told(model, said(after)["registration_id"]))
    return dict(found)
