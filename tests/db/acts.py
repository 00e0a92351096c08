"""Short ways to do what the tests of the register do all the time."""

import json
from typing import Any

from sqlalchemy import select

from db.engine import Database
from db.lifecycle import Standing, Subject
from db.read.catalogue import revision
from db.read.detail import model_detail
from db.read.model_records import ModelDetail
from db.schema.tables import CHANGE, FIELD, TOPIC, UNIT
from db.write.drafts import ModelDraft, Registered, YearDraft
from db.write.register import register_models
from db.write.session import writing

ACTOR = "Nguyễn Thị Hoa"


def unit(database: Database, name: str) -> int:
    """The first unit of this name."""
    with database.read() as connection:
        found = connection.scalar(select(UNIT.c.id).where(UNIT.c.name == name).order_by(UNIT.c.id).limit(1))
    assert found is not None
    return int(found)


def field(database: Database, code: str) -> int:
    """A field's id."""
    with database.read() as connection:
        found = connection.scalar(select(FIELD.c.id).where(FIELD.c.code == code))
    assert found is not None
    return int(found)


def topic(database: Database, code: str) -> int:
    """A topic's id."""
    with database.read() as connection:
        found = connection.scalar(select(TOPIC.c.id).where(TOPIC.c.code == code))
    assert found is not None
    return int(found)


def year(database: Database, at: int = 2018, where: str = "Phường Quang Trung", **values: Any) -> YearDraft:
    """A draft of a collective's registration in culture and society."""
    return YearDraft(
        year=at,
        unit_id=unit(database, where),
        field_id=field(database, values.pop("field", "VX")),
        subject=values.pop("subject", Subject.COLLECTIVE),
        standing=values.pop("standing", Standing.REGISTERED),
        **values,
    )


def register(
    database: Database, name: str, draft: YearDraft | None = None, place: str | None = None
) -> Registered:
    """One new model."""
    with writing(database, ACTOR) as work:
        (made,) = register_models(work, [ModelDraft(name, draft or year(database), place=place)])
    return made


def detail(database: Database, model_id: int) -> ModelDetail:
    """A model in full."""
    with database.read() as connection:
        found = model_detail(connection, model_id)
    assert found is not None
    return found


def last_revision(database: Database) -> int:
    """The ledger's end."""
    with database.read() as connection:
        return revision(connection)


def changes_since(database: Database, before: int) -> list[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """(act, entity, before, after) of each line after a revision."""
    with database.read() as connection:
        rows = connection.execute(select(CHANGE).where(CHANGE.c.seq > before).order_by(CHANGE.c.seq)).all()
    assert all(row.actor == ACTOR for row in rows)
    return [(row.act, row.entity, json.loads(row.before or "{}"), json.loads(row.after or "{}")) for row in rows]


__all__ = [
    "ACTOR",
    "changes_since",
    "detail",
    "field",
    "last_revision",
    "register",
    "topic",
    "unit",
    "year",
]
