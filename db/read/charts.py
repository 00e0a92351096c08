"""What the charts show beyond the dashboard's own figures."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from db.awards import AwardStatus
from db.lifecycle import FUNNEL
from db.read import kept
from db.read.tallies import F, added, alike
from db.read.where import R, conditions
from db.scope import Scope
from db.tables import COMMENDATION, FIELD, REGISTRATION


@dataclass(frozen=True, slots=True)
class FieldFunnel:
    """How far a field's models have come.

    Attributes:
        reached: For each standing of the funnel, how many models have it or a higher one. The first figure is
            all that count: a stopped model was registered too.
    """

    code: str
    name: str
    name_en: str
    reached: tuple[int, ...]

    @property
    def key(self) -> str:
        """The field's code."""
        return self.code


def field_funnels(connection: Connection, scope: Scope) -> tuple[FieldFunnel, ...]:
    """The funnel of every field in scope, zeros included, in the fields' order.

    The scope's own standing narrows nothing here: a funnel shows them all.
    """
    counts: dict[tuple[str, str, str], Counter[int]] = {}
    for code, name, name_en, standing, count in kept.rows(connection, _by_field, scope.but(standing=None)):
        here = counts.setdefault((code, name, name_en), Counter())
        if standing is not None:
            here[standing] += count
    return tuple(
        FieldFunnel(*field, _reached(standings))
        for field, standings in counts.items()
        if scope.field in {None, field[0]}
    )


def commended_models(connection: Connection, scope: Scope) -> tuple[tuple[str, int], ...]:
    """How many models of each field in view have a commendation that holds, for one of the scope's years.

    The funnel's last step. A commendation without a model is of no field, and a model counts once, however often
    it was commended. As in ``field_funnels``, the scope's own standing narrows nothing.

    Returns:
        Each field's code with its figure, zeros included, in the fields' order.
    """
    year = REGISTRATION.alias("commended_year")
    models = (
        select(year.c.model_id)
        .join_from(COMMENDATION, year, year.c.id == COMMENDATION.c.registration_id)
        .where(
            COMMENDATION.c.status == str(AwardStatus.AWARDED),
            COMMENDATION.c.year.between(scope.span.first, scope.span.last),
        )
    )
    of = (
        select(R.field_id, func.count().label("count"))
        .where(*conditions(connection, scope.but(standing=None)), R.model_id.in_(models))
        .group_by(R.field_id)
        .subquery("of")
    )
    statement = (
        select(F.code, added(of.c["count"]))
        .select_from(FIELD.outerjoin(of, of.c.field_id == F.id))
        .where(*([F.code == scope.field] if scope.field is not None else []))
        .group_by(F.id, F.code, F.position)
        .order_by(F.position, F.id)
    )
    return tuple((row[0], row[1]) for row in connection.execute(statement))


def _by_field(connection: Connection, scope: Scope) -> Select[Any]:
    of = alike(conditions(connection, scope))
    return (
        select(F.code, F.name, F.name_en, of.c.standing, added(of.c["count"]))
        .select_from(FIELD.outerjoin(of, of.c.field_id == F.id))
        .group_by(F.id, F.code, F.name, F.name_en, F.position, of.c.standing)
        .order_by(F.position, F.id)
    )


def _reached(counts: Counter[int]) -> tuple[int, ...]:
    higher = (sum(n for standing, n in counts.items() if standing >= step) for step in FUNNEL[1:])
    return sum(counts.values()), *higher
