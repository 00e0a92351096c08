"""The committee's visits, and its rubrics and points."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, Index, Integer, UniqueConstraint
from sqlmodel import Field as Col
from sqlmodel import SQLModel

from db.schema.base import STRICT, Text


class Rubric(SQLModel, table=True):
    """Criteria with points (thang điểm), valid from day to day. Never edited: another one takes its place.

    ``subject`` is 1 for collectives, 2 for persons, None for both. Dates are ISO, both included.
    """

    __tablename__ = "rubric"
    __table_args__ = (
        CheckConstraint("valid_to is null or valid_from <= valid_to", name="validity"),
        CheckConstraint("subject is null or subject in (1, 2)", name="subject"),
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    name: str = Col(sa_type=Text)
    valid_from: str = Col(sa_type=Text)
    valid_to: str | None = Col(default=None, sa_type=Text)
    subject: int | None = None


class Criterion(SQLModel, table=True):
    """One criterion of a rubric: from 0 to ``max_points``."""

    __tablename__ = "criterion"
    __table_args__ = (
        UniqueConstraint("rubric_id", "position"),
        CheckConstraint("max_points > 0", name="max_points"),
        STRICT,
    )

    id: int | None = Col(default=None, primary_key=True)
    rubric_id: int = Col(foreign_key="rubric.id")
    position: int
    name: str = Col(sa_type=Text)
    max_points: int


class Grade(SQLModel, table=True):
    """A class of a rubric (xếp loại): from ``least_points`` up to the next one's."""

    __tablename__ = "grade"
    __table_args__ = (
        UniqueConstraint("rubric_id", "least_points"),
        CheckConstraint("least_points >= 0", name="least_points"),
        STRICT,
    )

    id: int | None = Col(default=None, primary_key=True)
    rubric_id: int = Col(foreign_key="rubric.id")
    name: str = Col(sa_type=Text)
    least_points: int


_inspection_version = Column("version", Integer, nullable=False)


class Inspection(SQLModel, table=True):
    """A visit (kiểm tra, khảo sát): when, who, to which unit, what was found and what is to be strengthened."""

    __tablename__ = "inspection"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _inspection_version}
    __table_args__ = (
        CheckConstraint("kind in ('CHECK', 'SURVEY')", name="kind"),
        Index("ix_inspection_visited_on", "visited_on", "id"),
        Index("ix_inspection_unit_id", "unit_id", "visited_on"),
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    kind: str = Col(sa_type=Text)
    visited_on: str = Col(sa_type=Text)
    team: str = Col(sa_type=Text)
    unit_id: int | None = Col(default=None, foreign_key="unit.id")
    findings: str | None = Col(default=None, sa_type=Text)
    to_strengthen: str | None = Col(default=None, sa_type=Text)
    due_on: str | None = Col(default=None, sa_type=Text)
    version: int = Col(default=1, sa_column=_inspection_version)


class InspectionModel(SQLModel, table=True):
    """A registration that a visit went to. ``listed`` is 0 where an amendment took it off the visit's list."""

    __tablename__ = "inspection_model"
    __table_args__ = (
        UniqueConstraint("inspection_id", "registration_id"),
        CheckConstraint("needs_work in (0, 1)", name="needs_work"),
        CheckConstraint("listed in (0, 1)", name="listed"),
        Index("ix_inspection_model_registration_id", "registration_id", "listed"),
        Index("ix_inspection_model_needs_work", "needs_work", "listed"),
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    inspection_id: int = Col(foreign_key="inspection.id")
    registration_id: int = Col(foreign_key="registration.id")
    findings: str | None = Col(default=None, sa_type=Text)
    needs_work: int = 0
    listed: int = 1


_scoring_version = Column("version", Integer, nullable=False)


class Scoring(SQLModel, table=True):
    """A registration's points by one rubric (chấm điểm). Total and grade are derived, never stored."""

    __tablename__ = "scoring"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _scoring_version}
    __table_args__ = (
        UniqueConstraint("registration_id", "rubric_id"),
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    registration_id: int = Col(foreign_key="registration.id")
    rubric_id: int = Col(foreign_key="rubric.id", index=True)
    scored_on: str = Col(sa_type=Text)
    inspection_id: int | None = Col(default=None, foreign_key="inspection.id", index=True)
    version: int = Col(default=1, sa_column=_scoring_version)


class Score(SQLModel, table=True):
    """The points of one criterion."""

    __tablename__ = "score"
    __table_args__ = (
        CheckConstraint("points >= 0", name="points"),
        Index("ix_score_criterion_id", "criterion_id"),
        {**STRICT, "sqlite_with_rowid": False},
    )

    scoring_id: int = Col(primary_key=True, foreign_key="scoring.id", sa_column_kwargs={"autoincrement": False})
    criterion_id: int = Col(
        primary_key=True, foreign_key="criterion.id", sa_column_kwargs={"autoincrement": False}
    )
    points: int
