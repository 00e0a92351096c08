"""Commendations: proposed, awarded by a decision, revoked with a reason. Nothing is deleted."""

from collections.abc import Mapping
from datetime import date

from db.awards import COMMENDATION as ENTITY
from db.awards import AwardStatus
from db.errors import NotAllowed, NotFound, Said
from db.rights import Act
from db.schema import Commendation
from db.text import local_today
from db.write.achievements import Achievements, AlreadyCommended
from db.write.awarding import COMMENDED, award
from db.write.checks import line
from db.write.commendation_drafts import CommendationDraft, commendation_row
from db.write.decisions import DECISION, models_of, needed, past_day
from db.write.register import check_version
from db.write.session import Writing

__all__ = ["AlreadyCommended", "CommendationDraft", "award", "propose", "revoke_commendation"]

REASON = Said("Lý do", "The reason")


def propose(work: Writing, draft: CommendationDraft, *, knowingly: bool = False) -> int:
    """Propose a commendation.

    Args:
        work: The transaction.
        draft: What for.
        knowingly: Also where the same achievement has a commendation that was not revoked.

    Returns:
        The commendation's id.

    Raises:
        NotFound: No such registration or unit.
        NotAllowed: The registration was returned; subject, unit or year are not said or do not fit.
        TextRefused: A text is missing or too long.
        AlreadyCommended: A second one, and not knowingly.
    """
    work.require(Act.COMMEND)
    row, model_id = commendation_row(work, draft)
    Achievements(work, [row], knowingly=knowingly).require_once(row, None)
    work.session.add(row)
    work.flush()
    after = {
        "form": row.form,
        "kind": row.kind,
        "level": row.level,
        "year": row.year,
        "recipient": row.recipient,
        "subject": row.subject,
        "unit_id": row.unit_id,
        "registration_id": row.registration_id,
        "achievement": row.achievement,
        "proposed_on": row.proposed_on,
    }
    return _record(work, "propose", row, model_id, after={name: value for name, value in after.items() if value})


def revoke_commendation(
    work: Writing,
    commendation_id: int,
    version: int,
    reason: str,
    *,
    decision: str | None = None,
    on: date | None = None,
) -> None:
    """Take a commendation back; a proposal that is not followed too. It stays in the register, revoked.

    Args:
        work: The transaction.
        commendation_id: Which.
        version: The version that the actor has seen.
        reason: Why.
        decision: The number of the decision; needed for what was awarded.
        on: The decision's day; None for today.

    Raises:
        NotFound: No such commendation.
        NotAllowed: It is revoked already, it was awarded and no decision is named, or the day does not fit.
        TextRefused: No reason, or a text that is too long.
        Conflict: It has another version by now.
    """
    work.require(Act.COMMEND)
    row = _commendation(work, commendation_id, version)
    number = line(decision, DECISION)
    before = row.status
    if before == AwardStatus.REVOKED:
        raise NotAllowed(why_vi="khen thưởng này đã bị thu hồi", why_en="this commendation is revoked already")
    if before == AwardStatus.AWARDED and number is None:
        raise NotAllowed(
            why_vi="thu hồi khen thưởng đã trao cần số quyết định",
            why_en="to revoke what was awarded, a decision must be named",
        )
    day = past_day(on) if on else local_today()
    if day < (row.decided_on or row.proposed_on):
        raise NotAllowed(
            why_vi="ngày thu hồi trước ngày khen thưởng", why_en="it would be revoked before it was given"
        )
    row.status = str(AwardStatus.REVOKED)
    row.revoked_on, row.revoked_decision, row.revoked_reason = day, number, needed(reason, REASON)
    work.flush()
    after = {
        "status": row.status,
        "form": row.form,
        "recipient": row.recipient,
        "reason": row.revoked_reason,
        "decision": row.revoked_decision,
        "revoked_on": day,
    }
    _record(
        work,
        "revoke",
        row,
        models_of(work, [row.registration_id]).get(row.registration_id),
        before={"status": before},
        after={name: value for name, value in after.items() if value},
    )


def _commendation(work: Writing, commendation_id: int, version: int) -> Commendation:
    row = work.session.get(Commendation, commendation_id)
    if row is None:
        raise NotFound(what=COMMENDED, value=f"#{commendation_id}")
    check_version(row.version, version)
    return row


def _record(
    work: Writing,
    act: str,
    row: Commendation,
    model_id: int | None,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object],
) -> int:
    assert row.id is not None  # flushed, or read from the database
    work.record(act, ENTITY, row.id, model_id=model_id, before=before, after=after)
    return row.id
