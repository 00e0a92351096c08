"""Who was commended, who is proposed, and who twice."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
    tuple_,
)

from db.awards import AwardKind, AwardStatus, Level
from db.clearance import Clearance
from db.committee import Charge
from db.lifecycle import Subject
from db.read.charge import ours
from db.read.commendation_figures import (
    commendation_counts,
    commendation_levels,
    commended,
    conditions,
    proposed,
)
from db.read.commendation_records import (
    Achievement,
    CommendationFilter,
    CommendationRecord,
    Split,
    achievement_of,
)
from db.read.veil import hidden
from db.tables import COMMENDATION, MODEL, REGISTRATION

__all__ = [
    "CommendationFilter",
    "CommendationRecord",
    "Split",
    "commendation",
    "commendation_counts",
    "commendation_levels",
    "commendations",
    "commendations_now",
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
    where = [*conditions(wanted or CommendationFilter()), *ours(charge, R.field_id, C.unit_id)]
    if after is not None:
        where.append(or_(C.year < after.year, and_(C.year == after.year, C.id < after.id)))
    return _records(connection, _select().where(*where).order_by(C.year.desc(), C.id.desc()).limit(limit))


def commendation(connection: Connection, commendation_id: int) -> CommendationRecord | None:
    """One commendation, or None where there is none."""
    return next(iter(_records(connection, _select().where(C.id == commendation_id))), None)


def commendations_of(
    connection: Connection, model_id: int, clearance: Clearance | None = None
) -> tuple[CommendationRecord, ...]:
    """A model's commendations, newest first; without a clearance, what is not for everybody is left out."""
    statement = _select().where(R.model_id == model_id).order_by(C.year.desc(), C.id.desc())
    return _records(connection, statement, clearance)


def commendations_now(connection: Connection, ids: Sequence[int]) -> tuple[CommendationRecord, ...]:
    """These commendations as they stand now, in this order; one that is not there is left out."""
    found = {row.id: row for row in _records(connection, _select().where(C.id.in_(ids)))}
    return tuple(found[each] for each in ids if each in found)


def proposals(connection: Connection, charge: Charge | None = None) -> tuple[int, str | None]:
    """How many proposals wait for a decision, of all years, and since when the first of them does (ISO)."""
    statement = (
        select(func.count(), func.min(C.proposed_on))
        .outerjoin_from(COMMENDATION, REGISTRATION, R.id == C.registration_id)
        .where(C.status == str(AwardStatus.PROPOSED), *ours(charge, R.field_id, C.unit_id))
    )
    count, since = connection.execute(statement).one()
    return int(count), since


def duplicates(connection: Connection, wanted: CommendationFilter | None = None) -> tuple[CommendationRecord, ...]:
    """Commendations that share their achievement with another one; those of one achievement follow one another.

    One achievement is one model's year, or, where no model is named, one recipient of one unit in one year.
    Revoked ones do not count.

    Args:
        connection: Inside ``Database.read()``.
        wanted: Which of them are asked for, be the other one among them or not.
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
    where = [*conditions(wanted or CommendationFilter()), C.status != str(AwardStatus.REVOKED)]
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
    return tuple(_veiled(each) if each.model_id in veiled else each for each in found)


def _veiled(row: CommendationRecord) -> CommendationRecord:
    """Whom, for what and why not any more: the ledger's lines leave out the same."""
    recipient = row.recipient if row.recipient == row.model else None
    return replace(row, recipient=recipient, achievement=None, revoked_reason=None, restricted=True)


def _record(row: Row[Any]) -> CommendationRecord:
    values = list(row)
    values[6:9] = AwardKind(row.kind), Level(row.level), AwardStatus(row.status)
    values[10] = Subject(row.subject)
    return CommendationRecord(*values)
