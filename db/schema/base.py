"""What all tables share: named constraints, STRICT tables, text that both engines order alike.

Every column is INTEGER or TEXT: SQLite's STRICT tables refuse VARCHAR and BOOLEAN, and dates as ISO text
order and compare the same on both engines.
"""

from typing import Any

from sqlalchemy import Integer, Text
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

STRICT: dict[str, Any] = {"sqlite_strict": True}
"""Table options: SQLite checks the type of each value that is stored."""

NEVER = 9999
"""``next_year`` of a model's last registration."""

Ordered: TypeEngine[str] = Text().with_variant(Text(collation="C"), "postgresql")
"""Text compared byte by byte on both engines, whatever the server's locale is."""

metadata = SQLModel.metadata

__all__ = ["NEVER", "STRICT", "Integer", "Ordered", "Text", "metadata"]
