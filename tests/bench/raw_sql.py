"""What a view asks of the database, asked again with the bare driver on the same connection."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, event

from db.read import kept


@dataclass(frozen=True, slots=True)
class Statement:
    """A compiled statement as the driver got it."""

    sql: str
    parameters: Any

    def run(self, connection: Connection) -> None:
        """Execute it with the driver alone, and fetch everything."""
        driver: Any = connection.connection.driver_connection
        driver.execute(self.sql, self.parameters).fetchall()


@contextmanager
def recorded(engine: Engine) -> Iterator[list[Statement]]:
    """Everything that is sent to the database meanwhile."""
    sent: list[Statement] = []

    def note(_conn: object, _cursor: object, sql: str, parameters: Any, *_: object) -> None:
        if sql.lstrip().upper().startswith(("SELECT", "WITH")):
            sent.append(Statement(sql, parameters))

    def ask(connection: Connection, sql: str, values: Any) -> kept.Rows:
        sent.append(Statement(sql, values))
        return send(connection, sql, values)

    # The views of totals go to the driver past SQLAlchemy.
    send, kept.ask = kept.ask, ask
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
        kept.ask = send


def sent_by(connection: Connection, work: Callable[[], object]) -> list[Statement]:
    """What a piece of work asks of the database."""
    with recorded(connection.engine) as statements:
        work()
    return statements


def heaviest(connection: Connection, statements: Sequence[Statement]) -> Statement:
    """The one that takes longest: of a view of totals, the one that counts."""

    def cost(statement: Statement) -> float:
        began = time.perf_counter()
        statement.run(connection)
        return time.perf_counter() - began

    return max(statements, key=lambda statement: min(cost(statement) for _ in range(2)))
