"""The first page of a search on the large register: the rows alone, and what the screen asks for."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection

from danvan_tui import views
from db.read.models import model_count, model_page
from db.scope import ModelSort, Scope
from tests.bench.raw_sql import sent_by
from tests.bench.registers import Registers
from tests.bench.size import Size
from tests.bench.stopwatch import alternate, median, seconds
from tests.bench.table import Row, Wanted, number
from tests.bench.uncached import FIRST_PAGE, Uncached

MOST = Wanted(50)


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """Several kinds of words."""
    register = registers.generated(size)
    database = register.database()
    with database.read() as connection:
        for kind, words in _words(connection):
            scope = register.scope.but(words=words)
            found = number(model_count(connection, scope))
            yield _row(f"«{words}» ({kind}, {found} found): page", connection, size, _page(connection, scope))
            yield _row("  as the screen asks for it", connection, size, _shown(connection, scope))
    database.close()


def _page(connection: Connection, scope: Scope) -> Callable[[], object]:
    return lambda: model_page(connection, scope)


def _shown(connection: Connection, scope: Scope) -> Callable[[], object]:
    live = Uncached(connection)
    return lambda: views.model_page(live, scope, ModelSort.NAME, False, FIRST_PAGE)


def _row(what: str, connection: Connection, size: Size, work: Callable[[], object]) -> Row:
    statements = sent_by(connection, work)

    def bare() -> None:
        for statement in statements:
            statement.run(connection)

    asked, raw = alternate(size, lambda: seconds(work), lambda: seconds(bare))
    return Row(what, median(asked) * 1e3, "ms", median(raw) * 1e3, "bare SQL", MOST)


def _words(connection: Connection) -> list[tuple[str, str]]:
    """What to look for, by what there is in the register."""
    connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.bench_words USING fts5vocab(main, model_fts, row)")
    plain = "length(term) > 2 AND term NOT GLOB '*[^a-z]*'"
    ordered = f"SELECT term FROM temp.bench_words WHERE {plain} ORDER BY doc"
    rare = connection.exec_driver_sql(f"{ordered}, term LIMIT 1").scalar_one()
    common = connection.exec_driver_sql(f"{ordered} DESC, term LIMIT 1").scalar_one()
    connection.exec_driver_sql("DROP TABLE temp.bench_words")
    return [
        ("rare", rare),
        ("common", common),
        ("one letter", common[0]),
        ("accented", "đường hoa"),
        ("two words", "duong hoa"),
        ("two words, one rare", f"{common} {rare}"),
        ("common together", "xây dựng"),
        ("far down the alphabet", "dân vận khéo"),
        ("with other accents", "dân vạn kheo"),
        ("nothing", "qqqq"),
    ]
