"""Opening the sample register. What makes one is imported only where there is none yet."""

from contextlib import suppress
from pathlib import Path

from sqlalchemy import select

from db.engine import Database
from db.errors import AlreadyThere, DatabaseOlder, NotAllowed
from db.tables import META


def open_sample(path: Path) -> Database:
    """The sample register at a path; made when there is none.

    Raises:
        NotAllowed: What is there is a register, but no sample.
        NotOurDatabase, DatabaseNewer, DatabaseOlder, DatabaseUnreachable, DatabaseBusy, DiskFull
    """
    database = Database(path)
    if not database.exists():
        from db.sample.register import create_sample

        # Another process may make it at the same time, and the first one's is as good.
        with suppress(AlreadyThere):
            create_sample(database)
    try:
        database.require()
    except DatabaseOlder:
        if not _is_sample(database):
            raise
        # An earlier version of the program made it. Nobody keeps a register in it, so nobody need be asked.
        from db.migrations.run import migrate

        migrate(database)
    if not _is_sample(database):
        raise NotAllowed(why_vi=f"{database} không phải sổ mẫu", why_en=f"{database} is not a sample register")
    return database


def _is_sample(database: Database) -> bool:
    """Whether it is marked as one, which it is in every structure that there was."""
    with database.read() as connection:
        return connection.scalar(select(META.c.value).where(META.c.key == "sample")) == "1"
