"""A month of the committee's year: what is held, what is due, what the press says."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.days import days_of_month
from db.engine import Database
from db.read.calendar_records import ActivityRecord, DeadlineRecord, PressRecord
from db.read.deadlines import deadlines
from db.read.month import month
from db.read.press import press_items
from db.write.activities import cancel_activity
from db.write.deadlines import cancel_deadline
from db.write.press import withdraw_press
from db.write.session import writing
from tests.conftest import MakeDatabase
from tests.db.acts import ACTOR
from tests.db.calendar_acts import activity, counting, deadline, press


def test_a_month_has_what_lies_in_it_by_day(database: Database) -> None:
    long = activity(database, title="Kiểm tra", since=date(2018, 4, 28), until=date(2018, 6, 2))
    training = activity(database, title="Tập huấn", since=date(2018, 5, 31))
    activity(database, title="Họp", since=date(2018, 6, 1))
    report = deadline(database, due=date(2018, 5, 31))
    deadline(database, title="Sau", due=date(2018, 6, 1))
    article = press(database, on=date(2018, 5, 1))
    press(database, title="Trước", on=date(2018, 4, 30))
    with database.read() as connection:
        with counting(connection) as asked:
            items = month(connection, 2018, 5, "2018-06-03")
        assert len(asked) == 3
        assert [(type(item.of), item.of.id, item.first, item.last) for item in items] == [
            (ActivityRecord, long, "2018-04-28", "2018-06-02"),
            (PressRecord, article, "2018-05-01", "2018-05-01"),
            (ActivityRecord, training, "2018-05-31", "2018-05-31"),
            (DeadlineRecord, report, "2018-05-31", "2018-05-31"),
        ]
        assert len({item.key for item in items}) == 4
        due = items[3].of
        assert isinstance(due, DeadlineRecord)
        assert (due.overdue, due.days_left) == (True, -3)
        with pytest.raises(ValueError, match="month"):
            month(connection, 2018, 13)


def test_what_was_called_off_or_withdrawn_is_in_no_month(database: Database) -> None:
    gone = activity(database), deadline(database, due=date(2018, 5, 31)), press(database, on=date(2018, 5, 1))
    with writing(database, ACTOR) as work:
        cancel_activity(work, gone[0], "Hoãn", 1)
        cancel_deadline(work, gone[1], "Gộp", 1)
        withdraw_press(work, gone[2], "Trùng", 1)
    with database.read() as connection:
        assert month(connection, 2018, 5) == ()


def test_press_items_and_deadlines_of_some_days(database: Database) -> None:
    days = date(2017, 12, 31), date(2018, 6, 1)
    for on in (date(2017, 12, 30), *days, date(2018, 6, 2)):
        press(database, on=on)
        deadline(database, year=2018, due=on)
    with database.read() as connection:
        assert [row.date for row in press_items(connection, days=days)] == ["2018-06-01", "2017-12-31"]
        assert [row.date for row in press_items(connection, days=days, year=2018)] == ["2018-06-01"]
        assert [row.due_date for row in deadlines(connection, days=days)] == ["2017-12-31", "2018-06-01"]


DAYS = st.dates(date(2018, 1, 1), date(2018, 12, 31))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=st.lists(st.tuples(DAYS, st.integers(0, 70)), max_size=8))
def test_every_month_has_the_activities_of_its_days(
    make_sqlite: MakeDatabase, held: Sequence[tuple[date, int]]
) -> None:
    database = make_sqlite()
    made = {
        activity(database, since=since, until=since + timedelta(days=length)): (since, length)
        for since, length in held
    }
    with database.read() as connection:
        for number in range(1, 13):
            first, last = days_of_month(2018, number)
            wanted = {
                each
                for each, (since, length) in made.items()
                if since <= last and since + timedelta(days=length) >= first
            }
            assert {item.of.id for item in month(connection, 2018, number)} == wanted
