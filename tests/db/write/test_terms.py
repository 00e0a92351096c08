"""Posts are given and go over to others, one person takes another's place, the committee gets its name."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from db.check import check
from db.engine import Database
from db.errors import AlreadyThere, Conflict, Denied, NotAllowed, NotFound, TextRefused
from db.identity import Actor, Role
from db.read.assignments import assignments
from db.read.committee import committee, find_post, posts, roster
from db.read.committee_records import RosterRow
from db.read.members import find_member
from db.schema.tables import META
from db.text import local_today
from db.write.assignments import assign, end_assignment
from db.write.committee import set_committee
from db.write.committee_drafts import AssignmentDraft, SettingsDraft, TermDraft
from db.write.members import add_member, retire_member, set_role
from db.write.reorganise import Replaced, replace_member
from db.write.session import writing
from db.write.terms import give_post
from tests.db.acts import ACTOR, changes_since, last_revision
from tests.db.committee_acts import assigned, member

SINCE = date(2021, 3, 1)
TODAY = date.fromisoformat(local_today())


def rows(database: Database, on: date = TODAY) -> dict[str, RosterRow]:
    """The members of a day, by name."""
    with database.read() as connection:
        return {row.name: row for row in roster(connection, on.isoformat(), retired=True)}


def post_of(database: Database, name: str, on: date = TODAY) -> str | None:
    """The code of a member's post on a day."""
    term = rows(database, on)[name].term
    return None if term is None else term.post.code


def test_the_posts_are_data_in_both_languages(database: Database) -> None:
    with database.read() as connection:
        known = posts(connection)
        meant = [
            find_post(connection, value).code
            for value in ("head", "pho truong ban thuong truc", "standing-deputy", "Ủy viên", "DEPUTY")
        ]
        with pytest.raises(NotFound, match="chức danh «Chủ tịch»"):
            find_post(connection, "Chủ tịch")
    assert [post.code for post in known] == ["HEAD", "STANDING_DEPUTY", "DEPUTY", "MEMBER", "SECRETARY"]
    assert known[0][2:4] == ("Trưởng ban", "Head")
    assert meant == ["HEAD", "STANDING_DEPUTY", "STANDING_DEPUTY", "MEMBER", "DEPUTY"]


def test_a_member_is_taken_in_with_a_post(database: Database) -> None:
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        term = TermDraft("HEAD", until=date(2025, 12, 31), decision=" 80-QĐ/ĐU ")
        number = add_member(work, "Trần Thị Lan", position="Phó Bí thư Thành ủy", since=SINCE, post=term)
    lines = changes_since(database, before)
    assert [line[:2] for line in lines] == [("add", "member"), ("appoint", "term")]
    after = {"member_id": number, "post_id": 1, "from_date": "2021-03-01", "until_date": "2025-12-31"}
    assert lines[1][3] == after | {"decision": "80-QĐ/ĐU"}
    assert post_of(database, "Trần Thị Lan", SINCE) == "HEAD"
    assert post_of(database, "Trần Thị Lan", SINCE - timedelta(days=1)) is None
    found = rows(database, SINCE)["Trần Thị Lan"]
    assert (found.position, found.since, found.role) == ("Phó Bí thư Thành ủy", "2021-03-01", Role.VIEWER)
    assert found.term is not None
    assert (found.term.since, found.term.until, found.term.decision) == ("2021-03-01", "2025-12-31", "80-QĐ/ĐU")


def test_another_post_ends_the_one_before(database: Database) -> None:
    lan = member(database)
    with writing(database, ACTOR) as work:
        give_post(work, lan, TermDraft("MEMBER", since=SINCE))
        give_post(work, lan, TermDraft("DEPUTY", since=date(2023, 1, 1)))
    days = (SINCE, date(2022, 12, 31), date(2023, 1, 1), TODAY)
    assert [post_of(database, "Trần Thị Lan", day) for day in days] == ["MEMBER", "MEMBER", "DEPUTY", "DEPUTY"]
    with database.read() as connection:
        found = find_member(connection, lan).term
    assert found is not None
    assert found.post.code == "DEPUTY"
    with pytest.raises(NotAllowed, match="Trần Thị Lan đang là Phó Trưởng ban"), writing(database, ACTOR) as work:
        give_post(work, lan, TermDraft("DEPUTY"))
    with pytest.raises(NotFound, match="chức danh «KING»"), writing(database, ACTOR) as work:
        give_post(work, lan, TermDraft("KING"))
    with writing(database, ACTOR) as work:
        retire_member(work, lan)
    assert post_of(database, "Trần Thị Lan") is None
    assert check(database).ok


def test_the_roster_stands_in_the_order_of_the_posts(database: Database) -> None:
    for name, post in (("Lê Văn An", None), ("Đỗ Bình", "MEMBER"), ("Cao Yến", "HEAD"), ("Hà Ân", "MEMBER")):
        with writing(database, ACTOR) as work:
            add_member(work, name, post=TermDraft(post) if post else None)
    lan = member(database)
    assigned(database, lan, None, "Phường Minh Khai", since=SINCE)
    assigned(database, lan, "VX", since=SINCE)
    assigned(database, lan, "KT", since=SINCE, until=date(2022, 1, 1))
    found = rows(database)
    assert list(found) == ["Cao Yến", "Hà Ân", "Đỗ Bình", "Lê Văn An", "Trần Thị Lan"]
    given = [(row.field, row.unit) for row in found["Trần Thị Lan"].assignments]
    assert given == [("VX", None), (None, "Phường Minh Khai")]
    assert found["Cao Yến"].assignments == ()


def replaced(database: Database, old: int, new: int, **values: object) -> Replaced:
    with writing(database, ACTOR) as work:
        return replace_member(work, old, new, **values)  # type: ignore[arg-type]  # each test has its own


def test_one_person_takes_another_s_place(database: Database) -> None:
    lan, nam = member(database), member(database, "Lê Văn Nam")
    with writing(database, ACTOR) as work:
        give_post(work, lan, TermDraft("HEAD", since=SINCE))
        give_post(work, nam, TermDraft("DEPUTY", since=SINCE))
    field = assigned(database, lan, "QA", since=SINCE)
    both = assigned(database, lan, "KT", "Phường Minh Khai", since=SINCE, until=date(2099, 1, 1))
    assigned(database, lan, "VX", since=SINCE, until=date(2022, 1, 1))
    assigned(database, nam, "QA", since=SINCE)
    before = last_revision(database)
    on = date(2024, 5, 1)
    done = replaced(database, lan, nam, on=on, decision="12-QĐ/TU", retire=True)
    assert done.closed == (field, both)
    # He was in charge of defence already.
    assert len(done.opened) == 1
    assert done.term is not None
    with database.read() as connection:
        for day, hers, his in ((on - timedelta(days=1), 2, 1), (on, 0, 2), (TODAY, 0, 2)):
            counts = [len(assignments(connection, day.isoformat(), member_id=each)) for each in (lan, nam)]
            assert counts == [hers, his], day
        (new,) = (row for row in assignments(connection, on.isoformat(), member_id=nam) if row.unit)
        assert find_member(connection, lan).retired_at is not None
    assert (new.field, new.since, new.until, new.decision) == ("KT", "2024-05-01", "2099-01-01", "12-QĐ/TU")
    yesterday = on - timedelta(days=1)
    assert [post_of(database, "Lê Văn Nam", day) for day in (yesterday, on)] == ["DEPUTY", "HEAD"]
    assert [post_of(database, "Trần Thị Lan", day) for day in (yesterday, on)] == ["HEAD", None]
    lines = changes_since(database, before)
    assert [line[:2] for line in lines] == [
        ("replace", "committee"),
        ("end", "assignment"),
        ("end", "assignment"),
        ("assign", "assignment"),
        ("end", "term"),
        ("end", "term"),
        ("appoint", "term"),
        ("retire", "member"),
    ]
    about = {"member_id": nam, "replaced_id": lan, "from_date": "2024-05-01", "decision": "12-QĐ/TU"}
    assert lines[0][3] == about
    assert check(database).ok


def test_of_a_unit_that_is_no_more_nothing_is_taken_over(sqlite: Database) -> None:
    lan, nam = member(sqlite), member(sqlite, "Lê Văn Nam")
    gone = assigned(sqlite, lan, None, "Phường Lê Hồng Phong", since=SINCE)
    assert replaced(sqlite, lan, nam) == Replaced((gone,), (), None)


def test_what_cannot_be_replaced(sqlite: Database) -> None:
    lan, nam = member(sqlite), member(sqlite, "Lê Văn Nam")
    before = last_revision(sqlite)
    for values, match in (
        ({"old": lan, "new": lan}, "khác nhau"),
        ({"old": lan, "new": nam}, "không có chức danh hay phân công"),
        ({"old": lan, "new": nam, "on": date(2090, 1, 1), "retire": True}, "chưa đến ngày 01/01/2090"),
    ):
        with pytest.raises(NotAllowed, match=match):
            replaced(sqlite, **values)
    assert last_revision(sqlite) == before
    assigned(sqlite, lan, "QA", since=SINCE)
    assigned(sqlite, nam, "QA", since=date(2030, 1, 1))
    with pytest.raises(AlreadyThere, match="Lê Văn Nam đã được phân công"):
        replaced(sqlite, lan, nam, on=date(2024, 5, 1))
    with sqlite.read() as connection:
        assert len(assignments(connection, local_today(), member_id=lan)) == 1


def test_the_committee_has_a_name_a_host_and_rules(database: Database) -> None:
    with database.read() as connection:
        nothing = committee(connection)
    assert (nothing.place, nothing.name, nothing.host, nothing.version) == ("Thành phố Phủ Lý", None, None, 0)
    before = last_revision(database)
    name = "Ban Chỉ đạo phong trào thi đua Dân vận khéo"
    draft = SettingsDraft(
        name, "Ban Dân vận Thành ủy", "05-QC/BCĐ", date(2021, 4, 2), "Họp mỗi quý.\nBáo cáo tháng."
    )
    with writing(database, ACTOR) as work:
        set_committee(work, draft, 0)
        # What is so already is no change.
        set_committee(work, SettingsDraft(name=f" {name} "), 1)
        set_committee(work, SettingsDraft(host="Ban Tuyên giáo và Dân vận", rules_text=""), 1)
    with database.read() as connection:
        found = committee(connection)
        keys = set(connection.scalars(select(META.c.key)))
    assert (found.name, found.host, found.rules_number, found.rules_date, found.rules_text, found.version) == (
        name,
        "Ban Tuyên giáo và Dân vận",
        "05-QC/BCĐ",
        "2021-04-02",
        None,
        2,
    )
    assert {"program", "place", "sample", "committee_name"} <= keys
    lines = changes_since(database, before)
    assert [line[:2] for line in lines] == [("amend", "committee")] * 2
    assert lines[1][2] == {"host": "Ban Dân vận Thành ủy", "rules_text": "Họp mỗi quý.\nBáo cáo tháng."}
    with pytest.raises(Conflict), writing(database, ACTOR) as work:
        set_committee(work, SettingsDraft(name="Khác"), 1)
    with pytest.raises(TextRefused, match="Tên Ban Chỉ đạo"), writing(database, ACTOR) as work:
        set_committee(work, SettingsDraft(name="x" * 999), 2)
    with pytest.raises(Denied), writing(database, Actor("Thư ký", Role.SECRETARY)) as work:
        set_committee(work, SettingsDraft(name="Khác"), 2)
    assert check(database).ok


def test_who_was_changed_since_is_not_written_over(database: Database) -> None:
    """The role, the post and the leaving, each by what its actor has seen of the member."""
    lan = member(database)
    member(database, "Lê Văn Hòa", Role.ADMIN)

    def version() -> int:
        with database.read() as connection:
            return find_member(connection, lan).version

    for does in (
        lambda work, seen: set_role(work, lan, Role.SECRETARY, version=seen),
        lambda work, seen: give_post(work, lan, TermDraft("HEAD", SINCE), version=seen),
        lambda work, seen: retire_member(work, lan, version=seen),
    ):
        seen = version()
        for stale in (seen - 1, seen + 1):
            with pytest.raises(Conflict), writing(database, ACTOR) as work:
                does(work, stale)
        with writing(database, ACTOR) as work:
            does(work, seen)
        assert version() > seen


@pytest.mark.parametrize("day", [date(1700, 1, 1), date(2008, 12, 31), date(2100, 1, 1)])
def test_no_day_lies_outside_the_register(sqlite: Database, day: date) -> None:
    """Of a member, a post, an assignment, and of the end of one."""
    lan = member(sqlite)
    begun = assigned(sqlite, lan, "KT")
    for does in (
        lambda work: add_member(work, "Lê Văn Hòa", since=day),
        lambda work: add_member(work, "Lê Văn Hòa", post=TermDraft("HEAD", day)),
        lambda work: give_post(work, lan, TermDraft("HEAD", day)),
        lambda work: assign(work, AssignmentDraft(lan, 2, since=day)),
        lambda work: end_assignment(work, begun, 1, day),
    ):
        with pytest.raises(NotAllowed), writing(sqlite, ACTOR) as work:
            does(work)
    assert list(rows(sqlite)) == ["Trần Thị Lan"]
