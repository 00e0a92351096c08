"""How many models are planned (chỉ tiêu): for some years, a field, a unit."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, Integer, UniqueConstraint
from sqlmodel import Field as Col
from sqlmodel import SQLModel

from db.schema.base import STRICT, Text

_target_version = Column("version", Integer, nullable=False)


class Target(SQLModel, table=True):
    """A planned number of models in a span of years, both included; of one field or all, one unit or all.

    There is one for each span, field and unit: ``slot`` says these three in one text that is never NULL, because
    two NULLs are never the same to a unique constraint. ``dropped_at`` (UTC, ISO) is None while it holds; a
    target that is set again takes the dropped one's row.
    """

    __tablename__ = "target"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _target_version}
    __table_args__ = (
        UniqueConstraint("slot"),
        CheckConstraint("2009 <= first_year and first_year <= last_year and last_year <= 2099", name="span"),
        CheckConstraint("planned > 0", name="planned"),
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    slot: str = Col(sa_type=Text)
    first_year: int
    last_year: int
    field_id: int | None = Col(default=None, foreign_key="field.id", index=True)
    unit_id: int | None = Col(default=None, foreign_key="unit.id", index=True)
    planned: int
    decision: str | None = Col(default=None, sa_type=Text)
    dropped_at: str | None = Col(default=None, sa_type=Text)
    version: int = Col(default=1, sa_column=_target_version)
