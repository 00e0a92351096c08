"""The rows of units: how one begins, and how a set of changes is carried out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from db.errors import NotAllowed, NotFound, Said
from db.read.unit_plans import plan_of, require_come
from db.schema import Unit, UnitLineage
from db.schema.tables import CHANGE, UNIT
from db.text import local_today, search_key, sort_key
from db.unit_changes import ChangeSet, Ref, UnitDraft
from db.unit_plans import ABOVE, Ending, Plan
from db.write.branches import rebuild
from db.write.checks import UNIT_NAME, line, name_line
from db.write.session import Writing


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What a set of changes did.

    Attributes:
        begun: The units that began, by what the set calls them.
        ended: The units that ended.
    """

    begun: Mapping[str, int]
    ended: tuple[int, ...]


def begin_unit(work: Writing, draft: UnitDraft, since: date, until: date | None = None) -> int:
    """Store a unit; ``settle`` is due after the last one.

    Returns:
        Its id.

    Raises:
        TextRefused, NotFound, NotAllowed: As ``add_unit``.
    """
    name = name_line(draft.name, UNIT_NAME)
    if draft.parent_id is not None and work.session.get(Unit, draft.parent_id) is None:
        raise NotFound(what=ABOVE, value=draft.parent_id)
    if until is not None and until < since:
        raise NotAllowed(why_vi="ngày kết thúc trước ngày bắt đầu", why_en="it would end before it begins")
    unit = Unit(
        id=_number(work),
        name=name,
        kind=str(draft.kind),
        parent_id=draft.parent_id,
        code=line(draft.code, Said("Mã đơn vị", "The unit's code")),
        valid_from=since.isoformat(),
        valid_to=until.isoformat() if until else None,
        sort_key=sort_key(name),
        search_key=search_key(name),
    )
    work.session.add(unit)
    work.flush()
    assert unit.id is not None  # the flush gave it one
    after = {"name": name, "kind": unit.kind, "parent_id": unit.parent_id, "valid_from": unit.valid_from}
    work.record("add", "unit", unit.id, after=after | ({"valid_to": unit.valid_to} if until else {}))
    return unit.id


def _number(work: Writing) -> int | None:
    """A number that no unit ever had; None where the engine sees to that.

    SQLite would give that of a unit that was taken back to the next one, and the ledger speaks of units by them.
    """
    connection = work.session.connection()
    if connection.dialect.name != "sqlite":
        return None
    last = connection.scalar(select(func.max(CHANGE.c.entity_id)).where(CHANGE.c.entity == "unit")) or 0
    return int(last) + 1 if last > (connection.scalar(select(func.max(UNIT.c.id))) or 0) else None


def carry_out(work: Writing, changes: ChangeSet) -> CarriedOut:
    """Do all that a set says, or nothing: one line of the ledger a unit.

    Raises:
        NotFound, NotAllowed, TextRefused: It cannot be done.
    """
    work.flush()
    plan = plan_of(work.session.connection(), changes)
    require_come(changes.on)
    decision = line(changes.decision, Said("Quyết định", "The decision"))
    begun: dict[str, int] = {}
    for each in plan.begins:
        parent = begun[each.parent] if isinstance(each.parent, str) else each.parent
        begun[each.key] = begin_unit(work, UnitDraft(each.name, each.kind, parent, each.code), changes.on)
    for ending in plan.ends:
        _end(work, ending, plan, begun, decision)
    settle(work)
    return CarriedOut(begun, tuple(ending.unit.id for ending in plan.ends))


def settle(work: Writing) -> None:
    """Make anew what is derived from the units."""
    work.flush()
    rebuild(work.session.connection(), local_today())


def _end(work: Writing, ending: Ending, plan: Plan, begun: Mapping[str, int], decision: str | None) -> None:
    unit = work.session.get_one(Unit, ending.unit.id)
    unit.valid_to = plan.last_day
    targets: list[int | None] = [_id(to, begun) for to in ending.to]
    for target, note in zip(targets or [None], ending.notes, strict=True):
        work.session.add(
            UnitLineage(
                from_unit_id=ending.unit.id,
                to_unit_id=target,
                change_date=plan.changes.on.isoformat(),
                kind=str(ending.kind),
                is_partial=int(ending.is_split),
                decision=decision,
                note=note,
            )
        )
    work.flush()
    after = {"valid_to": plan.last_day, "to": targets} | ({"decision": decision} if decision else {})
    work.record(ending.kind.lower(), "unit", ending.unit.id, before={"valid_to": None}, after=after)


def _id(ref: Ref, begun: Mapping[str, int]) -> int:
    return begun[ref] if isinstance(ref, str) else ref
