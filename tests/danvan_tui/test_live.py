"""What every screen shares: read once a revision, carried over changes, and told to all."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from queue import Queue

import pytest
from sqlalchemy import Connection

from danvan_tui import live as lives
from danvan_tui.live import Live, News, Seen
from db import feed as feeds
from db.engine import Database
from db.lifecycle import Standing
from db.read import models, tallies, units
from db.read.catalogue import revision
from db.read.records import FieldsView, UnitRow
from db.scope import Scope, Span
from db.write.amend import move
from db.write.session import writing
from tests.conftest import MakeDatabase
from tests.db.acts import ACTOR, register, year

SCOPE = Scope(Span(2015, 2020))
PATIENCE = 20.0

Heard = tuple[Live, Database, Callable[[], News]]


@pytest.fixture
def heard(make_sqlite: MakeDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """A register with a model, looked at, another way into it, and its next news."""
    monkeypatch.setattr(feeds, "RETRY_SECONDS", 0.02)
    database = make_sqlite()
    register(database, "Tổ hợp rau sạch")
    live = Live(lambda: Database(str(database.path)))
    news: Queue[News] = Queue()
    live.subscribe(news.put)
    live.database()
    news.get(timeout=PATIENCE)
    yield live, database, lambda: news.get(timeout=PATIENCE)
    live.close()


def promote(database: Database, registration: int) -> None:
    """Move a registration up."""
    with writing(database, ACTOR) as work:
        move(work, registration, Standing.EFFECTIVE, 1)


def test_a_view_is_carried_over_a_change(heard: Heard) -> None:
    live, database, next_news = heard
    before = live.read(tallies.by_field, SCOPE)
    made = register(database, "Tuyến đường tự quản", year(database, 2018, field="KT"))
    assert next_news().revision == before.revision + 1
    promote(database, made.registration_id)
    assert next_news().revision == before.revision + 2
    seen = live.at_hand(tallies.by_field, SCOPE)
    assert seen is not None
    assert (seen.revision, seen.value.total.total, seen.value.total.effective) == (before.revision + 2, 2, 1)
    with database.read() as connection:
        assert seen.value == tallies.by_field(connection, SCOPE)
    deltas = live.deltas(before.revision)
    assert deltas is not None
    assert [delta.models for delta in deltas] == [{made.model_id}] * 2
    assert live.deltas(seen.revision) == ()
    assert live.deltas(before.revision - 1) is None


def test_nothing_is_at_hand_that_nobody_read(heard: Heard) -> None:
    live, _, _ = heard
    assert live.at_hand(tallies.by_field, SCOPE) is None
    live.read(tallies.by_field, SCOPE)
    assert live.at_hand(tallies.by_field, SCOPE) is not None
    assert live.at_hand(models.model_count, SCOPE) is None


def test_a_view_that_cannot_be_carried_is_read_again(heard: Heard) -> None:
    live, database, next_news = heard
    words = SCOPE.but(words="rau")
    assert live.read(models.model_count, words).value == 1
    register(database, "Vườn rau", year(database))
    next_news()
    assert live.at_hand(models.model_count, words) is None
    assert live.read(models.model_count, words).value == 2


def test_too_many_changes_at_once_are_counted_again(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    live, database, next_news = heard
    monkeypatch.setattr("db.read.deltas.MOST_LINES", 0)
    before = live.read(units.units_under, SCOPE, None)
    register(database, "Vườn rau", year(database))
    next_news()
    assert live.at_hand(units.units_under, SCOPE, None) is None
    assert live.deltas(before.revision) is None
    after = live.read(units.units_under, SCOPE, None)
    assert after.value[0].tally.total == before.value[0].tally.total + 1


def test_a_view_is_read_once_however_many_ask(heard: Heard) -> None:
    live, _, _ = heard
    reads: list[int] = []
    first, go_on = threading.Event(), threading.Event()

    def slow(connection: Connection) -> int:
        reads.append(1)
        first.set()
        assert go_on.wait(PATIENCE)
        return revision(connection)

    threads = [threading.Thread(target=live.read, args=(slow,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert first.wait(PATIENCE)
    go_on.set()
    for thread in threads:
        thread.join(PATIENCE)
    assert len(reads) == 1


def test_time_does_not_go_back_from_a_view_to_one_that_was_read_before(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    live, *_ = heard
    first = live.read(tallies.by_field, SCOPE)
    later = first.at + timedelta(minutes=2)
    monkeypatch.setattr(lives, "local_now", lambda: later)
    assert live.read(tallies.by_field, SCOPE.but(field="KT")).at == later
    assert live.read(tallies.by_field, SCOPE) == Seen(first.value, first.revision, later)


def test_only_so_many_views_are_kept(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    live, _, _ = heard
    monkeypatch.setattr(lives, "KEPT_VIEWS", 2)
    spans = [Scope(Span(number, 2020)) for number in (2015, 2016, 2017)]
    for scope in spans:
        live.read(models.model_count, scope)
    assert [live.at_hand(models.model_count, scope) is not None for scope in spans] == [False, True, True]


def test_another_file_in_its_place_is_not_taken_for_the_old_one(heard: Heard, make_sqlite: MakeDatabase) -> None:
    live, database, next_news = heard
    live.read(models.model_count, SCOPE)
    other = make_sqlite()
    # As many lines in the ledger, and not the same register.
    with writing(other, ACTOR) as work:
        work.record("import", "register", None)
    for each in (database, other):
        with each.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        each.close()
    assert other.path is not None
    Path(other.path).replace(str(database.path))
    assert next_news().lost is not None
    while next_news().lost is not None:
        pass
    assert live.at_hand(models.model_count, SCOPE) is None
    assert live.read(models.model_count, SCOPE).value == 0


def test_what_was_read_while_the_database_was_lost_is_not_kept(heard: Heard) -> None:
    live, _, _ = heard

    def lost_meanwhile(connection: Connection, scope: Scope) -> FieldsView:
        live._on_lost(None)
        return tallies.by_field(connection, scope)

    live.read(lost_meanwhile, SCOPE)
    assert live.at_hand(lost_meanwhile, SCOPE) is None


def test_two_views_read_together_are_kept_as_if_read_alone(heard: Heard) -> None:
    live, _, _ = heard
    looks = []

    def both(connection: Connection) -> tuple[FieldsView, tuple[UnitRow, ...]]:
        looks.append(connection)
        return units.fields_and_units(connection, SCOPE)

    asked = (tallies.by_field, (SCOPE,)), (units.units_under, (SCOPE, None))
    fields, top = live.read_both(both, *asked)
    assert live.read_both(both, *asked) == (fields, top)
    assert len(looks) == 1
    assert live.at_hand(tallies.by_field, SCOPE) is fields
    assert live.at_hand(units.units_under, SCOPE, None) is top
    with live.database().read() as connection:
        assert fields.value == tallies.by_field(connection, SCOPE)
        assert top.value == units.units_under(connection, SCOPE, None)
