"""What the committee does together: training, seminars, rounds of inspection, reviews, meetings."""

from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, Index, Integer
from sqlmodel import Field as Col
from sqlmodel import SQLModel

from db.schema.base import STRICT, Text


class ActivityKind(StrEnum):
    """What is held."""

    TRAINING = "TRAINING"
    SEMINAR = "SEMINAR"
    INSPECTION_ROUND = "INSPECTION_ROUND"
    INTERIM_REVIEW = "INTERIM_REVIEW"
    FINAL_REVIEW = "FINAL_REVIEW"
    MEETING = "MEETING"


_activity_version = Column("version", Integer, nullable=False)


class Activity(SQLModel, table=True):
    """Something that is held on one day or on several, both ISO dates and both included.

    ``participants`` is how many people take part. ``cancelled_at`` (UTC, ISO) is None while it is held.
    """

    __tablename__ = "activity"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _activity_version}
    __table_args__ = (
        CheckConstraint(
            "kind in ('TRAINING', 'SEMINAR', 'INSPECTION_ROUND', 'INTERIM_REVIEW', 'FINAL_REVIEW', 'MEETING')",
            name="kind",
        ),
        CheckConstraint("from_date <= until_date", name="dates"),
        CheckConstraint("participants is null or participants >= 0", name="participants"),
        CheckConstraint("(cancelled_at is null) = (cancelled_reason is null)", name="cancelled"),
        Index("ix_activity_from_date", "from_date", "id"),
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    kind: str = Col(sa_type=Text)
    title: str = Col(sa_type=Text)
    from_date: str = Col(sa_type=Text)
    until_date: str = Col(sa_type=Text)
    place: str | None = Col(default=None, sa_type=Text)
    participants: int | None = None
    result: str | None = Col(default=None, sa_type=Text)
    cancelled_at: str | None = Col(default=None, sa_type=Text)
    cancelled_reason: str | None = Col(default=None, sa_type=Text)
    version: int = Col(default=1, sa_column=_activity_version)


class ActivityUnit(SQLModel, table=True):
    """A unit that takes part. ``dropped_at`` (UTC, ISO) closes the row of one that does not after all."""

    __tablename__ = "activity_unit"
    __table_args__ = (Index("ix_activity_unit_unit_id", "unit_id", "activity_id"), STRICT)

    activity_id: int = Col(primary_key=True, foreign_key="activity.id", sa_column_kwargs={"autoincrement": False})
    unit_id: int = Col(primary_key=True, foreign_key="unit.id", sa_column_kwargs={"autoincrement": False})
    dropped_at: str | None = Col(default=None, sa_type=Text)
