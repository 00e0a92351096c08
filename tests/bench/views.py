"""The views of totals of ``db.read``, each beside its bare counting statement on the same connection."""

import sys
from collections.abc import Callable, Iterator
from functools import partial

from sqlalchemy import Connection

from db.read import charts, tallies, units
from db.scope import Scope, Span
from tests.bench.raw_sql import heaviest, sent_by
from tests.bench.registers import Register, Registers
from tests.bench.size import Size
from tests.bench.stopwatch import alternate, median, seconds
from tests.bench.table import Row, Wanted, number
from tests.postgres import NoPostgres

View = Callable[[Connection, Scope], object]
MOST = Wanted(1.3, "ratio")
LONG_ENOUGH = 0.02
"""Seconds that a measure takes at least."""


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """On SQLite, and on PostgreSQL where there is one."""
    yield from _on(registers.generated(size), size, f"SQLite {number(size.models)}")
    try:
        with registers.postgres(size) as register:
            yield from _on(register, size, f"PostgreSQL {number(size.postgres_models)}")
    except NoPostgres as error:
        sys.stderr.write(f"no PostgreSQL, so its views are not measured: {error}\n")


def _on(register: Register, size: Size, name: str) -> Iterator[Row]:
    database = register.database()
    scope = register.scope
    year = scope.but(span=Span(scope.span.first + 1, scope.span.first + 1))
    with database.read() as connection:
        top = units.units_under(connection, scope, None)[0].id
        below = units.units_under(connection, scope, top)[0].id

        def under(parent: int | None) -> View:
            return lambda connection, scope: units.units_under(connection, scope, parent)

        asked: list[tuple[str, View, Scope]] = [
            ("by field", tallies.by_field, scope),
            ("by field, one year", tallies.by_field, year),
            ("by field, in a province", tallies.by_field, scope.but(unit=top)),
            ("by field, in a commune", tallies.by_field, scope.but(unit=below)),
            ("by unit, all provinces", under(None), scope),
            ("by unit, all provinces, one year", under(None), year),
            ("by unit, in a province", under(top), scope),
            ("by unit, in a commune", under(below), scope),
            ("by year", tallies.by_year, scope),
            ("by subject", tallies.by_subject, scope),
            ("by standing", tallies.by_standing, scope),
            ("by standing and field", charts.field_funnels, scope),
        ]
        for what, view, over in asked:
            yield _row(f"{name}: {what}", connection, size, partial(view, connection, over))
    database.close()


def _times(work: Callable[[], object]) -> int:
    """How often something is done for a measure: a commune's view is over before a clock can tell."""
    return max(1, int(LONG_ENOUGH / max(seconds(work), 1e-6)))


def _row(what: str, connection: Connection, size: Size, view: Callable[[], object]) -> Row:
    statement = heaviest(connection, sent_by(connection, view))
    times = _times(view)

    def viewing() -> None:
        for _ in range(times):
            view()

    def asking() -> None:
        for _ in range(times):
            statement.run(connection)

    viewed, bare = alternate(size, lambda: seconds(viewing) / times, lambda: seconds(asking) / times)
    return Row(what, median(viewed) * 1e3, "ms", median(bare) * 1e3, "bare SQL", MOST)
