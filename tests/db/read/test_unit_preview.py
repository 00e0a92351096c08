"""What an act on units will do is said before it is done, and looking changes nothing."""

from datetime import date, timedelta

import pytest

from db.engine import Database
from db.errors import NotAllowed
from db.read.models import model_count
from db.read.reforms import change_set
from db.read.successors import pending
from db.read.unit_plans import renamed
from db.read.unit_preview import preview, to_choose
from db.read.unit_preview_records import Preview, Spoken
from db.reference import REFORMS
from db.scope import Scope, Span, UnitView
from db.setup import create_register
from db.text import local_today
from db.unit_changes import Below, ChangeSet, Terms, UnitDraft, dissolving, merging, splitting
from db.unit_kinds import UnitKind
from db.write.activities import add_activity
from db.write.calendar_drafts import TargetDraft
from db.write.deadlines import add_deadline
from db.write.receipts import receive
from db.write.register import register_again
from db.write.session import writing
from db.write.targets import set_target
from db.write.units import UnitDraft as Draft
from db.write.units import add_unit, reorganise
from tests.db import calendar_acts, committee_acts
from tests.db.acts import ACTOR, last_revision, register, unit, year

JANUARY, JULY = REFORMS
EVERY = Span(2015, 2025)


@pytest.fixture
def city(nowhere: Database) -> Database:
    """The city as of 2020, with models in some of its units."""
    create_register(nowhere, as_of=date(2020, 1, 1))
    for number, where in enumerate(("Phường Minh Khai", "Phường Minh Khai", "Xã Tiên Hải", "Phường Quang Trung")):
        register(nowhere, f"Mô hình {number}", year(nowhere, 2018, where), place=f"Tổ {number}")
    with writing(nowhere, ACTOR) as work:
        register_again(work, 1, year(nowhere, 2020, "Phường Minh Khai"))
        register_again(work, 4, year(nowhere, 2020, "Phường Lam Hạ"))
    return nowhere


def look(database: Database, changes: ChangeSet) -> Preview:
    """The preview; nothing is written by it."""
    before = last_revision(database)
    with database.read() as connection:
        found = preview(connection, changes)
    assert (last_revision(database), found.revision) == (before, before)
    return found


def of_reform(database: Database, number: int) -> Preview:
    """The preview of one of the two."""
    with database.read() as connection:
        changes = change_set(connection, REFORMS[number])
    return look(database, changes)


def test_a_reform_is_said_unit_by_unit(city: Database) -> None:
    seen = of_reform(city, 0)
    assert (seen.title, seen.on, seen.decision) == (JANUARY.title, "2025-01-01", "1288/NQ-UBTVQH15")
    assert (len(seen.ends), len(seen.begins), seen.moving, seen.choosing, seen.to_come) == (10, 3, 2, 0, False)
    ends = {each.name: each for each in seen.ends}
    minh_khai, tien_hai = ends["Phường Minh Khai"], ends["Xã Tiên Hải"]
    assert [(each.id, each.name) for each in minh_khai.to] == [(None, "Phường Châu Cầu")]
    assert (minh_khai.models, minh_khai.years, minh_khai.last_day) == (2, ((2018, 2), (2020, 1)), "2024-12-31")
    assert (tien_hai.to, tien_hai.models, tien_hai.choosing) == ((), 1, False)
    assert "chưa xác minh" in tien_hai.notes[0]
    (chau_cau,) = [each for each in seen.begins if each.name == "Phường Châu Cầu"]
    assert (chau_cau.parent, chau_cau.code, len(chau_cau.takes)) == ("Thành phố Phủ Lý", "13294", 4)


def test_what_is_said_is_what_is_done(city: Database) -> None:
    """The second one speaks of what the first one moved, and its models wait as it says."""
    for number, which in enumerate(REFORMS):
        seen = of_reform(city, number)
        with city.read() as connection:
            changes = change_set(connection, which)
            waiting = to_choose(connection, changes)
        with writing(city, ACTOR) as work:
            reorganise(work, change_set(work.session.connection(), which))
        with city.read() as connection:
            for ending in seen.ends:
                if len(ending.to) == 1:
                    there = Scope(EVERY, unit=unit(city, ending.to[0].name), unit_view=UnitView.TODAY)
                    assert model_count(connection, there) >= ending.models
                for at, count in ending.years:
                    scope = Scope(Span(at, at), unit=ending.id, unit_view=UnitView.TODAY)
                    assert model_count(connection, scope) == (0 if len(ending.to) == 1 else count)
            after = pending(connection)
        assert ([row.key for row in after.rows], after.total) == ([row.key for row in waiting], seen.choosing)
    assert seen.choosing == 1


def test_models_that_need_a_choice_are_listed_by_page(city: Database) -> None:
    ward = unit(city, "Phường Minh Khai")
    parts = [UnitDraft(name, UnitKind.WARD) for name in ("Đông", "Tây")]
    changes = splitting(ward, parts, Terms(date(2022, 1, 1)))
    assert look(city, changes).choosing == 2
    with city.read() as connection:
        (first,) = to_choose(connection, changes, limit=1)
        (second,) = to_choose(connection, changes, after=first.at)
    assert [(row.name, row.place, row.unit, row.last_year) for row in (first, second)] == [
        ("Mô hình 0", "Tổ 0", "Phường Minh Khai", 2020),
        ("Mô hình 1", "Tổ 1", "Phường Minh Khai", 2018),
    ]


def test_single_acts(city: Database) -> None:
    one, other = unit(city, "Phường Minh Khai"), unit(city, "Xã Tiên Hải")
    terms = Terms(date(2022, 7, 1), "5/NQ")
    new = UnitDraft("Phường Mới", UnitKind.WARD, unit(city, "Thành phố Phủ Lý"))
    merged = look(city, merging([one, other], new, terms))
    assert (merged.title, merged.moving, [each.takes for each in merged.begins]) == (
        None,
        3,
        [("Phường Minh Khai", "Xã Tiên Hải")],
    )
    with city.read() as connection:
        changes = renamed(connection, one, "Phường Khác", terms)
    assert [(each.name, each.kind, each.code) for each in look(city, changes).begins] == [
        ("Phường Khác", "WARD", "13294")
    ]
    gone = look(city, dissolving(other, terms))
    assert (gone.moving, gone.choosing, [each.models for each in gone.ends]) == (0, 0, [1])


def test_units_below_are_among_it(city: Database) -> None:
    ward = unit(city, "Phường Minh Khai")
    with writing(city, ACTOR) as work:
        add_unit(work, Draft("Tổ dân phố 1", UnitKind.RESIDENTIAL_GROUP, ward), date(2015, 1, 1))
    register(city, "Ngõ xanh", year(city, 2019, "Tổ dân phố 1"))
    with city.read() as connection:
        follow = renamed(connection, ward, "Phường Khác", Terms(date(2022, 7, 1), below=Below.FOLLOW))
        refuse = renamed(connection, ward, "Phường Khác", Terms(date(2022, 7, 1)))
    seen = look(city, follow)
    assert [(each.name, each.along, each.models) for each in seen.ends] == [
        ("Phường Minh Khai", False, 2),
        ("Tổ dân phố 1", True, 1),
    ]
    assert [(each.name, each.parent, each.along) for each in seen.begins] == [
        ("Phường Khác", "Thành phố Phủ Lý", False),
        ("Tổ dân phố 1", "Phường Khác", True),
    ]
    with pytest.raises(NotAllowed, match="Tổ dân phố 1"):
        look(city, refuse)


def test_what_is_planned_for_units_that_end_is_counted(database: Database) -> None:
    """From that day on, and only what still holds."""
    ward, other = unit(database, "Phường Hà Nam"), unit(database, "Phường Phủ Lý")
    on = date.fromisoformat(local_today())
    with writing(database, ACTOR) as work:
        for due in (on - timedelta(days=1), on, on + timedelta(days=9)):
            draft = calendar_acts.deadline_draft(database, due=due, year=due.year, unit_ids=(ward, other))
            add_deadline(work, draft)
        receive(work, 3, [ward])
        add_activity(work, calendar_acts.activity_draft(since=on, unit_ids=(ward,)))
        set_target(work, TargetDraft(Span(on.year, on.year), 40, unit_id=ward))
        set_target(work, TargetDraft(Span(on.year - 1, on.year - 1), 40, unit_id=ward))
    ba, ngoc = (committee_acts.member(database, name) for name in ("Lê Văn Ba", "Đỗ Thị Ngọc"))
    for who in (ba, ngoc):
        committee_acts.assigned(database, who, where="Phường Hà Nam", since=on - timedelta(days=20))
    committee_acts.ended(database, 2, last_day=on - timedelta(days=1))
    assert look(database, dissolving(ward, Terms(on))).spoken == (
        Spoken("deadline", 1),
        Spoken("activity", 1),
        Spoken("assignment", 1),
        Spoken("target", 1),
    )


def test_a_day_that_is_still_to_come_is_said_and_keeps_it_from_being_done(database: Database) -> None:
    tomorrow = date.fromisoformat(local_today()) + timedelta(days=1)
    changes = dissolving(unit(database, "Phường Hà Nam"), Terms(tomorrow))
    assert look(database, changes).to_come
    with pytest.raises(NotAllowed, match="chưa đến"), writing(database, ACTOR) as work:
        reorganise(work, changes)
