"""The points that a registration is given by a rubric."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import insert, select

from db.errors import AlreadyThere, NotAllowed, NotFound, Said
from db.lifecycle import Standing, Subject
from db.read.rubrics import RubricRecord, rubric, scored_points
from db.rights import Act
from db.schema import Inspection, Scoring
from db.schema.tables import SCORE, SCORING
from db.text import format_date, local_today
from db.visits import SCORING as ENTITY
from db.write.decisions import past_day, registration_of
from db.write.register import check_version
from db.write.session import Writing


def score(
    work: Writing,
    registration_id: int,
    rubric_id: int,
    points: Mapping[int, int],
    *,
    on: date | None = None,
    inspection_id: int | None = None,
    version: int | None = None,
) -> int:
    """Give a registration its points by a rubric, or other points.

    Args:
        work: The transaction.
        registration_id: The registration.
        rubric_id: The rubric; its id is kept with the points.
        points: The points of every criterion, by the criterion's id.
        on: The day; None for today.
        inspection_id: The visit that they come from, if any.
        version: That of the points that are there (``ScoringRecord.version``); None where there are none.

    Returns:
        The scoring's id.

    Raises:
        NotFound: No such registration, rubric or visit.
        NotAllowed: The rubric was not valid on that day or is not for that subject, the registration was returned,
            a criterion is left out or another rubric's, or points are outside 0 and the most.
        AlreadyThere: There are points and no version is given.
        Conflict: The points have another version by now.
    """
    work.require(Act.INSPECT)
    registration = registration_of(work, registration_id)
    chosen = rubric(work.session.connection(), rubric_id)
    if chosen is None:
        raise no_rubric(rubric_id)
    day = past_day(on) if on else local_today()
    _require_fit(chosen, Subject(registration.subject), Standing(registration.standing), day)
    _require_within(chosen, points)
    if inspection_id is not None and work.session.get(Inspection, inspection_id) is None:
        raise NotFound(what=Said("đợt kiểm tra", "inspection"), value=f"#{inspection_id}")
    same = select(Scoring).where(SCORING.c.registration_id == registration_id, SCORING.c.rubric_id == rubric_id)
    row = work.session.scalars(same).first()
    before: dict[str, object] | None = None
    if row is None:
        if version is not None:
            check_version(0, version)
        row = Scoring(registration_id=registration_id, rubric_id=rubric_id, scored_on=day)
        work.session.add(row)
    elif version is None:
        raise AlreadyThere(what=Said("Điểm theo thang", "The points by the rubric"), value=chosen.name)
    else:
        check_version(row.version, version)
        before = {
            "scored_on": row.scored_on,
            "inspection_id": row.inspection_id,
            "points": {
                str(each): value for each, value in scored_points(work.session.connection(), row.id).items()
            },
        }
        row.version += 1
    row.scored_on, row.inspection_id = day, inspection_id
    work.flush()
    assert row.id is not None  # flushed
    _put_points(work, row.id, points, again=before is not None)
    after = {
        "rubric_id": rubric_id,
        "rubric": chosen.name,
        "scored_on": day,
        "inspection_id": inspection_id,
        "year": registration.year,
        "points": _said(points),
        "total": sum(points.values()),
    }
    work.record("score", ENTITY, row.id, model_id=registration.model_id, before=before, after=after)
    return row.id


def _put_points(work: Writing, scoring_id: int, points: Mapping[int, int], *, again: bool) -> None:
    connection = work.session.connection()
    for criterion, value in points.items():
        if again:
            place = SCORE.update().where(SCORE.c.scoring_id == scoring_id, SCORE.c.criterion_id == criterion)
            connection.execute(place.values(points=value))
        else:
            connection.execute(insert(SCORE).values(scoring_id=scoring_id, criterion_id=criterion, points=value))


def _said(points: Mapping[int, int]) -> dict[str, int]:
    """As the ledger keeps them: its keys are texts."""
    return {str(criterion): value for criterion, value in sorted(points.items())}


def _require_fit(chosen: RubricRecord, subject: Subject, standing: Standing, day: str) -> None:
    if not chosen.valid_from <= day <= (chosen.valid_to or day):
        shown = format_date(date.fromisoformat(day))
        raise NotAllowed(
            why_vi=f"thang điểm «{chosen.name}» không có hiệu lực ngày {shown}",
            why_en=f"the rubric «{chosen.name}» was not valid on {shown}",
        )
    if chosen.subject not in {None, subject}:
        raise NotAllowed(
            why_vi=f"thang điểm «{chosen.name}» không dùng cho đối tượng này",
            why_en=f"the rubric «{chosen.name}» is not for this subject",
        )
    if standing is Standing.RETURNED:
        raise NotAllowed(why_vi="đăng ký này đã bị trả lại", why_en="this registration was returned to its unit")


def _require_within(chosen: RubricRecord, points: Mapping[int, int]) -> None:
    known = {criterion.id: criterion for criterion in chosen.criteria}
    if known.keys() != points.keys():
        raise NotAllowed(
            why_vi="phải chấm đủ các tiêu chí của thang điểm và chỉ các tiêu chí đó",
            why_en="all criteria of the rubric must have points, and no others",
        )
    for number, value in points.items():
        criterion = known[number]
        if not 0 <= value <= criterion.max_points:
            raise NotAllowed(
                why_vi=f"«{criterion.name}»: {value} điểm không nằm trong 0-{criterion.max_points}",
                why_en=f"«{criterion.name}»: {value} points are not within 0-{criterion.max_points}",
            )


def no_rubric(rubric_id: int) -> NotFound:
    """What is said where there is no such rubric."""
    return NotFound(what=Said("thang điểm", "rubric"), value=f"#{rubric_id}")
