"""Acts on deadlines: what is due, for whom, by when. What comes in is ``db.write.receipts``."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from db.errors import NotAllowed
from db.identity import DEADLINE
from db.read.calendar_records import DeadlineNotFound
from db.rights import Act
from db.schema import Deadline, DeadlineUnit
from db.schema.tables import DEADLINE_UNIT
from db.write.calendar_checks import (
    differing,
    filled,
    known_day,
    known_year,
    reason_line,
    standing_units,
    title_line,
)
from db.write.calendar_drafts import DeadlineDraft
from db.write.register import check_version
from db.write.session import Writing


def add_deadline(work: Writing, draft: DeadlineDraft) -> int:
    """Set a deadline for some units.

    Returns:
        Its id.

    Raises:
        TextRefused: The title is empty or too long.
        NotFound: No such unit.
        NotAllowed: No unit, or one that did not stand in the year; a day that cannot be.
    """
    work.require(Act.DEADLINES)
    values, units = _checked(work, draft)
    deadline = Deadline(**values)
    work.session.add(deadline)
    work.flush()
    assert deadline.id is not None  # flushed
    work.session.add_all(DeadlineUnit(deadline_id=deadline.id, unit_id=unit) for unit in units)
    work.flush()
    work.record("add", DEADLINE, deadline.id, after=filled(values | {"units": list(units)}))
    return deadline.id


def amend_deadline(work: Writing, deadline_id: int, draft: DeadlineDraft, version: int) -> None:
    """Change what is due, by when and for whom. What has come in stays.

    Args:
        work: The transaction.
        deadline_id: The deadline.
        draft: What it shall be, all of it.
        version: The version that the actor has seen.

    Raises:
        DeadlineNotFound
        TextRefused, NotFound, NotAllowed: As ``add_deadline``; or it is cancelled, or a unit would be left out
            that handed it in.
        Conflict: It has another version by now.
    """
    work.require(Act.DEADLINES)
    deadline = open_deadline(work, deadline_id)
    check_version(deadline.version, version)
    values, units = _checked(work, draft)
    there = _units(work, deadline_id)
    dropped = {row.unit_id: row.dropped_at for row in there if row.dropped_at is not None}
    now = {row.unit_id for row in there} - dropped.keys()
    came, went = [unit for unit in units if unit not in now], sorted(now - set(units))
    before, after = differing(deadline.model_dump(), values)
    if not (before or came or went):
        return
    for name, value in values.items():
        setattr(deadline, name, value)
    if not before:
        # The version counts the changes of its units too.
        deadline.version += 1
    _set_units(work, deadline_id, there, came, went)
    work.flush()
    again = {str(unit): dropped[unit] for unit in came if unit in dropped}
    before |= {"dropped_at": again} if again else {}
    after |= {"title": deadline.title} | filled({"units_in": came, "units_out": went})
    work.record("amend", DEADLINE, deadline_id, before=before, after=after)


def cancel_deadline(work: Writing, deadline_id: int, reason: str, version: int) -> None:
    """Call a deadline off: nobody is late with it any more. It stays in the register.

    Raises:
        DeadlineNotFound
        TextRefused: No reason.
        NotAllowed: It is cancelled already.
        Conflict: It has another version by now.
    """
    work.require(Act.DEADLINES)
    deadline = open_deadline(work, deadline_id)
    check_version(deadline.version, version)
    deadline.cancelled_reason = reason_line(reason)
    deadline.cancelled_at = work.at
    work.flush()
    work.record(
        "cancel", DEADLINE, deadline_id, after={"title": deadline.title, "reason": deadline.cancelled_reason}
    )


def open_deadline(work: Writing, deadline_id: int) -> Deadline:
    """A deadline that holds.

    Raises:
        DeadlineNotFound
        NotAllowed: It is cancelled.
    """
    deadline = work.session.get(Deadline, deadline_id)
    if deadline is None:
        raise DeadlineNotFound(value=deadline_id)
    if deadline.cancelled_at is not None:
        raise NotAllowed(
            why_vi=f"thời hạn «{deadline.title}» đã bị hủy", why_en=f"the deadline «{deadline.title}» is cancelled"
        )
    return deadline


def _checked(work: Writing, draft: DeadlineDraft) -> tuple[dict[str, Any], tuple[int, ...]]:
    year, due = known_year(draft.year), known_day(draft.due)
    if abs(draft.due.year - year) > 1:
        raise NotAllowed(
            why_vi=f"hạn {draft.due:%d/%m/%Y} quá xa năm {year}",
            why_en=f"the day {draft.due:%d/%m/%Y} is too far from the year {year}",
        )
    values = {"kind": str(draft.kind), "title": title_line(draft.title), "year": year, "due_date": due}
    units = standing_units(work, draft.unit_ids, (year, draft.due.year))
    if not units:
        raise NotAllowed(why_vi="chưa có đơn vị nào phải nộp", why_en="there is no unit that it is for")
    return values, units


def _units(work: Writing, deadline_id: int) -> Sequence[DeadlineUnit]:
    of = select(DeadlineUnit).where(DEADLINE_UNIT.c.deadline_id == deadline_id)
    return work.session.scalars(of).all()


def _set_units(
    work: Writing, deadline_id: int, there: Sequence[DeadlineUnit], came: Sequence[int], went: Sequence[int]
) -> None:
    rows = {row.unit_id: row for row in there}
    for unit in came:
        if unit in rows:
            rows[unit].dropped_at = None
        else:
            work.session.add(DeadlineUnit(deadline_id=deadline_id, unit_id=unit))
    for unit in went:
        if rows[unit].received_date is not None:
            raise NotAllowed(
                why_vi="có đơn vị bị bỏ ra đã nộp; hãy bỏ ghi nhận trước",
                why_en="a unit that is left out has handed it in; take that back first",
            )
        rows[unit].dropped_at = work.at
