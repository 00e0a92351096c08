"""What a member is in charge of on a day, in one statement; and that as the condition of another one."""

from collections import defaultdict

from sqlalchemy import ColumnElement, Connection, and_, false, null, or_, select, union

from db.committee import Charge
from db.read.holding import holds
from db.tables import ASSIGNMENT, BRANCH, TODAY

A, B, T = ASSIGNMENT.c, BRANCH.c, TODAY.c


def charge_of(connection: Connection, member_id: int, today: str) -> Charge:
    """What a member is in charge of.

    Args:
        connection: Inside ``Database.read()`` or a writer's transaction.
        member_id: The member.
        today: The day, ISO.

    Returns:
        Units with all units below them, and with the former units that they stand in the place of.
    """
    mine = (A.member_id == member_id, holds(A, today))
    statement = union(
        select(A.field_id, null().label("unit_id")).where(*mine, A.unit_id.is_(None)),
        select(A.field_id, B.unit_id).join(BRANCH, B.ancestor_id == A.unit_id).where(*mine),
        select(A.field_id, T.unit_id)
        .join(BRANCH, B.ancestor_id == A.unit_id)
        .join(TODAY, T.today_id == B.unit_id)
        .where(*mine),
    )
    found = connection.execute(statement).all()
    return Charge(
        frozenset(field for field, unit in found if unit is None),
        frozenset(unit for field, unit in found if field is None),
        frozenset((field, unit) for field, unit in found if field is not None and unit is not None),
    )


def ours(
    charge: Charge | None, field: ColumnElement[int] | None, unit: ColumnElement[int]
) -> list[ColumnElement[bool]]:
    """That something is the business of whoever is in charge of this: ``Charge.covers`` as a condition.

    Args:
        charge: What they are in charge of; None for everything.
        field: The field of what is asked about; None where it has none.
        unit: Its unit.
    """
    if charge is None:
        return []
    ways: list[ColumnElement[bool]] = [unit.in_(sorted(charge.units))] if charge.units else []
    if field is not None:
        if charge.fields:
            ways.append(field.in_(sorted(charge.fields)))
        units: defaultdict[int, list[int]] = defaultdict(list)
        for field_id, unit_id in sorted(charge.parts):
            units[field_id].append(unit_id)
        ways += [and_(field == field_id, unit.in_(ids)) for field_id, ids in units.items()]
    return [or_(false(), *ways)]
