"""Deadlines are set, amended and cancelled, and what units hand in is noted; each act is in the ledger."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from db.check import check
from db.engine import Database
from db.errors import Conflict, DanvanError, NotAllowed, NotFound, TextRefused
from db.read.calendar_records import DeadlineNotFound
from db.read.deadlines import deadline as read_deadline
from db.read.deadlines import deadlines
from db.schema import DeadlineKind
from db.text import local_today
from db.write.deadlines import amend_deadline, cancel_deadline
from db.write.receipts import receive, unreceive
from db.write.session import Writing, writing
from tests.db.acts import ACTOR, changes_since, last_revision
from tests.db.calendar_acts import CLEAN, HOSTILE, deadline, deadline_draft, wards


def _read(database: Database, number: int) -> Any:
    with database.read() as connection:
        return read_deadline(connection, number, today="2018-04-02")


def test_a_deadline_is_set(database: Database) -> None:
    before = last_revision(database)
    number = deadline(database)
    found = _read(database, number)
    said = found.deadline
    assert (said.kind, said.title, said.year, said.due_date, said.version) == (
        "QUARTERLY",
        "Báo cáo quý I",
        2018,
        "2018-03-31",
        1,
    )
    assert (said.units, said.received, said.missing, said.days_left, said.overdue) == (3, 0, 3, -2, True)
    assert {unit.unit_id for unit in found.units} == set(wards(database))
    after = {
        "kind": "QUARTERLY",
        "title": "Báo cáo quý I",
        "year": 2018,
        "due_date": "2018-03-31",
        "units": wards(database),
    }
    assert changes_since(database, before) == [("add", "deadline", {}, after)]


REFUSED: dict[str, tuple[dict[str, Any], type[DanvanError], str]] = {
    "no title": ({"title": " \x1b[2J"}, TextRefused, "Tiêu đề"),
    "too long": ({"title": "x" * 300}, TextRefused, "Tiêu đề"),
    "no unit": ({"unit_ids": []}, NotAllowed, "đơn vị"),
    "unknown unit": ({"unit_ids": [9999]}, NotFound, "9999"),
    "a year out of range": ({"year": 1999}, NotAllowed, "1999"),
    "a day out of range": ({"due": date(2199, 1, 1), "year": 2099}, NotAllowed, "2199"),
    "far from its year": ({"due": date(2028, 3, 31)}, NotAllowed, "quá xa năm 2018"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_leaves_nothing(sqlite: Database, name: str) -> None:
    values, kind, words = REFUSED[name]
    before = last_revision(sqlite)
    with pytest.raises(kind, match=words) as refused:
        deadline(sqlite, **values)
    assert refused.value.words("en") != refused.value.words("vi")
    assert refused.value.hint()
    assert last_revision(sqlite) == before


def test_a_unit_that_did_not_stand_has_no_deadline(sqlite: Database) -> None:
    with pytest.raises(NotAllowed, match="Phường Hà Nam không hoạt động"):
        deadline(sqlite, unit_ids=wards(sqlite, "Phường Hà Nam"))
    # A year's report is still due from a unit that ended with the year.
    assert deadline(
        sqlite, year=2024, due=date(2025, 1, 15), unit_ids=wards(sqlite, "Phường Minh Khai"), title="Báo cáo năm"
    )


def test_hostile_text_is_cleaned(database: Database) -> None:
    number = deadline(database, title=HOSTILE)
    with writing(database, ACTOR) as work:
        receive(work, number, wards(database)[:1], date(2018, 3, 1), note=HOSTILE)
        cancel_deadline(work, number, HOSTILE, 1)
    found = _read(database, number)
    assert (found.deadline.title, found.deadline.cancelled_reason) == (CLEAN, CLEAN)
    assert {unit.note for unit in found.units} == {CLEAN, None}


def test_what_comes_in_is_noted(database: Database) -> None:
    number = deadline(database)
    first, second, third = wards(database)
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        receive(work, number, [first, second, first], date(2018, 3, 30), "thiếu phụ lục")
        receive(work, number, [third], date(2018, 4, 1))
    found = _read(database, number)
    assert (found.deadline.received, found.deadline.late, found.deadline.missing) == (3, 1, 0)
    assert (found.deadline.version, found.deadline.overdue) == (1, False)
    assert {unit.unit_id: (unit.received_date, unit.note, unit.late) for unit in found.units} == {
        first: ("2018-03-30", "thiếu phụ lục", False),
        second: ("2018-03-30", "thiếu phụ lục", False),
        third: ("2018-04-01", None, True),
    }
    together, alone = changes_since(database, before)
    assert together[:2] == ("receive", "deadline")
    assert together[3] == {
        "title": "Báo cáo quý I",
        "units": [first, second],
        "received_date": "2018-03-30",
        "note": "thiếu phụ lục",
    }
    assert alone[3]["units"] == [third]
    with writing(database, ACTOR) as work:
        unreceive(work, number, [first], "ghi nhầm")
    found = _read(database, number)
    assert (found.deadline.received, found.deadline.missing) == (2, 1)
    taken_back = changes_since(database, before)[-1]
    assert taken_back == (
        "unreceive",
        "deadline",
        {"received_dates": {str(first): "2018-03-30"}, "received_notes": {str(first): "thiếu phụ lục"}},
        {"title": "Báo cáo quý I", "units": [first], "reason": "ghi nhầm"},
    )
    assert check(database).ok


def test_today_is_the_day_where_none_is_named(sqlite: Database) -> None:
    number = deadline(sqlite)
    with writing(sqlite, ACTOR) as work:
        receive(work, number, wards(sqlite)[:1])
    assert {unit.received_date for unit in _read(sqlite, number).units} == {local_today(), None}


def test_all_that_is_named_is_received_or_nothing(database: Database) -> None:
    number = deadline(database)
    first, second, third = wards(database)
    with writing(database, ACTOR) as work:
        receive(work, number, [first], date(2018, 3, 1))
    tomorrow = date.fromisoformat(local_today()) + timedelta(days=1)
    refused: list[tuple[list[int], date, type[DanvanError], str]] = [
        ([second, first], date(2018, 3, 2), NotAllowed, "Phường Quang Trung đã nộp"),
        ([second, wards(database, "Phường Minh Khai")[0]], date(2018, 3, 2), NotFound, "đơn vị của thời hạn này"),
        ([second], tomorrow, NotAllowed, "chưa tới"),
        ([], date(2018, 3, 2), NotAllowed, "chưa chọn"),
    ]
    for units, day, kind, words in refused:
        with pytest.raises(kind, match=words), writing(database, ACTOR) as work:
            receive(work, number, units, day)
    with pytest.raises(NotAllowed, match="Xã Đinh Xá chưa nộp"), writing(database, ACTOR) as work:
        unreceive(work, number, [first, third])
    with pytest.raises(DeadlineNotFound), writing(database, ACTOR) as work:
        receive(work, 99, [first])
    assert _read(database, number).deadline.received == 1


def test_a_deadline_is_amended(database: Database) -> None:
    number = deadline(database)
    first, second, third = wards(database)
    (other,) = wards(database, "Phường Minh Khai")
    with writing(database, ACTOR) as work:
        receive(work, number, [first], date(2018, 3, 1))
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        later = deadline_draft(database, due=date(2018, 4, 5), unit_ids=[first, third, other])
        amend_deadline(work, number, later, 1)
    found = _read(database, number)
    assert (found.deadline.due_date, found.deadline.version, found.deadline.units) == ("2018-04-05", 2, 3)
    assert {unit.unit_id for unit in found.units} == {first, third, other}
    assert changes_since(database, before) == [
        (
            "amend",
            "deadline",
            {"due_date": "2018-03-31"},
            {"due_date": "2018-04-05", "title": "Báo cáo quý I", "units_in": [other], "units_out": [second]},
        )
    ]
    with pytest.raises(Conflict), writing(database, ACTOR) as work:
        amend_deadline(work, number, deadline_draft(database), 1)
    with pytest.raises(NotAllowed, match="đã nộp"), writing(database, ACTOR) as work:
        amend_deadline(work, number, deadline_draft(database, unit_ids=[second]), 2)
    # Units alone are a change too, and one that was left out comes back.
    with writing(database, ACTOR) as work:
        amend_deadline(work, number, deadline_draft(database, due=date(2018, 4, 5)), 2)
    found = _read(database, number)
    assert (found.deadline.version, {unit.unit_id for unit in found.units}) == (3, {first, second, third})
    # What changes nothing is no line.
    revision = last_revision(database)
    with writing(database, ACTOR) as work:
        amend_deadline(work, number, deadline_draft(database, due=date(2018, 4, 5)), 3)
    assert last_revision(database) == revision
    assert _read(database, number).deadline.version == 3


def test_a_cancelled_deadline_is_nobodys(database: Database) -> None:
    number, other = deadline(database), deadline(database, kind=DeadlineKind.OTHER, title="Khác")
    for reason, version, kind in (("", 1, TextRefused), ("Gộp báo cáo", 7, Conflict)):
        with pytest.raises(kind), writing(database, ACTOR) as work:
            cancel_deadline(work, number, reason, version)
    with writing(database, ACTOR) as work:
        cancel_deadline(work, number, "Gộp báo cáo", 1)
    with database.read() as connection:
        assert [each.id for each in deadlines(connection)] == [other]
        both = deadlines(connection, cancelled=True)
    assert {each.id: each.cancelled_reason for each in both} == {number: "Gộp báo cáo", other: None}
    assert not _read(database, number).deadline.overdue
    acts: list[Callable[[Writing], None]] = [
        lambda work: receive(work, number, wards(database)),
        lambda work: cancel_deadline(work, number, "Lại", 2),
        lambda work: amend_deadline(work, number, deadline_draft(database), 2),
    ]
    for act in acts:
        with pytest.raises(NotAllowed, match="đã bị hủy"), writing(database, ACTOR) as work:
            act(work)
