"""What the charts show beyond the dashboard's own figures."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from db.lifecycle import FUNNEL
from db.read import kept
from db.read.tallies import F, added, alike
from db.read.where import conditions
from db.scope import Scope
from db.tables import FIELD


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
