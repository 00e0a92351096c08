"""Who was commended, who is proposed, and who twice."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, exists, func, or_, select

from db.awards import AwardKind, AwardStatus, Level
from db.lifecycle import Subject
from db.read.commendation_records import CommendationFilter, CommendationRecord, Split
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
    "commendations_for",
    "commendations_now",
    "commendations_of",
    "commended",
    "duplicates",
    "proposed",
    "same_achievement",
]

C, R = COMMENDATION.c, REGISTRATION.c

PAGE = 200
"""Rows of a page, unless told otherwise."""


def commendations(
    connection: Connection,
    wanted: CommendationFilter | None = None,
    *,
    after: CommendationRecord | None = None,
    limit: int | None = PAGE,
) -> tuple[CommendationRecord, ...]:
    """Commendations, the newest year first, in it the newest entry first.

    Args:
        connection: Inside ``Database.read()``.
        wanted: Which; None for all, revoked ones included.
        after: The last one of the page before.
        limit: Rows at the most; None for all.
    """
    where = _where(wanted or CommendationFilter())
    if after is not None:
        where.append(or_(C.year < after.year, and_(C.year == after.year, C.id < after.id)))
    return _records(connection, _select().where(*where).order_by(C.year.desc(), C.id.desc()).limit(limit))


def commendation(connection: Connection, commendation_id: int) -> CommendationRecord | None:
    """One commendation, or None where there is none."""
    return next(iter(_records(connection, _select().where(C.id == commendation_id))), None)


def commendations_of(connection: Connection, model_id: int) -> tuple[CommendationRecord, ...]:
    """A model's commendations, newest first."""
    return tuple(map(_record, connection.execute(_of_model(), {"model": model_id})))


@cache
def _of_model() -> Select[Any]:
    """Made once: every model that is read in full asks it."""
    return _select().where(R.model_id == bindparam("model")).order_by(C.year.desc(), C.id.desc())


def commendations_for(connection: Connection, registrations: Sequence[int]) -> tuple[CommendationRecord, ...]:
    """The commendations of some registrations that were not revoked, oldest first."""
    where = (C.registration_id.in_(registrations), C.status != str(AwardStatus.REVOKED))
    return _records(connection, _select().where(*where).order_by(C.id))


def commendations_now(connection: Connection, ids: Sequence[int]) -> tuple[CommendationRecord, ...]:
    """These commendations as they stand now, in this order; one that is not there is left out."""
    found = {row.id: row for row in _records(connection, _select().where(C.id.in_(ids)))}
    return tuple(found[each] for each in ids if each in found)


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
    if registration_id is not None:
        same = [C.registration_id == registration_id]
    else:
        same = [C.registration_id.is_(None), C.unit_id == unit_id, C.year == year, C.recipient == recipient]
    return _records(connection, _select().where(*same, C.status != str(AwardStatus.REVOKED)).order_by(C.id))


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


def _records(connection: Connection, statement: Select[Any]) -> tuple[CommendationRecord, ...]:
    return tuple(map(_record, connection.execute(statement)))


def _record(row: Row[Any]) -> CommendationRecord:
    values = list(row)
    values[6:9] = AwardKind(row.kind), Level(row.level), AwardStatus(row.status)
    values[10] = Subject(row.subject)
    return CommendationRecord(*values)
