"""The totals of older days, against what was counted on those days."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.engine import Database
from db.lifecycle import Standing
from db.read.as_of import as_of, end_of, first_day
from db.read.tallies import by_field
from db.scope import Scope, Span
from db.write import session
from db.write.amend import amend, move
from db.write.register import delete_registration, register_again
from db.write.session import writing
from tests.conftest import MakeDatabase
from tests.db.acts import ACTOR, detail, register, unit, year

SCOPE = Scope(Span(2018, 2019))


class Clock:
    """The day on which everything is written."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.day = date(2018, 1, 1)
        monkeypatch.setattr(session, "now_utc", self.now)

    def now(self) -> str:
        """Noon of the day, as the ledger writes it."""
        at = datetime(self.day.year, self.day.month, self.day.day, 5, tzinfo=UTC)
        return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def next(self, days: int = 1) -> str:
        """Go on; the day that ended."""
        ended = self.day.isoformat()
        self.day += timedelta(days=days)
        return ended


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that the test turns."""
    return Clock(monkeypatch)


def _totals(database: Database, scope: Scope, days: list[str]) -> dict[str, Any]:
    with database.read() as connection:
        return {each.day: each.view for each in as_of(connection, scope, tuple(days))}


def _now(database: Database, scope: Scope) -> Any:
    with database.read() as connection:
        return by_field(connection, scope)


def test_june_is_in_december_what_it_was_in_june(database: Database, clock: Clock) -> None:
    clock.day = date(2018, 3, 5)
    made = register(database, "Đường hoa")
    other = register(database, "Rau sạch", year(database, field="KT"))
    clock.day = date(2018, 6, 30)
    with writing(database, ACTOR) as work:
        move(work, made.registration_id, Standing.EFFECTIVE, 1)
    june = _now(database, SCOPE)
    clock.day = date(2018, 7, 1)
    with writing(database, ACTOR) as work:
        delete_registration(work, other.registration_id, 1)
        amend(work, made.registration_id, year(database, field="QA", standing=Standing.EFFECTIVE), 2)
    told = _totals(database, SCOPE, ["2018-03-04", "2018-06-30", "2018-12-31"])
    assert told["2018-06-30"] == june
    assert (june.total.total, june.total.effective) == (2, 1)
    assert told["2018-03-04"].total.total == 0
    assert told["2018-12-31"] == _now(database, SCOPE)
    assert {row.code: row.tally.total for row in told["2018-12-31"].rows} == {"KT": 0, "VX": 0, "QA": 1, "HT": 0}
    with database.read() as connection:
        assert first_day(connection) == "2018-03-05"


def test_a_day_ends_at_midnight_in_vietnam() -> None:
    assert end_of("2018-06-30") == "2018-06-30T17:00:00.000000Z"


def test_of_a_unit_alone(database: Database, clock: Clock) -> None:
    register(database, "Đường hoa")
    day = clock.next()
    register(database, "Ngõ xanh", year(database, where="Xã Đinh Xá"))
    scope = SCOPE.but(unit=unit(database, "Xã Đinh Xá"))
    told = _totals(database, scope, [day, clock.next()])
    assert [view.total.total for _, view in sorted(told.items())] == [0, 1]


ACTS = st.lists(st.sampled_from(["register", "again", "up", "back", "move away", "delete", "day"]), max_size=25)


@given(acts=ACTS)
@settings(max_examples=25)
def test_any_history(acts: list[str]) -> None:
    """Each day's figures, told at the end, are those that were counted when it ended."""
    with pytest.MonkeyPatch.context() as patch:
        _live(Clock(patch), acts)


def _live(clock: Clock, acts: list[str]) -> None:
    database = MADE[0]()
    counted: dict[str, Any] = {}
    models: list[int] = []
    for number, act in enumerate(acts):
        if act == "register" or (act != "day" and not models):
            models.append(register(database, f"Mô hình {number}").model_id)
        elif act == "day":
            counted[clock.day.isoformat()] = _now(database, SCOPE)
            clock.next()
        else:
            _change(database, act, models)
    counted[clock.day.isoformat()] = _now(database, SCOPE)
    assert _totals(database, SCOPE, list(counted)) == counted


def _change(database: Database, act: str, models: list[int]) -> None:
    newest = detail(database, models[-1]).registrations[0]
    with writing(database, ACTOR) as work:
        if act == "again" and newest.year == 2018:
            register_again(work, models[-1], year(database, 2019))
        elif act == "up" and newest.standing == Standing.REGISTERED:
            move(work, newest.id, Standing.EFFECTIVE, newest.version)
        elif act == "back" and newest.standing == Standing.REGISTERED:
            move(work, newest.id, Standing.RETURNED, newest.version, "Trùng")
        elif act == "move away":
            draft = year(database, newest.year, field="QA", standing=newest.standing)
            amend(work, newest.id, draft, newest.version)
        elif act == "delete":
            delete_registration(work, newest.id, newest.version)
            if newest.year == 2018:
                models.pop()


MADE: list[MakeDatabase] = []


@pytest.fixture(autouse=True)
def _made(make_sqlite: MakeDatabase) -> None:
    MADE[:] = [make_sqlite]


def test_before_a_register_was_made_up_in_one_go_there_was_nothing(sqlite: Database) -> None:
    register(sqlite, "Đường hoa")
    with writing(sqlite, ACTOR) as work:
        work.record("generate", "register", None, after={"models": 1})
    assert _totals(sqlite, SCOPE, ["2001-01-01"])["2001-01-01"].total.total == 0
