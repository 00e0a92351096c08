"""Units that nothing follows by itself, and which units somebody may choose for their models. Small statements."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, or_, select

from db.tables import LINEAGE, TODAY, UNIT
from db.unit_kinds import LineageKind

L = LINEAGE.c
IS_SPLIT = L.is_partial == 1
IS_GONE = and_(L.to_unit_id.is_(None), L.kind == str(LineageKind.DISSOLVE))


@dataclass(frozen=True, slots=True)
class Successor:
    """A unit that may be chosen. ``valid_from`` and ``valid_to`` are ISO dates, both included."""

    id: int
    name: str
    kind: str
    valid_from: str
    valid_to: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A unit whose models wait for a choice.

    Attributes:
        ended: The day from which on it is no more, ISO.
        successors: Those that may be chosen; empty where nobody recorded where it went, and any unit may
            that stood on that day.
    """

    id: int
    name: str
    ended: str
    successors: tuple[Successor, ...]

    @property
    def is_split(self) -> bool:
        """Whether its parts went to known units."""
        return bool(self.successors)

    def takes(self, unit: Successor) -> bool:
        """Whether a unit may be chosen for its models."""
        if self.is_split:
            return any(each.id == unit.id for each in self.successors)
        stood = unit.valid_from <= self.ended and (unit.valid_to is None or unit.valid_to >= self.ended)
        return stood and unit.id != self.id


def waiting_units(connection: Connection) -> Mapping[int, Waiting]:
    """The units that were split, and those that ended without anybody recording a successor, by id."""
    old, new = UNIT.alias("old"), UNIT.alias("new")
    rows = connection.execute(
        select(L.from_unit_id, old.c.name, L.change_date, *(new.c[n] for n in Successor.__slots__))
        .select_from(LINEAGE.join(old, old.c.id == L.from_unit_id).outerjoin(new, new.c.id == L.to_unit_id))
        .where(or_(IS_SPLIT, IS_GONE))
        .order_by(new.c.sort_key, new.c.id)
    )
    told: dict[int, tuple[str, str]] = {}
    parts: defaultdict[int, list[Successor]] = defaultdict(list)
    for unit, name, day, *successor in rows:
        told[unit] = (name, day)
        if successor[0] is not None:
            parts[unit].append(Successor(*successor))
    return {unit: Waiting(unit, name, day, tuple(parts[unit])) for unit, (name, day) in told.items()}


def successor(connection: Connection, unit_id: int) -> Successor | None:
    """A unit as one that may be chosen; None where there is none."""
    columns = (UNIT.c[name] for name in Successor.__slots__)
    row = connection.execute(select(*columns).where(UNIT.c.id == unit_id)).first()
    return None if row is None else Successor(*row)


def counted_at_any(units: Collection[int] | Select[Any]) -> Select[tuple[int]]:
    """The units in whose place one of these stands today: what ``heir_id`` is looked up by."""
    return select(TODAY.c.unit_id).where(TODAY.c.today_id.in_(units))
