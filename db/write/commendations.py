"""Commendations: proposed, awarded by a decision, revoked with a reason. Nothing is deleted."""

from collections.abc import Iterable, Mapping
from datetime import date

from db.awards import COMMENDATION as ENTITY
from db.awards import AwardStatus, Level
from db.errors import AlreadyThere, NotAllowed, NotFound, Said
from db.read.commendations import same_achievement
from db.rights import Act
from db.schema import Commendation
from db.text import local_today
from db.write.checks import line
from db.write.commendation_drafts import CommendationDraft, commendation_row
from db.write.decisions import DECISION, Decision, checked_decision, needed, past_day, registration_of, unit_in
from db.write.register import check_version
from db.write.session import Writing

__all__ = ["AlreadyCommended", "CommendationDraft", "award", "propose", "revoke_commendation"]

REASON = Said("Lý do", "The reason")


class AlreadyCommended(AlreadyThere):
    """A second commendation for one achievement: the law wants one."""

    vi = "«{value}» đã có khen thưởng cho cùng thành tích năm {year}: {other}."
    en = "«{value}» has a commendation for the same achievement of {year} already: {other}."
    hint_vi = "Một thành tích chỉ khen một lần; nếu vẫn đúng, chọn «Vẫn khen» (--knowingly)."
    hint_en = "One achievement is commended once; if it is right, choose «Commend again» (--knowingly)."


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
    _once(work, row, knowingly=knowingly)
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


def award(
    work: Writing, commendations: Iterable[tuple[int, int]], decision: Decision, *, knowingly: bool = False
) -> None:
    """Award what was proposed, one or several under one decision: all or none.

    Args:
        work: The transaction.
        commendations: Each one's id, and the version that the actor has seen.
        decision: By which it is awarded.
        knowingly: Also where the same achievement was awarded already.

    Raises:
        NotFound: No such commendation.
        NotAllowed: It is not a proposal (any more), or the decision is older than the proposal's year.
        TextRefused: The decision has no number or no issuer.
        AlreadyCommended: A second award, and not knowingly.
        Conflict: It has another version by now.
    """
    work.require(Act.COMMEND)
    for commendation_id, version in commendations:
        row = _commendation(work, commendation_id, version)
        if row.status != AwardStatus.PROPOSED:
            raise NotAllowed(
                why_vi=f"khen thưởng #{row.id} không còn là đề nghị",
                why_en=f"the commendation #{row.id} is no proposal any more",
            )
        made = checked_decision(decision, Level(row.level))
        if made.on.year < row.year:
            raise NotAllowed(
                why_vi=f"quyết định năm {made.on.year} có trước thành tích năm {row.year}",
                why_en=f"the decision of {made.on.year} is older than the achievement of {row.year}",
            )
        _once(work, row, knowingly=knowingly, awarded=True)
        row.status = str(AwardStatus.AWARDED)
        row.unit_name = unit_in(work, row.unit_id, date(row.year, 1, 1), made.on).name
        row.decision, row.decided_on, row.issuer = made.number, made.on.isoformat(), made.issuer
        work.flush()
        after = {
            "status": row.status,
            "form": row.form,
            "recipient": row.recipient,
            "decision": row.decision,
            "decided_on": row.decided_on,
            "issuer": row.issuer,
        }
        _record(
            work, "award", row, _model_of(work, row), before={"status": str(AwardStatus.PROPOSED)}, after=after
        )


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
        _model_of(work, row),
        before={"status": before},
        after={name: value for name, value in after.items() if value},
    )


def _once(work: Writing, row: Commendation, *, knowingly: bool, awarded: bool = False) -> None:
    if knowingly:
        return
    for other in same_achievement(
        work.session.connection(), row.registration_id, row.year, row.unit_id, row.recipient
    ):
        if other.id != row.id and (other.status is AwardStatus.AWARDED or not awarded):
            said = f"#{other.id} {other.form}" + (f", {other.decision}" if other.decision else "")
            raise AlreadyCommended(value=row.recipient, year=row.year, other=said)


def _commendation(work: Writing, commendation_id: int, version: int) -> Commendation:
    row = work.session.get(Commendation, commendation_id)
    if row is None:
        raise NotFound(what=Said("khen thưởng", "commendation"), value=f"#{commendation_id}")
    check_version(row.version, version)
    return row


def _model_of(work: Writing, row: Commendation) -> int | None:
    return None if row.registration_id is None else registration_of(work, row.registration_id).model_id


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
