"""Targets against what is registered. One statement."""

from typing import Any

from sqlalchemy import Connection, Select, case, func, or_, select

from db.read.calendar_records import TargetNotFound, TargetRecord
from db.scope import Scope, Span
from db.tables import BRANCH, FIELD, REGISTRATION, TARGET, UNIT

__all__ = ["target", "targets"]

T, F, R = TARGET.c, FIELD.c, REGISTRATION.c


def targets(connection: Connection, span: Span | None = None) -> tuple[TargetRecord, ...]:
    """The targets that hold, each against what is registered in its own years.

    Args:
        connection: Inside ``Database.read()``.
        span: Only those whose years lie within it; None for all.

    Returns:
        By years (the longest span that begins first comes first), all fields before each field, all units before
        each unit.
    """
    statement = _targets().where(T.dropped_at.is_(None))
    if span is not None:
        statement = statement.where(T.first_year >= span.first, T.last_year <= span.last)
    no_field, no_unit = T.field_id.is_(None), T.unit_id.is_(None)
    ordered = statement.order_by(
        T.first_year,
        T.last_year.desc(),
        case((no_unit, 0), else_=1),
        UNIT.c.sort_key,
        T.unit_id,
        case((no_field, 0), else_=1),
        F.position,
        T.id,
    )
    return tuple(TargetRecord(*row) for row in connection.execute(ordered))


def target(connection: Connection, target_id: int) -> TargetRecord:
    """One target that holds.

    Raises:
        TargetNotFound: There is none, or it was dropped.
    """
    row = connection.execute(_targets().where(T.id == target_id, T.dropped_at.is_(None))).first()
    if row is None:
        raise TargetNotFound(value=target_id)
    return TargetRecord(*row)


def planned(connection: Connection, scope: Scope) -> tuple[tuple[str | None, int], ...]:
    """What is planned for exactly the years and the unit of a scope.

    Returns:
        Each field's code (None for all fields together) with the planned number, in no order.
    """
    unit = T.unit_id.is_(None) if scope.unit is None else T.unit_id == scope.unit
    statement = (
        select(F.code, T.planned)
        .select_from(TARGET.outerjoin(FIELD, F.id == T.field_id))
        .where(T.dropped_at.is_(None), T.first_year == scope.span.first, T.last_year == scope.span.last, unit)
    )
    return tuple((row[0], row[1]) for row in connection.execute(statement))


def _targets() -> Select[Any]:
    # Each kind has a statement of its own, so that each begins with the index that suits it.
    counted = case(
        (T.unit_id.is_(None), _registered().scalar_subquery()),
        else_=_registered().where(R.unit_id.in_(_below())).scalar_subquery(),
    )
    return select(
        T.id,
        T.first_year,
        T.last_year,
        F.code,
        F.name,
        F.name_en,
        T.unit_id,
        UNIT.c.name,
        T.planned,
        counted,
        T.decision,
        T.version,
    ).select_from(TARGET.outerjoin(FIELD, F.id == T.field_id).outerjoin(UNIT, UNIT.c.id == T.unit_id))


def _registered() -> Select[Any]:
    """How many models count in a target's years and field: ``db.read.where.latest``, of each target's own span."""
    return (
        select(func.count())
        .select_from(REGISTRATION)
        .where(
            R.year.between(T.first_year, T.last_year),
            R.next_year > T.last_year,
            or_(T.field_id.is_(None), R.field_id == T.field_id),
        )
        .correlate(TARGET)
    )


def _below() -> Select[Any]:
    return select(BRANCH.c.unit_id).where(BRANCH.c.ancestor_id == T.unit_id).correlate(TARGET)
