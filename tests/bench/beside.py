"""What reads the register, beside the same statements sent with the bare driver."""

from collections.abc import Callable

from sqlalchemy import Connection

from tests.bench.raw_sql import sent_by
from tests.bench.size import Size
from tests.bench.stopwatch import alternate, median, seconds
from tests.bench.table import Row, Wanted


def beside_bare_sql(
    what: str, connection: Connection, size: Size, work: Callable[[], object], wanted: Wanted
) -> Row:
    """Measure a piece of work and its bare statements in turn, in milliseconds."""
    statements = sent_by(connection, work)

    def bare() -> None:
        for statement in statements:
            statement.run(connection)

    ours, theirs = alternate(size, lambda: seconds(work), lambda: seconds(bare))
    return Row(what, median(ours) * 1e3, "ms", median(theirs) * 1e3, "bare SQL", wanted)
