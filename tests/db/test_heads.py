"""Where names stand in the alphabet, packed by the shelf: always what the names say."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.engine import Database
from db.migrations import catalogue, heads
from db.read import name_index, word_places
from db.read.models import model_page
from db.read.records import ModelRow
from db.scope import Scope, Span
from db.tables import MODEL
from db.write.amend import rename
from db.write.bulk import SEARCH_AT_ONCE
from db.write.drafts import ModelDraft
from db.write.register import delete_registration, register_models
from db.write.session import writing
from tests.db.acts import ACTOR, year

SPAN = Scope(Span(2015, 2020))


def _shelved(database: Database) -> dict[int, bytes]:
    with database.read() as connection:
        rows = connection.exec_driver_sql(
            f"SELECT id, {heads.head_of('id')} FROM emulation_model JOIN model_shelf ON shelf = id / {heads.SHELF}"
        )
        return {row[0]: row[1] for row in rows}


def _told(database: Database) -> dict[int, bytes]:
    with database.read() as connection:
        rows = connection.execute(select(MODEL.c.id, MODEL.c.sort_key))
        return {row.id: heads.pad_head(row.sort_key) for row in rows}


def _add(database: Database, names: list[str]) -> list[int]:
    with writing(database, ACTOR) as work:
        made = register_models(work, [ModelDraft(name, year(database)) for name in names])
        return [each.model_id for each in made]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("aăđ ệ1Z漢", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=12))
def test_each_model_stands_where_its_name_says(sqlite: Database, names: list[str]) -> None:
    named = [f"{name} a" for name in names]
    first, *_ = _add(sqlite, named)
    with writing(sqlite, ACTOR) as work:
        rename(work, first, "Ở giữa " + named[-1], 1)
    assert _shelved(sqlite) == _told(sqlite)
    with sqlite.read() as connection:
        assert connection.exec_driver_sql(heads.WRONG).first() is None


@pytest.mark.parametrize("many", [1, heads.SHELF, SEARCH_AT_ONCE, SEARCH_AT_ONCE + heads.SHELF])
def test_shelves_are_filled_one_by_one_and_at_once(sqlite: Database, many: int) -> None:
    _add(sqlite, ["Trước"])
    _add(sqlite, [f"Mô hình {number}" for number in range(many)])
    _add(sqlite, ["Sau"])
    shelved = _shelved(sqlite)
    assert shelved == _told(sqlite)
    assert len(shelved) >= many + 2
    with sqlite.write() as connection:
        assert catalogue.check_search(connection)
        connection.exec_driver_sql("UPDATE model_shelf SET heads = zeroblob(length(heads)) WHERE shelf = 0")
        assert not catalogue.check_search(connection)
        connection.rollback()


def _page(database: Database, words: str) -> tuple[ModelRow, ...]:
    with database.read() as connection:
        return model_page(connection, SPAN.but(words=words), limit=2).rows


@pytest.mark.parametrize("words", ["dan van kheo", "dân vận khéo", "dan van khe", "dân vạn kheo"])
def test_one_word_for_all_is_only_a_guess(sqlite: Database, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """The first models say that whoever has one of the words has all of them; a later one does not."""
    _add(sqlite, [f"Dân vận khéo số {number}" for number in range(4)])
    _add(sqlite, [f"An toàn, {number} khéo" for number in range(4)])
    _add(sqlite, [f"Bình yên, dân vận, {number} khéo" for number in range(2)])
    usual = [row.name for row in _page(sqlite, words)]
    for name, value in (("STEPS", 1), ("MOST_STEPS", 1)):
        monkeypatch.setattr(name_index, name, value)
    for name, value in (("FEW", 0), ("FAR", 0), ("SAMPLE", 2)):
        monkeypatch.setattr(word_places, name, value)
    monkeypatch.setattr("db.read.models.NARROW", 0)
    guesses = []
    real = word_places._with_one_word

    def spied(*args: object) -> object:
        chosen = real(*args)  # type: ignore[arg-type]  # handed on as they came
        guesses.append(chosen is not args[-1])
        return chosen

    monkeypatch.setattr(word_places, "_with_one_word", spied)
    assert [row.name for row in _page(sqlite, words)] == usual
    assert usual[0].startswith("Bình yên")
    assert any(guesses)


def test_a_model_that_is_gone_is_not_found(sqlite: Database) -> None:
    model, _ = _add(sqlite, ["Aa đầu tiên", "Aa thứ hai"])
    row = _page(sqlite, "aa dau tien")[0]
    with writing(sqlite, ACTOR) as work:
        delete_registration(work, row.registration_id, row.version)
    assert model not in _told(sqlite)
    assert [row.name for row in _page(sqlite, "aa")] == ["Aa thứ hai"]
