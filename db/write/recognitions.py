"""Recognising registrations by a decision, and what becomes of it where the standing is taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from db.awards import RECOGNITION as ENTITY
from db.awards import Level
from db.errors import AlreadyThere, MoveRefused
from db.lifecycle import Standing
from db.rights import Act
from db.schema.tables import MODEL, RECOGNITION
from db.write.bulk import reserve, store
from db.write.decisions import Decision, checked_decision
from db.write.moving import Moves, chosen_registrations
from db.write.session import Writing
from db.write.together import found_by


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
    chosen = chosen_registrations(work, registrations)
    moves = Moves(work, Standing.RECOGNISED)
    there = _there(work, [row.id for row in chosen.there], draft.level)
    rows = []
    for row in chosen:
        if row.year > decision.on.year:
            raise MoveRefused(
                why_vi=f"quyết định năm {decision.on.year} không công nhận được đăng ký năm {row.year}",
                why_en=f"a decision of {decision.on.year} cannot recognise a registration for {row.year}",
            )
        if row.id in there:
            name = work.session.scalar(select(MODEL.c.name).where(MODEL.c.id == row.model_id))
            raise AlreadyRecognised(value=name, year=row.year, decision=there[row.id])
        if row.standing < Standing.RECOGNISED:
            moves.add(row)
        there[row.id] = decision.number
        rows.append(row)
    moves.store()
    ids = _stored(work, [row.id for row in rows], draft.level, decision)
    for row, recognition_id in zip(rows, ids, strict=True):
        moves.record(row.id)
        after = {
            "level": str(draft.level),
            "decision": decision.number,
            "decided_on": decision.on.isoformat(),
            "issuer": decision.issuer,
            "year": row.year,
            "registration_id": row.id,
        }
        work.record("recognise", ENTITY, recognition_id, model_id=row.model_id, after=after)
    return ids


def _there(work: Writing, registrations: Sequence[int], level: Level) -> dict[int, str]:
    """By which decision each of some registrations is recognised at a level, where it is."""
    columns = ("registration_id", "level", "decision", "withdrawn_at")
    rows = found_by(work, RECOGNITION, "registration_id", registrations, columns)
    return {row.registration_id: row.decision for row in rows if row.level == level and row.withdrawn_at is None}


def _stored(work: Writing, registrations: Sequence[int], level: Level, decision: Decision) -> list[int]:
    ids = list(reserve(work.session.connection(), RECOGNITION, len(registrations)))
    said = (str(level), decision.number, decision.on.isoformat(), decision.issuer)
    rows = [(*each, *said) for each in zip(ids, registrations, strict=True)]
    columns = ("id", "registration_id", "level", "decision", "decided_on", "issuer")
    store(work.session.connection(), RECOGNITION, columns, rows)
    return ids
