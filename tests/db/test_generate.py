"""Made-up registers are as valid as real ones, whatever their size and engine."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, inspect, select

from db.engine import Database
from db.errors import NotAllowed
from db.lifecycle import Standing
from db.migrations.catalogue import check_search
from db.read.catalogue import register_info
from db.read.models import model_count
from db.read.tallies import by_field
from db.sample.generate import Plan, create_generated, generate
from db.schema.tables import BRANCH, CHANGE, FIELD, MODEL, REGISTRATION, TODAY, TOPIC, UNIT
from db.scope import Scope, Span
from db.text import local_today, search_key, sort_key
from db.write.branches import compute
from db.write.drafts import NAME_LIMIT, ModelDraft, YearDraft
from db.write.keys import model_keys, model_words, next_years
from db.write.ledger import Line, first_broken
from db.write.register import register_models
from db.write.session import writing

PLAN = Plan(models=2_000, units=400, seed=7)
PERIOD = Scope(Span(2015, 2020))


@pytest.fixture
def generated(database: Database) -> Database:
    """A register with 2,000 made-up models, on each engine in turn."""
    with writing(database, "danvan") as work:
        generate(work, PLAN)
    return database


def indexes(connection: Connection) -> set[str | None]:
    there = inspect(connection)
    return {index["name"] for table in ("emulation_model", "registration") for index in there.get_indexes(table)}


def test_it_is_as_large_as_asked_and_marked(generated: Database) -> None:
    with generated.read() as connection:
        info = register_info(connection)
        view = by_field(connection, PERIOD)
        shares = {row.code: row.tally.total / view.total.total for row in view.rows}
        registrations = connection.scalar(select(func.count()).select_from(REGISTRATION)) or 0
        names = connection.scalar(select(func.count(MODEL.c.name.distinct()))) or 0
        newest = connection.execute(select(CHANGE).order_by(CHANGE.c.seq.desc()).limit(1)).one()
    assert info.models == PLAN.models
    assert info.sample
    assert 1.4 < registrations / PLAN.models < 1.65
    assert names > PLAN.models * 0.8
    assert shares == pytest.approx({"KT": 0.225, "VX": 0.476, "QA": 0.267, "HT": 0.032}, abs=0.05)
    assert 0.55 < view.total.effective / view.total.total < 0.8
    assert (newest.act, newest.entity, newest.model_id) == ("generate", "register", None)


def test_what_is_derived_is_what_the_writers_would_derive(generated: Database) -> None:
    years: dict[int, list[Any]] = defaultdict(list)
    with generated.read() as connection:
        statement = (
            select(REGISTRATION, UNIT.c.name.label("unit"), TOPIC.c.sensitive)
            .join(UNIT, UNIT.c.id == REGISTRATION.c.unit_id)
            .outerjoin(TOPIC, TOPIC.c.id == REGISTRATION.c.topic_id)
        )
        for row in connection.execute(statement.order_by(REGISTRATION.c.model_id, REGISTRATION.c.year)):
            years[row.model_id].append(row)
        models = connection.execute(select(MODEL)).all()
    assert len(models) == len(years)
    for model in models:
        told = years[model.id]
        sensitive = any(row.sensitive for row in told)
        contents = [row.contents for row in told]
        words = model_words(model.place, [row.unit for row in told], contents, sensitive=sensitive)
        keys = {name: getattr(model, name) for name in ("sort_key", "search_key", "exact_key")}
        assert keys == model_keys(model.name, words)
        assert [row.next_year for row in told] == next_years([(row.year, row.standing) for row in told])
        assert len(model.name) <= NAME_LIMIT
    assert any(len({row.unit_id for row in told}) > 1 for told in years.values())
    assert any(row.contents for told in years.values() for row in told)
    assert any(row.sensitive for told in years.values() for row in told)
    assert {row.standing for told in years.values() for row in told} == set(map(int, Standing))


def test_units_and_branches(generated: Database) -> None:
    with generated.read() as connection:
        closure, places = compute(connection, local_today())
        stored = connection.execute(select(BRANCH.c.ancestor_id, BRANCH.c.unit_id, BRANCH.c.depth))
        assert {tuple(row) for row in stored} == set(closure)
        assert {row.unit_id: row.today_id for row in connection.execute(select(TODAY))} == places
        units = connection.execute(select(UNIT).where(UNIT.c.valid_from == "2015-01-01")).all()
    assert len(units) == PLAN.units
    assert max(depth for _, _, depth in closure) == 2
    for unit in units:
        assert (unit.sort_key, unit.search_key) == (sort_key(unit.name), search_key(unit.name))


def test_search_and_indexes_are_there_again(database: Database) -> None:
    with database.read() as connection:
        before = indexes(connection)
    with writing(database, "danvan") as work:
        generate(work, PLAN)
    with database.write() as connection:
        assert indexes(connection) == before
        assert check_search(connection)
        found = model_count(connection, PERIOD.but(words="duong hoa"))
        everything = connection.execute(select(MODEL.c.id, MODEL.c.search_key)).all()
        in_period = {row.id for row in everything if " duong " in row.search_key and " hoa " in row.search_key}
    assert 0 < found <= len(in_period)
    with writing(database, "An") as work:
        field, unit = (work.session.connection().scalar(select(t.c.id).limit(1)) for t in (FIELD, UNIT))
        assert field
        assert unit
        (new,) = register_models(work, [ModelDraft("Dừa sáp", YearDraft(2018, unit, field))])
    assert new.model_id == PLAN.models + 1
    with database.read() as connection:
        assert model_count(connection, PERIOD.but(words="dua sap")) == 1


def test_the_ledger_s_chain_holds(generated: Database) -> None:
    names = list(Line.__slots__)
    with generated.read() as connection:
        rows = connection.execute(select(CHANGE).order_by(CHANGE.c.seq)).all()
    assert first_broken((Line(**{n: getattr(row, n) for n in names}), str(row.hash)) for row in rows) is None


def test_a_register_with_models_is_refused(generated: Database) -> None:
    with pytest.raises(NotAllowed), writing(generated, "danvan") as work:
        generate(work, PLAN)
    with generated.read() as connection:
        assert register_info(connection).models == PLAN.models


def test_the_same_plan_gives_the_same_register(tmp_path: Path) -> None:
    def content(name: str, seed: int) -> list[tuple[Any, ...]]:
        database = Database(tmp_path / name)
        create_generated(database, Plan(models=300, units=50, seed=seed))
        with database.read() as connection:
            rows = [
                tuple(row) for table in (UNIT, MODEL, REGISTRATION) for row in connection.execute(select(table))
            ]
        database.close()
        return rows

    first = content("a.db", 1)
    assert content("b.db", 1) == first
    assert content("c.db", 2) != first


@pytest.mark.parametrize(("models", "units"), [(0, 1), (1, 1), (3, 2), (50, 3), (10_001, 40)])
def test_odd_sizes(tmp_path: Path, models: int, units: int) -> None:
    database = Database(tmp_path / "odd.db")
    done: list[int] = []
    registrations = create_generated(database, Plan(models, units, first_year=2018, last_year=2018), done.append)
    with database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(MODEL)) == models
        assert connection.scalar(select(func.count()).select_from(REGISTRATION)) == registrations == models
        assert connection.scalar(select(func.count()).select_from(UNIT)) == units
    assert done == ([] if not models else [10_000, 10_001] if models > 10_000 else [models])
    database.close()
