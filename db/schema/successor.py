"""Where a model went when its unit was split: what somebody chose, since no list could say it."""

from sqlalchemy import Index
from sqlmodel import Field as Col
from sqlmodel import SQLModel

from db.schema.base import STRICT, Text


class SuccessorChoice(SQLModel, table=True):
    """A model's part of a split unit went to ``to_unit_id``. One a model and split unit; another choice takes its
    place, and the ledger has both.
    """

    __tablename__ = "successor_choice"
    __table_args__ = (Index("ix_successor_choice_from_unit_id", "from_unit_id", "to_unit_id"), STRICT)

    model_id: int = Col(
        primary_key=True, foreign_key="emulation_model.id", sa_column_kwargs={"autoincrement": False}
    )
    from_unit_id: int = Col(primary_key=True, foreign_key="unit.id", sa_column_kwargs={"autoincrement": False})
    to_unit_id: int = Col(foreign_key="unit.id", index=True)
    chosen_on: str = Col(sa_type=Text)
    decision: str | None = Col(default=None, sa_type=Text)
