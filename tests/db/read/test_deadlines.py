"""Who is late with what, reckoned from the due day and today."""

from datetime import date

import pytest

from db.engine import Database
from db.read.calendar_records import DeadlineNotFound
from db.read.deadlines import deadline as read_deadline
from db.read.deadlines import deadlines, overdue, overdue_count
from db.write.deadlines import amend_deadline, cancel_deadline
from db.write.receipts import receive
from db.write.session import writing
from tests.db.acts import ACTOR
from tests.db.calendar_acts import counting, deadline, deadline_draft, wards


def test_overdue_is_reckoned_from_today(database: Database) -> None:
    quarter = deadline(database)
    half = deadline(database, title="Báo cáo 6 tháng", due=date(2018, 6, 30))
    gone = deadline(database, title="Bỏ", due=date(2018, 1, 1))
    first, second, third = wards(database)
    with writing(database, ACTOR) as work:
        receive(work, quarter, [first], date(2018, 4, 9))
        cancel_deadline(work, gone, "Thôi", 1)
    with database.read() as connection:
        for today, rows in (
            ("2018-03-31", []),
            ("2018-04-01", [(quarter, second, 1), (quarter, third, 1)]),
            (
                "2018-07-02",
                [
                    *((quarter, second, 93), (quarter, third, 93)),
                    *((half, second, 2), (half, first, 2), (half, third, 2)),
                ],
            ),
        ):
            found = overdue(connection, today)
            assert [(row.deadline_id, row.unit_id, row.days) for row in found.rows] == rows
            assert found.total == overdue_count(connection, today) == len(rows)
        page = overdue(connection, "2018-07-02", limit=2)
        assert ([row.key for row in page.rows], page.total) == ([(quarter, second), (quarter, third)], 5)
        of_first = overdue(connection, "2018-07-02", unit=first)
        assert [(row.title, row.unit) for row in of_first.rows] == [("Báo cáo 6 tháng", "Phường Quang Trung")]
        # Nobody is late with what was due long ago and came in, or is due in years to come.
        assert overdue(connection).total == overdue_count(connection) == 5


def test_the_list_says_what_has_come_in_and_how_many_days_are_left(database: Database) -> None:
    half = deadline(database, title="Báo cáo 6 tháng", due=date(2018, 6, 30))
    quarter = deadline(database)
    deadline(database, title="Năm sau", year=2019, due=date(2019, 3, 31))
    first, second, _ = wards(database)
    with writing(database, ACTOR) as work:
        receive(work, quarter, [first], date(2018, 3, 1))
        receive(work, quarter, [second], date(2018, 4, 3))
        amend_deadline(
            work, half, deadline_draft(database, title="6 tháng", due=date(2018, 6, 30), unit_ids=[first]), 1
        )
    with database.read() as connection:
        found = deadlines(connection, year=2018, today="2018-06-20")
        assert [
            (row.id, row.units, row.received, row.late, row.missing, row.days_left, row.overdue) for row in found
        ] == [
            (quarter, 3, 2, 1, 1, -81, True),
            (half, 1, 0, 0, 1, 10, False),
        ]
        assert [row.year for row in deadlines(connection)] == [2018, 2018, 2019]
        assert read_deadline(connection, quarter, today="2018-06-20").deadline == found[0]
        with pytest.raises(DeadlineNotFound):
            read_deadline(connection, 99)


def test_each_view_is_one_statement(database: Database) -> None:
    numbers = [deadline(database, title=f"Báo cáo {each}") for each in range(5)]
    with database.read() as connection:
        for ask in (
            lambda: deadlines(connection),
            lambda: read_deadline(connection, numbers[0]),
            lambda: overdue(connection),
            lambda: overdue_count(connection),
        ):
            with counting(connection) as asked:
                ask()
            assert len(asked) == 1
