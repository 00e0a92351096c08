"""Forms opened and saved, and acts: one of each kind, and one on 500 models."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import cycle
from random import Random
from typing import Final

from sqlalchemy import ColumnElement, Connection, func, select

from danvan_tui.forms.carry_over import CarryOver
from danvan_tui.forms.entries import Value, Values
from danvan_tui.forms.form import Form
from danvan_tui.forms.registration import AmendRegistration, NewRegistration
from danvan_tui.locale import words
from db.awards import Level
from db.engine import Database
from db.identity import Actor, Role
from db.lifecycle import Standing
from db.read.carry_over import candidates
from db.read.models import model_page
from db.read.records import ModelRow
from db.schema.tables import REGISTRATION
from db.scope import FIRST_YEAR, LAST_YEAR, Scope, Span
from db.visits import InspectionKind
from db.write.amend import move_many
from db.write.carry_over import carry_over
from db.write.decisions import Decision
from db.write.inspections import InspectionDraft, VisitedModel, inspect
from db.write.recognitions import RecognitionDraft, recognise
from db.write.session import Writing, writing
from tests.bench.beside import beside_bare_sql
from tests.bench.registers import Register, Registers
from tests.bench.size import Size
from tests.bench.stopwatch import alternate, median, seconds
from tests.bench.table import Row, Wanted, number
from tests.bench.uncached import Uncached
from tests.postgres import NoPostgres

TOGETHER: Final = 500
"""Models that one act is done to."""
OPENED, SAVED, SAVED_ON_A_SERVER = Wanted(50), Wanted(100), Wanted(200)
_ACTOR: Final = Actor("Nguyễn Thị Hoa", Role.ADMIN)
_WORDS: Final = words("vi")
_DECISION: Final = RecognitionDraft(Level.PROVINCE, Decision("45-QĐ/TU", date(2025, 11, 20), "Ban Thường vụ"))
_FREE: Final = 2040
"""A year for which nothing is registered yet."""
Seen = Sequence[tuple[int, int]]


class _Anew(Uncached):
    """Reads what a form begins with anew each time."""

    def __init__(self, database: Database, connection: Connection) -> None:
        super().__init__(connection)
        self._own = database

    def database(self) -> Database:
        """The register."""
        return self._own


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """On the sample and on the large register, and the act on many on PostgreSQL, where there is one."""
    for original, name in registers.both(size):
        register = registers.copy(original)
        database = register.database()
        yield from _opened(database, register, f"{name} models", size)
        yield from _saved(database, register, f"{name} models", size)
        yield _together(database, f"{name} models", size, SAVED)
        yield from _carried(database, register, f"{name} models", size)
        database.close()
    try:
        with registers.postgres(size) as register:
            database = register.database()
            name = f"PostgreSQL {number(size.postgres_models)} models"
            yield _together(database, name, size, SAVED_ON_A_SERVER)
            yield from _carried(database, register, name, size)
            database.close()
    except NoPostgres as error:
        sys.stderr.write(f"no PostgreSQL, so its act on many is not measured: {error}\n")


def _opened(database: Database, register: Register, name: str, size: Size) -> Iterator[Row]:
    with database.read() as connection:
        row = model_page(connection, register.scope).rows[0]
        live = _Anew(database, connection)
        forms: dict[str, Form] = {
            "a new model's form": NewRegistration(None, row.field),
            "a registration's form": _amendment(row),
        }
        for what, form in forms.items():
            yield beside_bare_sql(f"{name}: {what} opened", connection, size, _opening(form, live), OPENED)


def _opening(form: Form, live: _Anew) -> Callable[[], object]:
    return lambda: form.open(live, _WORDS)


def _saved(database: Database, register: Register, name: str, size: Size) -> Iterator[Row]:
    """One of each kind; each time with a record that was not touched yet."""
    runs = size.runs + size.warm
    with database.read() as connection:
        first = model_page(connection, register.scope, limit=2 * runs).rows
    rows = iter(first)
    amended = {row.registration_id for row in first}
    chosen = (each for each in _some(database, 5 * runs) if each[0] not in amended)

    def visit(work: Writing) -> object:
        draft = InspectionDraft(
            InspectionKind.CHECK, date(2025, 10, 13), "Đoàn 1", [VisitedModel(next(chosen)[0], "Làm tốt")]
        )
        return inspect(work, draft)

    saves: dict[str, Callable[[], float]] = {
        "a new model saved": lambda: _save(database, NewRegistration(), next(rows)),
        "a registration amended": lambda: _save(database, _amendment(row := next(rows)), row),
        "a registration moved": lambda: _act(database, lambda w: move_many(w, [next(chosen)], Standing.ACTIVE)),
        "one recognised": lambda: _act(database, lambda w: recognise(w, [next(chosen)], _DECISION)),
        "a visit entered": lambda: _act(database, visit),
    }
    for what, save in saves.items():
        (taken,) = alternate(size, save)
        yield Row(f"{name}: {what}", median(taken) * 1e3, "ms", wanted=SAVED)


def _amendment(row: ModelRow) -> AmendRegistration:
    return AmendRegistration(Actor("bench"), row.id, row.registration_id, row.name, row.year)


def _save(database: Database, form: Form, row: ModelRow) -> float:
    """Seconds that it takes to save a form with new contents, at the place of a model that is there."""
    with database.read() as connection:
        live = _Anew(database, connection)
        _, there, _ = _parts(_amendment(row), live)
        _, _, token = _parts(form, live)
    year = Value(str(row.year))
    values = {**there, "year": year, "contents": Value("Vận động hội viên trồng hoa hai bên đường")}
    return seconds(lambda: form.save(live, _ACTOR, _WORDS, values, token))


def _parts(form: Form, live: _Anew) -> tuple[object, Values, object]:
    opened = form.open(live, _WORDS)
    return opened.entries, opened.values, opened.token


def _act(database: Database, act: Callable[[Writing], object]) -> float:
    def acted() -> None:
        with writing(database, _ACTOR) as work:
            act(work)

    return seconds(acted)


def _together(database: Database, name: str, size: Size, wanted: Wanted) -> Row:
    """One act on many models, wherever they stand in the register."""
    standings = cycle((Standing.ACTIVE, Standing.EFFECTIVE))
    chosen = _some(database, TOGETHER)

    def moved() -> float:
        nonlocal chosen
        taken = _act(database, lambda work: move_many(work, chosen, next(standings)))
        chosen = [(each, version + 1) for each, version in chosen]
        return taken

    def bare() -> float:
        nonlocal chosen
        taken = seconds(lambda: _bare(database, chosen, int(next(standings))))
        chosen = [(each, version + 1) for each, version in chosen]
        return taken

    ours, theirs = alternate(size, moved, bare)
    what = f"{name}: {len(chosen)} moved by one act"
    return Row(what, median(ours) * 1e3, "ms", median(theirs) * 1e3, "bare SQL", wanted)


def _carried(database: Database, register: Register, name: str, size: Size) -> Iterator[Row]:
    """Many models kept up for another year, and what is looked at before they are."""
    with database.read() as connection:
        some = select(REGISTRATION.c.model_id).where(_is_one_of(_some(database, TOGETHER)))
        models = frozenset(connection.scalars(some))
        live, form = _Anew(database, connection), CarryOver(register.scope, models)
        yield beside_bare_sql(
            f"{name}: {len(models)} to be carried over looked at",
            connection,
            size,
            lambda: form.preview(live, _WORDS, {"year": Value(str(LAST_YEAR))}),
            SAVED,
        )
        offered = candidates(connection, Scope(Span(FIRST_YEAR, _FREE - 1)), _FREE, models)
    chosen = [(each.registration_id, each.version) for each in offered if each.why_not is None]
    if not chosen:
        # The sample's units were all merged into others by then.
        return
    years = iter(range(_FREE, LAST_YEAR))
    (taken,) = alternate(size, lambda: _act(database, lambda work: carry_over(work, chosen, next(years))))
    yield Row(f"{name}: {len(chosen)} carried over by one act", median(taken) * 1e3, "ms", wanted=SAVED)


def _is_one_of(chosen: Seen) -> ColumnElement[bool]:
    return REGISTRATION.c.id.in_([each for each, _ in chosen])


def _bare(database: Database, chosen: Seen, standing: int) -> None:
    """The same rows, and as many lines somewhere else, written one by one with the bare driver."""
    mark = "?" if database.is_sqlite else "%s"
    lines = [(number, "x" * 250) for number, _ in enumerate(chosen)]
    with database.write() as connection, closing(connection.connection.cursor()) as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_line (seq INTEGER, line TEXT)")
        cursor.executemany(
            f"UPDATE registration SET standing = {mark}, version = version + 1 WHERE id = {mark}",
            [(standing, each) for each, _ in chosen],
        )
        cursor.executemany(f"INSERT INTO bench_line VALUES ({mark}, {mark})", lines)


def _some(database: Database, most: int) -> Seen:
    """Registrations that are effective, of any models."""
    R = REGISTRATION.c
    with database.read() as connection:
        newest = connection.scalar(select(func.max(R.id))) or 0
        some = Random(most).sample(range(1, newest + 1), min(newest, 8 * most))
        effective = select(R.id, R.version).where(R.id.in_(some), R.standing == Standing.EFFECTIVE, R.year <= 2025)
        return [(row.id, row.version) for row in connection.execute(effective.limit(most))]
