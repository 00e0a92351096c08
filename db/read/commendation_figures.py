"""How many are commended, how many proposed: of collectives and persons, at each level."""

from sqlalchemy import ColumnElement, Connection, func, select

from db.awards import AwardStatus, Level
from db.lifecycle import Subject
from db.read.commendation_records import CommendationFilter, Split
from db.read.where import units_below
from db.scope import Span, UnitView
from db.tables import COMMENDATION, FIELD, REGISTRATION

C, R = COMMENDATION.c, REGISTRATION.c


def commendation_counts(
    connection: Connection, wanted: CommendationFilter | None = None
) -> dict[AwardStatus, Split]:
    """How many of each status, zeros included."""
    statement = (
        select(C.status, C.subject, func.count())
        .where(*conditions(wanted or CommendationFilter()))
        .group_by(C.status, C.subject)
    )
    found = {(row[0], row[1]): row[2] for row in connection.execute(statement)}
    return {
        status: Split(*(found.get((status, int(each)), 0) for each in (Subject.COLLECTIVE, Subject.INDIVIDUAL)))
        for status in AwardStatus
    }


def commendation_levels(
    connection: Connection, wanted: CommendationFilter | None = None
) -> tuple[tuple[Level, Split], ...]:
    """How many there are of each level, the highest first; levels without any are left out."""
    split = [func.count().filter(C.subject == int(each)) for each in (Subject.COLLECTIVE, Subject.INDIVIDUAL)]
    statement = select(C.level, *split).where(*conditions(wanted or CommendationFilter())).group_by(C.level)
    found = {Level(row[0]): Split(*row[1:]) for row in connection.execute(statement)}
    return tuple((level, found[level]) for level in reversed(Level) if level in found)


def commended(connection: Connection, span: Span, unit: int | None = None) -> Split:
    """How many collectives and persons were commended in some years (and the commendation still holds)."""
    wanted = CommendationFilter(span=span, unit=unit, status=AwardStatus.AWARDED)
    return commendation_counts(connection, wanted)[AwardStatus.AWARDED]


def proposed(connection: Connection, span: Span, unit: int | None = None) -> Split:
    """How many proposals of some years wait for a decision."""
    wanted = CommendationFilter(span=span, unit=unit, status=AwardStatus.PROPOSED)
    return commendation_counts(connection, wanted)[AwardStatus.PROPOSED]


def conditions(wanted: CommendationFilter) -> list[ColumnElement[bool]]:
    """What a commendation must fulfil."""
    found: list[ColumnElement[bool]] = []
    if wanted.span is not None:
        found.append(C.year.between(wanted.span.first, wanted.span.last))
    for column, value in ((C.status, wanted.status), (C.level, wanted.level), (C.kind, wanted.kind)):
        if value is not None:
            found.append(column == str(value))
    if wanted.subject is not None:
        found.append(C.subject == int(wanted.subject))
    if wanted.unit is not None:
        found.append(C.unit_id.in_(units_below(wanted.unit, UnitView.REGISTERED)))
    if wanted.field is not None:
        of_field = select(R.id).join_from(REGISTRATION, FIELD, FIELD.c.id == R.field_id)
        found.append(C.registration_id.in_(of_field.where(FIELD.c.code == wanted.field)))
    return found
