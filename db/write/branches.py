"""Upkeep of what is derived from the units: the closure of the tree, and who stands in whose place today.

The computations are pure; the rest stores what they say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from db.schema.tables import BRANCH, LINEAGE, TODAY, UNIT


@dataclass(frozen=True, slots=True)
class LineageFact:
    """One whole or partial passage of a unit into another."""

    from_unit: int
    to_unit: int | None
    change_date: str
    is_partial: bool


def branches(parents: Mapping[int, int | None]) -> list[tuple[int, int, int]]:
    """The closure of a tree: (ancestor, unit, depth) for every unit and each of its ancestors and itself.

    Args:
        parents: Each unit's parent.
    """
    rows: list[tuple[int, int, int]] = []
    for unit in parents:
        ancestor: int | None = unit
        depth = 0
        while ancestor is not None:
            rows.append((ancestor, unit, depth))
            ancestor = parents.get(ancestor)
            depth += 1
    return rows


def successors(units: Iterable[int], facts: Iterable[LineageFact], today: str) -> dict[int, int]:
    """Which unit stands in each unit's place on ``today`` (ISO date).

    Whole passages are followed one after the other. A unit that was split, or that went nobody knows where,
    stands in its own place: its models wait for a human's choice.
    """
    whole: dict[int, int] = {}
    for fact in facts:
        if not fact.is_partial and fact.to_unit is not None and fact.change_date <= today:
            whole[fact.from_unit] = fact.to_unit
    found: dict[int, int] = {}
    for unit in units:
        here, seen = unit, {unit}
        while here in whole and whole[here] not in seen:
            here = whole[here]
            seen.add(here)
        found[unit] = here
    return found


def compute(connection: Connection, today: str) -> tuple[list[tuple[int, int, int]], dict[int, int]]:
    """What ``unit_branch`` and ``unit_today`` should say, from the units and the lineage."""
    parents = {row.id: row.parent_id for row in connection.execute(select(UNIT.c.id, UNIT.c.parent_id))}
    return branches(parents), places(connection, parents, today)


def places(connection: Connection, units: Iterable[int], today: str) -> dict[int, int]:
    """What ``unit_today`` should say of some units, from the lineage."""
    facts = [
        LineageFact(row.from_unit_id, row.to_unit_id, row.change_date, bool(row.is_partial))
        for row in connection.execute(select(LINEAGE).order_by(LINEAGE.c.change_date, LINEAGE.c.id))
    ]
    return successors(units, facts, today)


def clear(connection: Connection) -> None:
    """Store neither: a unit to which something derived still points cannot be taken out."""
    connection.execute(delete(BRANCH))
    connection.execute(delete(TODAY))


def rebuild(connection: Connection, today: str) -> None:
    """Store both anew."""
    closure, standing = compute(connection, today)
    clear(connection)
    if closure:
        connection.execute(insert(BRANCH), [{"ancestor_id": a, "unit_id": u, "depth": d} for a, u, d in closure])
        connection.execute(insert(TODAY), [{"unit_id": u, "today_id": t} for u, t in standing.items()])
