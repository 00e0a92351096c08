"""The committee's visits: what was seen, and what must be strengthened."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, func, or_, select

from db.clearance import Clearance
from db.committee import Charge
from db.lifecycle import Standing, Subject
from db.read.charge import ours
from db.read.inspection_records import InspectionRecord, UnvisitedRecord, VisitRecord
from db.read.veil import is_sensitive
from db.read.veiled_visits import Visit, saw_sensitive, veiled_inspections, veiled_visits
from db.read.where import units_below
from db.scope import Span, UnitView
from db.tables import INSPECTION, INSPECTION_MODEL, MODEL, REGISTRATION, UNIT
from db.visits import InspectionKind

__all__ = [
    "InspectionRecord",
    "UnvisitedRecord",
    "VisitRecord",
    "inspection",
    "inspections",
    "needing_work",
    "needing_work_count",
    "visits_in",
    "visits_of",
]

SEEN, V, R = INSPECTION.c, INSPECTION_MODEL.c, REGISTRATION.c

PAGE = 200
"""Rows of a page, unless told otherwise."""


def inspections(
    connection: Connection,
    *,
    span: Span | None = None,
    unit: int | None = None,
    kind: InspectionKind | None = None,
    after: InspectionRecord | None = None,
    limit: int | None = PAGE,
) -> tuple[InspectionRecord, ...]:
    """Visits, newest first.

    Args:
        connection: Inside ``Database.read()``.
        span: The years of the visits; None for all.
        unit: Visits to this unit or one below it, or to a model that is registered there; None for all.
        kind: Checks or surveys alone.
        after: The last one of the page before.
        limit: Rows at the most; None for all.
    """
    where: list[ColumnElement[bool]] = []
    if span is not None:
        where.append(SEEN.visited_on.between(f"{span.first}-01-01", f"{span.last}-12-31"))
    if kind is not None:
        where.append(SEEN.kind == str(kind))
    if unit is not None:
        below = units_below(unit, UnitView.REGISTERED)
        seen = (
            select(V.inspection_id)
            .join_from(INSPECTION_MODEL, REGISTRATION, R.id == V.registration_id)
            .where(V.listed == 1, R.unit_id.in_(below))
        )
        where.append(or_(SEEN.unit_id.in_(below), SEEN.id.in_(seen)))
    if after is not None:
        where.append(
            or_(SEEN.visited_on < after.visited_on, and_(SEEN.visited_on == after.visited_on, SEEN.id < after.id))
        )
    statement = _inspections().where(*where).order_by(SEEN.visited_on.desc(), SEEN.id.desc()).limit(limit)
    return veiled_inspections(connection, map(_inspection, connection.execute(statement)))


def inspection(
    connection: Connection, inspection_id: int, clearance: Clearance | None = None
) -> InspectionRecord | None:
    """One visit, or None where there is none.

    Args:
        connection: Inside ``Database.read()``.
        inspection_id: The visit.
        clearance: Whose reading of which models is noted; without one, the notes of a visit that saw a sensitive
            model are left out.
    """
    rows = connection.execute(_inspections().where(SEEN.id == inspection_id))
    return next(iter(veiled_inspections(connection, map(_inspection, rows), clearance)), None)


def visits_in(
    connection: Connection, inspection_id: int, clearance: Clearance | None = None
) -> tuple[VisitRecord, ...]:
    """What one visit saw, by the models' names; ``clearance`` as ``inspection`` has it."""
    statement = _visits().where(V.inspection_id == inspection_id).order_by(MODEL.c.sort_key, MODEL.c.id)
    return _visits_where(connection, statement, clearance)


def visits_of(
    connection: Connection, model_id: int, clearance: Clearance | None = None
) -> tuple[VisitRecord, ...]:
    """A model's visits, newest first; ``clearance`` as ``inspection`` has it."""
    statement = _visits().where(R.model_id == model_id).order_by(SEEN.visited_on.desc(), SEEN.id.desc())
    return _visits_where(connection, statement, clearance)


def needing_work(
    connection: Connection,
    *,
    span: Span | None = None,
    unit: int | None = None,
    charge: Charge | None = None,
    limit: int | None = PAGE,
) -> tuple[VisitRecord, ...]:
    """The models that must be strengthened by what their latest visit says; what is due first comes first.

    Args:
        connection: Inside ``Database.read()``.
        span: The years of the visited registrations; None for all.
        unit: Registered under this unit or one below it; None for all.
        charge: Whose business alone; None for everything.
        limit: Rows at the most; None for all.
    """
    where = _weak(charge)
    if span is not None:
        where.append(R.year.between(span.first, span.last))
    if unit is not None:
        where.append(R.unit_id.in_(units_below(unit, UnitView.REGISTERED)))
    undated = SEEN.due_on.is_(None)
    statement = _visits().where(*where).order_by(undated, SEEN.due_on, SEEN.visited_on, R.model_id).limit(limit)
    return _visits_where(connection, statement)


def needing_work_count(connection: Connection, charge: Charge | None = None) -> tuple[int, str | None]:
    """How many ``needing_work`` would give in all, and by when the first of them is due (ISO), if any is."""
    statement = (
        select(func.count(), func.min(SEEN.due_on))
        .join_from(INSPECTION_MODEL, INSPECTION, SEEN.id == V.inspection_id)
        .join(REGISTRATION, R.id == V.registration_id)
        .where(V.listed == 1, *_weak(charge))
    )
    count, due = connection.execute(statement).one()
    return int(count), due


def _weak(charge: Charge | None) -> list[ColumnElement[bool]]:
    """That a visit found a model weak, and no later one has seen it since."""
    later_visit, later, year = (
        INSPECTION_MODEL.alias("later_visit").c,
        INSPECTION.alias("later").c,
        REGISTRATION.alias("later_year").c,
    )
    mended = exists().where(
        year.model_id == R.model_id,
        later_visit.registration_id == year.id,
        later_visit.listed == 1,
        later.id == later_visit.inspection_id,
        or_(later.visited_on > SEEN.visited_on, and_(later.visited_on == SEEN.visited_on, later.id > SEEN.id)),
    )
    return [V.needs_work == 1, R.standing != int(Standing.STOPPED), ~mended, *ours(charge, R.field_id, R.unit_id)]


def _inspections() -> Select[Any]:
    listed = select(func.count()).where(V.inspection_id == SEEN.id, V.listed == 1)
    return select(
        SEEN.id,
        SEEN.kind,
        SEEN.visited_on,
        SEEN.team,
        SEEN.unit_id,
        UNIT.c.name,
        SEEN.findings,
        SEEN.to_strengthen,
        SEEN.due_on,
        SEEN.version,
        listed.scalar_subquery().label("models"),
        listed.where(V.needs_work == 1).scalar_subquery().label("needing_work"),
        saw_sensitive(SEEN.id).label("restricted"),
    ).outerjoin_from(INSPECTION, UNIT, UNIT.c.id == SEEN.unit_id)


def _inspection(row: Row[Any]) -> InspectionRecord:
    values = list(row)
    values[1], values[-1] = InspectionKind(row.kind), bool(row.restricted)
    return InspectionRecord(*values)


def _visits() -> Select[Any]:
    return (
        select(
            V.inspection_id,
            V.registration_id,
            R.model_id,
            MODEL.c.name,
            R.year,
            R.unit_id,
            UNIT.c.name.label("unit"),
            R.subject,
            R.standing,
            SEEN.kind,
            SEEN.visited_on,
            SEEN.team,
            V.findings,
            V.needs_work,
            SEEN.findings.label("general_findings"),
            SEEN.to_strengthen,
            SEEN.due_on,
            saw_sensitive(SEEN.id).label("restricted"),
            is_sensitive(R.model_id).label("of_sensitive"),
        )
        .join_from(INSPECTION_MODEL, INSPECTION, SEEN.id == V.inspection_id)
        .join(REGISTRATION, R.id == V.registration_id)
        .join(MODEL, MODEL.c.id == R.model_id)
        .join(UNIT, UNIT.c.id == R.unit_id)
        .where(V.listed == 1)
    )


def _visits_where(
    connection: Connection, statement: Select[Any], clearance: Clearance | None = None
) -> tuple[VisitRecord, ...]:
    return veiled_visits(connection, map(_visit, connection.execute(statement)), clearance)


def _visit(row: Row[Any]) -> Visit:
    values: list[Any] = list(row[:-1])
    values[7:10] = Subject(row.subject), Standing(row.standing), InspectionKind(row.kind)
    values[13], values[-1] = bool(row.needs_work), bool(row.restricted)
    return Visit(VisitRecord(*values), bool(row.of_sensitive))
