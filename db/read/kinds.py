"""New, kept up and stopped: a scope's models by the kind of their latest registration. One statement a view."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, literal, select

from db.lifecycle import Standing
from db.read import kept
from db.read.tallies import F, added
from db.read.veil import is_sensitive
from db.read.where import R, conditions
from db.scope import Scope
from db.tables import FIELD, MODEL, REGISTRATION, UNIT

NEW, MAINTAINED = "NEW", "MAINTAINED"
"""As ``db.schema.RegistrationKind`` has them, which imports SQLModel."""


@dataclass(frozen=True, slots=True)
class KindRow:
    """A field's models; ``code`` is None for all fields together.

    Attributes:
        total: All that count.
        new: Those whose latest registration in the span is their first.
        maintained: Those whose latest one keeps up what was there before. With ``new`` it makes the total.
        stopped: Those of the total that were stopped: in ``new`` or ``maintained`` too.
    """

    code: str | None
    name: str
    name_en: str
    total: int
    new: int
    maintained: int
    stopped: int

    @property
    def key(self) -> str | None:
        """The field's code."""
        return self.code


@dataclass(frozen=True, slots=True)
class KindsView:
    """Every field, zeros included, in the fields' order, and all of them together."""

    rows: tuple[KindRow, ...]
    total: KindRow


@dataclass(frozen=True, slots=True)
class StoppedRow:
    """A model that was stopped, and why. ``restricted`` says that the reason is not for everybody."""

    model_id: int
    registration_id: int
    name: str
    unit_id: int
    unit: str
    field: str
    year: int
    reason: str | None
    restricted: bool = False

    @property
    def key(self) -> int:
        """The model's id."""
        return self.model_id


@dataclass(frozen=True, slots=True)
class Stopped:
    """The stopped models of a scope, the last year's first. ``total`` counts also those not in ``rows``."""

    rows: tuple[StoppedRow, ...]
    total: int


def new_and_kept(connection: Connection, scope: Scope) -> KindsView:
    """New, kept up and stopped models by field: each model once, by its latest registration in the scope's years.

    The scope's own field narrows nothing here: the others stay visible beside the one that is chosen.
    """
    found = [KindRow(*row) for row in kept.rows(connection, _by_kind, scope.but(field=None))]
    sums = (sum(getattr(row, name) for row in found) for name in ("total", "new", "maintained", "stopped"))
    return KindsView(tuple(found), KindRow(None, "", "", *sums))


def kept_up(connection: Connection, scope: Scope) -> tuple[tuple[str, int], ...]:
    """How many models of each field are kept up, zeros included: the ``maintained`` of ``new_and_kept`` alone.

    These have an index of their own: of a million models they are counted in a twentieth of the time that it
    takes to ask each registration for its kind.

    Returns:
        Each field's code with its figure, in the fields' order.
    """
    return tuple((row[0], row[1]) for row in kept.rows(connection, _kept_up, scope.but(field=None)))


def stopped(connection: Connection, scope: Scope, limit: int = 200) -> Stopped:
    """The models in scope that were stopped, with the reasons.

    Args:
        connection: Inside ``Database.read()``.
        scope: What is looked at; its standing is taken as stopped.
        limit: Rows at the most, at least 1; ``total`` counts all.
    """
    statement = (
        select(
            R.model_id,
            R.id,
            MODEL.c.name,
            R.unit_id,
            UNIT.c.name.label("unit"),
            F.code,
            R.year,
            R.reason,
            is_sensitive(R.model_id).label("restricted"),
            func.count().over().label("total"),
        )
        .join(MODEL, MODEL.c.id == R.model_id)
        .join(UNIT, UNIT.c.id == R.unit_id)
        .join(FIELD, F.id == R.field_id)
        .where(*conditions(connection, scope.but(standing=Standing.STOPPED)))
        .order_by(R.year.desc(), MODEL.c.sort_key, R.model_id)
        .limit(max(limit, 1))
    )
    rows = connection.execute(statement).all()
    return Stopped(tuple(map(_stopped, rows)), rows[0].total if rows else 0)


def _stopped(row: Row[Any]) -> StoppedRow:
    values: list[Any] = list(row[:-1])
    values[-2:] = (None, True) if row.restricted else (row.reason, False)
    return StoppedRow(*values)


def _kept_up(connection: Connection, scope: Scope) -> Select[Any]:
    # Said within the statement: SQLite takes an index of some rows alone only where no others are asked for.
    this_kind = R.kind == literal(MAINTAINED, literal_execute=True)
    of = (
        select(R.field_id, func.count().label("count"))
        .select_from(REGISTRATION)
        .where(*conditions(connection, scope), this_kind)
        .group_by(R.field_id)
        .subquery("of")
    )
    return (
        select(F.code, added(of.c["count"]))
        .select_from(FIELD.outerjoin(of, of.c.field_id == F.id))
        .group_by(F.id, F.code, F.position)
        .order_by(F.position, F.id)
    )


def _by_kind(connection: Connection, scope: Scope) -> Select[Any]:
    of = (
        select(R.field_id, R.kind, R.standing, func.count().label("count"))
        .select_from(REGISTRATION)
        .where(*conditions(connection, scope))
        .group_by(R.field_id, R.kind, R.standing)
        .subquery("of")
    )
    count = of.c["count"]
    return (
        select(
            F.code,
            F.name,
            F.name_en,
            added(count),
            added(count, of.c.kind == NEW),
            added(count, of.c.kind == MAINTAINED),
            added(count, of.c.standing == int(Standing.STOPPED)),
        )
        .select_from(FIELD.outerjoin(of, of.c.field_id == F.id))
        .group_by(F.id, F.code, F.name, F.name_en, F.position)
        .order_by(F.position, F.id)
    )
