"""What tells a sample register, and how far it is made. Light: asked whenever one is opened."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import select

from db.engine import Database
from db.tables import CHANGE, META

ACTOR: Final = "dữ liệu mẫu"
"""Who the ledger says made the sample."""
YEAR_MADE: Final = "sample_year"
"""Says in the register that its committee's year was made: never a second time, whatever became of it."""


def marks(database: Database) -> Mapping[str, str]:
    """What a register says of itself. Whether it is a sample stands there in every structure that there was."""
    with database.read() as connection:
        return {row.key: row.value for row in connection.execute(select(META.c.key, META.c.value))}


def is_sample(said: Mapping[str, str]) -> bool:
    """Whether a register is marked as a sample."""
    return said.get("sample") == "1"


def lacks_year(database: Database, said: Mapping[str, str]) -> bool:
    """Whether it is the sample of Phủ Lý of before its committee had a year; no other register of made-up data."""
    if not is_sample(said) or YEAR_MADE in said:
        return False
    with database.read() as connection:
        ours = select(CHANGE.c.seq).where(CHANGE.c.actor == ACTOR, CHANGE.c.act == "register").limit(1)
        return connection.scalar(ours) is not None
