"""Activities are planned, amended and called off; each act is in the ledger, each refusal has its words."""

from datetime import date
from typing import Any

import pytest

from db.check import check
from db.engine import Database
from db.errors import Conflict, DanvanError, NotAllowed, NotFound, TextRefused
from db.read.activities import activities_of_month, activities_of_year, activity
from db.read.calendar_records import ActivityNotFound
from db.schema import ActivityKind
from db.write.activities import amend_activity, cancel_activity
from db.write.session import writing
from tests.db import calendar_acts
from tests.db.acts import ACTOR, changes_since, last_revision
from tests.db.calendar_acts import CLEAN, HOSTILE, activity_draft, counting, wards


def test_an_activity_is_planned_and_amended(database: Database) -> None:
    first, second, third = wards(database)
    before = last_revision(database)
    number = calendar_acts.activity(
        database, until=date(2018, 5, 11), place="Hội trường", unit_ids=[first, second, first]
    )
    with writing(database, ACTOR) as work:
        draft = activity_draft(
            until=date(2018, 5, 11),
            place="Hội trường",
            unit_ids=[second, third],
            participants=120,
            result="Tốt\nĐủ",
        )
        amend_activity(work, number, draft, 1)
    with database.read() as connection:
        found = activity(connection, number)
    assert (found.kind, found.title, found.from_date, found.until_date) == (
        "TRAINING",
        "Tập huấn",
        "2018-05-10",
        "2018-05-11",
    )
    assert (found.place, found.participants, found.result, found.version) == ("Hội trường", 120, "Tốt\nĐủ", 2)
    assert [unit.name for unit in found.units] == ["Phường Lam Hạ", "Xã Đinh Xá"]
    added, amended = changes_since(database, before)
    assert added == (
        "add",
        "activity",
        {},
        {
            "kind": "TRAINING",
            "title": "Tập huấn",
            "from_date": "2018-05-10",
            "until_date": "2018-05-11",
            "place": "Hội trường",
            "units": [first, second],
        },
    )
    assert amended[2:] == (
        {"participants": None, "result": None},
        {
            "title": "Tập huấn",
            "participants": 120,
            "result": "Tốt\nĐủ",
            "units_in": [third],
            "units_out": [first],
        },
    )
    with pytest.raises(Conflict), writing(database, ACTOR) as work:
        amend_activity(work, number, activity_draft(), 1)
    # Units alone are a change of it too; nothing at all is none.
    with writing(database, ACTOR) as work:
        amend_activity(work, number, activity_draft(unit_ids=[first]), 2)
    revision = last_revision(database)
    with writing(database, ACTOR) as work:
        amend_activity(work, number, activity_draft(unit_ids=[first]), 3)
        amend_activity(work, number, activity_draft(unit_ids=[second]), 3)
    assert last_revision(database) == revision + 1
    with database.read() as connection:
        assert activity(connection, number).version == 4
    assert check(database).ok


REFUSED: dict[str, tuple[dict[str, Any], type[DanvanError], str]] = {
    "no title": ({"title": ""}, TextRefused, "Tiêu đề"),
    "it ends before it begins": ({"until": date(2018, 5, 9)}, NotAllowed, "trước ngày bắt đầu"),
    "years long": ({"until": date(2028, 5, 9)}, NotAllowed, "quá một năm"),
    "out of range": ({"since": date(1998, 5, 9)}, NotAllowed, "1998"),
    "less than nobody": ({"participants": -1}, NotAllowed, "số người"),
    "more than everybody": ({"participants": 10**12}, NotAllowed, "số người"),
    "no such unit": ({"unit_ids": [9999]}, NotFound, "9999"),
    "a long result": ({"result": "x" * 9_000}, TextRefused, "Kết quả"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_leaves_nothing(sqlite: Database, name: str) -> None:
    values, kind, words = REFUSED[name]
    before = last_revision(sqlite)
    with pytest.raises(kind, match=words):
        calendar_acts.activity(sqlite, **values)
    assert last_revision(sqlite) == before


def test_an_activity_is_called_off(database: Database) -> None:
    number = calendar_acts.activity(database, title=HOSTILE, place=HOSTILE)
    with pytest.raises(TextRefused, match="Lý do"), writing(database, ACTOR) as work:
        cancel_activity(work, number, " ", 1)
    with writing(database, ACTOR) as work:
        cancel_activity(work, number, HOSTILE, 1)
    with database.read() as connection:
        found = activity(connection, number)
        assert (found.title, found.place, found.cancelled_reason) == (CLEAN,) * 3
        assert found.cancelled_at is not None
        assert activities_of_year(connection, 2018).rows == ()
        both = activities_of_year(connection, 2018, cancelled=True)
        assert ([row.id for row in both.rows], both.by_day) == ([number], {})
        with pytest.raises(ActivityNotFound):
            activity(connection, 99)
    for act in (cancel_activity, lambda w, n, _, v: amend_activity(w, n, activity_draft(), v)):
        with pytest.raises(NotAllowed, match="đã bị hủy"), writing(database, ACTOR) as work:
            act(work, number, "Lại", 2)
    with pytest.raises(ActivityNotFound), writing(database, ACTOR) as work:
        cancel_activity(work, 99, "Thôi", 1)


def test_the_calendar_counts_by_day(database: Database) -> None:
    over = calendar_acts.activity(
        database,
        kind=ActivityKind.INSPECTION_ROUND,
        title="Kiểm tra",
        since=date(2018, 10, 30),
        until=date(2018, 11, 2),
        unit_ids=wards(database),
    )
    feast = calendar_acts.activity(database, title="Ngày Dân vận", since=date(2018, 10, 15))
    same = calendar_acts.activity(database, title="Họp", since=date(2018, 10, 30))
    turn = calendar_acts.activity(database, title="Tổng kết", since=date(2018, 12, 31), until=date(2019, 1, 1))
    with database.read() as connection:
        with counting(connection) as asked:
            october = activities_of_month(connection, 2018, 10)
        assert len(asked) == 1
        assert [row.id for row in october.rows] == [feast, same, over]
        assert october.by_day == {"2018-10-15": 1, "2018-10-30": 2, "2018-10-31": 1}
        assert activities_of_month(connection, 2018, 11).by_day == {"2018-11-01": 1, "2018-11-02": 1}
        assert activities_of_month(connection, 2018, 2).rows == ()
        year = activities_of_year(connection, 2018)
        assert [row.id for row in year.rows] == [feast, same, over, turn]
        assert sum(year.by_day.values()) == 7
        assert [len(row.units) for row in year.rows] == [0, 0, 3, 0]
        assert activities_of_year(connection, 2019).by_day == {"2019-01-01": 1}
