"""The models of units that were split: which ones still wait for a human's choice, and what was chosen."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, null, or_, select, tuple_

from db.read.records import model_code
from db.read.veil import sensitive_ids
from db.read.waiting import IS_GONE, IS_SPLIT, Waiting, counted_at_any, waiting_units
from db.read.where import R
from db.tables import CHOICE, LINEAGE, MODEL, TODAY, UNIT
from db.text import fold, sort_key

PAGE = 200
"""Rows of a page, unless told otherwise."""

Place = tuple[str, int, int]
"""Where a row stands: the model's sort key and number, and the split unit."""


@dataclass(frozen=True, slots=True)
class PendingModel:
    """A model that waits.

    Attributes:
        place: Where it is carried out, as it was registered: what the choice goes by.
        unit_id: The split unit.
        last_year: The last year in which it is registered there.
        at: Where it stands in the list: what the next page begins after.
    """

    model_id: int
    name: str
    place: str | None
    unit_id: int
    unit: str
    last_year: int
    at: Place

    @property
    def key(self) -> tuple[int, int]:
        """The model and the split unit."""
        return self.model_id, self.unit_id

    @property
    def code(self) -> str:
        """The model's number as people write it."""
        return model_code(self.model_id)


@dataclass(frozen=True, slots=True)
class PendingPage:
    """A page of the models that wait.

    Attributes:
        total: How many there are in all.
        units: The units that they wait at, with the successors that may be chosen.
    """

    rows: tuple[PendingModel, ...]
    total: int
    units: Mapping[int, Waiting]


@dataclass(frozen=True, slots=True)
class PendingPlace:
    """A place of a split unit, and how many models wait there; ``place`` is None for those that name none."""

    unit_id: int
    unit: str
    place: str | None
    models: int


@dataclass(frozen=True, slots=True)
class ChoiceRecord:
    """What was chosen for a model; ``chosen_on`` is an ISO date."""

    unit_id: int
    unit: str
    successor_id: int
    successor: str
    chosen_on: str
    decision: str | None


def pending(
    connection: Connection,
    unit: int | None = None,
    *,
    gone: bool = False,
    after: Place | None = None,
    limit: int = PAGE,
) -> PendingPage:
    """The models that wait for a choice, by name.

    Args:
        connection: Inside ``Database.read()``.
        unit: Only those at this split unit; None for all.
        gone: Also those of units that ended without anybody recording a successor.
        after: Only rows behind this place (``PendingModel.at``).
        limit: Rows at the most.
    """
    waits = _waiting(unit, gone=gone)
    rows = pending_rows(connection, waits, after, limit)
    units = {
        number: each
        for number, each in waiting_units(connection).items()
        if (gone or each.is_split) and unit in {None, number}
    }
    total = connection.scalar(select(func.count()).select_from(waits.subquery())) or 0
    return PendingPage(rows, total, units)


def pending_places(connection: Connection, unit: int | None = None) -> tuple[PendingPlace, ...]:
    """The places of the models that wait, those with the most models first: what can be chosen in one act."""
    waits, place = _waiting(unit).subquery("waits"), _place()
    statement = (
        select(waits.c.unit_id, UNIT.c.name, place, func.count())
        .select_from(waits.join(MODEL, MODEL.c.id == waits.c.model_id).join(UNIT, UNIT.c.id == waits.c.unit_id))
        .group_by(waits.c.unit_id, UNIT.c.name, place)
    )
    rows = (PendingPlace(*row) for row in connection.execute(statement))
    return tuple(
        sorted(rows, key=lambda row: (sort_key(row.unit), row.unit_id, -row.models, sort_key(row.place or "")))
    )


def choices_of(connection: Connection, model_id: int) -> tuple[ChoiceRecord, ...]:
    """What was chosen for one model."""
    split, to = UNIT.alias("split"), UNIT.alias("successor")
    C = CHOICE.c
    statement = (
        select(C.from_unit_id, split.c.name, C.to_unit_id, to.c.name, C.chosen_on, C.decision)
        .select_from(CHOICE.join(split, split.c.id == C.from_unit_id).join(to, to.c.id == C.to_unit_id))
        .where(C.model_id == model_id)
        .order_by(C.from_unit_id)
    )
    return tuple(ChoiceRecord(*row) for row in connection.execute(statement))


def models_in_place(connection: Connection, unit: int, place: str, *, again: bool = False) -> tuple[int, ...]:
    """The models of a split unit in a place that wait, or all of them.

    Args:
        connection: Inside ``Database.read()`` or a writer's transaction.
        unit: The split unit.
        place: Whole words of the models' places, accents or not: "to 1" is not in "Tổ 11".
        again: Also those for which something was chosen.
    """
    wanted = f" {fold(place)} "
    if not wanted.strip():
        return ()
    waits = _waiting(unit, gone=True).subquery("waits")
    which: ColumnElement[bool] = MODEL.c.id.in_(select(waits.c.model_id))
    if again:
        which |= MODEL.c.id.in_(select(CHOICE.c.model_id).where(CHOICE.c.from_unit_id == unit))
    rows = connection.execute(select(MODEL.c.id, MODEL.c.place).where(which).order_by(MODEL.c.id))
    return tuple(row.id for row in rows if wanted in f" {fold(row.place or '')} ")


def _waiting(unit: int | None, *, gone: bool = False) -> Select[Any]:
    """``waiting_at`` of all units that wait, or of one of them."""
    units = select(LINEAGE.c.from_unit_id).where(or_(IS_SPLIT, IS_GONE) if gone else IS_SPLIT)
    return waiting_at(units if unit is None else units.where(LINEAGE.c.from_unit_id == unit))


def waiting_at(units: Collection[int] | Select[Any]) -> Select[Any]:
    """(model_id, unit_id, last_year) of the models that count at some units by today's units."""
    return (
        select(R.model_id, TODAY.c.today_id.label("unit_id"), func.max(R.year).label("last_year"))
        .where(R.heir_id.in_(counted_at_any(units)), R.next_year > 0, TODAY.c.unit_id == R.heir_id)
        .group_by(R.model_id, TODAY.c.today_id)
    )


def _place() -> ColumnElement[str | None]:
    """Where a model is carried out; nothing where that is not for everybody."""
    return case((MODEL.c.id.in_(sensitive_ids()), null()), else_=MODEL.c.place)


def pending_rows(
    connection: Connection, waiting: Select[Any], after: Place | None, limit: int
) -> tuple[PendingModel, ...]:
    """A page of models, by name.

    Args:
        connection: Inside ``Database.read()``.
        waiting: Which ones, as ``waiting_at`` gives them.
        after: Only rows behind this place.
        limit: Rows at the most.
    """
    waits = waiting.subquery("waits")
    w = waits.c
    order = (MODEL.c.sort_key, MODEL.c.id, w.unit_id)
    statement = (
        select(MODEL.c.id, MODEL.c.name, _place(), w.unit_id, UNIT.c.name, w.last_year, MODEL.c.sort_key)
        .select_from(waits.join(MODEL, MODEL.c.id == w.model_id).join(UNIT, UNIT.c.id == w.unit_id))
        .order_by(*order)
        .limit(limit)
    )
    if after is not None:
        statement = statement.where(tuple_(*order) > tuple_(*after))
    return tuple(_pending(*row[:-1], (row.sort_key, row.id, row.unit_id)) for row in connection.execute(statement))


def _pending(*values: Any) -> PendingModel:
    return PendingModel(*values)
