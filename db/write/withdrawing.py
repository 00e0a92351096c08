"""What hangs on a registration when it is moved back, or is to be taken out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from db.awards import RECOGNITION as ENTITY
from db.errors import NotAllowed
from db.read.hanging import hangs
from db.schema import Registration
from db.schema.tables import RECOGNITION
from db.tables import REGISTRATION
from db.write.bulk import change
from db.write.session import Writing
from db.write.together import Found, found_by


def withdraw_recognitions(work: Writing, registrations: Sequence[int]) -> dict[int, list[Found]]:
    """Let no recognition hold of registrations that are no longer recognised.

    Args:
        work: The transaction.
        registrations: Those that are moved back from ``RECOGNISED``, or taken up again after they were stopped.

    Returns:
        Each one's recognitions that held, oldest first, for ``record_withdrawn``.
    """
    if not registrations:
        return {}
    columns = ("id", "registration_id", "level", "decision", "withdrawn_at")
    rows = found_by(work, RECOGNITION, "registration_id", registrations, columns)
    holding = sorted((row for row in rows if row.withdrawn_at is None), key=lambda row: row.id)
    if holding:
        written = [(row.id, work.at) for row in holding]
        change(work.session.connection(), RECOGNITION, ["withdrawn_at"], written)
        work.session.expire_all()
    found: defaultdict[int, list[Found]] = defaultdict(list)
    for row in holding:
        found[row.registration_id].append(row)
    return found


def record_withdrawn(work: Writing, model_id: int, withdrawn: Iterable[Found]) -> None:
    """The ledger's lines of recognitions that hold no longer, all of one model."""
    for row in withdrawn:
        after = {"level": row.level, "decision": row.decision, "withdrawn_at": work.at}
        work.record("withdraw", ENTITY, row.id, model_id=model_id, before={"withdrawn_at": None}, after=after)


def require_nothing_hangs_on(work: Writing, registration: Registration) -> None:
    """Refuse to take out what a decision, a visit or a replication speaks of.

    Raises:
        NotAllowed: Something does, be it revoked: it stays in the register, and so does what it is about.
    """
    if work.session.scalar(select(hangs()).select_from(REGISTRATION).where(REGISTRATION.c.id == registration.id)):
        raise NotAllowed(
            why_vi="đã có kiểm tra, chấm điểm, công nhận, khen thưởng hoặc nhân rộng; hãy dừng thay vì xóa",
            why_en=(
                "this registration was inspected, scored, recognised, commended or replicated; "
                "stop it instead of deleting it"
            ),
        )
