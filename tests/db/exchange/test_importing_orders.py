"""Any list: imported twice it is stored once, and the order of its rows and columns changes nothing."""

from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.check import check
from db.engine import Database
from db.exchange.importing import plan_import, run_import
from db.schema.tables import MODEL, REGISTRATION
from db.scope import Span
from tests.conftest import MakeDatabase
from tests.db.exchange.lists import HEADING, Row, fields, head, write

Key: TypeAlias = tuple[str, str, int]

NAMES = ("Đường hoa", "ĐƯỜNG HOA", "Tổ tự quản", "Duong hoa", "Kè đá, thôn 3")
UNITS = ("Xã Phù Vân", "phù vân", "P. Quang Trung", "Quang Trung", "Công an TP")
FIELDS = ("Kinh tế", "QP-AN", "VH-XH", "HTCT")
SUBJECTS = ("Tập thể", "CN", "")
STANDINGS = ("Hiệu quả", "Đã đăng ký", "Trả lại", "")

_same_name = {"ĐƯỜNG HOA": "Đường hoa", "Duong hoa": "Đường hoa"}
_same_unit = {"phù vân": "Xã Phù Vân", "Quang Trung": "P. Quang Trung"}


def key(row: Row) -> Key:
    """What may be in a list once only."""
    name, unit = str(row[0]), str(row[1])
    return _same_name.get(name, name), _same_unit.get(unit, unit), int(row[4])


rows = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(UNITS),
    st.sampled_from(FIELDS),
    st.sampled_from(SUBJECTS),
    st.integers(2015, 2020),
    st.sampled_from(STANDINGS),
)
lists = st.lists(rows, min_size=1, max_size=12, unique_by=key)


def take(database: Database, listed: list[Row], columns: list[int] | None = None) -> None:
    """Import a list, its columns in another order."""
    order = columns or list(range(len(HEADING)))
    with TemporaryDirectory() as folder:
        lines = [[row[at] for at in order] for row in listed]
        path = write(Path(folder) / "danh-sach.csv", lines, [HEADING[at] for at in order])
        plan = plan_import(database, path)
        assert plan.ready, [problem.words() for problem in plan.rejected]
        run_import(database, plan, "thử")


def registrations(database: Database) -> Counter[tuple[object, ...]]:
    """What is registered, but for the numbers."""
    columns = [column for column in REGISTRATION.c if column.name not in {"id", "model_id"}]
    statement = select(MODEL.c.name, *columns).join(REGISTRATION, REGISTRATION.c.model_id == MODEL.c.id)
    with database.read() as connection:
        return Counter(tuple(row) for row in connection.execute(statement))


few = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@few
@given(listed=lists)
def test_a_list_imported_twice_is_stored_once(make_sqlite: MakeDatabase, listed: list[Row]) -> None:
    database = make_sqlite()
    take(database, listed)
    revision, stored = head(database), registrations(database)
    assert stored.total() == len(listed)
    take(database, listed)
    assert (head(database), registrations(database)) == (revision, stored)
    assert check(database).ok


@few
@given(listed=lists, chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_changes_nothing(
    make_sqlite: MakeDatabase, listed: list[Row], chance: Random
) -> None:
    one, other = make_sqlite(), make_sqlite()
    take(one, listed)
    mixed, columns = list(listed), list(range(len(HEADING)))
    chance.shuffle(mixed)
    chance.shuffle(columns)
    take(other, mixed, columns)
    assert registrations(one) == registrations(other)
    for span in (Span(2015, 2020), Span(2016, 2018), Span(2017, 2017)):
        assert fields(one, span) == fields(other, span)


@few
@given(listed=lists, at=st.integers(0, 12))
def test_a_list_in_two_parts_gives_the_same_figures(make_sqlite: MakeDatabase, listed: list[Row], at: int) -> None:
    one, other = make_sqlite(), make_sqlite()
    take(one, listed)
    for part in (listed[:at], listed[at:]):
        take(other, part)
    for span in (Span(2015, 2020), Span(2016, 2018)):
        assert fields(one, span) == fields(other, span)
    assert check(other).ok
