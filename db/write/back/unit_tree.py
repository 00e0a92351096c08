"""Whether the units that a taking back would leave can still stand below one another."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from db.schema.tables import UNIT
from db.write.back.looking import Standing
from db.write.back.refusals import ABOVE_ENDED, BELOW_STANDS, NotTakenBack


def refuse_orphans(connection: Connection, rows: Sequence[Standing]) -> None:
    """See that no unit would stand below one that has ended.

    Raises:
        NotTakenBack: One would.
    """
    ours = {dict(each.row.key)["id"]: each for each in rows if each.row.table == UNIT.name}
    after = {number: _then(each) for number, each in ours.items() if each.row.then is not None}
    for number, unit in after.items():
        if unit["valid_to"] is None:
            above = after.get(unit["parent_id"]) or _stored(connection, unit["parent_id"])
            if above is not None and above["valid_to"] is not None:
                raise NotTakenBack(why=ABOVE_ENDED)
        else:
            below = select(UNIT.c.id).where(UNIT.c.parent_id == number, UNIT.c.valid_to.is_(None))
            if set(connection.scalars(below)) - ours.keys():
                raise NotTakenBack(why=BELOW_STANDS)


def _then(each: Standing) -> dict[str, Any]:
    return {**(each.now or {}), **(each.row.then or {})}


def _stored(connection: Connection, number: int | None) -> Mapping[Any, Any] | None:
    if number is None:
        return None
    row = connection.execute(select(UNIT).where(UNIT.c.id == number)).first()
    return None if row is None else row._mapping
