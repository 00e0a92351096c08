"""Commendations that were proposed become awarded, one or hundreds under one decision."""

from collections.abc import Iterable
from datetime import date

from db.awards import COMMENDATION as ENTITY
from db.awards import AwardStatus, Level
from db.errors import NotAllowed, Said
from db.lifecycle import Standing
from db.rights import Act
from db.schema.tables import COMMENDATION, REGISTRATION
from db.write.achievements import Achievements
from db.write.decisions import Decision, checked_decision, units_by_id
from db.write.session import Writing
from db.write.together import Chosen, found_by, store_seen

COMMENDED = Said("khen thưởng", "commendation")
_COLUMNS = ("registration_id", "year", "unit_id", "unit_name", "recipient", "form", "level", "status")


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
        NotAllowed: It is not a proposal (any more), its registration was returned since, or the decision is older
            than the proposal's year.
        TextRefused: The decision has no number or no issuer.
        AlreadyCommended: A second award, and not knowingly.
        Conflict: It has another version by now.
    """
    work.require(Act.COMMEND)
    chosen = Chosen(work, COMMENDATION, COMMENDED, commendations, _COLUMNS, named="#{}")
    achievements = Achievements(work, chosen.there, knowingly=knowingly)
    units = units_by_id(work, [row.unit_id for row in chosen.there])
    of = [row.registration_id for row in chosen.there if row.registration_id is not None]
    columns = ("id", "model_id", "standing")
    registrations = {each.id: each for each in found_by(work, REGISTRATION, "id", of, columns)}
    awarded = []
    for row in chosen:
        if row.status != AwardStatus.PROPOSED:
            raise NotAllowed(
                why_vi=f"khen thưởng #{row.id} không còn là đề nghị",
                why_en=f"the commendation #{row.id} is no proposal any more",
            )
        if row.registration_id is not None and registrations[row.registration_id].standing == Standing.RETURNED:
            raise NotAllowed(
                why_vi=f"đăng ký của «{row.recipient}» (khen thưởng #{row.id}) đã bị trả lại sau khi đề nghị",
                why_en=f"the registration of «{row.recipient}» (commendation #{row.id}) was returned since",
            )
        made = checked_decision(decision, Level(row.level))
        if made.on.year < row.year:
            raise NotAllowed(
                why_vi=f"quyết định năm {made.on.year} có trước thành tích năm {row.year}",
                why_en=f"the decision of {made.on.year} is older than the achievement of {row.year}",
            )
        achievements.require_once(row, row.id, awarded=True)
        stored = {
            "status": str(AwardStatus.AWARDED),
            "unit_name": units.in_span(row.unit_id, date(row.year, 1, 1), made.on).name,
            "decision": made.number,
            "decided_on": made.on.isoformat(),
            "issuer": made.issuer,
        }
        achievements.award(row, row.id, row.form, made.number)
        awarded.append((row, stored))
    store_seen(work, COMMENDATION, [row for row, _ in awarded], [stored for _, stored in awarded])
    for row, stored in awarded:
        renamed = {"unit_name": row.unit_name} if row.unit_name != stored["unit_name"] else {}
        work.record(
            "award",
            ENTITY,
            row.id,
            model_id=registrations[row.registration_id].model_id if row.registration_id is not None else None,
            before={"status": row.status} | renamed,
            after={
                "form": row.form,
                "recipient": row.recipient,
                **{name: value for name, value in stored.items() if name != "unit_name"},
            },
        )
