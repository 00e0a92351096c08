"""Who is in charge of what on a day, and what nobody is in charge of. One statement a view."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, or_, select

from db.read.committee_records import AssignmentNotFound, AssignmentRecord, FieldGap, Gaps, UnitGap
from db.read.holding import holds
from db.tables import ASSIGNMENT, BRANCH, FIELD, MEMBER, UNIT

__all__ = ["assignment", "assignment_columns", "assignments", "gaps", "in_charge"]

A, B, F, M, U = ASSIGNMENT.c, BRANCH.c, FIELD.c, MEMBER.c, UNIT.c


def assignments(
    connection: Connection, on: str, *, member_id: int | None = None, everything: bool = False
) -> tuple[AssignmentRecord, ...]:
    """The assignments of a day: fields before units, in their orders.

    Args:
        connection: Inside ``Database.read()``.
        on: The day, ISO.
        member_id: One member's; None for everybody's.
        everything: Also those that do not hold on that day, and those that were taken back.
    """
    statement = _assignments(on)
    if member_id is not None:
        statement = statement.where(A.member_id == member_id)
    if not everything:
        statement = statement.where(holds(A, on))
    return _records(connection, statement)


def assignment(connection: Connection, assignment_id: int, on: str) -> AssignmentRecord:
    """One assignment.

    Raises:
        AssignmentNotFound
    """
    found = _records(connection, _assignments(on).where(A.id == assignment_id))
    if not found:
        raise AssignmentNotFound(value=assignment_id)
    return found[0]


def in_charge(
    connection: Connection, on: str, *, field_id: int | None = None, unit_id: int | None = None
) -> tuple[AssignmentRecord, ...]:
    """Who is in charge on a day of a field, a unit, or a field in a unit.

    Args:
        connection: Inside ``Database.read()``.
        on: The day, ISO.
        field_id: The field; None for whichever.
        unit_id: The unit: whoever has it or a unit above it. None for whichever.

    Returns:
        The assignments. Where both are asked for, those too that were given for all of the unit's fields or for
        all of the field's units.
    """
    where: list[ColumnElement[bool]] = [holds(A, on)]
    both = field_id is not None and unit_id is not None
    if field_id is not None:
        where.append(or_(A.field_id == field_id, A.field_id.is_(None)) if both else A.field_id == field_id)
    if unit_id is not None:
        above = A.unit_id.in_(select(B.ancestor_id).where(B.unit_id == unit_id))
        where.append(or_(above, A.unit_id.is_(None)) if both else above)
    return _records(connection, _assignments(on).where(*where))


def gaps(connection: Connection, on: str) -> Gaps:
    """The fields, and the units that stand on a day, with nobody in charge of them.

    A field has somebody where it was given to a member for all units, or for a unit that none is above; a unit
    where it or a unit above it was given to one, be it for one field. A unit whose parts all have somebody is no
    gap either: whoever has every ward need not have the city.
    """
    top = or_(A.unit_id.is_(None), A.unit_id.in_(select(U.id).where(U.parent_id.is_(None))))
    given = select(A.field_id).where(holds(A, on), A.field_id.is_not(None), top)
    fields = select(literal(1), F.id, F.code, F.name, F.name_en, F.position).where(F.id.not_in(given))
    stands = and_(U.valid_from <= on, or_(U.valid_to.is_(None), U.valid_to >= on))
    below = select(B.unit_id).join(ASSIGNMENT, A.unit_id == B.ancestor_id).where(holds(A, on))
    units = select(U.id, U.name, U.kind, U.parent_id, U.id.in_(below).label("has")).where(stands)
    rows = connection.execute(units.order_by(U.sort_key, U.id)).all()
    open_fields = connection.execute(fields.order_by(F.position, F.id)).all()
    return Gaps(tuple(FieldGap(*row[1:5]) for row in open_fields), _unit_gaps(rows))


def _unit_gaps(rows: Any) -> tuple[UnitGap, ...]:
    """The units without anybody, but for those whose parts all have somebody."""
    parts: dict[int | None, list[int]] = {}
    for row in rows:
        parts.setdefault(row.parent_id, []).append(row.id)
    covered = {row.id: bool(row.has) for row in rows}

    def has_somebody(unit: int) -> bool:
        # The tree is a few levels deep.
        below = parts.get(unit, [])
        return covered[unit] or (bool(below) and all(map(has_somebody, below)))

    return tuple(UnitGap(row.id, row.name, row.kind, row.parent_id) for row in rows if not has_somebody(row.id))


def assignment_columns(on: str) -> tuple[ColumnElement[Any], ...]:
    """An assignment's columns, in the order of ``AssignmentRecord``; with its member, its field and its unit."""
    return (
        A.id,
        A.member_id,
        M.name.label("member"),
        A.field_id,
        F.code.label("field"),
        F.name.label("field_name"),
        F.name_en.label("field_name_en"),
        A.unit_id,
        U.name.label("unit"),
        A.from_date,
        A.until_date,
        A.decision,
        A.version,
        case((holds(A, on), 1), else_=0).label("held"),
    )


def _assignments(on: str) -> Select[Any]:
    return (
        select(*assignment_columns(on))
        .join_from(ASSIGNMENT, MEMBER, M.id == A.member_id)
        .outerjoin(FIELD, F.id == A.field_id)
        .outerjoin(UNIT, U.id == A.unit_id)
        .order_by(*in_order())
    )


def in_order() -> tuple[ColumnElement[Any], ...]:
    """Fields before units, the wider before the narrower, in their orders; then by member and day."""
    return (
        case((A.field_id.is_(None), 1), else_=0),
        F.position,
        func.coalesce(U.sort_key, ""),
        M.sort_key,
        A.from_date,
        A.id,
    )


def _records(connection: Connection, statement: Select[Any]) -> tuple[AssignmentRecord, ...]:
    return tuple(record(row) for row in connection.execute(statement))


def record(row: Any) -> AssignmentRecord:
    """An assignment from its columns."""
    values = list(row)
    values[-1] = bool(values[-1])
    return AssignmentRecord(*values)
