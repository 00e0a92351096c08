"""What the press says of the movement: by year, by model. One statement a view."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from db.days import days_of_year
from db.read.calendar_records import PressNotFound, PressRecord
from db.tables import MODEL, PRESS_ITEM

P = PRESS_ITEM.c


def press_items(
    connection: Connection,
    *,
    year: int | None = None,
    days: tuple[date, date] | None = None,
    model_id: int | None = None,
    withdrawn: bool = False,
) -> tuple[PressRecord, ...]:
    """The articles and broadcasts, the newest first.

    Args:
        connection: Inside ``Database.read()``.
        year: Only those that appeared in this year; None for all.
        days: Only those that appeared from the one day to the other, both included; None for all.
        model_id: Only those about this model; None for all.
        withdrawn: Also those that were withdrawn.
    """
    statement = _items().order_by(P.date.desc(), P.id.desc())
    for first, last in filter(None, (days, None if year is None else days_of_year(year))):
        statement = statement.where(P.date.between(first.isoformat(), last.isoformat()))
    if model_id is not None:
        statement = statement.where(P.model_id == model_id)
    if not withdrawn:
        statement = statement.where(P.withdrawn_at.is_(None))
    return tuple(PressRecord(*row) for row in connection.execute(statement))


def press_item(connection: Connection, press_id: int) -> PressRecord:
    """One of them, withdrawn or not.

    Raises:
        PressNotFound
    """
    row = connection.execute(_items().where(P.id == press_id)).first()
    if row is None:
        raise PressNotFound(value=press_id)
    return PressRecord(*row)


def _items() -> Select[Any]:
    return select(
        P.id,
        P.kind,
        P.title,
        P.outlet,
        P.date,
        P.author,
        P.link,
        P.model_id,
        MODEL.c.name.label("model"),
        P.withdrawn_at,
        P.withdrawn_reason,
        P.version,
    ).select_from(PRESS_ITEM.outerjoin(MODEL, MODEL.c.id == P.model_id))
