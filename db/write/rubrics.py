"""Rubrics: added and closed, never edited, so that what was scored keeps what it was scored by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.errors import NotAllowed, Said
from db.lifecycle import Subject
from db.rights import Act
from db.schema import Criterion, Grade, Rubric
from db.text import fold, local_today
from db.visits import RUBRIC
from db.write.checks import name_line
from db.write.scoring import no_rubric
from db.write.session import Writing

RUBRIC_NAME = Said("Tên thang điểm", "The rubric's name")
CRITERION_NAME = Said("Tên tiêu chí", "The criterion's name")
GRADE_NAME = Said("Tên xếp loại", "The grade's name")
MOST_POINTS = 10_000


@dataclass(frozen=True, slots=True)
class RubricDraft:
    """A rubric.

    Attributes:
        name: What it is called.
        valid_from: The first day.
        criteria: Each one's name and its most points, in order.
        grades: Each one's name and its least points; the lowest from 0 on.
        subject: For collectives or for persons alone; None for both.
        valid_to: The last day; None while it holds.
    """

    name: str
    valid_from: date
    criteria: Sequence[tuple[str, int]]
    grades: Sequence[tuple[str, int]]
    subject: Subject | None = None
    valid_to: date | None = None


def add_rubric(work: Writing, draft: RubricDraft) -> int:
    """Add a rubric. Several may hold at a time; what was scored keeps the one that it was scored by.

    Returns:
        Its id.

    Raises:
        TextRefused: A name is missing or too long.
        NotAllowed: No criterion, points that are none, grades that do not begin at 0 or that nobody can reach, two
            of one name or of the same points, or it would end before it begins.
    """
    work.require(Act.RUBRICS)
    if draft.subject is Subject.UNKNOWN:
        raise NotAllowed(
            why_vi="thang điểm dùng cho tập thể, cá nhân hoặc cả hai",
            why_en="a rubric is for collectives, for persons or for both",
        )
    if draft.valid_to is not None and draft.valid_to < draft.valid_from:
        raise NotAllowed(why_vi="ngày hết hiệu lực trước ngày bắt đầu", why_en="it would end before it begins")
    criteria = [(name_line(name, CRITERION_NAME), points) for name, points in draft.criteria]
    grades = sorted(((name_line(name, GRADE_NAME), least) for name, least in draft.grades), key=lambda one: one[1])
    _require_points(criteria, grades)
    row = Rubric(
        name=name_line(draft.name, RUBRIC_NAME),
        valid_from=draft.valid_from.isoformat(),
        valid_to=draft.valid_to.isoformat() if draft.valid_to else None,
        subject=None if draft.subject is None else int(draft.subject),
    )
    work.session.add(row)
    work.flush()
    assert row.id is not None  # flushed
    for position, (name, points) in enumerate(criteria, 1):
        work.session.add(Criterion(rubric_id=row.id, position=position, name=name, max_points=points))
    for name, least in grades:
        work.session.add(Grade(rubric_id=row.id, name=name, least_points=least))
    work.flush()
    after = row.model_dump(exclude={"id"}) | {"criteria": dict(criteria), "grades": dict(grades)}
    work.record("add", RUBRIC, row.id, after={name: value for name, value in after.items() if value is not None})
    return row.id


def close_rubric(work: Writing, rubric_id: int, last_day: date | None = None) -> None:
    """Let a rubric hold no longer than a day; what was scored by it keeps it.

    Args:
        work: The transaction.
        rubric_id: Which.
        last_day: Included; None for today.

    Raises:
        NotFound: No such rubric.
        NotAllowed: It is closed already, or was not valid yet on that day.
    """
    work.require(Act.RUBRICS)
    row = work.session.get(Rubric, rubric_id)
    if row is None:
        raise no_rubric(rubric_id)
    day = last_day.isoformat() if last_day else local_today()
    if row.valid_to is not None:
        raise NotAllowed(why_vi=f"«{row.name}» đã có ngày kết thúc", why_en=f"«{row.name}» has a last day already")
    if day < row.valid_from:
        raise NotAllowed(why_vi="ngày hết hiệu lực trước ngày bắt đầu", why_en="it would end before it begins")
    row.valid_to = day
    work.flush()
    work.record("close", RUBRIC, rubric_id, before={"valid_to": None}, after={"name": row.name, "valid_to": day})


def _require_points(criteria: Sequence[tuple[str, int]], grades: Sequence[tuple[str, int]]) -> None:
    """The criteria and the grades (from the lowest up) make a scale."""
    if not criteria:
        raise NotAllowed(why_vi="thang điểm cần ít nhất một tiêu chí", why_en="a rubric needs a criterion")
    if not all(0 < points <= MOST_POINTS for _, points in criteria):
        raise NotAllowed(
            why_vi="điểm tối đa của mỗi tiêu chí phải lớn hơn 0",
            why_en="the most points of a criterion must be more than 0",
        )
    for names in (criteria, grades):
        if len({fold(name) for name, _ in names}) < len(names):
            raise NotAllowed(why_vi="có hai dòng cùng tên", why_en="two have one name")
    bands = [least for _, least in grades]
    if bands and (bands[0] != 0 or len(set(bands)) < len(bands) or bands[-1] > sum(most for _, most in criteria)):
        raise NotAllowed(
            why_vi="xếp loại phải bắt đầu từ 0 điểm, không trùng và không quá tổng điểm",
            why_en="grades must begin at 0 points, differ, and not go beyond all points together",
        )
