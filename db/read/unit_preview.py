"""What an act on units will do, before it is done: who ends, who begins, where models will be seen. Reads only.

Figures by unit of registration are never among it: no act on units changes one.
"""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Select, distinct, func, select

from db.read.catalogue import revision
from db.read.speaking import speaking_of
from db.read.successors import PAGE, PendingModel, Place, pending_rows, waiting_at
from db.read.unit_plans import is_to_come, plan_of
from db.read.unit_preview_records import BeginningView, EndingView, Named, Preview
from db.read.waiting import counted_at_any
from db.read.where import R
from db.tables import TODAY, UNIT
from db.unit_changes import ChangeSet, Ref
from db.unit_plans import Ending, Plan


def preview(connection: Connection, changes: ChangeSet) -> Preview:
    """What a set of changes will do to the register. A handful of statements.

    Args:
        connection: Inside ``Database.read()``.
        changes: The set: ``db.unit_changes`` makes one of a single act, ``db.read.reforms`` of a reform.

    Raises:
        NotFound, NotAllowed: As the act itself, but for a day that is still to come.
    """
    plan = plan_of(connection, changes)
    names = _names(connection, plan)
    models, years = _counted(connection, plan)
    split = {ending.unit.id for ending in plan.ends if ending.is_split}
    whole = {ending.unit.id for ending in plan.ends if ending.to} - split
    moving = select(func.count(distinct(R.model_id))).where(*_counts_at(whole))
    return Preview(
        title=changes.title,
        on=changes.on.isoformat(),
        decision=changes.decision,
        to_come=is_to_come(changes.on),
        ends=tuple(_ending(ending, plan, names, models, years) for ending in plan.ends),
        begins=_begins(plan, names),
        moving=connection.scalar(moving) or 0 if whole else 0,
        choosing=sum(models[unit] for unit in split),
        spoken=speaking_of(connection, [ending.unit.id for ending in plan.ends], changes.on),
        revision=revision(connection),
    )


def to_choose(
    connection: Connection, changes: ChangeSet, *, after: Place | None = None, limit: int = PAGE
) -> tuple[PendingModel, ...]:
    """The models that will need a human's choice, by name, a page at a time.

    Args:
        connection: Inside ``Database.read()``.
        changes: The set.
        after: Only rows behind this place (``PendingModel.at``).
        limit: Rows at the most.

    Raises:
        NotFound, NotAllowed: As ``preview``.
    """
    plan = plan_of(connection, changes)
    split = [ending.unit.id for ending in plan.ends if ending.is_split]
    return pending_rows(connection, waiting_at(split), after, limit)


def _names(connection: Connection, plan: Plan) -> dict[Ref, str]:
    """What everything that is spoken of is called."""
    refs = {ref for ending in plan.ends for ref in ending.to} | {each.parent for each in plan.begins}
    there = [ref for ref in refs if isinstance(ref, int)]
    rows = connection.execute(select(UNIT.c.id, UNIT.c.name).where(UNIT.c.id.in_(there)))
    return {row.id: row.name for row in rows} | {each.key: each.name for each in plan.begins}


def _counts_at(units: set[int]) -> list[Any]:
    """What a registration must meet to count at one of these by today's units."""
    return [R.heir_id.in_(counted_at_any(units)), R.next_year > 0]


def _counted(
    connection: Connection, plan: Plan
) -> tuple[defaultdict[int, int], defaultdict[int, list[tuple[int, int]]]]:
    """How many models count at each unit that ends, in all and in each year."""
    units = {ending.unit.id for ending in plan.ends}
    where = [*_counts_at(units), TODAY.c.unit_id == R.heir_id]
    at = TODAY.c.today_id
    models: defaultdict[int, int] = defaultdict(int)
    years: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    every: Select[Any] = select(at, func.count(distinct(R.model_id))).where(*where).group_by(at)
    models.update({row[0]: row[1] for row in connection.execute(every)})
    yearly = select(at, R.year, func.count()).where(*where).group_by(at, R.year).order_by(at, R.year)
    for unit, year, count in connection.execute(yearly):
        years[unit].append((year, count))
    return models, years


def _ending(
    ending: Ending,
    plan: Plan,
    names: dict[Ref, str],
    models: defaultdict[int, int],
    years: defaultdict[int, list[tuple[int, int]]],
) -> EndingView:
    unit = ending.unit
    return EndingView(
        id=unit.id,
        name=unit.name,
        kind=unit.kind,
        code=unit.code,
        last_day=plan.last_day,
        act=ending.kind,
        to=tuple(Named(ref if isinstance(ref, int) else None, names[ref]) for ref in ending.to),
        models=models[unit.id],
        years=tuple(years[unit.id]),
        choosing=ending.is_split,
        along=ending.along,
        notes=tuple(note for note in dict.fromkeys(ending.notes) if note),
    )


def _begins(plan: Plan, names: dict[Ref, str]) -> tuple[BeginningView, ...]:
    takes: defaultdict[Ref, list[str]] = defaultdict(list)
    for ending in plan.ends:
        for ref in ending.to:
            takes[ref].append(ending.unit.name)
    return tuple(
        BeginningView(
            name=each.name,
            kind=str(each.kind),
            code=each.code,
            parent=None if each.parent is None else names[each.parent],
            first_day=plan.changes.on.isoformat(),
            takes=tuple(takes[each.key]),
            along=each.key.startswith("#"),
            note=each.note,
        )
        for each in plan.begins
    )
