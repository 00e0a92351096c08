"""Storing many rows in one transaction: past SQLAlchemy through the driver, with ids that are known before."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from sqlalchemy import Connection, Table, Text, func, select, text

from db.migrations import catalogue

SEARCH_AT_ONCE = 200
"""Models from which the search is filled at once. Its trigger sends every row to the disk by itself: 20,000
models take 0.8 s with it and 0.1 s without, but dropping it makes every open program read the schema anew.
"""


def reserve(connection: Connection, table: Table, count: int) -> Sequence[int]:
    """The next ids of a table, rising; no other row is ever given one of them.

    Args:
        connection: A writer's transaction, alone with its lock.
        table: A table with ids of its own.
        count: How many.
    """
    if connection.dialect.name != "sqlite":
        sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
        statement = text(f"SELECT nextval({sequence}) FROM generate_series(1, :count)")
        return sorted(connection.scalars(statement, {"count": count}))
    newest = connection.scalar(select(func.max(table.c.id))) or 0
    # Ids of deleted rows are never given again: this table remembers them.
    given = (
        connection.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}) or 0
    )
    first = max(newest, given) + 1
    return range(first, first + count)


def store(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Store rows.

    Args:
        connection: The transaction.
        table: Where.
        columns: The columns' names.
        rows: Their values.
    """
    driver: Any = connection.connection.driver_connection
    names = ", ".join(columns)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        driver.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", rows)
        return
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as stream:
        for row in rows:
            stream.write_row(row)


def change(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    *,
    seen: bool = False,
) -> int:
    """Write into rows.

    Args:
        connection: The transaction.
        table: Where; its rows have an ``id``.
        columns: The names of what is written.
        rows: Each one's id, where ``seen`` its version, and the values of the columns.
        seen: Only into rows that still have this version; they have their next one then.

    Returns:
        Into how many it was written.
    """
    driver: Any = connection.connection.driver_connection
    versions = ["version"] if seen else []
    with closing(driver.cursor()) as cursor:
        if connection.dialect.name == "sqlite":
            sets = [*(f"{name} = ?" for name in columns), *(f"{name} = {name} + 1" for name in versions)]
            where = " AND ".join(f"{name} = ?" for name in ("id", *versions))
            own = 1 + len(versions)
            cursor.executemany(
                f"UPDATE {table.name} SET {', '.join(sets)} WHERE {where}",
                [(*row[own:], *row[:own]) for row in rows],
            )
        else:
            names = ["id", *versions, *columns]
            # Each at a time costs its own way to the server and back: all of them go as arrays.
            arrays = ", ".join("%s::text[]" if _is_text(table, name) else "%s::bigint[]" for name in names)
            sets = [*(f"{name} = new_{name}" for name in columns), *(f"{name} = {name} + 1" for name in versions)]
            cursor.execute(
                f"UPDATE {table.name} SET {', '.join(sets)} "
                f"FROM unnest({arrays}) AS new({', '.join(f'new_{name}' for name in names)}) "
                f"WHERE {' AND '.join(f'{name} = new_{name}' for name in ('id', *versions))}",
                [list(values) for values in zip(*rows, strict=True)],
            )
        written: int = cursor.rowcount
    return written


def _is_text(table: Table, name: str) -> bool:
    return isinstance(table.c[name].type, Text)


@contextmanager
def searchable(connection: Connection, models: Sequence[int]) -> Iterator[None]:
    """Stores new models and fills the search with them, at once where they are many.

    Args:
        connection: The transaction. Where storing fails, it must be rolled back: the trigger is gone till then.
        models: The ids of the models that are stored meanwhile, all of them and no other.
    """
    if connection.dialect.name != "sqlite" or len(models) < SEARCH_AT_ONCE:
        yield
        return
    with catalogue.indexed_at_once(connection, models[0], models[-1]):
        yield
