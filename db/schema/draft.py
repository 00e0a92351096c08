"""What somebody typed and has not handed in yet: no record of the committee's, in no ledger and no figure."""

from sqlmodel import Field as Col
from sqlmodel import SQLModel

from db.schema.base import STRICT, Text


class Draft(SQLModel, table=True):
    """The text of one form of one person, kept until it is handed in or given up.

    ``owner`` is "member:3", or "local:hoa" for whoever works at the machine; ``form`` names the form and its
    record; ``kept`` is a JSON object; ``at`` is UTC, ISO.
    """

    __tablename__ = "draft"
    __table_args__ = (STRICT,)

    owner: str = Col(primary_key=True, sa_type=Text)
    form: str = Col(primary_key=True, sa_type=Text)
    kept: str = Col(sa_type=Text)
    at: str = Col(sa_type=Text)
