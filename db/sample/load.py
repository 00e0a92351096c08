"""Storing rows in bulk: past SQLAlchemy through the driver, with the indexes made at the end."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Index, Table, text

from db.migrations import catalogue
from db.schema.tables import MODEL, REGISTRATION

CACHE_KIB = 64 * 1024
"""SQLite's page cache while a million rows are stored and sorted."""

FTS_HASH_BYTES = 64 * 1024 * 1024
FTS_HASH_USUAL = 1024 * 1024
"""What FTS5 gathers before it writes a segment; with the usual size, 300,000 rows took 0.8 s instead of 0.5 s."""

ROWS_A_STATEMENT = 60
"""Rows stored by one statement on SQLite. With one each, a row took 7.5 µs instead of 5.6:
the CHECKs are set up anew."""

_HASH = "INSERT INTO model_fts(model_fts, rank) VALUES ('hashsize', ?)"

Store = Callable[[Sequence[tuple[Any, ...]]], None]


def storer(connection: Connection, table: Table, columns: Sequence[str]) -> Store:
    """A function that stores rows of these columns, in the connection's transaction."""
    driver: Any = connection.connection.driver_connection
    names = ", ".join(columns)
    if connection.dialect.name == "sqlite":
        row_marks = f"({', '.join('?' * len(columns))})"
        one = f"INSERT INTO {table.name} ({names}) VALUES {row_marks}"
        many = f"{one}{f', {row_marks}' * (ROWS_A_STATEMENT - 1)}"

        def insert(rows: Sequence[tuple[Any, ...]]) -> None:
            whole = len(rows) - len(rows) % ROWS_A_STATEMENT
            batches = (rows[start : start + ROWS_A_STATEMENT] for start in range(0, whole, ROWS_A_STATEMENT))
            driver.executemany(many, (tuple(chain.from_iterable(batch)) for batch in batches))
            driver.executemany(one, rows[whole:])

        return insert

    def copy(rows: Sequence[tuple[Any, ...]]) -> None:
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as stream:
            for row in rows:
                stream.write_row(row)

    return copy


@contextmanager
def bulk_load(connection: Connection) -> Iterator[None]:
    """Without the indexes of models and registrations; at the end they are made, and the search is filled."""
    indexes = _indexes()
    catalogue.pause_search(connection)
    for index in indexes:
        index.drop(connection)
    with _sorting(connection):
        yield
        for index in indexes:
            index.create(connection)
        catalogue.resume_search(connection)


def follow_ids(connection: Connection, table: Table) -> None:
    """Let the ids that the database gives from here on follow the ones that were stored."""
    if connection.dialect.name != "sqlite":
        newest = f"(SELECT max(id) FROM {table.name})"
        connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), {newest})"))


def _indexes() -> list[Index]:
    return sorted(MODEL.indexes | REGISTRATION.indexes, key=lambda index: index.name or "")


@contextmanager
def _sorting(connection: Connection) -> Iterator[None]:
    """Memory and a second thread for SQLite's sorting and searching; PostgreSQL has its own settings."""
    if connection.dialect.name != "sqlite":
        yield
        return
    usual = connection.exec_driver_sql("PRAGMA cache_size").scalar()
    threads = connection.exec_driver_sql("PRAGMA threads").scalar()
    connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.exec_driver_sql("PRAGMA threads = 1")
    connection.exec_driver_sql(_HASH, (FTS_HASH_BYTES,))
    yield
    connection.exec_driver_sql(_HASH, (FTS_HASH_USUAL,))
    connection.exec_driver_sql(f"PRAGMA cache_size = {usual}")
    connection.exec_driver_sql(f"PRAGMA threads = {threads}")
