"""The units by name, with when they stood and who stands in their place today. One statement."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from db.read.waiting import IS_SPLIT
from db.tables import LINEAGE, TODAY, UNIT


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """A unit. ``valid_from`` and ``valid_to`` are ISO dates, both included.

    Attributes:
        today_id: Who stands in its place today: itself, where it stands or nothing follows it.
        waits: It was split: its models wait for a human's choice, unless one was made.
    """

    id: int
    code: str | None
    name: str
    kind: str
    parent_id: int | None
    parent: str | None
    valid_from: str
    valid_to: str | None
    today_id: int
    today: str
    waits: bool


def unit_list(connection: Connection, on: str | None) -> tuple[UnitRecord, ...]:
    """The units in Vietnamese order.

    Args:
        connection: Inside ``Database.read()``.
        on: The day on which they stand, ISO; None for all there ever were.
    """
    above, heir, U = UNIT.alias("above"), UNIT.alias("heir"), UNIT.c
    split = select(LINEAGE.c.id).where(LINEAGE.c.from_unit_id == U.id, IS_SPLIT).exists()
    columns = (U.id, U.code, U.name, U.kind, U.parent_id, above.c.name, U.valid_from, U.valid_to)
    statement = (
        select(*columns, heir.c.id, heir.c.name, split)
        .select_from(
            UNIT.outerjoin(above, above.c.id == U.parent_id)
            .join(TODAY, TODAY.c.unit_id == U.id)
            .join(heir, heir.c.id == TODAY.c.today_id)
        )
        .order_by(U.sort_key, U.valid_from, U.id)
    )
    if on is not None:
        statement = statement.where(U.valid_from <= on, or_(U.valid_to.is_(None), U.valid_to >= on))
    return tuple(_record(*row) for row in connection.execute(statement))


def _record(*row: Any) -> UnitRecord:
    values: list[Any] = [*row[:-1], bool(row[-1])]
    return UnitRecord(*values)
