"""What hangs on a registration when it is moved back, or is to be taken out."""

from sqlalchemy import select

from db.awards import RECOGNITION as ENTITY
from db.errors import NotAllowed
from db.lifecycle import Standing
from db.read.hanging import hangs
from db.schema import Recognition, Registration
from db.schema.tables import RECOGNITION
from db.tables import REGISTRATION
from db.write.session import Writing


def withdraw_recognitions(work: Writing, registration: Registration, before: Standing) -> None:
    """Let no recognition hold of a registration that is no longer recognised.

    Args:
        work: The transaction, after the registration was moved.
        registration: It, with its new standing.
        before: The standing that it had.
    """
    if not (before >= Standing.RECOGNISED and registration.standing == Standing.EFFECTIVE):
        return
    holding = (
        select(Recognition)
        .where(RECOGNITION.c.registration_id == registration.id, RECOGNITION.c.withdrawn_at.is_(None))
        .order_by(RECOGNITION.c.id)
    )
    for row in work.session.scalars(holding):
        row.withdrawn_at = work.at
        after = {"level": row.level, "decision": row.decision, "withdrawn_at": work.at}
        work.record(
            "withdraw",
            ENTITY,
            row.id,
            model_id=registration.model_id,
            before={"withdrawn_at": None},
            after=after,
        )


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
