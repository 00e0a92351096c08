"""The ledger by acts, and sieved: every page held against all of its lines, grouped the slow and obvious way."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import groupby
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, event, insert, select

from db.engine import Database
from db.identity import Actor, Role
from db.read import act_pages, sieve
from db.read.act_pages import act_page
from db.read.act_records import ActRow, Kind, Summary
from db.read.actors import actors
from db.read.change_records import ChangeRecord, said
from db.read.history import MOVEMENT, history_page
from db.read.sieve import Sieve, Who, act_end
from db.schema.tables import CHANGE
from db.scope import Scope, Span
from db.text import local_time
from db.write.amend import move_many
from db.write.session import writing
from tests.conftest import MakeDatabase
from tests.db.acts import register, year
from tests.db.committee_acts import member

LAN = "Trần Thị Lan"
DAY = date(2026, 3, 5)


def fill(database: Database, random: Random, acts: int, most: int) -> None:
    """Acts of many lines and of one, by several people, over some days; the oldest as lines were once."""
    with database.write() as connection:
        seq, at = connection.execute(select(CHANGE.c.seq).order_by(CHANGE.c.seq.desc())).scalar() or 0, 0
        rows: list[dict[str, Any]] = []
        for number in range(acts):
            first, older = seq + 1, number < acts // 4
            # Days go by, and now and then a clock is set back.
            at += random.choice((0, 5, 12, -2))
            who, name = random.choice(((None, LAN), (None, "hoa"), *(() if older else ((1, LAN), (2, LAN)))))
            act, entity = random.choice((("move", "registration"), ("rename", "model"), ("add", "unit")))
            for _ in range(1 if older else random.choice((1, 1, 2, most))):
                seq += 1
                moment = (DAY + timedelta(days=at // 24)).isoformat()
                rows.append(
                    {
                        "seq": seq,
                        "at": f"{moment}T{at % 24:02}:00:00.000000Z",
                        "actor": name,
                        "act": act,
                        "entity": entity,
                        "entity_id": random.randint(1, 4),
                        "model_id": None if entity == "unit" else random.randint(1, 4),
                        "before": '{"standing":10,"name":"a"}',
                        "after": f'{{"standing":{random.choice((20, 30))},"name":"b"}}',
                        "previous": "",
                        "hash": "",
                        "member_id": who,
                        "first_seq": None if older else first,
                    }
                )
        connection.execute(insert(CHANGE), rows)


def expected(connection: Connection, looked: Sieve, scope: Scope | None, folded: bool) -> list[list[ChangeRecord]]:
    """The lines that are looked at, act by act, newest first; of each its lines, oldest first."""
    lines = [line.change for line in history_page(connection, scope, limit=100_000)]
    meant = [line for line in lines if _meant(looked, line)]
    grouped = groupby(meant, key=lambda line: line.act_seq if folded else line.seq)
    return [list(group)[::-1] for _, group in grouped]


def _meant(looked: Sieve, line: ChangeRecord) -> bool:
    day, who = local_time(line.at).date(), looked.who
    return (
        looked.model in {None, line.model_id}
        and (
            who is None or (line.actor == who.name if line.member_id is None else line.member_id == who.member_id)
        )
        and (looked.first is None or looked.first <= day)
        and (looked.last is None or day <= looked.last)
        and (not looked.acts or line.act in looked.acts)
        and (looked.newer is None or line.seq > looked.newer)
        and (looked.act is None or line.act_seq == looked.act)
    )


def compare(connection: Connection, looked: Sieve, scope: Scope | None, limit: int) -> None:
    """Every page, walked down, up from the end, and from the middle."""
    folded = looked.act is None
    groups = expected(connection, looked, scope if looked.of_scope else None, folded)

    def page(**how: Any) -> list[ActRow]:
        return list(act_page(connection, scope, sieve=looked, limit=limit, **how))

    down: list[ActRow] = []
    while rows := page(after=down[-1].place if down else None):
        down += rows
        assert len(down) <= len(groups)
    firsts = [(group[0].act_seq if folded else group[0].seq, group[-1].seq) for group in groups]
    assert [row.place for row in down] == firsts, (looked, scope, limit)
    every = Counter(line.change.act_seq for line in history_page(connection, None, limit=100_000))
    narrowed = (scope is not None and looked.of_scope) or bool(looked.acts)
    for row, group in zip(down, groups, strict=True):
        # Of an act of which some lines are in view, all of it is told.
        count = every[row.first] if folded and narrowed and len(group) > 1 else len(group)
        assert row.more == (count > act_pages.COUNTED)
        assert row.summary.lines == min(count, act_pages.COUNTED)
        alone = len(group) == 1
        assert row.line.change.seq == (group[0].seq if alone else group[0].act_seq)
    up = page(from_end=True)
    while up and (rows := page(before=up[0].place)):
        up = [*rows, *up]
        assert len(up) <= len(groups)
    assert up == down
    if down:
        middle = down[len(down) // 2 :]
        assert page(after=middle[0].place, inclusive=True) == middle[:limit]


@contextmanager
def tight(counted: int, edge: int) -> Iterator[None]:
    usual = act_pages.COUNTED, act_pages._LEAST, sieve.EDGE
    act_pages.COUNTED, act_pages._LEAST, sieve.EDGE = counted, 1, edge
    yield
    act_pages.COUNTED, act_pages._LEAST, sieve.EDGE = usual


def look(make: MakeDatabase, seed: int) -> None:
    random, database = Random(seed), make()
    for number in range(4):
        register(database, f"Mô hình {number}")
    fill(database, random, 30, random.choice((3, 9, 40)))
    days = [DAY + timedelta(days=number) for number in range(-1, 9)]
    with database.read() as connection:
        lines = [line.change for line in history_page(connection, None, limit=100_000)]
        for _ in range(6):
            looked = Sieve(
                model=random.choice((None, None, 2)),
                who=random.choice((None, None, Who(LAN, 1), Who(LAN), Who("hoa"), Who("không có", 9))),
                first=random.choice((None, None, random.choice(days))),
                last=random.choice((None, None, random.choice(days))),
                acts=random.choice((frozenset(), frozenset(), frozenset({"move", "add"}))),
                newer=random.choice((None, None, random.choice(lines).seq)),
                act=random.choice((None, None, None, random.choice(lines).act_seq)),
            )
            scope = random.choice((None, None, Scope(Span(2015, 2020)), Scope(Span(2018, 2018), field="VX")))
            with tight(random.choice((2, 1_000)), 1_000):
                compare(connection, looked, scope, random.choice((1, 2, 7, 50)))
    database.close()


HOW: dict[str, Any] = {
    "deadline": None,
    "derandomize": True,
    "database": None,
    "suppress_health_check": list(HealthCheck),
}


@settings(max_examples=10, **HOW)
@given(seed=st.integers(0, 100_000))
def test_every_page_of_any_part_on_sqlite(make_sqlite: MakeDatabase, seed: int) -> None:
    look(make_sqlite, seed)


@settings(max_examples=3, **HOW)
@given(seed=st.integers(0, 100_000))
def test_every_page_of_any_part_on_postgresql(make_postgres: MakeDatabase, seed: int) -> None:
    look(make_postgres, seed)


def test_an_act_is_told_in_one_row(database: Database) -> None:
    made = [register(database, name) for name in ("Đường hoa", "Rau sạch", "Tổ tự quản")]
    lan = Actor(LAN, Role.SECRETARY, member(database, LAN, Role.SECRETARY))
    with writing(database, lan) as work:
        move_many(work, [(each.registration_id, 1) for each in made], 20)  # type: ignore[arg-type]  # a number will do
    with database.read() as connection:
        row, registered, *_ = act_page(connection, None)
        assert row.summary == Summary((Kind("move", "registration", 3),), models=3, standing=20)
        assert Summary.of(row.summary.data()) == row.summary
        assert (row.line.change.member_id, row.line.name) == (lan.member_id, "Đường hoa")
        assert row.last - row.first == 2
        assert act_end(connection, row.first) == row.last
        assert (registered.summary.lines, said(registered.line.change.after)["name"]) == (1, "Tổ tự quản")
        lines = act_page(connection, None, sieve=Sieve(act=row.first))
        assert [line.line.name for line in lines] == ["Tổ tự quản", "Rau sạch", "Đường hoa"]
        (only,) = act_page(connection, None, sieve=Sieve(model=made[1].model_id), limit=1)
        assert (only.summary.lines, only.line.name, only.first) == (1, "Rau sạch", row.first)


def test_an_act_is_called_by_all_of_it_whatever_is_in_view(database: Database) -> None:
    years = (2018, 2018, 2024)
    made = [register(database, f"Mô hình {n}", year(database, at)) for n, at in enumerate(years)]
    with writing(database, LAN) as work:
        move_many(work, [(each.registration_id, 1) for each in made], 20)  # type: ignore[arg-type]  # a number will do
    with database.read() as connection:
        seen = [act_page(connection, scope)[0] for scope in (None, Scope(Span(2018, 2018)))]
        (alone, *_) = act_page(connection, Scope(Span(2024, 2024)))
    assert [row.summary.models for row in seen] == [3, 3]
    assert alone.line.name == "Mô hình 2"


def plans(connection: Connection, scope: Scope | None, looked: Sieve, **how: Any) -> list[str]:
    """How SQLite goes through the ledger for one page."""
    return plans_of(connection, lambda: act_page(connection, scope, sieve=looked, **how))


def plans_of(connection: Connection, reads: Callable[[], object]) -> list[str]:
    """How SQLite goes through the ledger."""
    asked: list[tuple[str, Any]] = []

    def note(*seen: Any) -> None:
        asked.append((seen[2], seen[3]))

    event.listen(connection, "before_cursor_execute", note)
    reads()
    event.remove(connection, "before_cursor_execute", note)
    found = []
    for statement, parameters in asked:
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        found += [row[3] for row in steps if "change" in row[3] or "TEMP B-TREE" in row[3]]
    return found


@pytest.mark.parametrize(
    ("looked", "index"),
    [
        (Sieve(), "INTEGER PRIMARY KEY"),
        (Sieve(model=3), "ix_change_model_id"),
        (Sieve(who=Who(LAN, 1)), "ix_change_member_id"),
        (Sieve(who=Who("hoa")), "ix_change_actor"),
        (Sieve(first=DAY, last=DAY), "INTEGER PRIMARY KEY"),
        (Sieve(who=Who(LAN, 1), first=DAY, last=DAY), "ix_change_member_id"),
        (Sieve(model=3, first=DAY), "ix_change_model_id"),
        (Sieve(newer=40), "INTEGER PRIMARY KEY"),
    ],
    ids=str,
)
def test_every_page_goes_by_an_index_and_sorts_nothing(sqlite: Database, looked: Sieve, index: str) -> None:
    for number in range(4):
        register(sqlite, f"Mô hình {number}")
    fill(sqlite, Random(1), 300, 5)
    with sqlite.read() as connection:
        for how in ({}, {"after": (90, 95)}, {"before": (90, 95)}, {"from_end": True}):
            steps = plans(connection, None, looked, **how)
            # Beside it only the ends of an act, and of some days.
            usual = ("ix_change_at", "INTEGER PRIMARY KEY", "ix_change_actor")
            # A walk from the ledger's end is no search: it ends with the page.
            steps = ["INTEGER PRIMARY KEY" if step == "SCAN change" else step for step in steps]
            assert any(index in step for step in steps)
            assert not [step for step in steps if "TEMP B-TREE" in step], steps
            assert not [step for step in steps if not any(name in step for name in (index, *usual))]


def test_the_names_are_found_by_an_index(sqlite: Database) -> None:
    fill(sqlite, Random(1), 300, 5)
    with sqlite.read() as connection:
        steps = plans_of(connection, lambda: actors(connection))
    assert steps
    assert all("ix_change_actor" in step for step in steps)


def test_everything_is_everybody_s_but_sessions() -> None:
    assert "act" in MOVEMENT
    assert "session" not in MOVEMENT
