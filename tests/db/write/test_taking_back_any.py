"""Whatever was done last: taken back, every row is as it was before; done again, as it was after it."""

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from db.check import check
from db.engine import Database
from db.errors import Refused
from db.identity import Actor
from db.read.catalogue import revision
from db.read.committee import VERSION
from db.read.deltas import Known, read_delta
from db.read.years import Year
from db.schema import metadata
from db.schema.tables import REGISTRATION
from db.write.session import writing
from db.write.taking_back import NotTakenBack, last_act, take_back
from tests.conftest import MakeDatabase
from tests.db.random_acts import ACTS, UNIT_ACTS, Act, Acts

LOCAL = Actor("hoa")
STEPS = 24


def rows(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, what is derived too, but the versions and the ledger."""
    return {
        table.name: sorted(
            (
                tuple(row)
                for row in connection.execute(select(*(c for c in table.c if c.name != "version")))
                if VERSION not in row
            ),
            key=repr,
        )
        for table in metadata.sorted_tables
        if table.name != "change"
    }


def state(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.read() as connection:
        return rows(connection)


def years(database: Database) -> set[Year]:
    """The registrations as figures are made of them."""
    with database.read() as connection:
        found = connection.execute(select(*(REGISTRATION.c[name] for name in Year._fields)))
        return {Year(*row) for row in found}


def taken_back(database: Database) -> None:
    """The last act, with what the feed makes of it."""
    was = years(database)
    with database.read() as connection:
        before, act = revision(connection), last_act(connection, LOCAL)
    assert act.refusal is None
    with writing(database, LOCAL) as work:
        take_back(work, act.number)
    now = years(database)
    with database.read() as connection:
        raw: Any = connection.connection.driver_connection
        marks = "?" if database.is_sqlite else "%s"
        _, delta = read_delta(
            lambda query, numbers: raw.execute(query.replace("?", marks), list(numbers)).fetchall(),
            before,
            Known(),
        )
    if delta is None:
        # Of units, where it is all read again.
        assert now == was
        return
    assert {year for some in delta.was.values() for year in some} == {y for y in was if y.model_id in delta.models}
    assert {year for some in delta.now.values() for year in some} == {y for y in now if y.model_id in delta.models}
    assert {y for y in was ^ now if y.model_id not in delta.models} == set()


def refused_a_third_time(database: Database) -> None:
    before = state(database)
    with database.read() as connection:
        act = last_act(connection, LOCAL)
    assert isinstance(act.refusal, NotTakenBack)
    with pytest.raises(NotTakenBack, match="làm lại một lần"), writing(database, LOCAL) as work:
        take_back(work, act.number)
    assert state(database) == before


def live_a_year(make: MakeDatabase, seed: int, acts: Sequence[Act] = ACTS) -> None:
    database, random = make(), Random(seed)
    done = 0
    with writing(database, LOCAL) as work:
        for first in (Acts.register, Acts.register, Acts.add_rubric, Acts.add_deadline, Acts.add_press):
            first(Acts(work, random))
    while done < STEPS:
        before = state(database)
        act = random.choice(acts)
        try:
            with writing(database, LOCAL) as work:
                act(Acts(work, random))
        except Refused:
            continue
        done += 1
        after = state(database)
        if after == before or random.random() < 0.4:
            continue
        taken_back(database)
        assert state(database) == before, act
        if random.random() < 0.5:
            taken_back(database)
            assert state(database) == after, act
            refused_a_third_time(database)
    assert check(database).findings == ()
    database.close()


HOW = {"deadline": None, "derandomize": True, "database": None, "suppress_health_check": list(HealthCheck)}


@settings(max_examples=12, **HOW)  # type: ignore[arg-type]  # settings by name
@given(seed=st.integers(0, 100_000))
def test_any_act_on_sqlite(make_sqlite: MakeDatabase, seed: int) -> None:
    live_a_year(make_sqlite, seed)


@settings(max_examples=3, **HOW)  # type: ignore[arg-type]  # settings by name
@given(seed=st.integers(0, 100_000))
def test_any_act_on_postgresql(make_postgres: MakeDatabase, seed: int) -> None:
    live_a_year(make_postgres, seed)


@settings(max_examples=8, **HOW)  # type: ignore[arg-type]  # settings by name
@given(seed=st.integers(0, 100_000))
def test_any_act_on_units_on_sqlite(make_sqlite: MakeDatabase, seed: int) -> None:
    live_a_year(make_sqlite, seed, UNIT_ACTS)


@settings(max_examples=2, **HOW)  # type: ignore[arg-type]  # settings by name
@given(seed=st.integers(0, 100_000))
def test_any_act_on_units_on_postgresql(make_postgres: MakeDatabase, seed: int) -> None:
    live_a_year(make_postgres, seed, UNIT_ACTS)
