"""Where the models of a split unit went: chosen by a human, counted by today's units, and never by the past's."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from db.check import check
from db.engine import Database
from db.errors import NotAllowed, NotFound, TextRefused
from db.findings import Kind
from db.lifecycle import Standing
from db.read.history import history_page
from db.read.models import model_count, model_page
from db.read.successors import choices_of, pending, pending_places
from db.read.tallies import total
from db.read.units import all_units
from db.schema import UnitKind
from db.schema.tables import CHOICE
from db.scope import Scope, Span, UnitView
from db.text import local_today
from db.write.amend import amend
from db.write.carry_over import carry_over
from db.write.rebuild import rebuild_derived
from db.write.register import delete_registration, register_again
from db.write.session import writing
from db.write.successors import Chosen, choose_for_place, choose_successor
from db.write.units import UnitDraft, add_unit, dissolve_unit, merge_units, split_unit
from tests.db.acts import ACTOR, changes_since, detail, last_revision, register, unit, year

SPAN = Span(2015, 2025)
QUANG_TRUNG, PHU_LY, HA_NAM = "Phường Quang Trung", "Phường Phủ Lý", "Phường Hà Nam"


def choose(database: Database, models: list[int], where: str, decision: str | None = None) -> Chosen:
    """Some models to the unit of this name that stands today."""
    with writing(database, ACTOR) as work:
        return choose_successor(work, models, unit(database, where), decision=decision)


def counts(database: Database, view: UnitView, span: Span = SPAN) -> dict[str, int]:
    """How many models each unit has, where it has any; of one name together."""
    found: dict[str, int] = {}
    with database.read() as connection:
        for row in all_units(connection, Scope(span, unit_view=view)):
            alone = model_count(connection, Scope(span, unit=row.id, unit_view=view))
            assert row.tally.total == alone == total(connection, Scope(span, unit=row.id, unit_view=view)).total
            if alone:
                found[row.name] = found.get(row.name, 0) + alone
    return found


@pytest.fixture
def three(database: Database) -> Database:
    """Three models of the ward that was split, in two of its groups."""
    for name, place in (("Đường hoa", "Tổ 1"), ("Rau sạch", "Tổ dân phố số 11"), ("An bình", None)):
        register(database, name, year(database, 2018, QUANG_TRUNG), place=place)
    return database


def test_it_counts_there_by_todays_units_and_nowhere_else(three: Database) -> None:
    before = counts(three, UnitView.REGISTERED)
    assert counts(three, UnitView.TODAY) == {QUANG_TRUNG: 3, "Thành phố Phủ Lý": 3}
    first = last_revision(three)
    assert choose(three, [2, 1], PHU_LY, " 12/NQ\x1b[2J ") == Chosen((1, 2), ())
    assert counts(three, UnitView.TODAY) == {
        QUANG_TRUNG: 1,
        "Thành phố Phủ Lý": 1,
        PHU_LY: 2,
        "Tỉnh Ninh Bình": 2,
    }
    assert counts(three, UnitView.REGISTERED) == before
    split, successor = unit(three, QUANG_TRUNG), unit(three, PHU_LY)
    after = {"unit_id": successor, "from_unit_id": split, "chosen_on": local_today(), "decision": "12/NQ"}
    assert changes_since(three, first) == [("choose", "successor", {}, after)] * 2
    with three.read() as connection:
        (made,) = choices_of(connection, 1)
        scope = Scope(SPAN, unit=successor, unit_view=UnitView.TODAY, words="hoa")
        assert [row.name for row in model_page(connection, scope).rows] == ["Đường hoa"]
        lines = history_page(connection, scope.but(words=""))
    assert (made.unit, made.successor, made.decision) == (QUANG_TRUNG, PHU_LY, "12/NQ")
    assert [line.change.act for line in lines if line.change.model_id is not None] == [
        "choose",
        "choose",
        "register",
        "register",
    ]
    assert {named.name for named in lines[0].names} == {QUANG_TRUNG, PHU_LY}
    assert check(three).ok


def test_it_can_be_chosen_again_and_the_same_twice_is_one(three: Database) -> None:
    choose(three, [1, 2], PHU_LY)
    before = last_revision(three)
    assert choose(three, [1], PHU_LY) == Chosen((), (1,))
    assert last_revision(three) == before
    assert choose(three, [1, 3], HA_NAM) == Chosen((1, 3), ())
    lines = changes_since(three, before)
    assert [line[2] for line in lines] == [{"unit_id": unit(three, PHU_LY), "chosen_on": local_today()}, {}]
    assert counts(three, UnitView.TODAY) == {PHU_LY: 1, HA_NAM: 2, "Tỉnh Ninh Bình": 3}


def test_what_waits_is_listed_with_what_may_be_chosen(three: Database) -> None:
    with three.read() as connection:
        page = pending(connection, limit=2)
        rest = pending(connection, after=page.rows[-1].at)
        places = pending_places(connection)
        nothing = pending(connection, unit(three, "Phường Lam Hạ"))
    assert ([row.name for row in page.rows], page.total) == (["An bình", "Đường hoa"], 3)
    assert ([row.code for row in rest.rows], rest.total) == (["MH0002"], 3)
    (waiting,) = page.units.values()
    assert (waiting.name, [each.name for each in waiting.successors]) == (QUANG_TRUNG, [HA_NAM, PHU_LY])
    assert [(each.place, each.models) for each in places] == [
        (None, 1),
        ("Tổ 1", 1),
        ("Tổ dân phố số 11", 1),
    ]
    assert (nothing.rows, nothing.total, dict(nothing.units)) == ((), 0, {})
    choose(three, [1, 2, 3], PHU_LY)
    with three.read() as connection:
        assert pending(connection).total == 0


def test_a_place_at_a_time(three: Database) -> None:
    """Whole words of the place: group 1 is not group 11."""
    split = unit(three, QUANG_TRUNG)
    with writing(three, ACTOR) as work:
        assert choose_for_place(work, split, "to 1", unit(three, PHU_LY)) == Chosen((1,), ())
    with pytest.raises(NotFound, match="«to 1»"), writing(three, ACTOR) as work:
        choose_for_place(work, split, "to 1", unit(three, HA_NAM))
    with writing(three, ACTOR) as work:
        assert choose_for_place(work, split, "TỔ 1", unit(three, HA_NAM), again=True) == Chosen((1,), ())
        assert choose_for_place(work, split, "Số 11", unit(three, HA_NAM)) == Chosen((2,), ())
    with pytest.raises(NotFound), writing(three, ACTOR) as work:
        choose_for_place(work, split, " ", unit(three, HA_NAM))


def test_later_years_follow_the_choice(three: Database) -> None:
    """Whichever way they come in; a year under another unit does not, and a year that comes back does."""
    choose(three, [1], PHU_LY)
    with writing(three, ACTOR) as work:
        register_again(work, 1, year(three, 2020, QUANG_TRUNG))
        elsewhere = register_again(work, 1, year(three, 2021, "Phường Lam Hạ"))
        (kept,) = carry_over(work, [(detail(three, 1).registrations[0].id, 1)], 2019)
    assert counts(three, UnitView.TODAY, Span(2019, 2020)) == {PHU_LY: 1, "Tỉnh Ninh Bình": 1}
    assert counts(three, UnitView.TODAY, Span(2021, 2021)) == {HA_NAM: 1, "Tỉnh Ninh Bình": 1}
    with writing(three, ACTOR) as work:
        amend(work, elsewhere, year(three, 2021, QUANG_TRUNG), 1)
        amend(work, kept, year(three, 2019, "Phường Lam Hạ"), 1)
    assert counts(three, UnitView.TODAY, Span(2021, 2021)) == {PHU_LY: 1, "Tỉnh Ninh Bình": 1}
    assert counts(three, UnitView.TODAY, Span(2019, 2019)) == {HA_NAM: 1, "Tỉnh Ninh Bình": 1}
    assert check(three).ok


def test_the_chosen_one_may_become_another_and_be_split_itself(database: Database) -> None:
    """A choice for each split on the way; one before the last can still be changed."""
    on = date(2019, 1, 1)
    ward = UnitKind.WARD
    with writing(database, ACTOR) as work:
        old = add_unit(work, UnitDraft("Cũ", ward), date(2015, 1, 1))
        one, other = split_unit(work, old, [UnitDraft("Một", ward), UnitDraft("Hai", ward)], on)
    register(database, "Đường hoa", year(database, 2018, "Cũ"))
    choose(database, [1], "Một")
    with writing(database, ACTOR) as work:
        third = add_unit(work, UnitDraft("Ba", ward), date(2015, 1, 1))
        merged = merge_units(work, [one, third], UnitDraft("Gộp", ward), date(2020, 1, 1))
    assert counts(database, UnitView.TODAY) == {"Gộp": 1}
    with writing(database, ACTOR) as work:
        split_unit(work, merged, [UnitDraft("Đông", ward), UnitDraft("Tây", ward)], date(2021, 1, 1))
    assert counts(database, UnitView.TODAY) == {"Gộp": 1}
    with database.read() as connection:
        assert [row.unit for row in pending(connection).rows] == ["Gộp"]
    choose(database, [1], "Tây")
    assert counts(database, UnitView.TODAY) == {"Tây": 1}
    choose(database, [1], "Đông")
    assert counts(database, UnitView.TODAY) == {"Đông": 1}
    choose(database, [1], "Hai")
    assert counts(database, UnitView.TODAY) == {"Hai": 1}
    choose(database, [1], "Một")
    assert counts(database, UnitView.TODAY) == {"Đông": 1}
    assert counts(database, UnitView.REGISTERED) == {"Cũ": 1}
    assert other
    assert check(database).ok


def test_where_nobody_recorded_a_successor_any_unit_may_be_chosen_that_stood(
    database: Database,
) -> None:
    register(database, "Đường hoa", year(database, 2018, "Xã Tiên Hải"))
    with database.read() as connection:
        assert pending(connection).total == 0
        page = pending(connection, gone=True)
    assert ([row.unit for row in page.rows], page.units[page.rows[0].unit_id].successors) == (["Xã Tiên Hải"], ())
    with pytest.raises(NotAllowed, match="Phường Hà Nam không nhận"):
        choose(database, [1], HA_NAM)
    choose(database, [1], "Phường Lam Hạ")
    assert counts(database, UnitView.TODAY) == {HA_NAM: 1, "Tỉnh Ninh Bình": 1}
    with writing(database, ACTOR) as work:
        dissolve_unit(work, unit(database, HA_NAM), date(2026, 1, 1))
    assert counts(database, UnitView.TODAY) == {HA_NAM: 1, "Tỉnh Ninh Bình": 1}


def test_what_is_refused(three: Database) -> None:
    register(three, "Ở nơi khác", year(three, 2018, "Phường Lam Hạ"))
    before = last_revision(three)
    tomorrow = date.fromisoformat(local_today()) + timedelta(days=1)
    phu_ly = unit(three, PHU_LY)
    with pytest.raises(NotAllowed, match="Phường Phủ Lý không nhận phần nào của đơn vị đã đăng ký MH0004"):
        choose(three, [1, 4], PHU_LY)
    with pytest.raises(NotAllowed, match="không nhận"):
        choose(three, [1], "Phường Châu Sơn")
    with pytest.raises(NotFound, match="MH0099"):
        choose(three, [1, 99], PHU_LY)
    with pytest.raises(NotFound, match="«999»"), writing(three, ACTOR) as work:
        choose_successor(work, [1], 999)
    with pytest.raises(NotAllowed, match="chưa đến"), writing(three, ACTOR) as work:
        choose_successor(work, [1], phu_ly, tomorrow)
    with pytest.raises(TextRefused), writing(three, ACTOR) as work:
        choose_successor(work, [1], phu_ly, decision="x" * 251)
    assert last_revision(three) == before


def test_a_choice_goes_with_its_model(three: Database) -> None:
    choose(three, [1], PHU_LY)
    with writing(three, ACTOR) as work:
        delete_registration(work, detail(three, 1).registrations[0].id, 1)
    with three.read() as connection:
        assert connection.execute(select(CHOICE)).all() == []
    assert check(three).ok


def test_a_returned_one_follows_too(three: Database) -> None:
    with writing(three, ACTOR) as work:
        register_again(work, 1, year(three, 2020, QUANG_TRUNG, standing=Standing.RETURNED))
    choose(three, [1], HA_NAM)
    with three.read() as connection:
        scope = Scope(SPAN, unit=unit(three, HA_NAM), standing=Standing.RETURNED, unit_view=UnitView.TODAY)
        assert model_count(connection, scope) == 1


def test_a_choice_that_was_spoilt_is_found_and_mended(three: Database) -> None:
    choose(three, [1, 2], PHU_LY)
    with three.write() as connection:
        connection.execute(text("update registration set heir_id = unit_id where model_id = 2"))
    (finding,) = check(three).findings
    assert (finding.kind, finding.params["count"], finding.params["first"]) == (Kind.HEIR, 1, "MH0002")
    rebuild_derived(three, "thử")
    assert check(three).ok
    assert counts(three, UnitView.TODAY)[PHU_LY] == 2


def test_a_choice_that_no_split_allows_is_found(three: Database) -> None:
    choose(three, [2], PHU_LY)
    stranger = unit(three, "Phường Châu Sơn")
    with three.write() as connection:
        connection.execute(text(f"update successor_choice set to_unit_id = {stranger}"))
        connection.execute(text(f"update registration set heir_id = {stranger} where model_id = 2"))
    (finding,) = check(three).findings
    assert (finding.kind, finding.params, finding.mendable) == (
        Kind.CHOICE,
        {"count": 1, "first": "MH0002"},
        False,
    )
