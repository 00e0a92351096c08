"""One model in full: its years and its history."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select

from db.clearance import Clearance
from db.lifecycle import Standing, Subject
from db.read.change_records import ChangeRecord
from db.read.model_records import ModelDetail, RegistrationRecord
from db.read.veil import hidden
from db.read.veiled_lines import veiled_lines
from db.tables import CHANGE, FIELD, MODEL, REGISTRATION, TOPIC, UNIT

HISTORY = 50
"""Changes that a detail shows at most; the ledger has the rest."""


def model_detail(connection: Connection, model_id: int, clearance: Clearance | None = None) -> ModelDetail | None:
    """A model with its registrations and its history, or None where there is none.

    Args:
        connection: Inside ``Database.read()``.
        model_id: The model.
        clearance: Whose reading of it is noted; without one, the details of a sensitive model are left out.
    """
    other = MODEL.alias("origin")
    # With the first model that is read in full, and not before the first frame.
    from db.read.assessment import model_assessment

    model = connection.execute(
        select(MODEL, other.c.name.label("copied_from"))
        .outerjoin(other, other.c.id == MODEL.c.copied_from_id)
        .where(MODEL.c.id == model_id)
    ).first()
    if model is None:
        return None
    years = (
        select(
            REGISTRATION,
            UNIT.c.name.label("unit"),
            FIELD.c.code.label("field"),
            FIELD.c.name.label("field_name"),
            FIELD.c.name_en.label("field_name_en"),
            TOPIC.c.code.label("topic"),
            TOPIC.c.name.label("topic_name"),
            TOPIC.c.name_en.label("topic_name_en"),
            TOPIC.c.sensitive,
        )
        .join(UNIT, UNIT.c.id == REGISTRATION.c.unit_id)
        .join(FIELD, FIELD.c.id == REGISTRATION.c.field_id)
        .outerjoin(TOPIC, TOPIC.c.id == REGISTRATION.c.topic_id)
        .where(REGISTRATION.c.model_id == model_id)
        .order_by(REGISTRATION.c.year.desc())
    )
    changes = select(CHANGE).where(CHANGE.c.model_id == model_id).order_by(CHANGE.c.seq.desc()).limit(HISTORY)
    lines = [change_record(row) for row in connection.execute(changes)]
    found = ModelDetail(
        id=model.id,
        name=model.name,
        kind=model.kind,
        place=model.place,
        copied_from=model.copied_from,
        version=model.version,
        registrations=tuple(_year(row) for row in connection.execute(years)),
        changes=veiled_lines(connection, lines, clearance),
        assessment=model_assessment(connection, model_id, clearance),
    )
    return _veiled(found) if hidden(connection, [model_id], clearance) else found


def changes_after(connection: Connection, revision: int, limit: int = 500) -> tuple[ChangeRecord, ...]:
    """The ledger's lines after a revision, oldest first, without what is not for everybody."""
    newer = select(CHANGE).where(CHANGE.c.seq > revision).order_by(CHANGE.c.seq).limit(limit)
    return veiled_lines(connection, [change_record(row) for row in connection.execute(newer)])


def latest_changes(connection: Connection, limit: int = 50) -> tuple[ChangeRecord, ...]:
    """The ledger's last lines, newest first, without what is not for everybody."""
    newest = select(CHANGE).order_by(CHANGE.c.seq.desc()).limit(limit)
    return veiled_lines(connection, [change_record(row) for row in connection.execute(newest)])


def change_record(row: Row[Any]) -> ChangeRecord:
    """A ledger's row as a record."""
    return ChangeRecord(
        seq=row.seq,
        at=row.at,
        actor=row.actor,
        act=row.act,
        entity=row.entity,
        entity_id=row.entity_id,
        model_id=row.model_id,
        before=row.before,
        after=row.after,
        member_id=row.member_id,
        first_seq=row.first_seq,
    )


def _veiled(model: ModelDetail) -> ModelDetail:
    years = tuple(
        replace(
            year,
            topic=None,
            topic_name=None,
            topic_name_en=None,
            contents=None,
            results=None,
            households=None,
            reason=None,
        )
        for year in model.registrations
    )
    return replace(model, place=None, copied_from=None, registrations=years, restricted=True)


def _year(row: Row[Any]) -> RegistrationRecord:
    return RegistrationRecord(
        id=row.id,
        year=row.year,
        kind=row.kind,
        unit_id=row.unit_id,
        unit=row.unit,
        field=row.field,
        field_name=row.field_name,
        field_name_en=row.field_name_en,
        topic=row.topic,
        topic_name=row.topic_name,
        topic_name_en=row.topic_name_en,
        sensitive=bool(row.sensitive),
        subject=Subject(row.subject),
        standing=Standing(row.standing),
        contents=row.contents,
        results=row.results,
        households=row.households,
        reason=row.reason,
        version=row.version,
    )
