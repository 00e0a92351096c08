"""Who holds which post of the committee, and who is in charge of what, from when to when."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, Index, Integer, UniqueConstraint
from sqlmodel import Field as Col
from sqlmodel import SQLModel

from db.schema.base import STRICT, Text


class Post(SQLModel, table=True):
    """A post of the committee (chức danh). Rows, not an enum: places name them otherwise. ``rank`` orders them."""

    __tablename__ = "post"
    __table_args__ = (UniqueConstraint("code"), STRICT)

    id: int | None = Col(default=None, primary_key=True)
    code: str = Col(sa_type=Text)
    name: str = Col(sa_type=Text)
    name_en: str = Col(sa_type=Text)
    rank: int


_term_version = Column("version", Integer, nullable=False)


class Term(SQLModel, table=True):
    """A member's time in a post.

    ``from_date`` and ``until_date`` are ISO dates, both included; ``until_date`` is None while no end is known. A
    row that ends on the day before it begins never held: it was taken back.
    """

    __tablename__ = "member_term"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _term_version}
    __table_args__ = (
        Index("ix_member_term_member_id", "member_id", "from_date"),
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    member_id: int = Col(foreign_key="member.id")
    post_id: int = Col(foreign_key="post.id", index=True)
    from_date: str = Col(sa_type=Text)
    until_date: str | None = Col(default=None, sa_type=Text)
    decision: str | None = Col(default=None, sa_type=Text)
    version: int = Col(default=1, sa_column=_term_version)


_assignment_version = Column("version", Integer, nullable=False)


class Assignment(SQLModel, table=True):
    """What a member is in charge of (phân công): a field, a unit with those below it, or a field in a unit.

    The days are as ``Term`` has them.
    """

    __tablename__ = "assignment"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _assignment_version}
    __table_args__ = (
        CheckConstraint("field_id is not null or unit_id is not null", name="scope"),
        Index("ix_assignment_member_id", "member_id", "from_date"),
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    member_id: int = Col(foreign_key="member.id")
    field_id: int | None = Col(default=None, foreign_key="field.id", index=True)
    unit_id: int | None = Col(default=None, foreign_key="unit.id", index=True)
    from_date: str = Col(sa_type=Text)
    until_date: str | None = Col(default=None, sa_type=Text)
    decision: str | None = Col(default=None, sa_type=Text)
    version: int = Col(default=1, sa_column=_assignment_version)
