"""The parts that made-up registers are put together from: trees, names, histories, keys."""

from collections import Counter, defaultdict
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.engine import Database
from db.lifecycle import Standing
from db.reference import TOPICS
from db.sample.histories import make_histories
from db.sample.names import make_names, make_registrars
from db.sample.phrases import PHRASES
from db.sample.pieces import NOTHING, piece
from db.sample.rows import Rows
from db.sample.tree import make_tree
from db.schema import UnitKind
from db.schema.tables import TOPIC
from db.write.keys import model_keys, model_words


@settings(max_examples=40)
@given(st.integers(1, 2_500), st.integers(0, 99))
def test_a_tree_has_so_many_units_each_below_one_that_fits(units: int, seed: int) -> None:
    tree = make_tree(units, Random(seed))
    assert len(tree) == units
    names: Counter[tuple[int | None, str]] = Counter()
    for number, unit in enumerate(tree):
        above = None if unit.parent is None else tree[unit.parent].kind
        if unit.kind in {UnitKind.PROVINCE, UnitKind.CITY}:
            assert above is None
        elif unit.kind in {UnitKind.COMMUNE, UnitKind.WARD}:
            assert above in {UnitKind.PROVINCE, UnitKind.CITY}
        else:
            assert above is (UnitKind.COMMUNE if unit.kind is UnitKind.HAMLET else UnitKind.WARD)
        assert unit.parent is None or unit.parent < number
        names[unit.parent, unit.name] += 1
    assert max(names.values()) == 1
    if units >= 3:
        assert {0, 1, 2} == {_depth(tree, number) for number in range(units)}


def _depth(tree: list[Any], number: int) -> int:
    parent = tree[number].parent
    return 0 if parent is None else 1 + _depth(tree, parent)


words = st.lists(
    st.text("aăâđêôơưáàảãạếự HĐƯ3,-.'", min_size=1, max_size=6).filter(lambda word: word.strip()), max_size=4
).map(" ".join)


@given(words, words, words)
def test_pieces_add_up_to_the_keys_of_the_whole(name: str, tail: str, unit: str) -> None:
    whole = piece(name) + piece(tail) + piece(unit).unseen
    text = whole.text[1:]
    assert text == " ".join(filter(None, [name, tail]))
    made = {"sort_key": f"{whole.order}!{whole.case}", "search_key": whole.folded, "exact_key": whole.exact}
    keys = model_keys(text, [unit])
    assert made == {**keys, "search_key": keys["search_key"].rstrip(), "exact_key": keys["exact_key"].rstrip()}
    assert piece("") is NOTHING


def test_histories_stay_within_their_years_and_begin_new() -> None:
    for history in make_histories(2019, 2021, Random(1), 500):
        years = [year.year for year in history]
        assert years == list(range(years[0], years[0] + len(years)))
        assert years[0] >= 2019
        assert years[-1] <= 2021
        assert history[0].kind == "NEW"
        for year in history:
            assert (year.reason is not None) == (year.standing in {Standing.RETURNED, Standing.STOPPED})


def test_every_topic_has_phrases(sqlite: Database) -> None:
    with sqlite.read() as connection:
        assert set(connection.scalars(select(TOPIC.c.code))) == set(PHRASES)


def test_a_place_and_a_unit_of_the_same_name_stand_in_the_keys_once() -> None:
    """A commune's model at "Thôn 5" that is last registered by a hamlet called "Thôn 5"."""
    random = Random(4)
    tree = make_tree(40, random)
    topics = {topic: number for number, topic in enumerate(PHRASES, 1)}
    registrars = make_registrars(tree, range(40), random)
    rows = Rows(
        make_names({"KT": 1, "VX": 2, "QA": 3, "HT": 4}, topics),
        registrars,
        [history for history in make_histories(2015, 2020, random) if len(history) > 1],
        random,
    )
    models, registrations = rows.chunk(20_000, 1, 1)
    units: dict[int, list[str]] = defaultdict(list)
    contents: dict[int, str | None] = {}
    sensitive = {topics[topic.code] for topic in TOPICS if topic.sensitive}
    quiet = {row[1] for row in registrations if row[6] in sensitive}
    for row in registrations:
        units[row[1]].append(tree[row[4]].name)
        contents.setdefault(row[1], row[9])
    same = [model for model in models if model[3] is not None and model[3] in units[model[0]]]
    assert same
    for model in same:
        told = [contents[model[0]]]
        words = model_words(model[3], units[model[0]], told, sensitive=model[0] in quiet)
        keys = model_keys(model[1], words)
        assert (model[5], model[6]) == (keys["search_key"], keys["exact_key"])
