"""What a model is given: recognitions, commendations; and where it was taken up."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, Index, Integer
from sqlmodel import Field as Col
from sqlmodel import SQLModel

from db.awards import AwardStatus
from db.schema.base import STRICT, Text

LEVELS = "level in ('GRASSROOTS', 'DISTRICT', 'PROVINCE', 'CENTRAL')"


class Recognition(SQLModel, table=True):
    """A registration recognised at a level, by a decision (công nhận). Withdrawn, never deleted.

    ``decided_on`` is an ISO date. ``withdrawn_at`` (UTC, ISO) is when the registration was moved back below
    ``RECOGNISED``, or taken up again after it was stopped; None for a recognition that holds, and for that of a
    stopped one, which stays as what was decided and counts no longer.
    """

    __tablename__ = "recognition"
    __table_args__ = (
        CheckConstraint(LEVELS, name="level"),
        Index("ix_recognition_level", "level", "decided_on"),
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    registration_id: int = Col(foreign_key="registration.id", index=True)
    level: str = Col(sa_type=Text)
    decision: str = Col(sa_type=Text)
    decided_on: str = Col(sa_type=Text, index=True)
    issuer: str = Col(sa_type=Text)
    withdrawn_at: str | None = Col(default=None, sa_type=Text)


_commendation_version = Column("version", Integer, nullable=False)


class Commendation(SQLModel, table=True):
    """A commendation (khen thưởng), from its proposal on. Revoked, never deleted.

    ``year`` is the year of what is commended: the registration's, where it is a model's. ``unit_name`` is the
    unit's name at the time of the decision (of the proposal, while there is none). Dates are ISO.
    """

    __tablename__ = "commendation"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _commendation_version}
    __table_args__ = (
        CheckConstraint(LEVELS, name="level"),
        CheckConstraint("kind in ('PARTY', 'STATE', 'MASS_ORGANISATION', 'OTHER')", name="kind"),
        CheckConstraint("status in ('PROPOSED', 'AWARDED', 'REVOKED')", name="status"),
        CheckConstraint("subject in (1, 2)", name="subject"),
        CheckConstraint("year between 2009 and 2099", name="year"),
        CheckConstraint(
            "status <> 'AWARDED' or (decision is not null and decided_on is not null and issuer is not null)",
            name="decided",
        ),
        CheckConstraint("(status = 'REVOKED') = (revoked_on is not null)", name="revoked"),
        Index("ix_commendation_year", "year", "status", "subject"),
        Index("ix_commendation_unit_id", "unit_id", "year"),
        {**STRICT, "sqlite_autoincrement": True},
    )

    id: int | None = Col(default=None, primary_key=True)
    registration_id: int | None = Col(default=None, foreign_key="registration.id", index=True)
    year: int
    form: str = Col(sa_type=Text)
    kind: str = Col(sa_type=Text)
    level: str = Col(sa_type=Text)
    status: str = Col(default=AwardStatus.PROPOSED, sa_type=Text)
    recipient: str = Col(sa_type=Text)
    subject: int
    unit_id: int = Col(foreign_key="unit.id")
    unit_name: str = Col(sa_type=Text)
    achievement: str | None = Col(default=None, sa_type=Text)
    proposed_on: str = Col(sa_type=Text)
    decision: str | None = Col(default=None, sa_type=Text)
    decided_on: str | None = Col(default=None, sa_type=Text)
    issuer: str | None = Col(default=None, sa_type=Text)
    revoked_on: str | None = Col(default=None, sa_type=Text)
    revoked_decision: str | None = Col(default=None, sa_type=Text)
    revoked_reason: str | None = Col(default=None, sa_type=Text)
    version: int = Col(default=1, sa_column=_commendation_version)


class Replication(SQLModel, table=True):
    """A model taken up in another unit (nhân rộng); ``copy_id`` is what it became there, if registered."""

    __tablename__ = "replication"
    __table_args__ = ({**STRICT, "sqlite_autoincrement": True},)

    id: int | None = Col(default=None, primary_key=True)
    model_id: int = Col(foreign_key="emulation_model.id", index=True)
    to_unit_id: int = Col(foreign_key="unit.id", index=True)
    replicated_on: str = Col(sa_type=Text)
    note: str | None = Col(default=None, sa_type=Text)
    copy_id: int | None = Col(default=None, foreign_key="emulation_model.id", index=True)
