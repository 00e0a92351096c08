"""Which models nobody went to for some months."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, func, select

from db.committee import Charge
from db.lifecycle import Standing, Subject
from db.read.charge import ours
from db.read.inspection_records import UnvisitedRecord
from db.read.where import R, conditions
from db.scope import Scope
from db.tables import INSPECTION, INSPECTION_MODEL, MODEL, REGISTRATION, UNIT

__all__ = ["UnvisitedRecord", "unvisited", "unvisited_count"]

PAGE = 200
"""Rows of a page, unless told otherwise."""


def unvisited(
    connection: Connection,
    scope: Scope,
    since: str,
    *,
    charge: Charge | None = None,
    after: int | None = None,
    limit: int | None = PAGE,
) -> tuple[UnvisitedRecord, ...]:
    """The models in scope that no visit went to since a day, by their numbers; stopped ones need none.

    Args:
        connection: Inside ``Database.read()``.
        scope: What is in view.
        since: A day, ISO: who was visited on it or later is left out.
        charge: Whose business alone; None for everything.
        after: The last model of the page before.
        limit: Rows at the most; None for all.
    """
    visit, there, year = _tables()
    newest = (
        select(func.max(visit.visited_on))
        .where(
            year.model_id == R.model_id,
            there.registration_id == year.id,
            there.listed == 1,
            visit.id == there.inspection_id,
        )
        .scalar_subquery()
    )
    where = [*_in_view(connection, scope, charge), ~_visited(since)]
    if after is not None:
        where.append(R.model_id > after)
    statement: Select[Any] = (
        select(
            R.model_id,
            R.id,
            MODEL.c.name,
            R.year,
            R.unit_id,
            UNIT.c.name.label("unit"),
            R.subject,
            R.standing,
            newest.label("last_visit"),
        )
        .join_from(REGISTRATION, MODEL, MODEL.c.id == R.model_id)
        .join(UNIT, UNIT.c.id == R.unit_id)
        .where(*where)
        .order_by(R.model_id)
        .limit(limit)
    )
    return tuple(map(_record, connection.execute(statement)))


def unvisited_count(connection: Connection, scope: Scope, since: str, charge: Charge | None = None) -> int:
    """How many models ``unvisited`` would give in all."""
    visit, there, year = _tables()
    seen = (
        select(year.model_id)
        .where(
            visit.visited_on >= since,
            there.inspection_id == visit.id,
            there.listed == 1,
            year.id == there.registration_id,
        )
        .distinct()
    )
    # The visits are few beside the models: counting both and taking one from the other asks no model twice.
    in_view = _in_view(connection, scope, charge)
    everyone = select(func.count()).where(*in_view).scalar_subquery()
    visited = select(func.count()).where(*in_view, R.model_id.in_(seen)).scalar_subquery()
    return int(connection.scalar(select(everyone - visited)) or 0)


def _in_view(connection: Connection, scope: Scope, charge: Charge | None) -> list[ColumnElement[bool]]:
    there = R.standing != int(Standing.STOPPED)
    return [*conditions(connection, scope), there, *ours(charge, R.field_id, R.unit_id)]


def _visited(since: str) -> ColumnElement[bool]:
    visit, there, year = _tables()
    return exists().where(
        year.model_id == R.model_id,
        there.registration_id == year.id,
        there.listed == 1,
        visit.id == there.inspection_id,
        visit.visited_on >= since,
    )


def _tables() -> tuple[Any, Any, Any]:
    """The visits, their models and those models' years, apart from the registrations in view."""
    return (
        INSPECTION.alias("visit").c,
        INSPECTION_MODEL.alias("visit_model").c,
        REGISTRATION.alias("visited_year").c,
    )


def _record(row: Row[Any]) -> UnvisitedRecord:
    values = list(row)
    values[6:8] = Subject(row.subject), Standing(row.standing)
    return UnvisitedRecord(*values)
