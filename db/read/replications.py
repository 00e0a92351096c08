"""Which models were taken up elsewhere, and where."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, and_, bindparam, or_, select

from db.read.where import units_below
from db.scope import Span, UnitView
from db.tables import MODEL, REPLICATION, UNIT

P = REPLICATION.c

PAGE = 200
"""Rows of a page, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class ReplicationRecord:
    """A model taken up in ``to_unit``; ``copy`` is what it is called there, if it was registered. ISO dates."""

    id: int
    model_id: int
    model: str
    to_unit_id: int
    to_unit: str
    replicated_on: str
    note: str | None
    copy_id: int | None
    copy: str | None

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


def replications_of(connection: Connection, model_id: int) -> tuple[ReplicationRecord, ...]:
    """Where one model was taken up, and what it was taken from, newest first."""
    return tuple(ReplicationRecord(*row) for row in connection.execute(_of_model(), {"model": model_id}))


@cache
def _of_model() -> Select[Any]:
    """Made once: every model that is read in full asks it."""
    model: BindParameter[int] = bindparam("model")
    return _select().where(or_(P.model_id == model, P.copy_id == model))


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


def _records(connection: Connection, statement: Select[Any]) -> tuple[ReplicationRecord, ...]:
    return tuple(ReplicationRecord(*row) for row in connection.execute(statement))
