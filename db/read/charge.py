"""What a member is in charge of on a day. One statement."""

from sqlalchemy import Connection, null, select, union

from db.committee import Charge
from db.read.terms import holds
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
