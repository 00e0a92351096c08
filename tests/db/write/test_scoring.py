"""Rubrics as data, the points given by them, and what is derived: total and grade."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.check import check
from db.clearance import Clearance
from db.engine import Database
from db.errors import AlreadyThere, Conflict, DanvanError, NotAllowed, NotFound, TextRefused
from db.identity import Actor
from db.lifecycle import Standing, Subject
from db.read.assessment import model_assessment
from db.read.rubrics import RubricRecord, rubrics, scorings_of
from db.text import local_today
from db.write.drafts import Registered
from db.write.rubrics import RubricDraft, add_rubric, close_rubric
from db.write.scoring import score
from db.write.session import writing
from tests.db.acts import ACTOR, changes_since, last_revision, register, topic, year
from tests.db.awards import one
from tests.db.visits import DEMO, demo_rubric, visit

DAY = date(2018, 11, 1)
ADMIN = Actor("Quản trị")


def points(rubric: RubricRecord, *values: int) -> dict[int, int]:
    return {criterion.id: value for criterion, value in zip(rubric.criteria, values, strict=True)}


def scored(database: Database, made: Registered, rubric: RubricRecord, *values: int, **more: int) -> int:
    with writing(database, ACTOR) as work:
        return score(
            work,
            made.registration_id,
            rubric.id,
            points(rubric, *values),
            on=DAY,
            inspection_id=more.get("inspection_id"),
            version=more.get("version"),
        )


def test_total_and_grade(database: Database) -> None:
    made, rubric = one(database), demo_rubric(database)
    assert (rubric.most, [criterion.max_points for criterion in rubric.criteria]) == (
        100,
        [15, 15, 20, 25, 15, 10],
    )
    assert [rubric.grade(total) for total in (100, 90, 89, 80, 65, 64, 0)] == [
        "Xuất sắc",
        "Xuất sắc",
        "Tốt",
        "Tốt",
        "Khá",
        "Chưa đạt",
        "Chưa đạt",
    ]
    number = scored(database, made, rubric, 15, 14, 18, 20, 12, 5, inspection_id=visit(database, DAY, made))
    with database.read() as connection:
        (found,) = scorings_of(connection, made.model_id)
    assert (found.id, found.total, found.grade, found.rubric.id) == (number, 84, "Tốt", rubric.id)
    assert (found.points, found.scored_on, found.version) == ((15, 14, 18, 20, 12, 5), "2018-11-01", 1)
    assert check(database).ok


def test_other_points_want_the_version_that_was_seen(database: Database) -> None:
    made, rubric = one(database), demo_rubric(database)
    scored(database, made, rubric, 0, 0, 0, 0, 0, 0)
    with pytest.raises(AlreadyThere, match="Thang điểm tham khảo"):
        scored(database, made, rubric, 1, 1, 1, 1, 1, 1)
    with pytest.raises(Conflict):
        scored(database, made, rubric, 1, 1, 1, 1, 1, 1, version=7)
    before = last_revision(database)
    scored(database, made, rubric, 15, 15, 20, 25, 15, 10, version=1)
    ((act, entity, old, new),) = changes_since(database, before)
    assert (act, entity, sum(old["points"].values()), new["total"]) == ("score", "scoring", 0, 100)
    with database.read() as connection:
        (found,) = scorings_of(connection, made.model_id)
    assert (found.total, found.version) == (100, 2)


def test_what_was_scored_keeps_its_rubric(database: Database) -> None:
    made, old = one(database), demo_rubric(database)
    scored(database, made, old, 15, 15, 20, 25, 15, 10)
    with writing(database, ACTOR) as work:
        close_rubric(work, old.id, date(2018, 12, 31))
    new = demo_rubric(database, replace(DEMO, name="Thang mới", valid_from=date(2019, 1, 1)))
    with database.read() as connection:
        assert [each.id for each in rubrics(connection)] == [new.id, old.id]
        assert [each.id for each in rubrics(connection, on="2018-12-31")] == [old.id]
        assert [each.id for each in rubrics(connection, on="2019-01-01")] == [new.id]
        (found,) = scorings_of(connection, made.model_id)
    assert (found.rubric.id, found.rubric.valid_to, found.grade) == (old.id, "2018-12-31", "Xuất sắc")
    with pytest.raises(NotAllowed, match="đã có ngày kết thúc"), writing(database, ACTOR) as work:
        close_rubric(work, old.id)
    with pytest.raises(NotAllowed, match="trước ngày bắt đầu"), writing(database, ACTOR) as work:
        close_rubric(work, new.id, date(2018, 5, 1))
    with pytest.raises(NotFound, match="#99"), writing(database, ACTOR) as work:
        close_rubric(work, 99)


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"name": " "}, TextRefused, "Tên thang điểm"),
        ({"criteria": ()}, NotAllowed, "ít nhất một tiêu chí"),
        ({"criteria": (("Một", 0),)}, NotAllowed, "lớn hơn 0"),
        ({"criteria": (("", 5),)}, TextRefused, "Tên tiêu chí"),
        ({"criteria": (("Một", 50), ("một", 50))}, NotAllowed, "cùng tên"),
        ({"grades": (("Tốt", 5),)}, NotAllowed, "bắt đầu từ 0"),
        ({"grades": (("Tốt", 101), ("Kém", 0))}, NotAllowed, "bắt đầu từ 0"),
        ({"grades": (("Tốt", 0), ("Kém", 0))}, NotAllowed, "bắt đầu từ 0"),
        ({"valid_to": date(2016, 1, 1)}, NotAllowed, "trước ngày bắt đầu"),
        ({"subject": Subject.UNKNOWN}, NotAllowed, "cả hai"),
    ],
)
def test_a_rubric_that_does_not_hold(
    sqlite: Database, changes: dict[str, object], error: type[DanvanError], words: str
) -> None:
    draft: RubricDraft = replace(DEMO, **changes)  # type: ignore[arg-type]  # any field
    with pytest.raises(error, match=words), writing(sqlite, ACTOR) as work:
        add_rubric(work, draft)
    with sqlite.read() as connection:
        assert rubrics(connection) == ()


def test_points_that_are_refused(sqlite: Database) -> None:
    made, rubric = one(sqlite), demo_rubric(sqlite)
    persons = demo_rubric(sqlite, replace(DEMO, subject=Subject.INDIVIDUAL))
    later = demo_rubric(sqlite, replace(DEMO, valid_from=date(2018, 11, 2)))
    returned = one(sqlite, Standing.RETURNED, "Bị trả")
    before = last_revision(sqlite)
    full = (15, 15, 20, 25, 15, 10)

    def refused(error: type[DanvanError], words: str, who: Registered, by: RubricRecord, *values: int) -> None:
        with pytest.raises(error, match=words) as caught:
            scored(sqlite, who, by, *values)
        assert caught.value.words("en")

    refused(NotAllowed, "16 điểm không nằm trong 0-15", made, rubric, 16, *full[1:])
    refused(NotAllowed, "-1 điểm", made, rubric, -1, *full[1:])
    refused(NotAllowed, "không dùng cho đối tượng", made, persons, *full)
    refused(NotAllowed, "không có hiệu lực ngày 01/11/2018", made, later, *full)
    refused(NotAllowed, "trả lại", returned, rubric, *full)
    refused(NotFound, "đăng ký", Registered(99, 99), rubric, *full)
    with pytest.raises(NotAllowed, match="đủ các tiêu chí"), writing(sqlite, ACTOR) as work:
        score(work, made.registration_id, rubric.id, {rubric.criteria[0].id: 1}, on=DAY)
    with pytest.raises(NotFound, match="#99"), writing(sqlite, ACTOR) as work:
        score(work, made.registration_id, 99, {}, on=DAY)
    with pytest.raises(NotFound, match="#99"):
        scored(sqlite, made, rubric, *full, inspection_id=99)
    with pytest.raises(Conflict):
        scored(sqlite, made, rubric, *full, version=1)
    tomorrow = date.fromisoformat(local_today()) + timedelta(days=1)
    with pytest.raises(NotAllowed, match="chưa đến"), writing(sqlite, ACTOR) as work:
        score(work, made.registration_id, rubric.id, points(rubric, *full), on=tomorrow)
    assert last_revision(sqlite) == before


def test_rubrics_for_a_subject(database: Database) -> None:
    both = demo_rubric(database)
    persons = demo_rubric(database, replace(DEMO, subject=Subject.INDIVIDUAL))
    with database.read() as connection:
        assert {each.id for each in rubrics(connection, subject=Subject.INDIVIDUAL)} == {both.id, persons.id}
        assert {each.id for each in rubrics(connection, subject=Subject.COLLECTIVE)} == {both.id}


def test_points_of_a_sensitive_model_are_for_the_cleared(database: Database) -> None:
    draft = year(database, field="QA", topic_id=topic(database, "QA12"), standing=Standing.EFFECTIVE)
    made, rubric = register(database, "Giúp người lầm lỗi", draft), demo_rubric(database)
    scored(database, made, rubric, 15, 14, 18, 20, 12, 5)
    with database.read() as connection:
        assert not model_assessment(connection, made.model_id).scorings
        (found,) = model_assessment(
            connection, made.model_id, Clearance(ADMIN, frozenset({made.model_id}))
        ).scorings
    assert found.total == 84
