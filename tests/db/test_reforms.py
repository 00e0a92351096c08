"""The reorganisations of 2025 as acts: from the city as it was to the units that a new register has."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select

from db.check import check
from db.engine import Database
from db.errors import NotAllowed, NotFound
from db.read.reforms import change_set
from db.read.tallies import by_field
from db.read.units import all_units
from db.reference import REFORMS, Reform
from db.schema.tables import LINEAGE, TODAY, UNIT
from db.scope import Scope, Span, UnitView
from db.setup import create_register
from db.unit_changes import Beginning, Below, ChangeSet, Passing
from db.unit_kinds import LineageKind, UnitKind
from db.write.session import writing
from db.write.unit_rows import CarriedOut
from db.write.units import UnitDraft, add_unit, dissolve_unit, merge_units, rename_unit, reorganise, split_unit
from tests.db.acts import ACTOR, changes_since, last_revision, register, unit, year

JANUARY, JULY = REFORMS
BEFORE = date(2020, 1, 1)
DAY = date(2022, 7, 1)


@pytest.fixture
def city(nowhere: Database) -> Database:
    """A register that starts with the city as of 2020, with some models."""
    create_register(nowhere, as_of=BEFORE)
    for where in ("Phường Minh Khai", "Xã Tiên Hải", "Phường Quang Trung", "Ban Dân vận Thành ủy", "Xã Phù Vân"):
        register(nowhere, f"Đường hoa {where}", year(nowhere, 2019, where), place="Tổ 1")
    return nowhere


def reform(database: Database, which: Reform) -> CarriedOut:
    """One of the two, done."""
    with writing(database, ACTOR) as work:
        return reorganise(work, change_set(work.session.connection(), which))


def units(database: Database) -> Counter[tuple[object, ...]]:
    """Every unit as it stands, with the unit above it."""
    above = UNIT.alias("above")
    columns = [UNIT.c[name] for name in ("name", "kind", "code", "valid_from", "valid_to")]
    statement = select(*columns, above.c.name).select_from(UNIT.outerjoin(above, above.c.id == UNIT.c.parent_id))
    with database.read() as connection:
        return Counter(tuple(row) for row in connection.execute(statement))


def facts(database: Database) -> Counter[tuple[object, ...]]:
    """Every passage, by the units' names."""
    old, new = UNIT.alias("old"), UNIT.alias("new")
    columns = [LINEAGE.c[name] for name in ("change_date", "kind", "is_partial", "decision", "note")]
    statement = select(old.c.name, old.c.valid_from, new.c.name, *columns).select_from(
        LINEAGE.join(old, old.c.id == LINEAGE.c.from_unit_id).outerjoin(new, new.c.id == LINEAGE.c.to_unit_id)
    )
    with database.read() as connection:
        return Counter(tuple(row) for row in connection.execute(statement))


def today(database: Database) -> Counter[tuple[object, ...]]:
    """Who stands in whose place."""
    old, new = UNIT.alias("old"), UNIT.alias("new")
    statement = select(old.c.name, old.c.valid_from, new.c.name, new.c.valid_from).select_from(
        TODAY.join(old, old.c.id == TODAY.c.unit_id).join(new, new.c.id == TODAY.c.today_id)
    )
    with database.read() as connection:
        return Counter(tuple(row) for row in connection.execute(statement))


def figures(database: Database) -> object:
    """The figures by unit of registration, to the digit."""
    with database.read() as connection:
        scope = Scope(Span(2015, 2024))
        return by_field(connection, scope), [(row.name, row.tally) for row in all_units(connection, scope)]


def test_both_acts_lead_to_what_a_new_register_has(city: Database, database: Database) -> None:
    before = figures(city)
    reform(city, JANUARY)
    reform(city, JULY)
    assert units(city) == units(database)
    assert today(city) == today(database)
    # Of the city's offices the list of passages says nothing; the act says that they ended with the city.
    assert facts(database) - facts(city) == Counter()
    more = facts(city) - facts(database)
    assert {(fact[2], fact[4]) for fact in more} == {(None, "DISSOLVE")}
    assert sum(more.values()) == 11
    assert figures(city) == before
    assert check(city).ok


def test_each_is_one_transaction_with_a_line_a_unit_and_one_for_the_whole(city: Database) -> None:
    before = last_revision(city)
    done = reform(city, JANUARY)
    lines = changes_since(city, before)
    assert Counter(line[:2] for line in lines) == Counter(
        {("add", "unit"): 3, ("merge", "unit"): 8, ("dissolve", "unit"): 2, ("reorganise", "reorganisation"): 1}
    )
    assert lines[-1][3] == {
        "title": JANUARY.title,
        "on": "2025-01-01",
        "decision": "1288/NQ-UBTVQH15",
        "begun": 3,
        "ended": 10,
    }
    assert (set(done.begun), len(done.ended)) == ({"p-chau-cau", "p-tan-hiep", "p-tan-liem"}, 10)


@pytest.mark.parametrize("which", REFORMS)
def test_what_was_done_is_not_done_again(database: Database, city: Database, which: Reform) -> None:
    """Be it in this register, or before it began."""
    for each in REFORMS:
        reform(city, each)
    for there in (database, city):
        before = last_revision(there)
        with pytest.raises(NotAllowed, match=f"{which.decision}.* đã có trong sổ"):
            reform(there, which)
        assert last_revision(there) == before


def test_units_that_do_not_stand_are_named(city: Database) -> None:
    with pytest.raises(NotAllowed, match="không có đúng một: Phường Châu Cầu, Phường Tân Hiệp, Phường Tân Liêm"):
        reform(city, JULY)
    with writing(city, ACTOR) as work:
        rename_unit(work, unit(city, "Phường Minh Khai"), "Phường Minh Khai Mới", DAY)
    before = units(city)
    with pytest.raises(NotAllowed, match="không có đúng một: Phường Minh Khai") as refused:
        reform(city, JANUARY)
    assert "exactly one of each: Phường Minh Khai" in refused.value.words("en")
    assert units(city) == before


def add(database: Database, name: str, parent: int | None, kind: UnitKind = UnitKind.RESIDENTIAL_GROUP) -> int:
    """A unit of 2015."""
    with writing(database, ACTOR) as work:
        return add_unit(work, UnitDraft(name, kind, parent, code="7"), date(2015, 1, 1))


def below(database: Database, name: str) -> list[tuple[str, str, str | None]]:
    """(name, first day, last day) of what is below every unit of a name."""
    child = UNIT.alias("child")
    statement = (
        select(child.c.name, child.c.valid_from, child.c.valid_to)
        .join(UNIT, UNIT.c.id == child.c.parent_id)
        .where(UNIT.c.name == name)
        .order_by(child.c.valid_from, child.c.sort_key)
    )
    with database.read() as connection:
        return [tuple(row) for row in connection.execute(statement)]


def test_units_below_go_along_and_the_past_stays_where_it_was(city: Database) -> None:
    """A group of a ward that merges becomes one of the new ward; what it had registered counts below both."""
    ward = unit(city, "Phường Minh Khai")
    group = add(city, "Tổ dân phố 1", ward)
    add(city, "Ngõ 1", group)
    school = add(city, "Trường Tiểu học Trần Hưng Đạo", unit(city, "Thành phố Phủ Lý"), UnitKind.SCHOOL)
    register(city, "Ngõ xanh", year(city, 2019, "Ngõ 1"))
    before = figures(city)
    reform(city, JANUARY)
    assert below(city, "Phường Châu Cầu") == [("Tổ dân phố 1", "2025-01-01", None)]
    assert below(city, "Tổ dân phố 1") == [
        ("Ngõ 1", "2015-01-01", "2024-12-31"),
        ("Ngõ 1", "2025-01-01", None),
    ]
    reform(city, JULY)
    assert below(city, "Phường Phủ Lý") == [("Tổ dân phố 1", "2025-07-01", None)]
    assert figures(city) == before
    with city.read() as connection:
        rows = {row.name: row for row in all_units(connection, Scope(Span(2019, 2019), unit_view=UnitView.TODAY))}
        assert connection.scalar(select(UNIT.c.valid_to).where(UNIT.c.id == school)) == "2025-06-30"
    assert rows["Phường Phủ Lý"].tally.total == 2
    assert rows["Ngõ 1"].tally.total == rows["Tổ dân phố 1"].tally.total == 1
    assert check(city).ok


def test_of_a_split_unit_s_parts_somebody_must_say_where_they_go(city: Database) -> None:
    group = add(city, "Tổ dân phố 1", unit(city, "Phường Quang Trung"))
    reform(city, JANUARY)
    with pytest.raises(NotAllowed, match=r"còn đơn vị trực thuộc đang hoạt động \(Tổ dân phố 1\)"):
        reform(city, JULY)
    with writing(city, ACTOR) as work:
        changes = change_set(work.session.connection(), JULY)
        told = ChangeSet(
            changes.on,
            changes.decision,
            changes.begins,
            changes.passings,
            changes.below,
            (*changes.children, (group, "p-phu-ly-2025")),
            changes.title,
        )
        reorganise(work, told)
    assert below(city, "Phường Phủ Lý") == [("Tổ dân phố 1", "2025-07-01", None)]


def test_single_acts_take_what_is_below_along_or_end_it(database: Database) -> None:
    ward = add(database, "Phường Một", None, UnitKind.WARD)
    add(database, "Tổ 1", ward)
    with writing(database, ACTOR) as work:
        ward = rename_unit(work, ward, "Phường Hai", DAY, kind=UnitKind.COMMUNE, below=Below.FOLLOW)
    assert below(database, "Phường Hai") == [("Tổ 1", "2022-07-01", None)]
    (group,) = _standing(database, "Tổ 1")
    drafts = [UnitDraft(name, UnitKind.COMMUNE) for name in ("Xã Đông", "Xã Tây")]
    with pytest.raises(NotAllowed, match="còn đơn vị trực thuộc"), writing(database, ACTOR) as work:
        split_unit(work, ward, drafts, date(2023, 1, 1), below=Below.FOLLOW)
    with writing(database, ACTOR) as work:
        east, west = split_unit(work, ward, drafts, date(2023, 1, 1), children=((group, "2"),))
    assert below(database, "Xã Tây") == [("Tổ 1", "2023-01-01", None)]
    with writing(database, ACTOR) as work:
        merged = merge_units(
            work, [east, west], UnitDraft("Xã Nam", UnitKind.COMMUNE), date(2024, 1, 1), below=Below.FOLLOW
        )
    assert below(database, "Xã Nam") == [("Tổ 1", "2024-01-01", None)]
    with writing(database, ACTOR) as work:
        dissolve_unit(work, merged, date(2025, 1, 1), below=Below.END)
    assert below(database, "Xã Nam") == [("Tổ 1", "2024-01-01", "2024-12-31")]
    assert check(database).ok


def _standing(database: Database, name: str) -> list[int]:
    with database.read() as connection:
        ids = select(UNIT.c.id).where(UNIT.c.name == name, UNIT.c.valid_to.is_(None))
        return list(connection.scalars(ids))


def test_a_set_may_take_units_into_one_that_stands_and_one_that_comes_from_outside(database: Database) -> None:
    city = add(database, "Thành phố Mới", None, UnitKind.CITY)
    one, other, third = (add(database, f"Phường {n}", city, UnitKind.WARD) for n in ("Một", "Hai", "Ba"))
    before = last_revision(database)
    changes = ChangeSet(
        on=DAY,
        decision="12/NQ",
        begins=(
            Beginning("below", "Xã Ngoài", UnitKind.COMMUNE, "top", note="Từ huyện bên"),
            Beginning("top", "Thành phố Lớn", UnitKind.CITY),
        ),
        passings=(
            Passing(one, other, LineageKind.MERGE),
            Passing(third, other, LineageKind.SPLIT, is_partial=True),
            Passing(third, "below", LineageKind.SPLIT, is_partial=True),
        ),
        title="Sắp xếp thử",
    )
    with writing(database, ACTOR) as work:
        done = reorganise(work, changes)
    assert below(database, "Thành phố Lớn") == [("Xã Ngoài", "2022-07-01", None)]
    assert set(done.ended) == {one, third}
    lines = changes_since(database, before)
    assert [line[0] for line in lines] == ["add", "add", "merge", "split", "reorganise"]
    with database.read() as connection:
        places = {row.unit_id: row.today_id for row in connection.execute(select(TODAY))}
    assert (places[one], places[other], places[third]) == (other, other, third)


def test_sets_that_do_not_hold_together(database: Database) -> None:
    one, other = (add(database, f"Phường {n}", None, UnitKind.WARD) for n in ("Một", "Hai"))
    new = Beginning("new", "Phường Mới", UnitKind.WARD)

    def changes(*passings: Passing, begins: tuple[Beginning, ...] = (new,), **more: object) -> ChangeSet:
        return ChangeSet(DAY, "1/NQ", begins, passings, **more)  # type: ignore[arg-type]  # spread for the test

    merge = Passing(one, "new", LineageKind.MERGE)
    part = Passing(one, "new", LineageKind.SPLIT, is_partial=True)
    refused: list[tuple[ChangeSet, type[Exception], str]] = [
        (changes(merge, begins=(new, new)), NotAllowed, "cùng một khóa"),
        (changes(merge, Passing(one, other, LineageKind.MERGE)), NotAllowed, "việc khác chỉ có một"),
        (changes(part), NotAllowed, "từ hai nơi nhận"),
        (changes(part, part), NotAllowed, "từ hai nơi nhận"),
        (changes(Passing(one, "none", LineageKind.MERGE)), NotFound, "đơn vị nhận «none»"),
        (changes(Passing(one, 999, LineageKind.MERGE)), NotFound, "đơn vị nhận «999»"),
        (changes(merge, Passing(other, one, LineageKind.MERGE)), NotAllowed, "Phường Một không hoạt động"),
        (changes(merge, children=((other, "new"),)), NotAllowed, "không trực thuộc"),
        (
            changes(begins=(Beginning("a", "A", UnitKind.WARD, "b"), Beginning("b", "B", UnitKind.WARD, "a"))),
            NotAllowed,
            "cấp trên của chính nó",
        ),
        (changes(begins=(Beginning("a", "A", UnitKind.WARD, "zz"),)), NotFound, "cấp trên «zz»"),
    ]
    before = last_revision(database)
    for each, kind, said in refused:
        with pytest.raises(kind, match=said), writing(database, ACTOR) as work:
            reorganise(work, each)
    assert last_revision(database) == before


def test_a_register_begins_before_no_unit_is_known(nowhere: Database) -> None:
    with pytest.raises(NotAllowed, match="23/07/2013"):
        create_register(nowhere, as_of=date(2013, 1, 1))
