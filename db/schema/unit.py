"""Units: the bodies that register models, their tree, and how they became one another."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, Index, Integer
from sqlmodel import Field as Col
from sqlmodel import SQLModel

from db.schema.base import STRICT, Ordered, Text
from db.unit_kinds import LineageKind, UnitKind

__all__ = ["LineageKind", "Unit", "UnitBranch", "UnitKind", "UnitLineage", "UnitToday"]


_unit_version = Column("version", Integer, nullable=False)


class Unit(SQLModel, table=True):
    """A registering body. Names and codes are reused by other units over the years, so only ``id`` is identity.

    ``valid_from`` and ``valid_to`` are ISO dates, both included; ``valid_to`` is None while the unit stands.
    """

    __tablename__ = "unit"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _unit_version}
    __table_args__ = (
        CheckConstraint("valid_to is null or valid_from <= valid_to", name="validity"),
        Index("ix_unit_parent_id", "parent_id"),
        STRICT,
    )

    id: int | None = Col(default=None, primary_key=True)
    code: str | None = Col(default=None, sa_type=Text)
    kind: str = Col(sa_type=Text)
    name: str = Col(sa_type=Text)
    parent_id: int | None = Col(default=None, foreign_key="unit.id")
    valid_from: str = Col(sa_type=Text)
    valid_to: str | None = Col(default=None, sa_type=Text)
    sort_key: str = Col(sa_type=Ordered)
    search_key: str = Col(sa_type=Text)
    version: int = Col(default=1, sa_column=_unit_version)


class UnitBranch(SQLModel, table=True):
    """Closure of the tree: every unit with each of its ancestors, itself included (``depth`` 0). Derived."""

    __tablename__ = "unit_branch"
    __table_args__ = (
        Index("ix_unit_branch_unit_id", "unit_id", "ancestor_id"),
        {**STRICT, "sqlite_with_rowid": False},
    )

    ancestor_id: int = Col(primary_key=True, foreign_key="unit.id", sa_column_kwargs={"autoincrement": False})
    unit_id: int = Col(primary_key=True, foreign_key="unit.id", sa_column_kwargs={"autoincrement": False})
    depth: int


class UnitLineage(SQLModel, table=True):
    """A dated fact: ``from_unit`` became (a part of) ``to_unit``. ``to_unit_id`` is None for a dissolution
    whose destination nobody recorded. A partial one never moves models by itself.
    """

    __tablename__ = "unit_lineage"
    __table_args__ = (CheckConstraint("is_partial in (0, 1)", name="is_partial"), STRICT)

    id: int | None = Col(default=None, primary_key=True)
    from_unit_id: int = Col(foreign_key="unit.id", index=True)
    to_unit_id: int | None = Col(default=None, foreign_key="unit.id", index=True)
    change_date: str = Col(sa_type=Text)
    kind: str = Col(sa_type=Text)
    is_partial: int = 0
    decision: str | None = Col(default=None, sa_type=Text)
    note: str | None = Col(default=None, sa_type=Text)


class UnitToday(SQLModel, table=True):
    """Which unit stands in a unit's place today, followed through whole (not partial) lineages. Derived."""

    __tablename__ = "unit_today"
    __table_args__ = (Index("ix_unit_today_today_id", "today_id"), STRICT)

    unit_id: int = Col(primary_key=True, foreign_key="unit.id", sa_column_kwargs={"autoincrement": False})
    today_id: int = Col(foreign_key="unit.id")
