"""Visits: entered, amended, read by year, unit and model."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from db.check import check
from db.engine import Database
from db.errors import Conflict, DanvanError, NotAllowed, NotFound, TextRefused
from db.lifecycle import Standing
from db.read.assessment import model_assessment
from db.read.inspections import inspection, inspections, needing_work, visits_in, visits_of
from db.read.unvisited import unvisited, unvisited_count
from db.scope import Scope, Span
from db.text import local_today
from db.visits import InspectionKind
from db.write.drafts import Registered
from db.write.inspections import InspectionDraft, VisitedModel, amend_inspection, inspect
from db.write.session import writing
from tests.db.acts import ACTOR, changes_since, last_revision, register, unit, year
from tests.db.awards import one
from tests.db.visits import visit

YEAR = Span(2018, 2018)
AUTUMN, WINTER = date(2018, 10, 13), date(2018, 12, 5)
SCOPE = Scope(YEAR)


def test_a_visit_with_its_models(database: Database) -> None:
    flowers, greens = one(database, name="Đường hoa"), one(database, name="Rau sạch")
    before = last_revision(database)
    number = visit(
        database,
        AUTUMN,
        models=[VisitedModel(flowers.registration_id, "Tốt"), VisitedModel(greens.registration_id, None, True)],
        unit_id=unit(database, "Phường Quang Trung"),
        findings="Đủ hồ sơ.\nDân tham gia đông.",
        to_strengthen="Sổ theo dõi",
        due_on=date(2018, 11, 30),
    )
    with database.read() as connection:
        (found,) = inspections(connection)
        seen = visits_in(connection, number)
    assert (found.kind, found.visited_on, found.team, found.unit) == (
        InspectionKind.CHECK,
        "2018-10-13",
        "Đoàn 1",
        "Phường Quang Trung",
    )
    assert (found.models, found.needing_work, found.due_on) == (2, 1, "2018-11-30")
    assert found.findings == "Đủ hồ sơ.\nDân tham gia đông."
    assert [(each.model, each.findings, each.needs_work) for each in seen] == [
        ("Đường hoa", "Tốt", False),
        ("Rau sạch", None, True),
    ]
    assert [(act, entity) for act, entity, _, _ in changes_since(database, before)] == [
        ("inspect", "inspection"),
        ("visit", "inspection"),
        ("visit", "inspection"),
    ]
    assert check(database).ok


def test_newest_first_by_year_and_unit(database: Database) -> None:
    flowers = one(database)
    far = register(database, "Rau sạch", year(database, 2018, "Xã Đinh Xá"))
    first, second = visit(database, AUTUMN, flowers), visit(database, WINTER, far, kind=InspectionKind.SURVEY)
    third = visit(database, date(2019, 1, 8), unit_id=unit(database, "Xã Đinh Xá"))
    with database.read() as connection:

        def ids(**wanted: object) -> list[int]:
            return [each.id for each in inspections(connection, **wanted)]  # type: ignore[arg-type]  # any filter

        assert ids() == [third, second, first]
        assert ids(span=YEAR) == [second, first]
        assert ids(kind=InspectionKind.SURVEY) == [second]
        assert ids(unit=unit(database, "Xã Đinh Xá")) == [third, second]
        assert ids(unit=unit(database, "Phường Quang Trung")) == [first]
        (newest,) = inspections(connection, limit=1)
        assert ids(after=newest) == [second, first]
        assert inspection(connection, 99) is None


def test_an_amendment(database: Database) -> None:
    flowers, greens = one(database, name="Đường hoa"), one(database, name="Rau sạch")
    number = visit(database, AUTUMN, flowers, greens)
    draft = InspectionDraft(
        InspectionKind.CHECK, AUTUMN, "Đoàn 2", [VisitedModel(greens.registration_id, "Yếu", True)]
    )
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        amend_inspection(work, number, draft, 1)
    with database.read() as connection:
        (only,) = visits_in(connection, number)
        assert (only.model, only.findings, only.needs_work, only.team) == ("Rau sạch", "Yếu", True, "Đoàn 2")
        found = inspection(connection, number)
        assert found is not None
        assert (found.models, found.version) == (1, 2)
        assert visits_of(connection, flowers.model_id) == ()
    lines = changes_since(database, before)
    assert [(act, old, new.get("listed")) for act, _, old, new in lines] == [
        ("amend", {"team": "Đoàn 1"}, None),
        ("visit", {"registration_id": greens.registration_id, "needs_work": 0, "listed": 1}, 1),
        ("visit", {"registration_id": flowers.registration_id, "needs_work": 0, "listed": 1}, 0),
    ]
    with pytest.raises(Conflict), writing(database, ACTOR) as work:
        amend_inspection(work, number, draft, 1)
    with writing(database, ACTOR) as work:
        amend_inspection(work, number, draft, 2)
    assert last_revision(database) == before + 3
    again = replace(draft, models=[*draft.models, VisitedModel(flowers.registration_id)])
    with writing(database, ACTOR) as work:
        amend_inspection(work, number, again, 2)
    with database.read() as connection:
        assert len(visits_in(connection, number)) == 2
        now = inspection(connection, number)
    assert now is not None
    assert now.version == 3
    assert check(database).ok


TOMORROW = date.fromisoformat(local_today()) + timedelta(days=1)


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"on": TOMORROW}, NotAllowed, "chưa đến"),
        ({"on": date(2017, 12, 31)}, NotAllowed, "đăng ký năm 2018 chưa có"),
        ({"team": "\x1b[0m"}, TextRefused, "Đoàn kiểm tra"),
        ({"findings": "a" * 8_001}, TextRefused, "8.001"),
        ({"due_on": date(2018, 10, 12)}, NotAllowed, "hạn củng cố"),
        ({"models": ()}, NotAllowed, "mô hình hoặc đơn vị"),
        ({"models": [VisitedModel(1), VisitedModel(1)]}, NotAllowed, "hai lần"),
        ({"models": [VisitedModel(99)]}, NotFound, "đăng ký"),
        ({"unit_id": 9_999}, NotFound, "đơn vị"),
    ],
)
def test_what_is_refused(
    sqlite: Database, changes: dict[str, object], error: type[DanvanError], words: str
) -> None:
    one(sqlite)
    good = visit(sqlite, AUTUMN, Registered(1, 1))
    before = last_revision(sqlite)
    draft = InspectionDraft(InspectionKind.CHECK, AUTUMN, "Đoàn 1", [VisitedModel(1)])
    wrong = replace(draft, **changes)  # type: ignore[arg-type]  # any field
    with pytest.raises(error, match=words) as refused, writing(sqlite, ACTOR) as work:
        inspect(work, wrong)
    assert refused.value.words("en")
    with pytest.raises(error, match=words), writing(sqlite, ACTOR) as work:
        amend_inspection(work, good, wrong, 1)
    with pytest.raises(NotFound, match="#99"), writing(sqlite, ACTOR) as work:
        amend_inspection(work, 99, draft, 1)
    assert last_revision(sqlite) == before


def test_who_was_not_visited(database: Database) -> None:
    names = ("Một", "Hai", "Ba", "Bốn")
    first, second, third, fourth = (one(database, name=name) for name in names)
    stopped = one(database, Standing.STOPPED, "Năm")
    visit(database, date(2018, 3, 1), first, second)
    visit(database, AUTUMN, second)
    with database.read() as connection:
        found = unvisited(connection, SCOPE, "2018-06-01")
        assert [(each.model, each.last_visit) for each in found] == [
            ("Một", "2018-03-01"),
            ("Ba", None),
            ("Bốn", None),
        ]
        assert stopped.model_id not in {each.model_id for each in found}
        assert [
            each.code for each in unvisited(connection, SCOPE, "2018-06-01", after=first.model_id, limit=1)
        ] == [f"MH{third.model_id:04d}"]
        for since, count in (("2018-01-01", 2), ("2018-03-01", 2), ("2018-03-02", 3), ("2019-01-01", 4)):
            assert unvisited_count(connection, SCOPE, since) == count
            assert len(unvisited(connection, SCOPE, since)) == count
        elsewhere = SCOPE.but(unit=unit(database, "Xã Đinh Xá"))
        assert unvisited_count(connection, elsewhere, "2019-01-01") == 0
    assert fourth.model_id


def test_who_must_be_strengthened(database: Database) -> None:
    late, soon, mended = (one(database, name=name) for name in ("Muộn", "Sớm", "Đã xong"))
    visit(database, AUTUMN, late, needs_work=True)
    visit(database, AUTUMN, soon, mended, needs_work=True, due_on=date(2018, 11, 30))
    visit(database, WINTER, mended)
    with database.read() as connection:
        found = needing_work(connection, span=YEAR)
        assert [(each.model, each.due_on) for each in found] == [("Sớm", "2018-11-30"), ("Muộn", None)]
        assert needing_work(connection, span=Span(2019, 2019)) == ()
        assert len(needing_work(connection, unit=unit(database, "Phường Quang Trung"))) == 2
        assert needing_work(connection, unit=unit(database, "Xã Đinh Xá")) == ()
        assert model_assessment(connection, late.model_id).needs_work
        assert not model_assessment(connection, mended.model_id).needs_work


def test_each_view_is_one_statement(sqlite: Database) -> None:
    made = [one(sqlite, name=name) for name in ("Một", "Hai", "Ba")]
    visit(sqlite, AUTUMN, *made, needs_work=True)
    asked: list[str] = []
    with sqlite.read() as connection:
        event.listen(connection, "before_cursor_execute", lambda *call: asked.append(call[2]))
        for read in (inspections, needing_work):
            read(connection)
        unvisited(connection, SCOPE, "2019-01-01")
        unvisited_count(connection, SCOPE, "2019-01-01")
        visits_in(connection, 1)
    assert len(asked) == 5
