"""Whether what a taking back would choose again for a model can still be chosen."""

from collections.abc import Sequence

from sqlalchemy import Connection

from db.read.waiting import successor, waiting_units
from db.schema.tables import CHOICE
from db.write.back.looking import Standing
from db.write.back.refusals import NO_SPLIT, NotTakenBack


def refuse_strange_choices(connection: Connection, rows: Sequence[Standing]) -> None:
    """See that no model would go where nothing of its unit went: the split may have been taken back since.

    Raises:
        NotTakenBack: One would.
    """
    chosen = [each for each in rows if each.row.table == CHOICE.name and each.row.then is not None]
    if not chosen:
        return
    waiting = waiting_units(connection)
    for each in chosen:
        values = {**dict(each.row.key), **(each.row.then or {})}
        split, unit = waiting.get(values["from_unit_id"]), successor(connection, values["to_unit_id"])
        if split is None or unit is None or not split.takes(unit):
            raise NotTakenBack(why=NO_SPLIT)
