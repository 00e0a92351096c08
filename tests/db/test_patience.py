"""A statement that takes too long is ended; the next one is not held against it."""

from time import monotonic

import pytest
from sqlalchemy import text

from db.engine import Database
from db.errors import DatabaseSlow
from db.patience import limit_statements

LONG = text(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) SELECT max(i) FROM n"
)
LIMIT = 0.2


def test_a_read_that_takes_too_long(database: Database) -> None:
    with database.read():
        pass
    limit_statements(database.engine, lambda: LIMIT)
    for _ in range(3):
        began = monotonic()
        with pytest.raises(DatabaseSlow) as caught, database.read() as connection:
            connection.execute(LONG)
        # Far less than it would take, and far more than a slow machine needs.
        assert monotonic() - began < 60
        assert caught.value.hint("vi")
        with database.read() as connection:
            assert connection.scalar(text("SELECT count(*) FROM register_meta"))


def test_a_write_that_takes_too_long_changes_nothing(database: Database) -> None:
    limit_statements(database.engine, lambda: LIMIT)

    def write() -> None:
        with database.write() as connection:
            connection.execute(text("INSERT INTO register_meta VALUES ('slow', '1')"))
            connection.execute(LONG)

    with pytest.raises(DatabaseSlow):
        write()
    with database.read() as connection:
        found = connection.scalar(text("SELECT count(*) FROM register_meta WHERE key = 'slow'"))
    assert found == 0


def test_time_between_two_statements_does_not_count(database: Database) -> None:
    limit_statements(database.engine, lambda: LIMIT)
    with database.read() as connection:
        connection.execute(text("SELECT 1"))
        until = monotonic() + 2 * LIMIT
        while monotonic() < until:
            pass
        assert connection.scalar(text("SELECT count(*) FROM register_meta"))
