"""Reference data: fields, topics, periods, and what the register says of itself."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field as Col
from sqlmodel import SQLModel

from db.schema.base import STRICT, Text


class RegisterMeta(SQLModel, table=True):
    """What the register says of itself: the program's mark, whether it is sample data, the committee's name."""

    __tablename__ = "register_meta"
    __table_args__ = (STRICT,)

    key: str = Col(primary_key=True, sa_type=Text)
    value: str = Col(sa_type=Text)


class Field(SQLModel, table=True):
    """One of the movement's fields (lĩnh vực). Rows, not an enum: some places count a fifth."""

    __tablename__ = "field"
    __table_args__ = (UniqueConstraint("code"), STRICT)

    id: int | None = Col(default=None, primary_key=True)
    code: str = Col(sa_type=Text)
    name: str = Col(sa_type=Text)
    name_en: str = Col(sa_type=Text)
    position: int


class Topic(SQLModel, table=True):
    """A topic inside a field (chủ đề). ``sensitive`` topics touch persons: details are for some roles only."""

    __tablename__ = "topic"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("sensitive in (0, 1)", name="sensitive"),
        STRICT,
    )

    id: int | None = Col(default=None, primary_key=True)
    field_id: int = Col(foreign_key="field.id", index=True)
    code: str = Col(sa_type=Text)
    name: str = Col(sa_type=Text)
    name_en: str = Col(sa_type=Text)
    sensitive: int = 0


class Period(SQLModel, table=True):
    """A named range of years (giai đoạn, năm), both years included. Ranges may overlap."""

    __tablename__ = "period"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("first_year <= last_year", name="order"),
        STRICT,
    )

    id: int | None = Col(default=None, primary_key=True)
    name: str = Col(sa_type=Text)
    first_year: int
    last_year: int
