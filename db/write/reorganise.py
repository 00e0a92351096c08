"""Kiện toàn: one person takes another one's place on the committee, with posts and assignments, in one act."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from db.committee import SETTINGS as ENTITY
from db.errors import NotAllowed
from db.rights import Act
from db.schema import Assignment
from db.schema.tables import UNIT
from db.text import format_date, local_today
from db.write import assignments, terms
from db.write.calendar_checks import known_day
from db.write.checks import line
from db.write.committee_drafts import AssignmentDraft
from db.write.decisions import DECISION
from db.write.holding import Days, close, is_over
from db.write.member_keys import present_member
from db.write.members import retire_member
from db.write.session import Writing


@dataclass(frozen=True, slots=True)
class Replaced:
    """What became of a replacement.

    Attributes:
        closed: The assignments of the member who goes.
        opened: Those of the member who comes; fewer, where he or she had some already, or a unit is no more.
        term: The post that went over with them, by its term's id; None where the one who goes had none.
    """

    closed: tuple[int, ...]
    opened: tuple[int, ...]
    term: int | None


def replace_member(
    work: Writing,
    old_id: int,
    new_id: int,
    on: date | None = None,
    decision: str | None = None,
    *,
    retire: bool = False,
) -> Replaced:
    """Let one member take another one's place: what the one holds ends, the other has the same from that day on.

    Args:
        work: The transaction.
        old_id: Who goes.
        new_id: Who comes.
        on: The first day of who comes; None for today.
        decision: The number of the decision.
        retire: Whether who goes leaves the committee with it, and is shut out.

    Raises:
        MemberNotFound
        NotAllowed: One of them has left, they are the same, there is nothing to take over, or who goes shall leave
            before the day has come.
        AssignedAlready: Who comes has the same for a part of the days.
    """
    work.require(Act.ASSIGN)
    first = local_today() if on is None else known_day(on)
    old = present_member(work, old_id)
    present_member(work, new_id)
    if old_id == new_id:
        raise NotAllowed(why_vi="hai người phải khác nhau", why_en="the two must be different")
    if retire and first > local_today():
        day = format_date(date.fromisoformat(first))
        raise NotAllowed(
            why_vi=f"chưa đến ngày {day}; cho {old.name} thôi tham gia sau",
            why_en=f"{day} is still to come; let {old.name} leave later",
        )
    decision = line(decision, DECISION)
    held = [row for row in assignments.of_member(work, old_id) if not is_over(row, first)]
    posts = [row for row in terms.of_member(work, old_id) if not is_over(row, first)]
    if not held and not posts and not retire:
        raise NotAllowed(
            why_vi=f"{old.name} không có chức danh hay phân công nào từ ngày đó",
            why_en=f"{old.name} has no post and no assignment from that day on",
        )
    about = {"member_id": new_id, "replaced_id": old_id, "from_date": first}
    work.record("replace", ENTITY, None, after=about | ({"decision": decision} if decision else {}))
    opened = [_take_over(work, row, new_id, first, decision) for row in held]
    term = None
    for row in posts:
        days = Days(max(first, row.from_date), row.until_date)
        terms.end_term(work, row, first)
        for other in terms.of_member(work, new_id):
            if not is_over(other, days.since):
                terms.end_term(work, other, days.since)
        term = terms.open_term(work, new_id, row.post_id, days, decision)
    if retire:
        retire_member(work, old_id)
    closed = tuple(row.id for row in held if row.id is not None)
    return Replaced(closed, tuple(number for number in opened if number is not None), term)


def _stands(work: Writing, unit_id: int, on: str) -> bool:
    until = work.session.scalar(select(UNIT.c.valid_to).where(UNIT.c.id == unit_id))
    return until is None or str(until) >= on


def _take_over(work: Writing, row: Assignment, new_id: int, first: str, decision: str | None) -> int | None:
    """Close an assignment and open the same for another member, unless he or she has it already.

    Of a unit that is no more, nothing is left to take over.
    """
    days = Days(max(first, row.from_date), row.until_date)
    before = close(row, first)
    assignments.record_end(work, row, before, decision)
    if row.unit_id is not None and not _stands(work, row.unit_id, days.since):
        return None
    same = assignments.same_held(work, new_id, (row.field_id, row.unit_id), days)
    if same is not None and same.from_date <= days.since and (same.until_date or "9999") >= (days.until or "9999"):
        return None
    draft = AssignmentDraft(
        new_id,
        row.field_id,
        row.unit_id,
        date.fromisoformat(days.since),
        date.fromisoformat(days.until) if days.until else None,
        decision,
    )
    return assignments.assign(work, draft)
