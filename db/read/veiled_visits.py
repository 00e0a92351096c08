"""Visits without the notes that are not for everybody: those about models of sensitive topics."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlalchemy import Connection, select

from db.clearance import Clearance
from db.read.inspection_records import InspectionRecord, VisitRecord
from db.read.veil import hidden
from db.tables import INSPECTION_MODEL, REGISTRATION

V, R = INSPECTION_MODEL.c, REGISTRATION.c
_TOGETHER = 5_000
"""Visits that are asked about with one statement."""


def veiled_inspections(
    connection: Connection, rows: Iterable[InspectionRecord], clearance: Clearance | None = None
) -> tuple[InspectionRecord, ...]:
    """Visits; the notes of those that saw a hidden model are left out.

    Args:
        connection: Inside ``Database.read()``.
        rows: Some visits.
        clearance: Whose reading of which models is noted; None where the view is for everybody.
    """
    found = tuple(rows)
    seen = models_seen(connection, {row.id for row in found})
    veiled = hidden(connection, set().union(*seen.values()), clearance)
    return tuple(
        row
        if veiled.isdisjoint(seen.get(row.id, ()))
        else replace(row, findings=None, to_strengthen=None, restricted=True)
        for row in found
    )


def veiled_visits(
    connection: Connection, rows: Iterable[VisitRecord], clearance: Clearance | None = None
) -> tuple[VisitRecord, ...]:
    """What visits say of single models, in the same way."""
    found = tuple(rows)
    seen = models_seen(connection, {row.inspection_id for row in found})
    veiled = hidden(connection, set().union(*seen.values()), clearance)

    def told(row: VisitRecord) -> VisitRecord:
        if veiled.isdisjoint(seen.get(row.inspection_id, ())):
            return row
        findings = None if row.model_id in veiled else row.findings
        return replace(row, findings=findings, general_findings=None, to_strengthen=None, restricted=True)

    return tuple(map(told, found))


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
