"""Acts on what units hand in: received on a day, or not received after all."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from db.errors import NotAllowed, NotFound, Said
from db.identity import DEADLINE
from db.rights import Act
from db.schema import DeadlineUnit
from db.schema.tables import DEADLINE_UNIT, UNIT
from db.write.calendar_checks import filled, past_day
from db.write.checks import line
from db.write.deadlines import open_deadline
from db.write.session import Writing

NOTE = Said("Ghi chú", "The note")


def receive(
    work: Writing, deadline_id: int, unit_ids: Iterable[int], on: date | None = None, note: str | None = None
) -> None:
    """Note that some units handed in what was due: all of them or none.

    No version is asked for: two secretaries who take in what different units bring are not in each other's way.

    Args:
        work: The transaction.
        deadline_id: The deadline.
        unit_ids: The units.
        on: The day on which it came in; None for today.
        note: What is to be said of it ("thiếu phụ lục"), one line.

    Raises:
        DeadlineNotFound
        NotFound: The deadline is not for a unit.
        NotAllowed: The deadline is cancelled, a unit handed it in already, or the day is still to come.
        TextRefused: The note is too long.
    """
    work.require(Act.DEADLINES)
    deadline = open_deadline(work, deadline_id)
    day, said = past_day(on), line(note, NOTE)
    rows = _rows(work, deadline_id, unit_ids)
    for row in rows:
        if row.received_date is not None:
            name = _name(work, row.unit_id)
            raise NotAllowed(
                why_vi=f"{name} đã nộp; nếu ghi nhầm, hãy bỏ ghi nhận trước",
                why_en=f"{name} has handed it in already; if that is a mistake, take it back first",
            )
        row.received_date, row.received_note = day, said
    work.flush()
    after = {"title": deadline.title, "units": [row.unit_id for row in rows], "received_date": day, "note": said}
    work.record("receive", DEADLINE, deadline_id, after=filled(after))


def unreceive(work: Writing, deadline_id: int, unit_ids: Iterable[int], reason: str | None = None) -> None:
    """Take back that some units handed it in: it was written down by mistake.

    Raises:
        DeadlineNotFound
        NotFound: The deadline is not for a unit.
        NotAllowed: The deadline is cancelled, or a unit has handed in nothing.
        TextRefused: The reason is too long.
    """
    work.require(Act.DEADLINES)
    deadline = open_deadline(work, deadline_id)
    why = line(reason, Said("Lý do", "The reason"))
    rows = _rows(work, deadline_id, unit_ids)
    dates, notes = {}, {}
    for row in rows:
        if row.received_date is None:
            name = _name(work, row.unit_id)
            raise NotAllowed(why_vi=f"{name} chưa nộp", why_en=f"{name} has handed in nothing")
        dates[str(row.unit_id)] = row.received_date
        if row.received_note is not None:
            notes[str(row.unit_id)] = row.received_note
        row.received_date = row.received_note = None
    work.flush()
    after = {"title": deadline.title, "units": [row.unit_id for row in rows], "reason": why}
    before = {"received_dates": dates} | ({"received_notes": notes} if notes else {})
    work.record("unreceive", DEADLINE, deadline_id, before=before, after=filled(after))


def _rows(work: Writing, deadline_id: int, unit_ids: Iterable[int]) -> list[DeadlineUnit]:
    of = select(DeadlineUnit).where(
        DEADLINE_UNIT.c.deadline_id == deadline_id, DEADLINE_UNIT.c.dropped_at.is_(None)
    )
    known = {row.unit_id: row for row in work.session.scalars(of)}
    chosen = list(dict.fromkeys(unit_ids))
    if not chosen:
        raise NotAllowed(why_vi="chưa chọn đơn vị nào", why_en="no unit is chosen")
    for unit in chosen:
        if unit not in known:
            raise NotFound(what=Said("đơn vị của thời hạn này", "unit of this deadline"), value=unit)
    return [known[unit] for unit in chosen]


def _name(work: Writing, unit_id: int) -> str:
    return str(work.session.scalar(select(UNIT.c.name).where(UNIT.c.id == unit_id)))
