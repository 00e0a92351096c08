"""Which models were taken up elsewhere, and where."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from db.clearance import Clearance
from db.read.veil import hidden
from db.read.where import units_below
from db.scope import Span, UnitView
from db.tables import MODEL, REPLICATION, UNIT

P = REPLICATION.c

PAGE = 200
"""Rows of a page, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class ReplicationRecord:
    """A model taken up in ``to_unit``; ``copy`` is what it is called there, if it was registered. ISO dates.

    ``restricted`` says that the note was left out, because it is not for everybody.
    """

    id: int
    model_id: int
    model: str
    to_unit_id: int
    to_unit: str
    replicated_on: str
    note: str | None
    copy_id: int | None
    copy: str | None
    restricted: bool = False

    @property
    def key(self) -> int:
        """The replication's id."""
        return self.id


def replications(
    connection: Connection,
    *,
    span: Span | None = None,
    unit: int | None = None,
    after: ReplicationRecord | None = None,
    limit: int | None = PAGE,
) -> tuple[ReplicationRecord, ...]:
    """Replications, newest first.

    Args:
        connection: Inside ``Database.read()``.
        span: The years in which it was taken up; None for all.
        unit: Into this unit or one below it; None for all.
        after: The last one of the page before.
        limit: Rows at the most; None for all.
    """
    where: list[ColumnElement[bool]] = []
    if span is not None:
        where.append(P.replicated_on.between(f"{span.first}-01-01", f"{span.last}-12-31"))
    if unit is not None:
        where.append(P.to_unit_id.in_(units_below(unit, UnitView.REGISTERED)))
    if after is not None:
        same_day = and_(P.replicated_on == after.replicated_on, P.id < after.id)
        where.append(or_(P.replicated_on < after.replicated_on, same_day))
    return _records(connection, _select().where(*where).limit(limit))


def replications_of(
    connection: Connection, model_id: int, clearance: Clearance | None = None
) -> tuple[ReplicationRecord, ...]:
    """Where one model was taken up, and what it was taken from, newest first.

    Without a clearance, the notes about sensitive models are left out.
    """
    statement = _select().where(or_(P.model_id == model_id, P.copy_id == model_id))
    return _records(connection, statement, clearance)


def _select() -> Select[Any]:
    copy = MODEL.alias("copy")
    return (
        select(
            P.id,
            P.model_id,
            MODEL.c.name,
            P.to_unit_id,
            UNIT.c.name.label("to_unit"),
            P.replicated_on,
            P.note,
            P.copy_id,
            copy.c.name.label("copy"),
        )
        .join_from(REPLICATION, MODEL, MODEL.c.id == P.model_id)
        .join(UNIT, UNIT.c.id == P.to_unit_id)
        .outerjoin(copy, copy.c.id == P.copy_id)
        .order_by(P.replicated_on.desc(), P.id.desc())
    )


def _records(
    connection: Connection, statement: Select[Any], clearance: Clearance | None = None
) -> tuple[ReplicationRecord, ...]:
    found = [ReplicationRecord(*row) for row in connection.execute(statement)]
    models = {model for each in found for model in (each.model_id, each.copy_id) if model is not None}
    veiled = hidden(connection, models, clearance)
    return tuple(
        each if veiled.isdisjoint((each.model_id, each.copy_id)) else replace(each, note=None, restricted=True)
        for each in found
    )
