"""Recognising registrations by a decision, and what becomes of it where the standing is taken back."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from db.awards import RECOGNITION as ENTITY
from db.awards import Level
from db.errors import AlreadyThere, MoveRefused
from db.lifecycle import Standing
from db.rights import Act
from db.schema import Recognition, Registration
from db.schema.tables import MODEL, RECOGNITION
from db.write.amend import move_many
from db.write.decisions import Decision, checked_decision, registration_of
from db.write.register import check_version
from db.write.session import Writing


@dataclass(frozen=True, slots=True)
class RecognitionDraft:
    """At which level, and by which decision."""

    level: Level
    decision: Decision


class AlreadyRecognised(AlreadyThere):
    """A second recognition at one level."""

    vi = "«{value}» đã được công nhận cấp này năm {year}, theo {decision}."
    en = "«{value}» is recognised at this level for {year} already, by {decision}."
    hint_vi = "Bỏ mô hình này ra, hoặc chọn cấp khác."
    hint_en = "Leave this model out, or choose another level."


def recognise(work: Writing, registrations: Iterable[tuple[int, int]], draft: RecognitionDraft) -> list[int]:
    """Recognise registrations under one decision: all or none.

    Those that are effective become recognised. What is recognised or outstanding already keeps its standing, and
    has one more level.

    Args:
        work: The transaction.
        registrations: Each one's id, and the version that the actor has seen.
        draft: The level and the decision.

    Returns:
        The recognitions' ids.

    Raises:
        NotFound: No such registration.
        MoveRefused: It has not come so far as to be recognised, was returned or stopped, or its year is to come.
        AlreadyRecognised: It is, at this level.
        TextRefused, NotAllowed: The decision cannot be stored.
        Conflict: It has another version by now.
    """
    work.require(Act.RECOGNISE)
    decision = checked_decision(draft.decision, draft.level)
    rows: list[Recognition] = []
    for registration_id, version in registrations:
        registration = registration_of(work, registration_id)
        check_version(registration.version, version)
        if registration.year > decision.on.year:
            raise MoveRefused(
                why_vi=f"quyết định năm {decision.on.year} không công nhận được đăng ký năm {registration.year}",
                why_en=f"a decision of {decision.on.year} cannot recognise a registration for {registration.year}",
            )
        _once(work, registration, draft.level)
        if registration.standing < Standing.RECOGNISED:
            move_many(work, [(registration_id, version)], Standing.RECOGNISED)
        row = Recognition(
            registration_id=registration_id,
            level=str(draft.level),
            decision=decision.number,
            decided_on=decision.on.isoformat(),
            issuer=decision.issuer,
        )
        work.session.add(row)
        work.flush()
        after = {
            "level": row.level,
            "decision": row.decision,
            "decided_on": row.decided_on,
            "issuer": row.issuer,
            "year": registration.year,
            "registration_id": registration_id,
        }
        work.record("recognise", ENTITY, row.id, model_id=registration.model_id, after=after)
        rows.append(row)
    return [row.id for row in rows if row.id is not None]


def _once(work: Writing, registration: Registration, level: Level) -> None:
    there = select(RECOGNITION.c.decision).where(
        RECOGNITION.c.registration_id == registration.id,
        RECOGNITION.c.level == str(level),
        RECOGNITION.c.withdrawn_at.is_(None),
    )
    decision = work.session.scalar(there)
    if decision is not None:
        name = work.session.scalar(select(MODEL.c.name).where(MODEL.c.id == registration.model_id))
        raise AlreadyRecognised(value=name, year=registration.year, decision=decision)
