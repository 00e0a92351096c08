"""Acts on the committee's activities: planned, amended, called off. Each is a line of the ledger."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select

from db.errors import NotAllowed, Said
from db.identity import ACTIVITY
from db.read.calendar_records import ActivityNotFound
from db.rights import Act
from db.schema import Activity, ActivityUnit
from db.schema.tables import ACTIVITY_UNIT
from db.write.calendar_checks import differing, filled, known_day, reason_line, standing_units, title_line
from db.write.calendar_drafts import ActivityDraft
from db.write.checks import block, line
from db.write.register import check_version
from db.write.session import Writing

LONGEST = 366
"""Days that one activity may take: more is a slip of the year."""
MOST_PARTICIPANTS = 1_000_000
"""People who may take part in one activity."""


def add_activity(work: Writing, draft: ActivityDraft) -> int:
    """Put an activity into the calendar.

    Returns:
        Its id.

    Raises:
        TextRefused: The title is empty, or a text too long.
        NotFound: No such unit.
        NotAllowed: It would end before it begins, a unit did not stand in the year, a number cannot be.
    """
    work.require(Act.ACTIVITIES)
    values, units = _checked(work, draft)
    activity = Activity(**values)
    work.session.add(activity)
    work.flush()
    assert activity.id is not None  # flushed
    work.session.add_all(ActivityUnit(activity_id=activity.id, unit_id=unit) for unit in units)
    work.flush()
    work.record("add", ACTIVITY, activity.id, after=filled(values | {"units": list(units)}))
    return activity.id


def amend_activity(work: Writing, activity_id: int, draft: ActivityDraft, version: int) -> None:
    """Change what an activity says: its days, who takes part, what came of it.

    Args:
        work: The transaction.
        activity_id: The activity.
        draft: What it shall be, all of it.
        version: The version that the actor has seen.

    Raises:
        ActivityNotFound
        TextRefused, NotFound, NotAllowed: As ``add_activity``; or it was called off.
        Conflict: It has another version by now.
    """
    work.require(Act.ACTIVITIES)
    activity = _open(work, activity_id)
    check_version(activity.version, version)
    values, units = _checked(work, draft)
    of = select(ActivityUnit).where(ACTIVITY_UNIT.c.activity_id == activity_id)
    there = work.session.scalars(of).all()
    dropped = {row.unit_id: row.dropped_at for row in there if row.dropped_at is not None}
    now = {row.unit_id for row in there} - dropped.keys()
    came, went = [unit for unit in units if unit not in now], sorted(now - set(units))
    before, after = differing(activity.model_dump(), values)
    if not (before or came or went):
        return
    for name, value in values.items():
        setattr(activity, name, value)
    if not before:
        # The version counts the changes of its units too.
        activity.version += 1
    _set_units(work, activity_id, there, came, went)
    work.flush()
    again = {str(unit): dropped[unit] for unit in came if unit in dropped}
    before |= {"dropped_at": again} if again else {}
    after |= {"title": activity.title} | filled({"units_in": came, "units_out": went})
    work.record("amend", ACTIVITY, activity_id, before=before, after=after)


def cancel_activity(work: Writing, activity_id: int, reason: str, version: int) -> None:
    """Call an activity off. It stays in the register.

    Raises:
        ActivityNotFound
        TextRefused: No reason.
        NotAllowed: It was called off already.
        Conflict: It has another version by now.
    """
    work.require(Act.ACTIVITIES)
    activity = _open(work, activity_id)
    check_version(activity.version, version)
    activity.cancelled_reason = reason_line(reason)
    activity.cancelled_at = work.at
    work.flush()
    work.record(
        "cancel", ACTIVITY, activity_id, after={"title": activity.title, "reason": activity.cancelled_reason}
    )


def _open(work: Writing, activity_id: int) -> Activity:
    activity = work.session.get(Activity, activity_id)
    if activity is None:
        raise ActivityNotFound(value=activity_id)
    if activity.cancelled_at is not None:
        raise NotAllowed(
            why_vi=f"hoạt động «{activity.title}» đã bị hủy",
            why_en=f"the activity «{activity.title}» was called off",
        )
    return activity


def _checked(work: Writing, draft: ActivityDraft) -> tuple[dict[str, Any], tuple[int, ...]]:
    until = draft.until or draft.since
    days = (until - draft.since).days
    if days < 0:
        raise NotAllowed(why_vi="ngày kết thúc trước ngày bắt đầu", why_en="it would end before it begins")
    if days >= LONGEST:
        raise NotAllowed(why_vi="hoạt động kéo dài quá một năm", why_en="it would take more than a year")
    people = draft.participants
    if people is not None and not 0 <= people <= MOST_PARTICIPANTS:
        raise NotAllowed(
            why_vi="số người tham gia không hợp lệ", why_en="the number of people taking part cannot be"
        )
    values = {
        "kind": str(draft.kind),
        "title": title_line(draft.title),
        "from_date": known_day(draft.since),
        "until_date": known_day(until),
        "place": line(draft.place, Said("Địa điểm", "The place")),
        "participants": people,
        "result": block(draft.result, Said("Kết quả", "The result")),
    }
    return values, standing_units(work, draft.unit_ids, (draft.since.year, until.year))


def _set_units(
    work: Writing, activity_id: int, there: Sequence[ActivityUnit], came: Collection[int], went: Collection[int]
) -> None:
    rows = {row.unit_id: row for row in there}
    for unit in came:
        if unit in rows:
            rows[unit].dropped_at = None
        else:
            work.session.add(ActivityUnit(activity_id=activity_id, unit_id=unit))
    for unit in went:
        rows[unit].dropped_at = work.at
