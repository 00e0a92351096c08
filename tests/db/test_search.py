"""Searching: words without accents find words with them, and whatever is typed is text."""

import unicodedata
from collections.abc import Iterable
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from db.engine import Database
from db.lifecycle import Standing
from db.read import models, name_index, search, unit_walk, word_places
from db.read.catalogue import find_units
from db.read.models import model_count, model_index, model_page
from db.read.records import ModelRow, model_code
from db.read.tallies import by_field, total
from db.read.units import all_units
from db.scope import ModelSort, Scope, Span
from db.write.amend import amend, rename
from db.write.drafts import ModelDraft
from db.write.register import delete_registration, register_again, register_models
from db.write.session import writing
from tests.db.acts import ACTOR, register, year

SPAN = Scope(Span(2015, 2020))

MODELS: dict[str, dict[str, Any]] = {
    "Trồng và chăm sóc đường hoa": {},
    "Tuyến đường tự quản": {"contents": "Trồng hoa hai bên"},
    "Dương Hoa làm theo lời Bác": {},
    "Hoạt động hè": {"place": "đường Trần Phú"},
    "Rau sạch": {"where": "Xã Phù Vân"},
    "Ðặt tên bằng chữ lạ ð": {},
    'Nhà "sạch" NEAR(vườn) -đẹp col:zz *': {},
    "Hòa bình": {},
    "漢字 mô hình": {},
}


@pytest.fixture
def filled(database: Database) -> Database:
    """A register with these models."""
    drafts = []
    for name, values in MODELS.items():
        rest = {key: value for key, value in values.items() if key != "place"}
        drafts.append(ModelDraft(name, year(database, **rest), place=values.get("place")))
    with writing(database, ACTOR) as work:
        register_models(work, drafts)
    return database


def names(database: Database, words: str, **scope: Any) -> list[str]:
    """What is found, in the list's order; every view must count the same."""
    wanted = SPAN.but(**{"words": words, **scope})
    with database.read() as connection:
        rows = model_page(connection, wanted).rows
        assert model_count(connection, wanted) == len(rows)
        assert total(connection, wanted).total == len(rows)
        assert by_field(connection, wanted).total.total == len(rows)
        assert sum(row.tally.total for row in all_units(connection, wanted) if row.depth == 0) == len(rows)
        for index, row in enumerate(rows):
            assert model_index(connection, wanted, row.place) == index
    return [row.name for row in rows]


FLOWERS = ["Dương Hoa làm theo lời Bác", "Trồng và chăm sóc đường hoa", "Tuyến đường tự quản"]


@pytest.mark.parametrize("words", ["duong hoa", "DUONG HOA", "  duong,  hoa", "Duong-hoa", "hoa duong"])
def test_words_without_accents(filled: Database, words: str) -> None:
    """In names and in contents; "Hoạt" is found by an unfinished word."""
    unfinished = not words.endswith("duong")
    assert set(FLOWERS) <= set(names(filled, words))
    assert ("Hoạt động hè" in names(filled, words)) == unfinished


@pytest.mark.parametrize("words", ["đường hoa", "ĐƯỜNG HOA", "Đường hoa "])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_that_are_typed_come_first(filled: Database, words: str, form: str) -> None:
    found = names(filled, unicodedata.normalize(form, words))  # type: ignore[arg-type] # one of the two forms
    exact = ["Trồng và chăm sóc đường hoa", "Tuyến đường tự quản"]
    assert found[:2] == exact
    assert found.index("Dương Hoa làm theo lời Bác") >= 2
    assert ("Hoạt động hè" in found) == (not words.endswith(" "))
    with filled.read() as connection:
        page = model_page(connection, SPAN.but(words=words), descending=True).rows
    assert [row.name for row in page][:2] == exact[::-1]


def test_everything_is_searched(filled: Database) -> None:
    assert names(filled, "tran phu") == ["Hoạt động hè"]
    assert names(filled, "hai ben") == ["Tuyến đường tự quản"]
    assert names(filled, "phu van") == ["Rau sạch"]
    assert names(filled, "rau phu") == ["Rau sạch"]
    assert len(names(filled, "quang trung")) == len(MODELS) - 1
    assert names(filled, "hoà binh") == names(filled, "hòa binh") == ["Hòa bình"]


def test_a_word_s_beginning_and_a_whole_word(filled: Database) -> None:
    assert names(filled, "tuy") == ["Tuyến đường tự quản"]
    assert names(filled, "tuy ") == []
    assert names(filled, "uyen") == []
    assert names(filled, "tu quan") == ["Tuyến đường tự quản"]
    assert "Hoạt động hè" not in names(filled, "hoa ")


def test_other_letters(filled: Database) -> None:
    assert names(filled, "漢字") == names(filled, "漢") == names(filled, "漢字 mo hinh") == ["漢字 mô hình"]
    assert names(filled, "ð") == ["Ðặt tên bằng chữ lạ ð"]
    assert names(filled, "chu la ð") == ["Ðặt tên bằng chữ lạ ð"]


LANGUAGE = (
    'a"b',
    "NEAR(",
    "-x",
    "col:zz",
    "*",
    "'",
    "\\",
    "&|!:",
    '"',
    "a AND",
    "OR",
    "NOT a",
    "^a",
    "a*",
    "{a b}: c",
    "%",
    "_",
    "a:*",
    "a' || 'b",
    "<->",
    "\x00",
    "\ud800",
    "aᦰb",
    "x" * 9000,
    "ầ" * 3000,
    "a " * 500,
)


def test_what_is_typed_is_text(filled: Database) -> None:
    for words in LANGUAGE:
        names(filled, words)


def test_the_code_that_every_screen_shows_finds_its_model(filled: Database) -> None:
    made = register(filled, "Vườn ươm", year(filled))
    with writing(filled, ACTOR) as work:
        register_again(work, made.model_id, year(filled, 2019))
    code = model_code(made.model_id)
    for words in (code, code.lower(), f"  MH{made.model_id} ", f"mh {made.model_id}", f"MH00{code[2:]}"):
        assert names(filled, words) == ["Vườn ươm"], words
    for sort in ModelSort:
        with filled.read() as connection:
            assert [row.id for row in model_page(connection, SPAN.but(words=code), sort).rows] == [made.model_id]
    assert names(filled, code, span=Span(2020, 2020)) == names(filled, "MH9999") == []
    assert names(filled, "MH99999999999999999999") == names(filled, f"x{code}") == names(filled, "MH") == []


def test_operators_are_found_as_words(filled: Database) -> None:
    odd = 'Nhà "sạch" NEAR(vườn) -đẹp col:zz *'
    for words in ('nha "sach"', "NEAR(vuon", "-dep", "col:zz", "zz *", "near", "nha & col"):
        assert names(filled, words) == [odd], words
    assert names(filled, "*") == names(filled, "!!") == []
    assert len(names(filled, "  ")) == len(MODELS)


def test_a_word_that_is_too_long_for_the_index(database: Database) -> None:
    word = "x" * 3000
    register(database, "Dài", year(database, contents=f"{word} hoa"))
    assert names(database, word) == names(database, word[:2500]) == names(database, "hoa") == ["Dài"]
    assert names(database, word + "x") == []


@settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=12))
def test_nothing_that_can_be_typed_raises(words: str, filled: Database) -> None:
    with filled.read() as connection:
        for scope in (SPAN.but(words=words), SPAN.but(words=words + "a")):
            page = model_page(connection, scope, ModelSort.UNIT).rows
            assert model_count(connection, scope) == len(page)
        find_units(connection, words)


def test_the_index_follows(filled: Database) -> None:
    made = register(filled, "Vườn ươm", year(filled))
    with writing(filled, ACTOR) as work:
        register_again(work, made.model_id, year(filled, 2019, "Xã Kim Bình", contents="cây giống"))
    assert names(filled, "kim binh") == names(filled, "cay giong") == ["Vườn ươm"]
    with writing(filled, ACTOR) as work:
        rename(work, made.model_id, "Ươm cây", 1)
        amend(work, made.registration_id, year(filled, contents="lúa"), 1)
    assert names(filled, "vuon uom") == []
    assert names(filled, "lua cay uom") == ["Ươm cây"]
    with writing(filled, ACTOR) as work:
        delete_registration(work, made.registration_id, 2)
    assert names(filled, "lua") == []
    assert names(filled, "uom kim binh") == ["Ươm cây"]


def test_a_returned_one_is_found_among_the_returned(filled: Database) -> None:
    register(filled, "Bị trả", year(filled, standing=Standing.RETURNED))
    assert names(filled, "bi tra") == []
    assert names(filled, "bi tra", standing=Standing.RETURNED) == ["Bị trả"]


def test_units_by_their_words(database: Database) -> None:
    def found(words: str, span: Span | None = None) -> list[str]:
        with database.read() as connection:
            return [name for _, name in find_units(connection, words, span)]

    assert found("phu van") == ["Phường Phù Vân", "Xã Phù Vân"]
    assert found("PHÙ vân x") == ["Xã Phù Vân"]
    assert found("phu van", Span(2015, 2020)) == ["Xã Phù Vân"]
    assert found("phu van", Span(2026, 2026)) == ["Phường Phù Vân"]
    assert found("khong co") == []
    assert len(found("")) == 20


def _uses(plan: Iterable[str], index: str) -> bool:
    return any(index in line for line in plan)


def test_an_index_answers(filled: Database) -> None:
    """As the statement is sent, with its values bound."""
    words = search.found_ids("sqlite" if filled.is_sqlite else "postgresql", "duong hoa")
    with filled.read() as connection:
        compiled = words.compile(connection)
        values = compiled.params if compiled.positiontup is None else tuple(compiled.params.values())
        if filled.is_sqlite:
            plan = connection.exec_driver_sql(f"explain query plan {compiled}", values)
            assert _uses([str(row[3]) for row in plan], "VIRTUAL TABLE INDEX")
        else:
            connection.execute(text("set local enable_seqscan = off"))
            plan = connection.exec_driver_sql(f"explain {compiled}", values)
            assert _uses([str(row[0]) for row in plan], "ix_emulation_model_search")


ROADS = (
    (0, 0, 1, 0, 1, 0, 0, 1000),
    (0, 0, 1, 0, 1, 0, 0, 1),
    (0, 0, 1, 50, 2, 50, 0, 1),
    (0, 0, 50, 0, 50, 0, 50, 2),
)
"""What is narrow, rare, a step, few, many, few with the words, far, a sample: the usual values sort
such short lists; these walk along them."""


def _pages(database: Database, scope: Scope, sort: ModelSort, descending: bool) -> list[tuple[ModelRow, ...]]:
    """From both ends, and on from there: random places are test_properties's."""
    with database.read() as connection:
        page = partial(model_page, connection, scope, sort, descending=descending)
        found = [page(limit=3).rows, page(from_end=True, limit=3).rows]
        if found[0]:
            near, far = found[0][-1].place, found[1][0].place
            found += [page(after=near, limit=2).rows, page(before=far, limit=2).rows]
            found.append(page(after=far, inclusive=True, limit=2).rows)
    return found


@pytest.mark.parametrize("sort", ModelSort)
def test_every_road_gives_the_same_page(
    filled: Database, sort: ModelSort, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways = ("", "duong hoa", "quang trung", "đương hoa", "đường hoa", "zz", "漢")
    lists = [(SPAN.but(words=words), False) for words in ways] + [(SPAN.but(words=w), True) for w in ways[:3]]
    usual = [_pages(filled, scope, sort, descending) for scope, descending in lists]
    # The second differs from the first where a walk jumps, and by unit none does: it takes 5 s there.
    roads = ROADS if sort is not ModelSort.UNIT else (ROADS[0], *ROADS[2:])
    for narrow, rare, steps, few, many, few_found, far, sample in roads:
        monkeypatch.setattr(models, "NARROW", narrow)
        monkeypatch.setattr(search, "RARE", rare)
        monkeypatch.setattr(name_index, "STEPS", steps)
        monkeypatch.setattr(name_index, "MOST_STEPS", 5 * steps)
        monkeypatch.setattr(name_index, "FEW", few)
        monkeypatch.setattr(unit_walk, "MANY", many)
        monkeypatch.setattr(word_places, "FEW", few_found)
        monkeypatch.setattr(word_places, "FAR", far)
        monkeypatch.setattr(word_places, "SAMPLE", sample)
        assert [_pages(filled, scope, sort, descending) for scope, descending in lists] == usual
