"""Acts on assignments: who is in charge of what, from when to when. Each is a line of the ledger."""

from datetime import date
from typing import Any

from sqlalchemy import or_, select

from db.committee import ASSIGNMENT as ENTITY
from db.errors import AlreadyThere, NotAllowed, NotFound, Said
from db.read.committee_records import AssignmentNotFound
from db.rights import Act
from db.schema import Assignment
from db.schema.tables import ASSIGNMENT, FIELD
from db.text import format_date, local_today
from db.write.calendar_checks import filled, known_day
from db.write.checks import line
from db.write.committee_drafts import AssignmentDraft
from db.write.decisions import DECISION, unit_in
from db.write.holding import Days, close, day_before, days, require_open
from db.write.member_keys import present_member
from db.write.register import check_version
from db.write.session import Writing

__all__ = ["AssignmentDraft", "assign", "end_assignment"]


class AssignedAlready(AlreadyThere):
    """The member is in charge of the same on some of the days already."""

    vi = "{name} đã được phân công phụ trách {value} từ ngày {since} (phân công số {id})."
    en = "{name} is in charge of {value} since {since} already (assignment number {id})."
    hint_vi = "Kết thúc phân công đó trước: «danvan assign end {id}»."
    hint_en = "End that assignment first: «danvan assign end {id}»."


def assign(work: Writing, draft: AssignmentDraft) -> int:
    """Put a member in charge of a field, a unit, or a field in a unit.

    Returns:
        The assignment's id.

    Raises:
        MemberNotFound, NotFound: No such member, field or unit.
        NotAllowed: The member has left, the unit does not stand on the first day, neither a field nor a unit is
            named, or the days cannot be.
        AssignedAlready: The member has the same on some of these days.
        TextRefused: The decision is too long.
    """
    work.require(Act.ASSIGN)
    held = days(draft.since, draft.until)
    name = present_member(work, draft.member_id).name
    what = _what(work, draft, held)
    decision = line(draft.decision, DECISION)
    same = same_held(work, draft.member_id, (draft.field_id, draft.unit_id), held)
    if same is not None:
        since = format_date(date.fromisoformat(same.from_date))
        raise AssignedAlready(name=name, value=what, since=since, id=same.id)
    row = Assignment(
        member_id=draft.member_id,
        field_id=draft.field_id,
        unit_id=draft.unit_id,
        from_date=held.since,
        until_date=held.until,
        decision=decision,
    )
    work.session.add(row)
    work.flush()
    assert row.id is not None  # flushed
    work.record("assign", ENTITY, row.id, after=said(row))
    return row.id


def end_assignment(
    work: Writing, assignment_id: int, version: int, last_day: date | None = None, decision: str | None = None
) -> None:
    """End an assignment. It stays in the register; one that had not begun by then never held.

    Args:
        work: The transaction.
        assignment_id: The assignment.
        version: The version that the actor has seen.
        last_day: The last day on which it holds; None where it holds no longer from this moment on.
        decision: The number of the decision that ends it.

    Raises:
        AssignmentNotFound
        NotAllowed: It has ended, would end before it began, or in a year that the register cannot hold.
        Conflict: It has another version by now.
    """
    work.require(Act.ASSIGN)
    row = work.session.get(Assignment, assignment_id)
    if row is None:
        raise AssignmentNotFound(value=assignment_id)
    check_version(row.version, version)
    require_open(row)
    if last_day is not None and last_day.isoformat() < day_before(row.from_date):
        raise NotAllowed(why_vi="ngày cuối trước ngày đầu", why_en="the last day is before the first")
    before = {"until_date": row.until_date}
    if last_day is None:
        close(row, local_today())
    else:
        row.until_date = known_day(last_day)
    record_end(work, row, before, line(decision, DECISION))


def record_end(work: Writing, row: Assignment, before: dict[str, str | None], decision: str | None) -> None:
    """Store the end of an assignment, and say it in the ledger."""
    work.flush()
    after = said(row) | {"until_date": row.until_date}
    after.pop("decision", None)
    work.record("end", ENTITY, row.id, before=before, after=after | ({"decision": decision} if decision else {}))


def said(row: Assignment) -> dict[str, Any]:
    """What a line of the ledger says of an assignment."""
    names = ("member_id", "field_id", "unit_id", "from_date", "until_date", "decision")
    return filled({name: getattr(row, name) for name in names})


def same_held(
    work: Writing, member_id: int, scope: tuple[int | None, int | None], held: Days
) -> Assignment | None:
    """An assignment of the same field and unit that a member has on some of these days."""
    c = ASSIGNMENT.c
    field_id, unit_id = scope
    statement = select(Assignment).where(
        c.member_id == member_id,
        c.field_id.is_(None) if field_id is None else c.field_id == field_id,
        c.unit_id.is_(None) if unit_id is None else c.unit_id == unit_id,
        or_(c.until_date.is_(None), c.until_date >= held.since),
        # What never held is in nobody's way.
        or_(c.until_date.is_(None), c.until_date >= c.from_date),
    )
    if held.until is not None:
        statement = statement.where(c.from_date <= held.until)
    return work.session.scalars(statement.order_by(c.from_date, c.id).limit(1)).first()


def of_member(work: Writing, member_id: int) -> list[Assignment]:
    """Every assignment that a member has or had, oldest first."""
    statement = select(Assignment).where(ASSIGNMENT.c.member_id == member_id)
    return list(work.session.scalars(statement.order_by(ASSIGNMENT.c.from_date, ASSIGNMENT.c.id)))


def _what(work: Writing, draft: AssignmentDraft, held: Days) -> Said:
    """What it is about, in words."""
    if draft.field_id is None and draft.unit_id is None:
        raise NotAllowed(why_vi="cần chọn lĩnh vực hoặc đơn vị", why_en="a field or a unit is needed")
    field = unit = None
    if draft.field_id is not None:
        found = select(FIELD.c.name, FIELD.c.name_en).where(FIELD.c.id == draft.field_id)
        field = work.session.execute(found).first()
        if field is None:
            raise NotFound(what=Said("lĩnh vực", "field"), value=draft.field_id)
    if draft.unit_id is not None:
        unit = unit_in(work, draft.unit_id, date.fromisoformat(held.since)).name
    beside = [] if unit is None else [unit]
    names = ([], []) if field is None else ([field.name], [field.name_en])
    return Said(*(", ".join([*named, *beside]) for named in names))
