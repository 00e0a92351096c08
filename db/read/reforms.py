"""A reorganisation of the reference data, held against the units of a register: which ones it means there."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from db.errors import NotAllowed
from db.read.unit_plans import all_unit_facts, passages_on
from db.reference import UNITS, Reform, UnitFact
from db.text import fold
from db.unit_changes import Beginning, Below, ChangeSet, Passing, Ref
from db.unit_plans import UnitFacts, require_new

_FACTS = {unit.key: unit for unit in UNITS}


def change_set(connection: Connection, reform: Reform) -> ChangeSet:
    """A reorganisation as a set of changes to this register.

    A unit is known by its kind and name among those that stand the day before; where two are alike, by its code.
    What stands below a unit that ends goes along to its successor, or ends where the reform says so.

    Args:
        connection: Inside ``Database.read()`` or a writer's transaction.
        reform: The reorganisation.

    Raises:
        NotAllowed: It was done already, or one of its units does not stand.
    """
    on = date.fromisoformat(reform.on)
    require_new(reform.title, reform.decision, on, passages_on(connection, on))
    units = all_unit_facts(connection)
    begins = {fact.key: fact for fact in reform.begins}
    ids = _found(reform, units.values())

    def ref(key: str) -> Ref:
        return key if key in begins and key not in ids else ids[key]

    passings = tuple(
        Passing(ids[p.source], ref(p.target) if p.target else None, p.kind, p.is_partial, p.note)
        for p in reform.passages
    )
    ended = {each.unit_id for each in passings}
    closed = {ids[key] for key in reform.ends_with}
    return ChangeSet(
        on=on,
        decision=reform.decision,
        begins=tuple(
            Beginning(f.key, f.name, f.kind, ref(f.parent) if f.parent else None, f.code, reform.note(f))
            for f in begins.values()
            if f.key not in ids
        ),
        passings=passings,
        below=Below.FOLLOW,
        children=tuple(
            (unit.id, None)
            for unit in units.values()
            if unit.parent_id in closed and unit.valid_to is None and unit.id not in ended
        ),
        title=reform.title,
    )


def _found(reform: Reform, units: Iterable[UnitFacts]) -> dict[str, int]:
    """The units that the reform speaks of, by its keys; a unit at the top that stands already does not begin."""
    begins = {fact.key: fact for fact in reform.begins}
    needed = {p.source for p in reform.passages} | {fact.parent for fact in begins.values() if fact.parent}
    tops = {fact.key for fact in begins.values() if fact.parent is None}
    there = list(units)
    found: dict[str, int] = {}
    missing: list[str] = []
    for key in sorted(needed | tops):
        unit = _alike(_FACTS[key], there, reform.on)
        if unit is not None:
            found[key] = unit.id
        elif key not in begins:
            missing.append(_FACTS[key].name)
    if missing:
        names = ", ".join(missing)
        raise NotAllowed(
            why_vi=f"trước ngày {date.fromisoformat(reform.on):%d/%m/%Y} sổ không có đúng một: {names}",
            why_en=f"before {reform.on} the register does not have exactly one of each: {names}",
        )
    return found


def _alike(fact: UnitFact, units: Iterable[UnitFacts], on: str) -> UnitFacts | None:
    """The one unit that a fact means; None where there is none, or more than one."""
    alike = [
        unit
        for unit in units
        if unit.kind == fact.kind
        and fold(unit.name) == fold(fact.name)
        and unit.valid_from < on
        and (unit.valid_to is None or unit.valid_to >= on)
    ]
    if len(alike) > 1:
        alike = [unit for unit in alike if unit.code == fact.code]
    return alike[0] if len(alike) == 1 else None
