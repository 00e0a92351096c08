"""Acts on targets: a planned number for a span of years, a field, a unit. Each is a line of the ledger."""

from typing import Any

from sqlalchemy import select

from db.errors import AlreadyThere, NotAllowed, NotFound, Said
from db.identity import TARGET as TARGET_ENTITY
from db.read.calendar_records import TargetNotFound
from db.rights import Act
from db.schema import Target
from db.schema.tables import FIELD, TARGET
from db.scope import Span
from db.text import format_int
from db.write.calendar_checks import differing, filled, known_year, reason_line, standing_units
from db.write.calendar_drafts import TargetDraft
from db.write.checks import line
from db.write.register import check_version
from db.write.session import Writing

MOST_PLANNED = 1_000_000
"""Models that may be planned: more than any province has."""


def set_target(work: Writing, draft: TargetDraft, version: int | None = None) -> int:
    """Plan a number of models for some years, a field, a unit; or change the one that is planned.

    Args:
        work: The transaction.
        draft: The target; its span, field and unit say which one.
        version: The version that the actor has seen; None where they know of none yet.

    Returns:
        The target's id.

    Raises:
        NotFound: No such unit or field.
        NotAllowed: Years out of range, a unit that did not stand in them, a number that cannot be.
        TextRefused: The decision is too long.
        AlreadyThere: There is one for these already, and no version was named.
        Conflict: It has another version by now, or is gone.
    """
    work.require(Act.TARGETS)
    values = _checked(work, draft)
    target = work.session.scalars(select(Target).where(TARGET.c.slot == values["slot"])).first()
    holds = target is not None and target.dropped_at is None
    if target is not None and holds and version is None:
        raise AlreadyThere(what=Said("Chỉ tiêu", "The target"), value=draft.span)
    if version is not None:
        check_version(target.version if target is not None and holds else 0, version)
    if target is None:
        target = Target(**values)
        work.session.add(target)
        work.flush()
        assert target.id is not None  # flushed
        work.record("set", TARGET_ENTITY, target.id, after=_said(draft.span, values))
        return target.id
    assert target.id is not None  # read from the database
    numbers = {name: values[name] for name in ("planned", "decision")}
    before, after = differing(target.model_dump(), numbers)
    dropped = target.model_dump(include={*numbers, "dropped_at"})
    if holds and not before:
        return target.id
    target.planned, target.decision, target.dropped_at = draft.planned, values["decision"], None
    work.flush()
    said = _said(draft.span, values)
    if holds:
        work.record("amend", TARGET_ENTITY, target.id, before=before, after=said | after)
    else:
        work.record("set", TARGET_ENTITY, target.id, before={"dropped": dropped}, after=said)
    return target.id


def drop_target(work: Writing, target_id: int, reason: str, version: int) -> None:
    """A target no longer holds. It stays in the register.

    Raises:
        TargetNotFound: There is none, or it was dropped already.
        TextRefused: No reason.
        Conflict: It has another version by now.
    """
    work.require(Act.TARGETS)
    target = work.session.get(Target, target_id)
    if target is None or target.dropped_at is not None:
        raise TargetNotFound(value=target_id)
    check_version(target.version, version)
    why = reason_line(reason)
    target.dropped_at = work.at
    work.flush()
    said = _said(Span(target.first_year, target.last_year), target.model_dump(exclude={"decision"}))
    work.record("drop", TARGET_ENTITY, target_id, after=said | {"reason": why})


def _checked(work: Writing, draft: TargetDraft) -> dict[str, Any]:
    span = draft.span
    if known_year(span.first) > known_year(span.last):
        raise NotAllowed(why_vi="năm cuối trước năm đầu", why_en="the last year is before the first")
    if not 0 < draft.planned <= MOST_PLANNED:
        raise NotAllowed(
            why_vi=f"chỉ tiêu là một số từ 1 đến {format_int(MOST_PLANNED)}",
            why_en=f"a target is a number from 1 to {format_int(MOST_PLANNED, 'en')}",
        )
    field = None
    if draft.field is not None:
        field = work.session.scalar(select(FIELD.c.id).where(FIELD.c.code == draft.field))
        if field is None:
            raise NotFound(what=Said("lĩnh vực", "field"), value=draft.field)
    if draft.unit_id is not None:
        standing_units(work, [draft.unit_id], range(span.first, span.last + 1))
    return {
        "slot": f"{span.first}-{span.last}:{field or 0}:{draft.unit_id or 0}",
        "first_year": span.first,
        "last_year": span.last,
        "field_id": field,
        "unit_id": draft.unit_id,
        "planned": draft.planned,
        "decision": line(draft.decision, Said("Quyết định", "The decision")),
    }


def _said(span: Span, values: dict[str, Any]) -> dict[str, Any]:
    return {"title": str(span)} | filled(
        {name: values.get(name) for name in ("field_id", "unit_id", "planned", "decision")}
    )
