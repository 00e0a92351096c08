"""Acts on units: add, rename, merge, split, dissolve. Each is a dated fact; models stay where they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from db.errors import NotAllowed, NotFound, Said
from db.rights import Act
from db.schema import LineageKind, Unit, UnitKind, UnitLineage
from db.schema.tables import UNIT
from db.text import local_today, search_key, sort_key
from db.write.branches import rebuild
from db.write.checks import UNIT_NAME, line, name_line
from db.write.session import Writing


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A unit to be added. ``name`` in full ("Phường Quang Trung"); ``code`` of the statistics office, if any."""

    name: str
    kind: UnitKind
    parent_id: int | None = None
    code: str | None = None


def add_unit(work: Writing, draft: UnitDraft, since: date, until: date | None = None) -> int:
    """Add a unit.

    Returns:
        Its id.

    Raises:
        TextRefused: The name is empty or too long.
        NotFound: No such parent.
        NotAllowed: It would end before it begins.
    """
    work.require(Act.UNITS)
    unit_id = _add(work, draft, since, until)
    _settle(work)
    return unit_id


def rename_unit(work: Writing, unit_id: int, name: str, on: date, decision: str | None = None) -> int:
    """Give a unit another name from a day on: the old one ends the day before, the new one follows it.

    Returns:
        The new unit's id.

    Raises:
        NotFound, NotAllowed, TextRefused
    """
    work.require(Act.UNITS)
    old = _standing(work, unit_id, on)
    draft = UnitDraft(name=name, kind=UnitKind(old.kind), parent_id=old.parent_id, code=old.code)
    (new,) = _pass_on(work, [old], [draft], on, LineageKind.RENAME, decision)
    return new


def merge_units(
    work: Writing, unit_ids: Sequence[int], draft: UnitDraft, on: date, decision: str | None = None
) -> int:
    """Merge units into a new one from a day on.

    Returns:
        The new unit's id.

    Raises:
        NotFound, NotAllowed, TextRefused
    """
    work.require(Act.UNITS)
    if len(set(unit_ids)) < 2:
        raise NotAllowed(why_vi="cần ít nhất hai đơn vị để sáp nhập", why_en="a merger needs two units or more")
    olds = [_standing(work, unit_id, on) for unit_id in dict.fromkeys(unit_ids)]
    (new,) = _pass_on(work, olds, [draft], on, LineageKind.MERGE, decision)
    return new


def split_unit(
    work: Writing, unit_id: int, drafts: Sequence[UnitDraft], on: date, decision: str | None = None
) -> list[int]:
    """Split a unit into new ones from a day on. No model moves: each needs a human's choice.

    Returns:
        The new units' ids.

    Raises:
        NotFound, NotAllowed, TextRefused
    """
    work.require(Act.UNITS)
    if len(drafts) < 2:
        raise NotAllowed(
            why_vi="chia tách cần ít nhất hai đơn vị mới", why_en="a split needs two new units or more"
        )
    return _pass_on(work, [_standing(work, unit_id, on)], drafts, on, LineageKind.SPLIT, decision)


def dissolve_unit(work: Writing, unit_id: int, on: date, decision: str | None = None) -> None:
    """End a unit without a successor.

    Raises:
        NotFound, NotAllowed
    """
    work.require(Act.UNITS)
    _pass_on(work, [_standing(work, unit_id, on)], [], on, LineageKind.DISSOLVE, decision)


def _add(work: Writing, draft: UnitDraft, since: date, until: date | None) -> int:
    name = name_line(draft.name, UNIT_NAME)
    if draft.parent_id is not None and work.session.get(Unit, draft.parent_id) is None:
        raise NotFound(what=Said("đơn vị cấp trên", "unit above it"), value=draft.parent_id)
    if until is not None and until < since:
        raise NotAllowed(why_vi="ngày kết thúc trước ngày bắt đầu", why_en="it would end before it begins")
    unit = Unit(
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


def _standing(work: Writing, unit_id: int, on: date) -> Unit:
    """The unit, when it stands the day before ``on``."""
    unit = work.session.get(Unit, unit_id)
    if unit is None:
        raise NotFound(what=Said("đơn vị", "unit"), value=unit_id)
    if unit.valid_to is not None:
        raise NotAllowed(
            why_vi=f"{unit.name} đã kết thúc ngày {unit.valid_to}", why_en=f"{unit.name} ended on {unit.valid_to}"
        )
    if unit.valid_from >= on.isoformat():
        raise NotAllowed(
            why_vi=f"{unit.name} chỉ có từ ngày {unit.valid_from}",
            why_en=f"{unit.name} begins on {unit.valid_from}",
        )
    return unit


def _pass_on(
    work: Writing,
    olds: Sequence[Unit],
    drafts: Sequence[UnitDraft],
    on: date,
    kind: LineageKind,
    decision: str | None,
) -> list[int]:
    """End the old units the day before, add the new ones, and say which became which."""
    decision = line(decision, Said("Quyết định", "The decision"))
    last_day = (on - timedelta(days=1)).isoformat()
    if on.isoformat() > local_today():
        # Who stands in whose place today is derived when a unit changes, not when a day begins.
        raise NotAllowed(
            why_vi=f"ngày {on:%d/%m/%Y} chưa đến; nhập từ ngày đó",
            why_en=f"{on.isoformat()} is still to come; enter it on that day",
        )
    ids = [unit.id for unit in olds]
    children = select(func.count()).where(UNIT.c.parent_id.in_(ids), UNIT.c.valid_to.is_(None))
    if work.session.connection().scalar(children):
        raise NotAllowed(
            why_vi="đơn vị còn đơn vị trực thuộc đang hoạt động",
            why_en="there are units below it that still stand",
        )
    news = [_add(work, draft, on, None) for draft in drafts]
    for old in olds:
        old.valid_to = last_day
        successors: list[int | None] = [*news] or [None]
        for new in successors:
            work.session.add(
                UnitLineage(
                    from_unit_id=_id(old),
                    to_unit_id=new,
                    change_date=on.isoformat(),
                    kind=str(kind),
                    is_partial=int(kind is LineageKind.SPLIT),
                    decision=decision,
                )
            )
        work.flush()
        after = {"valid_to": last_day, "to": news} | ({"decision": decision} if decision else {})
        work.record(kind.lower(), "unit", old.id, before={"valid_to": None}, after=after)
    _settle(work)
    return news


def _settle(work: Writing) -> None:
    work.flush()
    rebuild(work.session.connection(), local_today())


def _id(unit: Unit) -> int:
    assert unit.id is not None  # read from the database
    return unit.id
