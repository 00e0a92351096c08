"""Opening the sample register. What makes one is imported only where there is none yet."""

from contextlib import suppress
from pathlib import Path

from db.engine import Database
from db.errors import AlreadyThere, DanvanError, DatabaseOlder, NotAllowed
from db.sample.marks import is_sample, lacks_year, marks


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
        if not is_sample(marks(database)):
            raise
        # An earlier version of the program made it. Nobody keeps a register in it, so nobody need be asked.
        from db.migrations.run import migrate

        migrate(database)
    said = marks(database)
    if not is_sample(said):
        raise NotAllowed(why_vi=f"{database} không phải sổ mẫu", why_en=f"{database} is not a sample register")
    if lacks_year(database, said):
        from db.sample.committee_year import catch_up

        # Without its committee's year it is still a sample to look at.
        with suppress(DanvanError):
            catch_up(database)
    return database
