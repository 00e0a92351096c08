"""The fields by themselves, without figures."""

from sqlalchemy import Connection, select

from db.read.records import FieldRow, Tally
from db.tables import FIELD


def all_fields(connection: Connection) -> tuple[FieldRow, ...]:
    """Every field in order, with empty tallies."""
    rows = connection.execute(select(FIELD).order_by(FIELD.c.position, FIELD.c.id))
    return tuple(FieldRow(row.id, row.code, row.name, row.name_en, Tally()) for row in rows)
