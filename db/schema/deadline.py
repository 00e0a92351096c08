"""What units must hand in by a day, and what of it has come in."""

from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, Index, Integer
from sqlmodel import Field as Col
from sqlmodel import SQLModel

from db.schema.base import STRICT, Text


class DeadlineKind(StrEnum):
    """What is due."""

    REGISTRATION_LIST = "REGISTRATION_LIST"
    QUARTERLY = "QUARTERLY"
    SIX_MONTH = "SIX_MONTH"
    YEARLY = "YEARLY"
    INSPECTION = "INSPECTION"
    OTHER = "OTHER"


_deadline_version = Column("version", Integer, nullable=False)


class Deadline(SQLModel, table=True):
    """Something that some units hand in by a day. Whether it is overdue is reckoned, never stored.

    ``due_date`` is an ISO date, the last day in time; ``year`` is the year that it is about: a year's report may
    be due in the January after it. ``cancelled_at`` (UTC, ISO) is None while it holds.
    """

    __tablename__ = "deadline"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _deadline_version}
    __table_args__ = (
        CheckConstraint(
            "kind in ('REGISTRATION_LIST', 'QUARTERLY', 'SIX_MONTH', 'YEARLY', 'INSPECTION', 'OTHER')",
            name="kind",
        ),
        CheckConstraint("year between 2009 and 2099", name="year"),
        CheckConstraint("(cancelled_at is null) = (cancelled_reason is null)", name="cancelled"),
        Index("ix_deadline_due_date", "due_date", "id"),
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    kind: str = Col(sa_type=Text)
    title: str = Col(sa_type=Text)
    year: int
    due_date: str = Col(sa_type=Text)
    cancelled_at: str | None = Col(default=None, sa_type=Text)
    cancelled_reason: str | None = Col(default=None, sa_type=Text)
    version: int = Col(default=1, sa_column=_deadline_version)


class DeadlineUnit(SQLModel, table=True):
    """A unit that a deadline is for. ``received_date`` (ISO) is None until it came in.

    ``dropped_at`` (UTC, ISO) closes the row of a unit that was put there by mistake.
    """

    __tablename__ = "deadline_unit"
    __table_args__ = (
        CheckConstraint("received_date is not null or received_note is null", name="received"),
        CheckConstraint("dropped_at is null or received_date is null", name="dropped"),
        Index("ix_deadline_unit_unit_id", "unit_id", "deadline_id"),
        STRICT,
    )

    deadline_id: int = Col(primary_key=True, foreign_key="deadline.id", sa_column_kwargs={"autoincrement": False})
    unit_id: int = Col(primary_key=True, foreign_key="unit.id", sa_column_kwargs={"autoincrement": False})
    received_date: str | None = Col(default=None, sa_type=Text)
    received_note: str | None = Col(default=None, sa_type=Text)
    dropped_at: str | None = Col(default=None, sa_type=Text)
