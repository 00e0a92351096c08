"""Make a register's structure, or bring an older one up to today's."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from db.backup import back_up
from db.engine import Database
from db.errors import AlreadyThere, DatabaseMissing, DatabaseUnreachable, NotOurDatabase
from db.migrations import catalogue
from db.migrations.revisions import HEAD
from db.os_faults import os_reason
from db.sqlite import APPLICATION_ID


def create(database: Database, fill: Callable[[Connection], None] | None = None) -> None:
    """Make the structure where nothing is yet, and what ``fill`` puts into it: one transaction on either engine.

    On SQLite this writes into the file itself; ``db.setup`` builds a new register beside its place, so that a
    file that was cut off half-way is never taken for one.

    Args:
        database: Where.
        fill: Called with the transaction's connection once the tables are there.

    Raises:
        AlreadyThere: There is a register, or something else, already.
        NotOurDatabase: A server's database that holds another program's tables.
        DatabaseUnreachable: The folder cannot be made or written.
    """
    if database.exists():
        raise AlreadyThere(what="Cơ sở dữ liệu", value=str(database))
    if database.path is None:
        with suppress(DatabaseMissing):
            database.require()
    else:
        try:
            database.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseUnreachable(where=str(database), why=os_reason(error)) from error
    with database.write() as connection:
        if not database.is_sqlite and connection.scalar(text("select to_regclass('register_meta')")) is not None:
            # Somebody else was faster: with the lock in hand it is certain.
            raise AlreadyThere(what="Cơ sở dữ liệu", value=str(database))
        _upgrade(connection)
        connection.execute(text("insert into register_meta (key, value) values ('program', 'danvan')"))
        if fill is not None:
            fill(connection)
        if database.is_sqlite:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    # The connections that are open were set up before the file was ours: the next ones get WAL.
    database.close()


def migrate(database: Database) -> Path | None:
    """Bring an older register up to today's structure, after a backup beside it (SQLite).

    Returns:
        The backup's path; None where nothing was to be done, or on PostgreSQL.

    Raises:
        BackupRefused: The backup cannot be made, or would not hold together; nothing was changed.
        DatabaseUnreachable: The result does not hold together; the old state stays.
    """
    from db.errors import DatabaseOlder

    try:
        database.require()
    except DatabaseOlder as older:
        revision = str(older.params["revision"])
    else:
        return None
    backup = _backup(database, revision)
    if database.is_sqlite:
        # Rebuilding a parent table with foreign keys on deletes its children.
        raw = database.engine.raw_connection()
        raw.cursor().execute("PRAGMA foreign_keys = OFF")
        raw.close()
    with database.write() as connection:
        catalogue.drop(connection)
        _upgrade(connection)
        if database.is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise NotOurDatabase(where=str(database))
    database.close()
    return backup


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
    catalogue.build(connection)


def _backup(database: Database, revision: str) -> Path | None:
    if database.path is None:
        return None
    target = database.path.with_name(f"{database.path.stem}.truoc-{revision}{database.path.suffix}")
    number = 1
    while target.exists():
        number += 1
        target = database.path.with_name(f"{database.path.stem}.truoc-{revision}-{number}{database.path.suffix}")
    back_up(database, target)
    return target
