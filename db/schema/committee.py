"""The committee's members and the keys that they come in with."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, Index, Integer, UniqueConstraint
from sqlmodel import Field as Col
from sqlmodel import SQLModel

from db.identity import Role
from db.schema.base import STRICT, Ordered, Text

_member_version = Column("version", Integer, nullable=False)


class Member(SQLModel, table=True):
    """A person of the committee. Two may have one name, so only ``id`` is identity.

    ``from_date`` and ``until_date`` are ISO dates, both included; ``retired_at`` (UTC, ISO) is when the register
    was told, and shuts the member out. ``sort_key`` is derived: by given name, then family name.
    """

    __tablename__ = "member"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _member_version}
    __table_args__ = (
        CheckConstraint("role in ('viewer', 'secretary', 'admin')", name="role"),
        CheckConstraint("until_date is null or from_date <= until_date", name="term"),
        Index("ix_member_sort_key", "sort_key", "id"),
        # Numbers are never given twice: the ledger's lines name members by them.
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    name: str = Col(sa_type=Text)
    sort_key: str = Col(sa_type=Ordered)
    role: str = Col(default=Role.VIEWER, sa_type=Text)
    position: str | None = Col(default=None, sa_type=Text)
    from_date: str = Col(sa_type=Text)
    until_date: str | None = Col(default=None, sa_type=Text)
    retired_at: str | None = Col(default=None, sa_type=Text)
    version: int = Col(default=1, sa_column=_member_version)


class MemberKey(SQLModel, table=True):
    """A public key of a member, as OpenSSH writes it, without its comment. Revoked, never deleted.

    Logins are lines of the ledger: a row is not written again for each of them.
    """

    __tablename__ = "member_key"
    __table_args__ = (
        UniqueConstraint("fingerprint"),
        CheckConstraint("(revoked_at is null) = (revoked_by is null)", name="revoked"),
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    member_id: int = Col(foreign_key="member.id", index=True)
    fingerprint: str = Col(sa_type=Text)
    algorithm: str = Col(sa_type=Text)
    public_key: str = Col(sa_type=Text)
    label: str | None = Col(default=None, sa_type=Text)
    added_at: str = Col(sa_type=Text)
    added_by: str = Col(sa_type=Text)
    revoked_at: str | None = Col(default=None, sa_type=Text)
    revoked_by: str | None = Col(default=None, sa_type=Text)
