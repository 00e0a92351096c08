"""The models of the movement and their yearly registrations: what is counted."""

from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, Index, Integer, UniqueConstraint, text
from sqlmodel import Field as Col
from sqlmodel import SQLModel

from db.schema.base import NEVER, STRICT, Ordered, Text


class ModelKind(StrEnum):
    """A way of working (mô hình) or an exemplary collective or person (điển hình). Counted together."""

    MODEL = "MODEL"
    EXEMPLAR = "EXEMPLAR"


class RegistrationKind(StrEnum):
    """Registered for the first time, or kept up from an earlier year."""

    NEW = "NEW"
    MAINTAINED = "MAINTAINED"


_emulation_model_version = Column("version", Integer, nullable=False)


class EmulationModel(SQLModel, table=True):
    """A named way of working that lives over several years. ``sort_key``, ``search_key`` and ``exact_key`` are
    derived: the Vietnamese order of the name, and the folded and the accented words of everything searchable.
    """

    __tablename__ = "emulation_model"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _emulation_model_version}
    __table_args__ = (
        Index("ix_emulation_model_sort_key", "sort_key", "id"),
        # Numbers of deleted models are never given to another one: people write them on paper.
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    name: str = Col(sa_type=Text)
    kind: str = Col(default=ModelKind.MODEL, sa_type=Text)
    place: str | None = Col(default=None, sa_type=Text)
    copied_from_id: int | None = Col(default=None, foreign_key="emulation_model.id", index=True)
    sort_key: str = Col(sa_type=Ordered)
    search_key: str = Col(sa_type=Text)
    exact_key: str = Col(sa_type=Text)
    version: int = Col(default=1, sa_column=_emulation_model_version)


_WAITS = text("standing = 0 or standing = 5 or standing = 10 or standing = 20")
"""Returned, stopped, registered, approved: where a registration stands that somebody looks after."""
_KEPT_UP = text(f"kind = '{RegistrationKind.MAINTAINED}'")

_registration_version = Column("version", Integer, nullable=False)


class Registration(SQLModel, table=True):
    """One model's year.

    ``next_year`` is derived: the year of the same model's next registration that is not returned, ``NEVER``
    where there is none, and 0 for a registration that is itself returned, so that ``next_year > last year``
    alone leaves out what does not count.

    ``heir_id`` is derived: the unit whose successor today it counts under. That is ``unit_id``, or the unit that
    somebody chose for the model where its unit was split.
    """

    __tablename__ = "registration"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _registration_version}
    __table_args__ = (
        UniqueConstraint("model_id", "year"),
        CheckConstraint("year between 2009 and 2099", name="year"),
        CheckConstraint("subject in (0, 1, 2)", name="subject"),
        CheckConstraint("households is null or households >= 0", name="households"),
        # The tallies read nothing but these two, in the order in which they group: nothing is sorted then.
        Index(
            "ix_registration_tally",
            "year",
            "field_id",
            "next_year",
            "subject",
            "standing",
            "unit_id",
            "model_id",
        ),
        Index(
            "ix_registration_unit",
            "unit_id",
            "field_id",
            "year",
            "next_year",
            "subject",
            "standing",
            "model_id",
        ),
        # By today's units the same is asked of this one; a model's choice costs the views nothing then.
        Index(
            "ix_registration_heir",
            "heir_id",
            "field_id",
            "year",
            "next_year",
            "subject",
            "standing",
            "model_id",
        ),
        # Of some rows alone: most changes of most registrations leave these two as they are.
        Index("ix_registration_waiting", "standing", "id", sqlite_where=_WAITS, postgresql_where=_WAITS),
        Index(
            "ix_registration_kept_up",
            "year",
            "field_id",
            "next_year",
            "subject",
            "standing",
            sqlite_where=_KEPT_UP,
            postgresql_where=_KEPT_UP,
        ),
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    model_id: int = Col(foreign_key="emulation_model.id")
    year: int
    kind: str = Col(default=RegistrationKind.NEW, sa_type=Text)
    unit_id: int = Col(foreign_key="unit.id")
    field_id: int = Col(foreign_key="field.id")
    topic_id: int | None = Col(default=None, foreign_key="topic.id")
    subject: int = 0
    standing: int = 10
    contents: str | None = Col(default=None, sa_type=Text)
    results: str | None = Col(default=None, sa_type=Text)
    households: int | None = None
    reason: str | None = Col(default=None, sa_type=Text)
    next_year: int = NEVER
    heir_id: int
    version: int = Col(default=1, sa_column=_registration_version)
