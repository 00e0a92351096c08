"""The committee's year as other programs read it. Days are ISO; times have Vietnam's offset."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from db.read.calendar_records import (
        ActivityRecord,
        DeadlineRecord,
        DeadlineUnitRecord,
        OverdueRow,
        PressRecord,
        TargetRecord,
    )


def deadline_data(row: "DeadlineRecord") -> dict[str, Any]:
    """A deadline. ``days_left`` is below 0 when it is past."""
    return {
        "id": row.id,
        "kind": row.kind.lower(),
        "title": row.title,
        "year": row.year,
        "due_date": row.due_date,
        "days_left": row.days_left,
        "units": row.units,
        "received": row.received,
        "late": row.late,
        "missing": row.missing,
        "overdue": row.overdue,
        "cancelled_at": time(row.cancelled_at),
        "cancelled_reason": row.cancelled_reason,
        "version": row.version,
    }


def deadline_unit_data(row: "DeadlineUnitRecord") -> dict[str, Any]:
    """A unit of a deadline."""
    return {
        "unit_id": row.unit_id,
        "unit": row.unit,
        "received_date": row.received_date,
        "note": row.note,
        "late": row.late,
    }


def overdue_data(row: "OverdueRow") -> dict[str, Any]:
    """A unit that is late."""
    return {
        "deadline_id": row.deadline_id,
        "kind": row.kind.lower(),
        "title": row.title,
        "due_date": row.due_date,
        "days_overdue": row.days,
        "unit_id": row.unit_id,
        "unit": row.unit,
    }


def activity_data(row: "ActivityRecord") -> dict[str, Any]:
    """An activity with the units that take part."""
    return {
        "id": row.id,
        "kind": row.kind.lower(),
        "title": row.title,
        "from_date": row.from_date,
        "until_date": row.until_date,
        "place": row.place,
        "participants": row.participants,
        "units": [{"id": unit.id, "name": unit.name} for unit in row.units],
        "result": row.result,
        "cancelled_at": time(row.cancelled_at),
        "cancelled_reason": row.cancelled_reason,
        "version": row.version,
    }


def press_data(row: "PressRecord") -> dict[str, Any]:
    """An article or a broadcast; ``model`` is the code of the model that it is about."""
    from db.read.records import model_code

    return {
        "id": row.id,
        "kind": row.kind.lower(),
        "title": row.title,
        "outlet": row.outlet,
        "date": row.date,
        "author": row.author,
        "link": row.link,
        "model": None if row.model_id is None else model_code(row.model_id),
        "model_name": row.model,
        "withdrawn_at": time(row.withdrawn_at),
        "withdrawn_reason": row.withdrawn_reason,
        "version": row.version,
    }


def target_data(row: "TargetRecord") -> dict[str, Any]:
    """A target; ``field`` and ``unit`` are None where it is for all."""
    return {
        "id": row.id,
        "period": str(row.span),
        "field": row.field,
        "unit_id": row.unit_id,
        "unit": row.unit,
        "planned": row.planned,
        "registered": row.counted,
        "percent": row.percent,
        "decision": row.decision,
        "version": row.version,
    }


def time(utc: str | None) -> str | None:
    """A moment in Viet Nam's time, ISO."""
    from db.text import local_time

    return local_time(utc).isoformat(timespec="seconds") if utc else None
