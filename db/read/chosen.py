"""Registrations that something is to be done to, as they stand now: what its preview must know of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.awards import Level
from db.lifecycle import Standing, Subject
from db.read.commendation_records import CommendationRecord, achievement_of
from db.read.commendations import same_achievements
from db.read.hanging import hangs, is_only
from db.tables import MODEL, RECOGNITION, REGISTRATION, UNIT

C, R = RECOGNITION.c, REGISTRATION.c


@dataclass(frozen=True, slots=True)
class ChosenModel:
    """A registration, and what hangs on it.

    Attributes:
        id: The registration's.
        decisions: For each level at which it is recognised, the decision's number.
        commended: Its commendations that were not revoked, oldest first.
        hanging: Whether it cannot be taken out: a decision, a visit or a replication speaks of it.
        only: Whether its model has no other year.
    """

    id: int
    model_id: int
    name: str
    year: int
    unit_id: int
    unit: str
    field_id: int
    topic_id: int | None
    kind: str
    subject: Subject
    standing: Standing
    version: int
    decisions: dict[Level, str]
    commended: tuple[CommendationRecord, ...]
    hanging: bool
    only: bool


def chosen_models(connection: Connection, ids: Sequence[int]) -> tuple[ChosenModel, ...]:
    """These registrations, in this order; one that is no longer there is left out. Three statements.

    Args:
        connection: Inside ``Database.read()``.
        ids: The registrations' ids.
    """
    statement = (
        select(
            R.id,
            R.model_id,
            MODEL.c.name,
            R.year,
            R.unit_id,
            UNIT.c.name.label("unit"),
            R.field_id,
            R.topic_id,
            MODEL.c.kind,
            R.subject,
            R.standing,
            R.version,
            hangs().label("hanging"),
            is_only().label("only"),
        )
        .join_from(REGISTRATION, MODEL, MODEL.c.id == R.model_id)
        .join(UNIT, UNIT.c.id == R.unit_id)
        .where(R.id.in_(ids))
    )
    rows = {row.id: row for row in connection.execute(statement)}
    decisions: defaultdict[int, dict[Level, str]] = defaultdict(dict)
    holding = select(C.registration_id, C.level, C.decision).where(
        C.registration_id.in_(ids), C.withdrawn_at.is_(None)
    )
    for registration_id, level, decision in connection.execute(holding.order_by(C.id)):
        decisions[registration_id][Level(level)] = decision
    of = {number: achievement_of(number, row.year, row.unit_id, row.name) for number, row in rows.items()}
    commended = same_achievements(connection, of.values())
    return tuple(
        ChosenModel(
            *rows[number][:9],
            Subject(rows[number].subject),
            Standing(rows[number].standing),
            rows[number].version,
            decisions[number],
            commended.get(of[number], ()),
            bool(rows[number].hanging),
            bool(rows[number].only),
        )
        for number in ids
        if number in rows
    )
