"""Who was commended, who is proposed, and who twice."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, func, or_, select, tuple_

from db.awards import AwardKind, AwardStatus, Level
from db.clearance import Clearance
from db.committee import Charge
from db.lifecycle import Subject
from db.read.charge import ours
from db.read.commendation_records import (
    Achievement,
    CommendationFilter,
    CommendationRecord,
    Split,
    achievement_of,
)
from db.read.veil import hidden
from db.read.where import units_below
from db.scope import Span, UnitView
from db.tables import COMMENDATION, MODEL, REGISTRATION

__all__ = [
    "CommendationFilter",
    "CommendationRecord",
    "Split",
    "commendation",
    "commendation_counts",
    "commendations",
    "commendations_of",
    "commended",
    "duplicates",
    "proposals",
    "proposed",
    "same_achievement",
    "same_achievements",
]

C, R = COMMENDATION.c, REGISTRATION.c

PAGE = 200
"""Rows of a page, unless told otherwise."""


def commendations(
    connection: Connection,
    wanted: CommendationFilter | None = None,
    *,
    charge: Charge | None = None,
    after: CommendationRecord | None = None,
    limit: int | None = PAGE,
) -> tuple[CommendationRecord, ...]:
    """Commendations, the newest year first, in it the newest entry first.

    Args:
        connection: Inside ``Database.read()``.
        wanted: Which; None for all, revoked ones included.
        charge: Whose business alone; None for everything.
        after: The last one of the page before.
        limit: Rows at the most; None for all.
    """
    where = [*_where(wanted or CommendationFilter()), *ours(charge, R.field_id, C.unit_id)]
    if after is not None:
        where.append(or_(C.year < after.year, and_(C.year == after.year, C.id < after.id)))
    return _records(connection, _select().where(*where).order_by(C.year.desc(), C.id.desc()).limit(limit))


def commendation(connection: Connection, commendation_id: int) -> CommendationRecord | None:
    """One commendation, or None where there is none."""
    return next(iter(_records(connection, _select().where(C.id == commendation_id))), None)


def commendations_of(
    connection: Connection, model_id: int, clearance: Clearance | None = None
) -> tuple[CommendationRecord, ...]:
    """A model's commendations, newest first; without a clearance, a sensitive one's achievements are left out."""
    statement = _select().where(R.model_id == model_id).order_by(C.year.desc(), C.id.desc())
    return _records(connection, statement, clearance)


def commendation_counts(
    connection: Connection, wanted: CommendationFilter | None = None
) -> dict[AwardStatus, Split]:
    """How many of each status, zeros included."""
    statement = (
        select(C.status, C.subject, func.count())
        .where(*_where(wanted or CommendationFilter()))
        .group_by(C.status, C.subject)
    )
    found = {(row[0], row[1]): row[2] for row in connection.execute(statement)}
    return {
        status: Split(*(found.get((status, int(each)), 0) for each in (Subject.COLLECTIVE, Subject.INDIVIDUAL)))
        for status in AwardStatus
    }


def proposals(connection: Connection, charge: Charge | None = None) -> tuple[int, str | None]:
    """How many proposals wait for a decision, of all years, and since when the first of them does (ISO)."""
    statement = (
        select(func.count(), func.min(C.proposed_on))
        .outerjoin_from(COMMENDATION, REGISTRATION, R.id == C.registration_id)
        .where(C.status == str(AwardStatus.PROPOSED), *ours(charge, R.field_id, C.unit_id))
    )
    count, since = connection.execute(statement).one()
    return int(count), since


def commended(connection: Connection, span: Span, unit: int | None = None) -> Split:
    """How many collectives and persons were commended in some years (and the commendation still holds)."""
    wanted = CommendationFilter(span=span, unit=unit, status=AwardStatus.AWARDED)
    return commendation_counts(connection, wanted)[AwardStatus.AWARDED]


def proposed(connection: Connection, span: Span, unit: int | None = None) -> Split:
    """How many proposals of some years wait for a decision."""
    wanted = CommendationFilter(span=span, unit=unit, status=AwardStatus.PROPOSED)
    return commendation_counts(connection, wanted)[AwardStatus.PROPOSED]


def duplicates(connection: Connection, span: Span | None = None) -> tuple[CommendationRecord, ...]:
    """Commendations that share their achievement with another one; those of one achievement follow one another.

    One achievement is one model's year, or, where no model is named, one recipient of one unit in one year.
    Revoked ones do not count.
    """
    other = COMMENDATION.alias("other").c
    one_model = exists().where(
        other.registration_id == C.registration_id, other.id != C.id, other.status != str(AwardStatus.REVOKED)
    )
    one_recipient = exists().where(
        C.registration_id.is_(None),
        other.registration_id.is_(None),
        other.unit_id == C.unit_id,
        other.year == C.year,
        other.recipient == C.recipient,
        other.id != C.id,
        other.status != str(AwardStatus.REVOKED),
    )
    where = [*_where(CommendationFilter(span=span)), C.status != str(AwardStatus.REVOKED)]
    statement = _select().where(*where, or_(one_model, one_recipient))
    return _records(
        connection,
        statement.order_by(C.year.desc(), C.registration_id, C.unit_id, C.recipient, C.id),
    )


def same_achievement(
    connection: Connection, registration_id: int | None, year: int, unit_id: int, recipient: str
) -> tuple[CommendationRecord, ...]:
    """The commendations of one achievement that were not revoked, oldest first: what a new one would repeat."""
    achievement = achievement_of(registration_id, year, unit_id, recipient)
    return same_achievements(connection, [achievement]).get(achievement, ())


def same_achievements(
    connection: Connection, achievements: Iterable[Achievement]
) -> dict[Achievement, tuple[CommendationRecord, ...]]:
    """The commendations of each achievement that were not revoked, oldest first; nothing where there are none."""
    found: defaultdict[Achievement, list[CommendationRecord]] = defaultdict(list)
    wanted = list(dict.fromkeys(achievements))
    for start in range(0, len(wanted), PAGE):
        chunk = wanted[start : start + PAGE]
        of_models = [each.registration_id for each in chunk if each.registration_id is not None]
        of_recipients = [each[1:] for each in chunk if each.registration_id is None]
        ways: list[ColumnElement[bool]] = []
        if of_models:
            ways.append(C.registration_id.in_(of_models))
        if of_recipients:
            named = tuple_(C.year, C.unit_id, C.recipient).in_(of_recipients)
            ways.append(and_(C.registration_id.is_(None), named))
        for way in ways:
            statement = _select().where(way, C.status != str(AwardStatus.REVOKED)).order_by(C.id)
            for each in _records(connection, statement):
                found[achievement_of(each.registration_id, each.year, each.unit_id, each.recipient)].append(each)
    return {achievement: tuple(records) for achievement, records in found.items()}


def _where(wanted: CommendationFilter) -> list[ColumnElement[bool]]:
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
    return found


def _select() -> Select[Any]:
    return (
        select(
            C.id,
            C.registration_id,
            R.model_id,
            MODEL.c.name,
            C.year,
            C.form,
            C.kind,
            C.level,
            C.status,
            C.recipient,
            C.subject,
            C.unit_id,
            C.unit_name,
            C.achievement,
            C.proposed_on,
            C.decision,
            C.decided_on,
            C.issuer,
            C.revoked_on,
            C.revoked_decision,
            C.revoked_reason,
            C.version,
        )
        .outerjoin_from(COMMENDATION, REGISTRATION, R.id == C.registration_id)
        .outerjoin(MODEL, MODEL.c.id == R.model_id)
    )


def _records(
    connection: Connection, statement: Select[Any], clearance: Clearance | None = None
) -> tuple[CommendationRecord, ...]:
    found = [_record(row) for row in connection.execute(statement)]
    veiled = hidden(connection, {each.model_id for each in found if each.model_id is not None}, clearance)
    return tuple(
        replace(each, achievement=None, revoked_reason=None, restricted=True) if each.model_id in veiled else each
        for each in found
    )


def _record(row: Row[Any]) -> CommendationRecord:
    values = list(row)
    values[6:9] = AwardKind(row.kind), Level(row.level), AwardStatus(row.status)
    values[10] = Subject(row.subject)
    return CommendationRecord(*values)
