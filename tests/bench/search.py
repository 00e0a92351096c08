"""The first page of a search on the large register: the rows alone, and what the screen asks for."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection

from danvan_tui import views
from db.read.models import model_count, model_page
from db.scope import ModelSort, Scope
from tests.bench.beside import beside_bare_sql
from tests.bench.registers import Registers
from tests.bench.size import Size
from tests.bench.table import Row, Wanted, number
from tests.bench.uncached import FIRST_PAGE, Uncached

MOST = Wanted(50)


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """Several kinds of words."""
    register = registers.generated(size)
    database = register.database()
    with database.read() as connection:

        def row(what: str, work: Callable[[], object]) -> Row:
            return beside_bare_sql(what, connection, size, work, MOST)

        for kind, words in _words(connection):
            scope = register.scope.but(words=words)
            found = number(model_count(connection, scope))
            yield row(f"«{words}» ({kind}, {found} found): page", _page(connection, scope))
            yield row("  as the screen asks for it", _shown(connection, scope))
    database.close()


def _page(connection: Connection, scope: Scope) -> Callable[[], object]:
    return lambda: model_page(connection, scope)


def _shown(connection: Connection, scope: Scope) -> Callable[[], object]:
    live = Uncached(connection)
    return lambda: views.model_page(live, scope, ModelSort.NAME, False, FIRST_PAGE)


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
