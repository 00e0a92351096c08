"""What is proposed for commendation, and the row that it makes once it is checked."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from db.awards import AwardKind, Level
from db.errors import NotAllowed, Said
from db.lifecycle import Standing, Subject
from db.schema import Commendation
from db.schema.tables import MODEL
from db.scope import FIRST_YEAR, LAST_YEAR
from db.text import local_today
from db.write.checks import block
from db.write.decisions import needed, past_day, registration_of, unit_in
from db.write.session import Writing

FORM = Said("Hình thức", "The form")
RECIPIENT = Said("Người, tập thể được khen", "The recipient")
ACHIEVEMENT = Said("Thành tích", "The achievement")


@dataclass(frozen=True, slots=True)
class CommendationDraft:
    """What is proposed.

    Attributes:
        form: "Bằng khen", "Giấy khen", "Biểu dương" ...
        registration_id: The model's year that is commended; None for a commendation of no one model.
        recipient: Whom; None for the model's name.
        subject: None for the registration's.
        unit_id: The recipient's unit; None for the registration's.
        year: The year of the achievement; None for the registration's.
        proposed_on: None for today.
    """

    form: str
    kind: AwardKind
    level: Level
    registration_id: int | None = None
    recipient: str | None = None
    subject: Subject | None = None
    unit_id: int | None = None
    year: int | None = None
    achievement: str | None = None
    proposed_on: date | None = None


def commendation_row(work: Writing, draft: CommendationDraft) -> tuple[Commendation, int | None]:
    """The row of a draft, and its model's id.

    Raises:
        NotFound: No such registration or unit.
        NotAllowed: The registration was returned; subject, unit or year are not said or do not fit.
        TextRefused: A text is missing or too long.
    """
    registration = registration_of(work, draft.registration_id) if draft.registration_id is not None else None
    recipient, year, subject, unit_id = draft.recipient, draft.year, draft.subject, draft.unit_id
    if registration is not None:
        if registration.standing == Standing.RETURNED:
            raise NotAllowed(
                why_vi="đăng ký này đã bị trả lại", why_en="this registration was returned to its unit"
            )
        if year not in {None, registration.year}:
            raise NotAllowed(
                why_vi=f"đăng ký này của năm {registration.year}, không phải {year}",
                why_en=f"this registration is of {registration.year}, not of {year}",
            )
        year, unit_id = registration.year, unit_id or registration.unit_id
        subject = Subject(registration.subject) if subject is None else subject
        if recipient is None:
            recipient = work.session.scalar(select(MODEL.c.name).where(MODEL.c.id == registration.model_id))
    if subject not in {Subject.COLLECTIVE, Subject.INDIVIDUAL}:
        raise NotAllowed(
            why_vi="cần nói rõ khen tập thể hay cá nhân",
            why_en="it must be said whether a collective or a person is commended",
        )
    if year is None or unit_id is None:
        raise NotAllowed(
            why_vi="cần ghi năm và đơn vị, hoặc mô hình", why_en="a year and a unit are needed, or a model"
        )
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotAllowed(
            why_vi=f"năm {year} không nằm trong {FIRST_YEAR}-{LAST_YEAR}",
            why_en=f"the year {year} is not within {FIRST_YEAR}-{LAST_YEAR}",
        )
    unit = unit_in(work, unit_id, date(year, 1, 1), date(year, 12, 31))
    row = Commendation(
        registration_id=draft.registration_id,
        year=year,
        form=needed(draft.form, FORM),
        kind=str(draft.kind),
        level=str(draft.level),
        recipient=needed(recipient or "", RECIPIENT),
        subject=int(subject),
        unit_id=unit.id,
        unit_name=unit.name,
        achievement=block(draft.achievement, ACHIEVEMENT),
        proposed_on=past_day(draft.proposed_on) if draft.proposed_on else local_today(),
    )
    return row, registration.model_id if registration else None
