"""The ledger (sổ thay đổi): one line per committed change, chained, never altered."""

from sqlalchemy import Index, text
from sqlmodel import Field as Col
from sqlmodel import SQLModel

from db.schema.base import STRICT, Text

_MEMBERS = text("member_id is not null")
_NAMELESS = text("member_id is null")


class Change(SQLModel, table=True):
    """Who did what to which record, when, and what stood there before and after (JSON objects).

    ``hash`` covers the line and the line before it, so that an edit, a gap or a swap is found. ``seq`` is the
    register's revision: it grows by one a line, without holes.

    ``member_id`` says who exactly acted, where two have one name; None for whoever works at the machine itself and
    for the program. ``first_seq`` is the first line of the same act: what was done in one transaction.
    """

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_model_id", "model_id", "seq"),
        Index("ix_change_entity", "entity", "entity_id"),
        Index("ix_change_at", "at", "seq"),
        # Each of those whom it is asked about: of two that hold all lines, SQLite takes the wrong one.
        Index("ix_change_member_id", "member_id", "seq", sqlite_where=_MEMBERS, postgresql_where=_MEMBERS),
        Index("ix_change_actor", "actor", "seq", sqlite_where=_NAMELESS, postgresql_where=_NAMELESS),
        STRICT,
    )

    seq: int = Col(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: str = Col(sa_type=Text)
    actor: str = Col(sa_type=Text)
    act: str = Col(sa_type=Text)
    entity: str = Col(sa_type=Text)
    entity_id: int | None = None
    model_id: int | None = None
    before: str | None = Col(default=None, sa_type=Text)
    after: str | None = Col(default=None, sa_type=Text)
    previous: str = Col(sa_type=Text)
    hash: str = Col(sa_type=Text)
    member_id: int | None = None
    first_seq: int | None = None
