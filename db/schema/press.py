"""What papers and stations say of the movement."""

from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, Index, Integer
from sqlmodel import Field as Col
from sqlmodel import SQLModel

from db.schema.base import STRICT, Text


class PressKind(StrEnum):
    """Where it appeared."""

    PAPER = "PAPER"
    RADIO = "RADIO"
    TELEVISION = "TELEVISION"
    ONLINE = "ONLINE"


_press_version = Column("version", Integer, nullable=False)


class PressItem(SQLModel, table=True):
    """An article or a broadcast, perhaps about one model. ``date`` is ISO, the day on which it appeared.

    ``withdrawn_at`` (UTC, ISO) is None while it stands in the list. ``link`` is text: nobody follows it here.
    """

    __tablename__ = "press_item"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _press_version}
    __table_args__ = (
        CheckConstraint("kind in ('PAPER', 'RADIO', 'TELEVISION', 'ONLINE')", name="kind"),
        CheckConstraint("(withdrawn_at is null) = (withdrawn_reason is null)", name="withdrawn"),
        Index("ix_press_item_date", "date", "id"),
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    kind: str = Col(sa_type=Text)
    title: str = Col(sa_type=Text)
    outlet: str = Col(sa_type=Text)
    date: str = Col(sa_type=Text)
    author: str | None = Col(default=None, sa_type=Text)
    link: str | None = Col(default=None, sa_type=Text)
    model_id: int | None = Col(default=None, foreign_key="emulation_model.id", index=True)
    withdrawn_at: str | None = Col(default=None, sa_type=Text)
    withdrawn_reason: str | None = Col(default=None, sa_type=Text)
    version: int = Col(default=1, sa_column=_press_version)
