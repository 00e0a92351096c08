"""Members are put in charge, and their charge ends; nothing is deleted, and nobody has the same twice."""

from datetime import date, timedelta

import pytest

from db.check import check
from db.engine import Database
from db.errors import Conflict, DanvanError, NotAllowed, NotFound, TextRefused
from db.read.assignments import assignment, assignments
from db.read.committee_records import AssignmentNotFound, AssignmentRecord
from db.text import local_today
from db.write.assignments import AssignedAlready, assign
from db.write.committee_drafts import AssignmentDraft
from db.write.members import retire_member
from db.write.session import writing
from tests.db.acts import ACTOR, changes_since, field, last_revision
from tests.db.committee_acts import assigned, ended, member

SINCE, UNTIL = date(2021, 3, 1), date(2025, 12, 31)
TODAY = date.fromisoformat(local_today())
YESTERDAY = (TODAY - timedelta(days=1)).isoformat()


def held(database: Database, on: date = TODAY, member_id: int | None = None) -> list[int]:
    """The assignments of a day, by id."""
    with database.read() as connection:
        return sorted(row.id for row in assignments(connection, on.isoformat(), member_id=member_id))


def one(database: Database, number: int) -> AssignmentRecord:
    """An assignment, as of today."""
    with database.read() as connection:
        return assignment(connection, number, local_today())


def test_a_field_a_unit_or_both(database: Database) -> None:
    before, lan = last_revision(database), member(database)
    of_field = assigned(database, lan, "QA", since=SINCE, until=UNTIL, decision=" 12-QĐ/BCĐ\x1b[2J ")
    of_unit = assigned(database, lan, None, "Phường Minh Khai", since=SINCE)
    of_both = assigned(database, lan, "QA", "Phường Minh Khai", since=SINCE)
    found = one(database, of_field)
    assert (found.member, found.field, found.unit, found.since, found.until, found.decision, found.version) == (
        "Trần Thị Lan",
        "QA",
        None,
        "2021-03-01",
        "2025-12-31",
        "12-QĐ/BCĐ",
        1,
    )
    assert (one(database, of_both).field, one(database, of_both).unit) == ("QA", "Phường Minh Khai")
    assert held(database, SINCE) == [of_field, of_unit, of_both]
    assert held(database, SINCE - timedelta(days=1)) == []
    assert held(database, UNTIL) == [of_field, of_unit, of_both]
    assert held(database, UNTIL + timedelta(days=1)) == [of_unit, of_both]
    lines = [line for line in changes_since(database, before) if line[1] == "assignment"]
    assert lines[0] == (
        "assign",
        "assignment",
        {},
        {
            "member_id": lan,
            "field_id": field(database, "QA"),
            "from_date": "2021-03-01",
            "until_date": "2025-12-31",
            "decision": "12-QĐ/BCĐ",
        },
    )
    assert len(lines) == 3
    assert check(database).ok


def test_nobody_has_the_same_twice(database: Database) -> None:
    lan, nam = member(database), member(database, "Lê Văn Nam")
    first = assigned(database, lan, "KT", since=SINCE, until=UNTIL)
    for since, until in ((SINCE, UNTIL), (UNTIL, None), (date(2020, 1, 1), SINCE), (date(2020, 1, 1), None)):
        with pytest.raises(
            AssignedAlready, match=rf"Trần Thị Lan .* Kinh tế .* 01/03/2021 .* số {first}"
        ) as refused:
            assigned(database, lan, "KT", since=since, until=until)
        assert f"assign end {first}" in refused.value.hint()
    others = [
        assigned(database, nam, "KT", since=SINCE),
        assigned(database, lan, "KT", "Phường Minh Khai", since=SINCE),
        assigned(database, lan, "KT", since=UNTIL + timedelta(days=1)),
        assigned(database, lan, "KT", since=date(2020, 1, 1), until=SINCE - timedelta(days=1)),
    ]
    assert len({first, *others}) == 5


def test_an_assignment_ends_at_once_or_on_a_day(database: Database) -> None:
    lan = member(database)
    number = assigned(database, lan, "KT", since=SINCE)
    later = assigned(database, lan, "VX", since=SINCE)
    before = last_revision(database)
    ended(database, number, decision="7-QĐ")
    assert one(database, number).until == YESTERDAY
    assert held(database) == [later]
    ended(database, later, last_day=TODAY)
    assert held(database) == [later]
    assert held(database, TODAY + timedelta(days=1)) == []
    # As long as it holds, it may end earlier.
    ended(database, later, version=2, last_day=date(2022, 1, 1))
    act, entity, was, now = changes_since(database, before)[0]
    assert (act, entity, was, now["until_date"], now["decision"]) == (
        "end",
        "assignment",
        {"until_date": None},
        YESTERDAY,
        "7-QĐ",
    )
    with pytest.raises(NotAllowed, match="đã kết thúc ngày"):
        ended(database, number, version=2)
    again = assigned(database, lan, "KT")
    assert held(database) == [again]


def test_what_had_not_begun_never_held(database: Database) -> None:
    lan = member(database)
    today, to_come = assigned(database, lan, "KT"), assigned(database, lan, "VX", since=TODAY + timedelta(days=9))
    for number in (today, to_come):
        ended(database, number)
    for day in (0, 1, 8, 9, 10):
        assert held(database, TODAY + timedelta(days=day)) == []
    with database.read() as connection:
        assert len(assignments(connection, local_today(), everything=True)) == 2
    # They are in nobody's way.
    again = assigned(database, lan, "KT")
    assert held(database) == [again]


def test_who_leaves_is_in_charge_of_nothing(database: Database) -> None:
    lan, nam = member(database), member(database, "Lê Văn Nam")
    assigned(database, lan, "KT", since=SINCE)
    over = assigned(database, lan, "VX", since=SINCE, until=date(2022, 1, 1))
    stays = assigned(database, nam, "KT", since=SINCE)
    with writing(database, ACTOR) as work:
        retire_member(work, lan)
    assert held(database) == [stays]
    assert one(database, over).until == "2022-01-01"
    assert len(held(database, SINCE)) == 3
    assert check(database).ok


@pytest.mark.parametrize(
    ("values", "wanted", "match"),
    [
        ({}, NotAllowed, "lĩnh vực hoặc đơn vị"),
        ({"field_id": 99}, NotFound, "lĩnh vực «99»"),
        ({"unit_id": 9999}, NotFound, "đơn vị «9999»"),
        ({"field_id": 1, "since": UNTIL, "until": SINCE}, NotAllowed, "ngày cuối trước ngày đầu"),
        ({"field_id": 1, "since": date(1999, 1, 1)}, NotAllowed, "1999"),
        ({"field_id": 1, "decision": "x" * 400}, TextRefused, "Số quyết định"),
    ],
)
def test_what_cannot_be_is_refused(
    sqlite: Database, values: dict[str, object], wanted: type[DanvanError], match: str
) -> None:
    lan, before = member(sqlite), last_revision(sqlite)
    with pytest.raises(wanted, match=match), writing(sqlite, ACTOR) as work:
        assign(work, AssignmentDraft(lan, **values))  # type: ignore[arg-type]  # each case has its own
    assert last_revision(sqlite) == before


def test_a_unit_that_is_gone_a_member_who_left_a_number_that_is_none(sqlite: Database) -> None:
    lan = member(sqlite)
    with pytest.raises(NotAllowed, match="Phường Lê Hồng Phong không hoạt động"):
        assigned(sqlite, lan, None, "Phường Lê Hồng Phong")
    assert assigned(sqlite, lan, None, "Phường Lê Hồng Phong", since=SINCE)
    number = assigned(sqlite, lan, "KT")
    with pytest.raises(AssignmentNotFound):
        ended(sqlite, 99)
    with pytest.raises(Conflict):
        ended(sqlite, number, version=2)
    with pytest.raises(NotAllowed, match="ngày cuối trước"):
        ended(sqlite, number, last_day=SINCE)
    with writing(sqlite, ACTOR) as work:
        retire_member(work, lan)
    with pytest.raises(NotAllowed, match="đã thôi tham gia"):
        assigned(sqlite, lan, "VX")
