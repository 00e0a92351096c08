"""What was seen of a model and given to it, as lines to read: year by year, and what is of no one year."""

from collections.abc import Iterator

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.awards import day, level, recipient
from danvan_tui.present.inspections import team
from db.awards import AwardStatus
from db.read.assessment import ModelAssessment
from db.read.calendar_records import PressRecord
from db.read.commendation_records import CommendationRecord
from db.read.inspection_records import VisitRecord
from db.read.recognitions import RecognitionRecord
from db.read.replications import ReplicationRecord
from db.read.rubrics import ScoringRecord

Said = tuple[str, str]
"""A text, safe to show, its line breaks kept; and its style."""


def year_says(words: Words, found: ModelAssessment, registration_id: int, name: str) -> Iterator[Said]:
    """What there is of one year: recognised, points, commended, visited.

    Args:
        words: The session's language.
        found: All of the model.
        registration_id: The year.
        name: The model's name: a commendation of the model itself does not say it again.
    """
    for recognition in found.recognitions:
        if recognition.registration_id == registration_id:
            yield _recognition(words, recognition)
    for scoring in found.scorings:
        if scoring.registration_id == registration_id:
            yield _scoring(words, scoring)
    for commendation in found.commendations:
        if commendation.registration_id == registration_id:
            yield _commendation(words, commendation, name)
    for visit in found.visits:
        if visit.registration_id == registration_id:
            yield from _visit(words, visit)


def model_says(words: Words, found: ModelAssessment, model_id: int) -> Iterator[tuple[str, list[Said]]]:
    """What is of no one year: where it was taken up, what was written of it; each under its heading."""
    if found.replications:
        yield words("detail.replicated"), [_replication(words, each, model_id) for each in found.replications]
    if found.press:
        yield words("detail.press"), [_press(each) for each in found.press]


def _recognition(words: Words, row: RecognitionRecord) -> Said:
    decided = f"{say.stored(row.decision)}, {day(row.decided_on)}, {say.stored(row.issuer)}"
    text = words("detail.recognised", level=level(words, row.level), decided=decided)
    return (text, "good") if row.withdrawn_at is None else (f"{text} ({words('detail.withdrawn')})", "dim")


def _scoring(words: Words, row: ScoringRecord) -> Said:
    total, most = say.number(words, row.total), say.number(words, row.rubric.most)
    grade = say.stored(row.grade) or words("score.no_grade")
    by = f"{say.stored(row.rubric.name)}, {day(row.scored_on)}"
    return words("detail.points", total=total, most=most, grade=grade, by=by), ""


def _commendation(words: Words, row: CommendationRecord, name: str) -> Said:
    parts = [f"#{row.id} {say.stored(row.form)}", level(words, row.level), words(f"award_status.{row.status}")]
    number = row.revoked_decision or row.decision
    parts += [say.stored(number)] if number else []
    parts += [day(row.revoked_on or row.decided_on or row.proposed_on)]
    parts += [say.stored(row.issuer)] if row.issuer and row.status is AwardStatus.AWARDED else []
    parts += [recipient(words, row)] if row.recipient != name else []
    reason = f" ({say.stored(row.revoked_reason)})" if row.revoked_reason else ""
    mood = {AwardStatus.AWARDED: "good", AwardStatus.REVOKED: "dim"}.get(row.status, "")
    return words("detail.commended", what=", ".join(parts)) + reason, mood


def _visit(words: Words, row: VisitRecord) -> Iterator[Said]:
    found = say.block(row.findings or row.general_findings)
    about = f"{words(f'inspection_kind.{row.kind}')} {day(row.visited_on)}, {team(words, row)}"
    yield f"{about}: {found}" if found else about, ""
    if row.shows_weak:
        due = words("detail.due", day=day(row.due_on)) if row.due_on else ""
        what = say.block(row.to_strengthen)
        parts = ": ".join(filter(None, (words("detail.weak"), what)))
        yield f"{parts} {due}".strip(), "warning"


def _replication(words: Words, row: ReplicationRecord, model_id: int) -> Said:
    on = day(row.replicated_on)
    if row.copy_id == model_id:
        text = words("detail.replicated.from", name=say.stored(row.model), day=on)
    else:
        text = words("detail.replicated.to", unit=say.stored(row.to_unit), day=on)
        text += f": {say.stored(row.copy)}" if row.copy else ""
    return text + (f" ({say.block(row.note)})" if row.note else ""), ""


def _press(row: PressRecord) -> Said:
    return f"{day(row.date)} {say.stored(row.outlet)}: {say.stored(row.title)}", ""
