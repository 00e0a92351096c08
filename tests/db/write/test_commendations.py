"""Commendations: proposed, awarded, revoked; refused in words; never twice unknowingly."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from db.awards import AwardStatus, Level
from db.check import check
from db.engine import Database
from db.errors import Conflict, DanvanError, NotAllowed, NotFound, TextRefused
from db.lifecycle import Standing, Subject
from db.read.commendation_records import CommendationFilter
from db.read.commendations import commendations, commended, duplicates, proposed
from db.schema.tables import UNIT
from db.text import local_today
from db.write.amend import move
from db.write.commendations import AlreadyCommended, CommendationDraft, award, revoke_commendation
from db.write.session import writing
from tests.db.acts import ACTOR, changes_since, last_revision, unit
from tests.db.awards import DECISION, YEAR, awarded, draft, one, proposal, read


def test_the_life_of_a_commendation(database: Database) -> None:
    made = one(database)
    before = last_revision(database)
    given = proposal(database, draft(made.registration_id, achievement="Trồng 3 km hoa.\nGiữ sạch."))
    first = read(database, given)
    assert (first.status, first.model_id, first.model) == (AwardStatus.PROPOSED, made.model_id, "Đường hoa")
    assert (first.recipient, first.subject, first.year) == ("Đường hoa", Subject.COLLECTIVE, 2018)
    assert (first.unit, first.achievement) == ("Phường Quang Trung", "Trồng 3 km hoa.\nGiữ sạch.")
    with database.read() as connection:
        assert (proposed(connection, YEAR), commended(connection, YEAR)) == ((1, 0), (0, 0))

    awarded(database, given)
    second = read(database, given)
    assert (second.status, second.decision, second.decided_on, second.issuer) == (
        AwardStatus.AWARDED,
        "45-QĐ/TU",
        "2018-11-20",
        "Ban Thường vụ Thành ủy",
    )
    with database.read() as connection:
        assert (proposed(connection, YEAR), commended(connection, YEAR)) == ((0, 0), (1, 0))

    with writing(database, ACTOR) as work:
        revoke_commendation(work, given, second.version, "Khai man", decision="9-QĐ/TU", on=date(2019, 3, 5))
    third = read(database, given)
    assert (third.status, third.revoked_on, third.revoked_decision, third.revoked_reason) == (
        AwardStatus.REVOKED,
        "2019-03-05",
        "9-QĐ/TU",
        "Khai man",
    )
    assert third.decision == "45-QĐ/TU"
    with database.read() as connection:
        assert commended(connection, YEAR) == (0, 0)
    lines = changes_since(database, before)
    assert [(act, entity) for act, entity, _, _ in lines] == [
        ("propose", "commendation"),
        ("award", "commendation"),
        ("revoke", "commendation"),
    ]
    assert lines[1][2] == {"status": "PROPOSED"}
    assert check(database).ok


def test_several_are_awarded_under_one_decision_or_none(database: Database) -> None:
    ids = [proposal(database, draft(one(database, name=name).registration_id)) for name in ("Một", "Hai", "Ba")]
    awarded(database, *ids[:1])
    with pytest.raises(NotAllowed, match="không còn là đề nghị"):
        awarded(database, ids[1], ids[0])
    assert read(database, ids[1]).status is AwardStatus.PROPOSED
    awarded(database, *ids[1:])
    with database.read() as connection:
        assert {each.decision for each in commendations(connection)} == {"45-QĐ/TU"}


def test_what_was_returned_since_is_not_awarded(database: Database) -> None:
    """It counts nowhere, so it would be commended for nothing."""
    made, other = one(database, Standing.REGISTERED), one(database, name="Rau sạch")
    ids = [proposal(database, draft(each.registration_id)) for each in (other, made)]
    with writing(database, ACTOR) as work:
        move(work, made.registration_id, Standing.RETURNED, 1, "Thiếu nội dung")
    with pytest.raises(NotAllowed) as refused:
        awarded(database, *ids)
    assert "đăng ký của «Đường hoa» (khen thưởng #2) đã bị trả lại" in refused.value.words()
    assert {read(database, each).status for each in ids} == {AwardStatus.PROPOSED}
    with writing(database, ACTOR) as work:
        move(work, made.registration_id, Standing.REGISTERED, 2)
    awarded(database, *ids)


def test_a_second_one_for_the_same_year_is_said(database: Database) -> None:
    made = one(database)
    first = proposal(database, draft(made.registration_id))
    with pytest.raises(AlreadyCommended, match="#1 Giấy khen") as refused:
        proposal(database, draft(made.registration_id, form="Bằng khen", level=Level.PROVINCE))
    assert "--knowingly" in refused.value.hint()
    second = proposal(database, draft(made.registration_id, form="Bằng khen"), knowingly=True)
    with database.read() as connection:
        assert [each.id for each in duplicates(connection)] == [first, second]
        assert [each.id for each in duplicates(connection, CommendationFilter(YEAR))] == [first, second]
        assert len(duplicates(connection, CommendationFilter(field="VX"))) == 2
        assert duplicates(connection, CommendationFilter(field="KT")) == ()
    awarded(database, first)
    with pytest.raises(AlreadyCommended, match="45-QĐ/TU"):
        awarded(database, second)
    awarded(database, second, knowingly=True)
    with writing(database, ACTOR) as work:
        revoke_commendation(work, first, read(database, first).version, "Trùng", decision="1")
    with database.read() as connection:
        assert duplicates(connection) == ()


def test_a_person_without_a_model_is_commended_once_too(database: Database) -> None:
    person = draft(
        recipient="Trần Thị Lan",
        subject=Subject.INDIVIDUAL,
        unit_id=unit(database, "Phường Quang Trung"),
        year=2018,
    )
    first = proposal(database, person)
    with pytest.raises(AlreadyCommended):
        proposal(database, person)
    proposal(database, replace(person, year=2017))
    proposal(database, replace(person, unit_id=unit(database, "Xã Đinh Xá")))
    second = proposal(database, person, knowingly=True)
    with database.read() as connection:
        assert [each.id for each in duplicates(connection)] == [first, second]
        assert commended(connection, YEAR, unit(database, "Xã Đinh Xá")) == (0, 0)
        assert proposed(connection, YEAR, unit(database, "Xã Đinh Xá")) == (0, 1)


def test_the_units_name_is_that_of_the_time(database: Database) -> None:
    made = one(database)
    given = proposal(database, draft(made.registration_id))
    awarded(database, given)
    with database.write() as connection:
        connection.execute(update(UNIT).where(UNIT.c.name == "Phường Quang Trung").values(name="Phường Khác"))
    assert read(database, given).unit == "Phường Quang Trung"


TOMORROW = date.fromisoformat(local_today()) + timedelta(days=1)


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"registration_id": 99}, NotFound, "đăng ký"),
        ({"form": " \x1b[2J "}, TextRefused, "Hình thức"),
        ({"recipient": ""}, TextRefused, "Người, tập thể"),
        ({"recipient": "A" * 251}, TextRefused, "251"),
        ({"year": 2019}, NotAllowed, "năm 2018"),
        ({"unit_id": 9_999}, NotFound, "đơn vị"),
        ({"subject": Subject.UNKNOWN}, NotAllowed, "tập thể hay cá nhân"),
        ({"registration_id": None, "subject": Subject.INDIVIDUAL}, NotAllowed, "năm và đơn vị"),
        ({"proposed_on": TOMORROW}, NotAllowed, "chưa đến"),
        ({"proposed_on": date(1999, 1, 1)}, NotAllowed, "2009"),
        (
            {"registration_id": None, "subject": Subject.INDIVIDUAL, "unit_id": 2, "year": 1999},
            NotAllowed,
            "1999",
        ),
    ],
)
def test_what_cannot_be_proposed(
    sqlite: Database, changes: dict[str, object], error: type[DanvanError], words: str
) -> None:
    made = one(sqlite)
    before = last_revision(sqlite)
    given: CommendationDraft = replace(draft(made.registration_id), **changes)  # type: ignore[arg-type]  # any field
    with pytest.raises(error, match=words) as refused:
        proposal(sqlite, given)
    assert refused.value.words("en")
    assert refused.value.hint("en")
    assert last_revision(sqlite) == before


def test_what_was_returned_is_not_commended(sqlite: Database) -> None:
    with pytest.raises(NotAllowed, match="trả lại"):
        proposal(sqlite, draft(one(sqlite, Standing.RETURNED).registration_id))


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"number": ""}, TextRefused, "Số quyết định"),
        ({"issuer": "  "}, TextRefused, "Cơ quan ra quyết định"),
        ({"on": date(2017, 12, 31)}, NotAllowed, "có trước thành tích"),
        ({"on": date(2025, 7, 1)}, NotAllowed, "không còn cấp huyện"),
        ({"on": TOMORROW}, NotAllowed, "chưa đến"),
    ],
)
def test_a_decision_that_does_not_hold(
    sqlite: Database, changes: dict[str, object], error: type[DanvanError], words: str
) -> None:
    given = proposal(sqlite, draft(one(sqlite).registration_id))
    with pytest.raises(error, match=words):
        awarded(sqlite, given, decision=replace(DECISION, **changes))  # type: ignore[arg-type]  # any field
    assert read(sqlite, given).status is AwardStatus.PROPOSED


def test_what_cannot_be_revoked(sqlite: Database) -> None:
    given = proposal(sqlite, draft(one(sqlite).registration_id))

    def refused(error: type[DanvanError], words: str, *args: object, **more: object) -> None:
        with pytest.raises(error, match=words), writing(sqlite, ACTOR) as work:
            revoke_commendation(work, *args, **more)  # type: ignore[arg-type]  # each case by its own

    refused(NotFound, "#99", 99, 1, "Vì")
    refused(Conflict, "người khác", given, 7, "Vì")
    refused(TextRefused, "Lý do", given, 1, "  ")
    awarded(sqlite, given)
    refused(NotAllowed, "cần số quyết định", given, 2, "Vì")
    refused(NotAllowed, "trước ngày khen", given, 2, "Vì", decision="1", on=date(2018, 11, 19))
    with writing(sqlite, ACTOR) as work:
        revoke_commendation(work, given, 2, "Vì", decision="1")
    refused(NotAllowed, "đã bị thu hồi", given, 3, "Vì", decision="1")


def test_a_proposal_that_is_not_followed_is_revoked_without_a_decision(sqlite: Database) -> None:
    given = proposal(sqlite, draft(one(sqlite).registration_id))
    with writing(sqlite, ACTOR) as work:
        revoke_commendation(work, given, 1, "Không được chọn")
    assert (read(sqlite, given).revoked_decision, read(sqlite, given).revoked_reason) == (None, "Không được chọn")
    with pytest.raises(Conflict), writing(sqlite, ACTOR) as work:
        award(work, [(given, 1)], DECISION)
