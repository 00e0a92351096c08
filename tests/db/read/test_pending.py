"""What waits: in the order in which it came, with since when and who sent it."""

from typing import Any

import pytest

from db.engine import Database
from db.lifecycle import Standing
from db.read.pending import Pending, pending, pending_count
from db.schema.tables import REGISTRATION, TOPIC
from db.write.amend import move
from db.write.session import writing
from tests.db.acts import ACTOR, register, year
from tests.db.calendar_acts import counting, query_plan


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the time of the next acts: ``clock("2018-03-05T01:00:00Z")``."""

    def at(utc: str) -> None:
        monkeypatch.setattr("db.write.session.now_utc", lambda: utc)

    return at


def _read(database: Database, standing: Standing = Standing.REGISTERED, limit: int = 1000) -> Pending:
    with database.read() as connection:
        return pending(connection, standing, limit=limit)


def test_the_longest_waiting_comes_first(database: Database, clock: Any) -> None:
    made = {}
    for day, name in enumerate(("Rau sạch", "Đường hoa", "Vườn mẫu"), 1):
        clock(f"2018-03-0{day}T01:00:00Z")
        made[name] = register(database, name)
    register(database, "Bếp ăn", year(database, standing=Standing.ACTIVE))
    clock("2018-03-10T01:00:00Z")
    with writing(database, "Trần Thị Lan") as work:
        move(work, made["Rau sạch"].registration_id, Standing.RETURNED, 1, "Thiếu «standing»: nói rõ")
    returned = _read(database, Standing.RETURNED)
    assert [(row.name, row.since, row.by, row.reason) for row in returned.rows] == [
        ("Rau sạch", "2018-03-10T01:00:00Z", "Trần Thị Lan", "Thiếu «standing»: nói rõ")
    ]
    clock("2018-03-12T01:00:00Z")
    with writing(database, ACTOR) as work:
        move(work, made["Rau sạch"].registration_id, Standing.REGISTERED, 2)
    found = _read(database)
    assert [(row.name, row.since, row.by, row.version) for row in found.rows] == [
        ("Đường hoa", "2018-03-02T01:00:00Z", ACTOR, 1),
        ("Vườn mẫu", "2018-03-03T01:00:00Z", ACTOR, 1),
        ("Rau sạch", "2018-03-12T01:00:00Z", ACTOR, 3),
    ]
    assert found.total == 3
    assert _read(database, Standing.RETURNED) == Pending((), 0)


def test_more_than_are_read_are_counted(database: Database) -> None:
    for name in ("Rau sạch", "Đường hoa", "Vườn mẫu"):
        register(database, name)
    found = _read(database, limit=2)
    assert ([row.name for row in found.rows], found.total) == (["Rau sạch", "Đường hoa"], 3)
    with database.read() as connection:
        assert pending_count(connection) == 3


def test_a_text_that_looks_like_a_record_is_none(database: Database, clock: Any) -> None:
    clock("2018-03-01T01:00:00Z")
    made = register(database, "Rau sạch", year(database, standing=Standing.APPROVED))
    clock("2018-03-02T01:00:00Z")
    with writing(database, ACTOR) as work:
        move(work, made.registration_id, Standing.REGISTERED, 1)
        move(work, made.registration_id, Standing.RETURNED, 2, '{"standing":10}')
    clock("2018-03-03T01:00:00Z")
    with writing(database, ACTOR) as work:
        move(work, made.registration_id, Standing.REGISTERED, 3)
    (row,) = _read(database).rows
    assert row.since == "2018-03-03T01:00:00Z"


def test_why_is_not_said_of_what_is_not_for_everybody(database: Database) -> None:
    made = register(database, "Từ bỏ đạo lạ", year(database, field="QA"))
    with writing(database, ACTOR) as work:
        move(work, made.registration_id, Standing.RETURNED, 1, "Có tên người")
    assert [row.reason for row in _read(database, Standing.RETURNED).rows] == ["Có tên người"]
    with database.write() as connection:
        topic = TOPIC.select().with_only_columns(TOPIC.c.id).where(TOPIC.c.sensitive == 1).limit(1)
        connection.execute(REGISTRATION.update().values(topic_id=topic.scalar_subquery()))
    assert [row.reason for row in _read(database, Standing.RETURNED).rows] == [None]


@pytest.mark.parametrize("standing", [Standing.REGISTERED, Standing.RETURNED, Standing.APPROVED])
def test_one_statement_that_begins_with_those_that_wait(sqlite: Database, standing: Standing) -> None:
    register(sqlite, "Rau sạch", year(sqlite, standing=standing))
    with sqlite.read() as connection:
        with counting(connection) as asked:
            assert pending(connection, standing).total == 1
            pending_count(connection)
        assert len(asked) == 2
        for statement in asked:
            plan = query_plan(connection, statement)
            assert any("ix_registration_waiting" in step for step in plan)
            assert not any(step.startswith("SCAN registration") for step in plan)
