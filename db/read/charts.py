"""What the charts show beyond the dashboard's own figures."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.lifecycle import FUNNEL
from db.read.tallies import counted
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
    open_scope = scope.but(standing=None)
    counts: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for alike in counted(connection, open_scope):
        counts[alike.field_id][alike.standing] += alike.count
    fields = select(FIELD).order_by(FIELD.c.position, FIELD.c.id)
    return tuple(
        FieldFunnel(row.code, row.name, row.name_en, _reached(counts[row.id]))
        for row in connection.execute(fields)
        if scope.field in {None, row.code}
    )


def _reached(counts: Counter[int]) -> tuple[int, ...]:
    higher = (sum(n for standing, n in counts.items() if standing >= step) for step in FUNNEL[1:])
    return sum(counts.values()), *higher
