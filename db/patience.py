"""How long a statement may take where many share a process: whoever waits for it holds a thread of everybody's."""

from collections.abc import Callable
from math import inf
from time import monotonic
from typing import Any, Final

from sqlalchemy import Engine, event

STEPS: Final = 100_000
"""SQLite's steps between two looks at the clock; some milliseconds."""


def limit_statements(engine: Engine, seconds: Callable[[], float]) -> None:
    """End statements that take too long, with ``DatabaseSlow``.

    Args:
        engine: Of either kind. Connections at rest are closed: they know of no limit.
        seconds: How long a statement may take; asked for each one on SQLite, for each connection on PostgreSQL.
    """
    engine.dispose()
    if engine.dialect.name == "sqlite":
        _limit_sqlite(engine, seconds)
        return

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, _given: Any, named: dict[str, Any]) -> None:
        said = f"-c statement_timeout={round(seconds() * 1000)}"
        named["options"] = f"{named.get('options', '')} {said}".strip()


def _limit_sqlite(engine: Engine, seconds: Callable[[], float]) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: Any, record: Any) -> None:
        info = record.info
        connection.set_progress_handler(lambda: monotonic() > info.get("danvan_until", inf), STEPS)

    @event.listens_for(engine, "before_cursor_execute")
    def begin(connection: Any, *_: object) -> None:
        connection.info["danvan_until"] = monotonic() + seconds()
