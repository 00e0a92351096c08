"""The rubrics, and what registrations were given by them. Totals and grades are counted, never stored."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, or_, select

from db.lifecycle import Subject
from db.tables import CRITERION, GRADE, REGISTRATION, RUBRIC, SCORE, SCORING


class CriterionRecord(NamedTuple):
    """A criterion: from 0 to ``max_points``."""

    id: int
    name: str
    max_points: int


class GradeRecord(NamedTuple):
    """A grade: from ``least_points`` up to the next one's."""

    name: str
    least_points: int


@dataclass(frozen=True, slots=True)
class RubricRecord:
    """A rubric; its criteria in order, its grades from the highest down. ``subject`` is None for both."""

    id: int
    name: str
    valid_from: str
    valid_to: str | None
    subject: Subject | None
    criteria: tuple[CriterionRecord, ...]
    grades: tuple[GradeRecord, ...]

    @property
    def key(self) -> int:
        """The rubric's id."""
        return self.id

    @property
    def most(self) -> int:
        """All points together."""
        return sum(criterion.max_points for criterion in self.criteria)

    def grade(self, total: int) -> str | None:
        """The grade of so many points; None where the rubric has no grades."""
        return next((grade.name for grade in self.grades if total >= grade.least_points), None)


@dataclass(frozen=True, slots=True)
class ScoringRecord:
    """A registration's points by one rubric. ``points`` is in the order of the rubric's criteria."""

    id: int
    registration_id: int
    year: int
    rubric: RubricRecord
    scored_on: str
    inspection_id: int | None
    points: tuple[int, ...]
    version: int

    @property
    def key(self) -> int:
        """The scoring's id."""
        return self.id

    @property
    def total(self) -> int:
        """All of the points."""
        return sum(self.points)

    @property
    def grade(self) -> str | None:
        """The grade of the total."""
        return self.rubric.grade(self.total)


def rubrics(
    connection: Connection, *, on: str | None = None, subject: Subject | None = None
) -> tuple[RubricRecord, ...]:
    """The rubrics, newest first.

    Args:
        connection: Inside ``Database.read()``.
        on: Only those that hold on this day (ISO); None for all.
        subject: Only those for this subject; None for all.
    """
    R = RUBRIC.c
    where: list[ColumnElement[bool]] = []
    if on is not None:
        where.append(and_(R.valid_from <= on, or_(R.valid_to.is_(None), R.valid_to >= on)))
    if subject is not None:
        where.append(or_(R.subject.is_(None), R.subject == int(subject)))
    return _rubrics(connection, where)


def rubric(connection: Connection, rubric_id: int) -> RubricRecord | None:
    """One rubric, or None where there is none."""
    return next(iter(_rubrics(connection, [RUBRIC.c.id == rubric_id])), None)


def scorings_of(connection: Connection, model_id: int) -> tuple[ScoringRecord, ...]:
    """A model's points, the newest year first."""
    points: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for *key, value in connection.execute(_of_model(), {"model": model_id}):
        points[tuple(key)].append(value)
    if not points:
        return ()
    known = {each.id: each for each in _rubrics(connection, [RUBRIC.c.id.in_({key[3] for key in points})])}
    return tuple(
        ScoringRecord(number, registration, year, known[rubric_id], on, visit, tuple(values), version)
        for (number, registration, year, rubric_id, on, visit, version), values in points.items()
    )


@cache
def _of_model() -> Select[Any]:
    """Made once: every model that is read in full asks it."""
    S, R = SCORING.c, REGISTRATION.c
    keys = (S.id, S.registration_id, R.year, S.rubric_id, S.scored_on, S.inspection_id, S.version)
    return (
        select(*keys, SCORE.c.points)
        .join_from(REGISTRATION, SCORING, S.registration_id == R.id)
        .join(SCORE, SCORE.c.scoring_id == S.id)
        .join(CRITERION, CRITERION.c.id == SCORE.c.criterion_id)
        .where(R.model_id == bindparam("model"))
        .order_by(R.year.desc(), S.id.desc(), CRITERION.c.position)
    )


def scored_points(connection: Connection, scoring_id: int | None) -> dict[int, int]:
    """The points of one scoring by the criteria's ids."""
    statement = select(SCORE.c.criterion_id, SCORE.c.points).where(SCORE.c.scoring_id == scoring_id)
    return {row.criterion_id: row.points for row in connection.execute(statement)}


def _rubrics(connection: Connection, where: Sequence[ColumnElement[bool]]) -> tuple[RubricRecord, ...]:
    found = connection.execute(
        select(RUBRIC).where(*where).order_by(RUBRIC.c.valid_from.desc(), RUBRIC.c.id.desc())
    )
    rows = found.all()
    ids = [row.id for row in rows]
    criteria: defaultdict[int, list[CriterionRecord]] = defaultdict(list)
    grades: defaultdict[int, list[GradeRecord]] = defaultdict(list)
    C, G = CRITERION.c, GRADE.c
    for row in connection.execute(select(CRITERION).where(C.rubric_id.in_(ids)).order_by(C.rubric_id, C.position)):
        criteria[row.rubric_id].append(CriterionRecord(row.id, row.name, row.max_points))
    for row in connection.execute(select(GRADE).where(G.rubric_id.in_(ids)).order_by(G.least_points.desc())):
        grades[row.rubric_id].append(GradeRecord(row.name, row.least_points))
    return tuple(
        RubricRecord(
            row.id,
            row.name,
            row.valid_from,
            row.valid_to,
            None if row.subject is None else Subject(row.subject),
            tuple(criteria[row.id]),
            tuple(grades[row.id]),
        )
        for row in rows
    )
