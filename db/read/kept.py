"""The statements of the views of totals, put together once for each scope and sent to the driver as they are.

A scope's view is read anew at every revision; putting its statement together and compiling it took longer than
counting a commune's models did.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select

Rows: TypeAlias = Sequence[tuple[Any, ...]]

MOST = 512
"""Statements that are kept, of some kilobytes each."""

_kept: dict[tuple[Any, ...], tuple[str, Any]] = {}


def rows(connection: Connection, build: Callable[..., Select[Any]], *args: Hashable) -> Rows:
    """What a view's statement finds.

    Args:
        connection: Inside ``Database.read()``.
        build: Puts the statement together from the engine's kind and ``args``, and from nothing else: it is called
            once for each of them.
        args: What the statement depends on.
    """
    key = (build, connection.dialect.name, args)
    sent = _kept.get(key)
    if sent is None:
        statement = build(connection, *args)
        compiled: Any = statement.compile(connection, compile_kwargs={"render_postcompile": True})
        values = compiled.params
        if compiled.positiontup is not None:
            values = tuple(values[name] for name in compiled.positiontup)
        sent = str(compiled), values
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[key] = sent
    return ask(connection, *sent)


def ask(connection: Connection, sql: str, values: Any) -> Rows:
    """Send a statement with the driver's own cursor: SQLAlchemy's takes a tenth of what a commune's view does.

    An error of the driver is told in our words by ``Database.read()``, as SQLAlchemy's are.
    """
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql, values)
        return cursor.fetchall()
    finally:
        cursor.close()
