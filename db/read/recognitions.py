"""What was recognised, at which level, by which decision."""

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, func, or_, select

from db.awards import Level
from db.lifecycle import Standing, Subject
from db.read.commendation_records import Split
from db.read.where import units_below
from db.scope import Span, UnitView
from db.tables import FIELD, MODEL, RECOGNITION, REGISTRATION, UNIT

C, R = RECOGNITION.c, REGISTRATION.c

PAGE = 200
"""Rows of a page, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class RecognitionRecord:
    """A recognition. ``decided_on`` is an ISO date; ``withdrawn_at`` (UTC, ISO) is None for one that holds."""

    id: int
    registration_id: int
    model_id: int
    model: str
    year: int
    unit_id: int
    unit: str
    subject: Subject
    standing: Standing
    level: Level
    decision: str
    decided_on: str
    issuer: str
    withdrawn_at: str | None
    version: int
    """The registration's."""

    @property
    def key(self) -> int:
        """The recognition's id."""
        return self.id


class DecisionRow(NamedTuple):
    """A decision, and how many it recognised (those that hold); ``outstanding`` of them are that by now."""

    level: Level
    decision: str
    decided_on: str
    issuer: str
    total: int
    collective: int
    individual: int
    outstanding: int

    @property
    def key(self) -> tuple[Level, str, str, str]:
        """The decision."""
        return self[:4]


class Recognised(NamedTuple):
    """How many registrations are recognised: at each level, at any, and how many of them are outstanding."""

    levels: tuple[tuple[Level, Split], ...]
    total: Split
    outstanding: Split


@dataclass(frozen=True, slots=True)
class RecognitionFilter:
    """Which recognitions; None asks for all. ``span`` is of the registrations' years; ``unit`` counts with the
    units below it; ``field`` is a field's code; ``decision`` is a decision's number, ``decided_on`` its day (ISO).
    """

    span: Span | None = None
    level: Level | None = None
    decision: str | None = None
    subject: Subject | None = None
    unit: int | None = None
    field: str | None = None
    decided_on: str | None = None
    withdrawn: bool = False
    """Also those that hold no longer: taken back, or of a registration that was stopped."""


def recognitions(
    connection: Connection,
    wanted: RecognitionFilter | None = None,
    *,
    after: RecognitionRecord | None = None,
    limit: int | None = PAGE,
) -> tuple[RecognitionRecord, ...]:
    """Recognitions, the newest decision first.

    Args:
        connection: Inside ``Database.read()``.
        wanted: Which; None for all that hold.
        after: The last one of the page before.
        limit: Rows at the most; None for all.
    """
    where = _where(wanted or RecognitionFilter())
    if after is not None:
        older = and_(C.decided_on == after.decided_on, C.id < after.id)
        where.append(or_(C.decided_on < after.decided_on, older))
    statement = _select().where(*where).order_by(C.decided_on.desc(), C.id.desc()).limit(limit)
    return tuple(map(_record, connection.execute(statement)))


def recognitions_of(connection: Connection, model_id: int) -> tuple[RecognitionRecord, ...]:
    """A model's recognitions, newest first, those that were taken back too."""
    return tuple(map(_record, connection.execute(_of_model(), {"model": model_id})))


@cache
def _of_model() -> Select[Any]:
    """Made once: every model that is read in full asks it."""
    return _select().where(R.model_id == bindparam("model")).order_by(C.decided_on.desc(), C.id.desc())


def recognised_by_decision(
    connection: Connection, wanted: RecognitionFilter | None = None
) -> tuple[DecisionRow, ...]:
    """The decisions, newest first, each with how many it recognised."""
    of_subject = [func.count().filter(R.subject == int(each)) for each in (Subject.COLLECTIVE, Subject.INDIVIDUAL)]
    outstanding = func.count().filter(R.standing == int(Standing.OUTSTANDING))
    names = (C.level, C.decision, C.decided_on, C.issuer)
    statement = (
        select(*names, func.count(), *of_subject, outstanding)
        .join_from(RECOGNITION, REGISTRATION, R.id == C.registration_id)
        .where(*_where(wanted or RecognitionFilter()))
        .group_by(*names)
        .order_by(C.decided_on.desc(), C.decision, C.level)
    )
    return tuple(DecisionRow(Level(row[0]), *row[1:]) for row in connection.execute(statement))


def recognised(connection: Connection, wanted: RecognitionFilter | None = None) -> Recognised:
    """How many registrations are recognised; one that is recognised at two levels counts once in the total."""
    where = _where(wanted or RecognitionFilter())
    once = func.count(R.id.distinct())
    split = [once.filter(R.subject == int(each)) for each in (Subject.COLLECTIVE, Subject.INDIVIDUAL)]
    top = [
        once.filter(R.standing == int(Standing.OUTSTANDING), R.subject == int(each))
        for each in (Subject.COLLECTIVE, Subject.INDIVIDUAL)
    ]
    of = RECOGNITION.join(REGISTRATION, R.id == C.registration_id)
    by_level = select(C.level, *split).select_from(of).where(*where).group_by(C.level)
    found = {Level(row[0]): Split(row[1], row[2]) for row in connection.execute(by_level)}
    row = connection.execute(select(*split, *top).select_from(of).where(*where)).one()
    levels = tuple((level, found[level]) for level in reversed(Level) if level in found)
    return Recognised(levels, Split(row[0], row[1]), Split(row[2], row[3]))


def _where(wanted: RecognitionFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if not wanted.withdrawn:
        # As the standings count: what was stopped is not recognised there either.
        found += [C.withdrawn_at.is_(None), R.standing >= int(Standing.RECOGNISED)]
    if wanted.span is not None:
        found.append(R.year.between(wanted.span.first, wanted.span.last))
    if wanted.level is not None:
        found.append(C.level == str(wanted.level))
    if wanted.decision is not None:
        found.append(C.decision == wanted.decision)
    if wanted.decided_on is not None:
        found.append(C.decided_on == wanted.decided_on)
    if wanted.subject is not None:
        found.append(R.subject == int(wanted.subject))
    if wanted.unit is not None:
        found.append(R.unit_id.in_(units_below(wanted.unit, UnitView.REGISTERED)))
    if wanted.field is not None:
        found.append(R.field_id == select(FIELD.c.id).where(FIELD.c.code == wanted.field).scalar_subquery())
    return found


def _select() -> Select[Any]:
    return (
        select(
            C.id,
            C.registration_id,
            R.model_id,
            MODEL.c.name,
            R.year,
            R.unit_id,
            UNIT.c.name,
            R.subject,
            R.standing,
            C.level,
            C.decision,
            C.decided_on,
            C.issuer,
            C.withdrawn_at,
            R.version,
        )
        .join_from(RECOGNITION, REGISTRATION, R.id == C.registration_id)
        .join(MODEL, MODEL.c.id == R.model_id)
        .join(UNIT, UNIT.c.id == R.unit_id)
    )


def _record(row: Row[Any]) -> RecognitionRecord:
    values = list(row)
    values[7:10] = Subject(row.subject), Standing(row.standing), Level(row.level)
    return RecognitionRecord(*values)
