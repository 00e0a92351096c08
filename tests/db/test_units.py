"""What is done to units: dated facts, the tree and today's places derived from them, and what is refused."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from db.engine import Database
from db.errors import NotAllowed, NotFound, Refused, TextRefused
from db.lifecycle import Standing
from db.read.models import model_count
from db.read.units import all_units
from db.schema import UnitKind
from db.schema.tables import BRANCH, LINEAGE, TODAY, UNIT
from db.scope import Scope, Span, UnitView
from db.text import local_today
from db.write.session import Writing, writing
from db.write.units import UnitDraft, add_unit, dissolve_unit, merge_units, rename_unit, split_unit
from tests.db.acts import ACTOR, changes_since, last_revision, register, unit, year

DAY = date(2022, 7, 1)
WARD = UnitDraft("Phường Mới", UnitKind.WARD)


def add(database: Database, name: str, parent: int | None = None, since: date = date(2015, 1, 1)) -> int:
    """A ward."""
    with writing(database, ACTOR) as work:
        return add_unit(work, UnitDraft(name, UnitKind.WARD, parent_id=parent), since)


def validity(database: Database, number: int) -> tuple[str, str | None]:
    """When a unit stands."""
    with database.read() as connection:
        row = connection.execute(select(UNIT).where(UNIT.c.id == number)).one()
    return row.valid_from, row.valid_to


def today(database: Database, number: int) -> int:
    """Who stands in a unit's place today."""
    with database.read() as connection:
        return int(connection.scalar(select(TODAY.c.today_id).where(TODAY.c.unit_id == number)) or 0)


def test_adding(database: Database) -> None:
    city = add(database, "Thành phố Mới")
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        draft = UnitDraft(" Phường\tMột ", UnitKind.WARD, parent_id=city, code=" 12\x1b[2J3 ")
        ward = add_unit(work, draft, date(2016, 2, 3), date(2018, 1, 1))
    with database.read() as connection:
        row = connection.execute(select(UNIT).where(UNIT.c.id == ward)).one()
        rows = connection.execute(select(BRANCH).where(BRANCH.c.unit_id == ward))
        above = {branch.ancestor_id: branch.depth for branch in rows}
    assert (row.name, row.code, row.kind, row.valid_from, row.valid_to, row.version) == (
        "Phường Một",
        "123",
        "WARD",
        "2016-02-03",
        "2018-01-01",
        1,
    )
    assert above == {ward: 0, city: 1}
    assert today(database, ward) == ward
    ((act, entity, _, after),) = changes_since(database, before)
    assert (act, entity, after["name"], after["valid_to"]) == ("add", "unit", "Phường Một", "2018-01-01")


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (date(2013, 1, 1), "Thành phố chỉ có từ ngày 2014-05-01"),
        (date(2020, 1, 1), "Thành phố đã kết thúc ngày 2019-12-31"),
    ],
)
def test_below_a_unit_that_does_not_stand(database: Database, since: date, words: str) -> None:
    """By today's units it would be counted with nobody."""
    with writing(database, ACTOR) as work:
        city = add_unit(work, UnitDraft("Thành phố", UnitKind.CITY), date(2014, 5, 1), date(2019, 12, 31))
    with pytest.raises(NotAllowed, match=words):
        add(database, "Phường", city, since)
    for day in (date(2014, 5, 1), date(2019, 12, 31)):
        add(database, "Phường", city, day)


def test_nothing_begins_below_a_unit_that_has_ended_or_ends_with_it(database: Database) -> None:
    city = add(database, "Thành phố Mới")
    wards = [add(database, name, city) for name in ("Phường Một", "Phường Hai", "Phường Ba")]
    draft = UnitDraft("Phường Mới", UnitKind.WARD, wards[0])
    with pytest.raises(NotAllowed, match="Phường Một cũng kết thúc"), writing(database, ACTOR) as work:
        merge_units(work, wards[:2], draft, DAY)
    with writing(database, ACTOR) as work:
        dissolve_unit(work, wards[0], DAY)
    with pytest.raises(NotAllowed, match="Phường Một đã kết thúc ngày"), writing(database, ACTOR) as work:
        merge_units(work, wards[1:], draft, DAY)


def test_renaming(database: Database) -> None:
    old = add(database, "Phường Cũ")
    made = register(database, "Đường hoa", year(database, 2018, "Phường Cũ"))
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        new = rename_unit(work, old, "Phường Mới", DAY, " 12/NQ\x1b[2J ")
    assert validity(database, old) == ("2015-01-01", "2022-06-30")
    assert validity(database, new) == ("2022-07-01", None)
    assert today(database, old) == new
    lines = changes_since(database, before)
    assert [line[:2] for line in lines] == [("add", "unit"), ("rename", "unit")]
    assert lines[1][2:] == ({"valid_to": None}, {"valid_to": "2022-06-30", "to": [new], "decision": "12/NQ"})
    with database.read() as connection:
        (fact,) = connection.execute(select(LINEAGE).where(LINEAGE.c.from_unit_id == old)).all()
        assert (fact.decision, fact.kind, fact.is_partial) == ("12/NQ", "RENAME", 0)
        scope = Scope(Span(2018, 2018))
        counts = {
            (view, number): model_count(connection, scope.but(unit=number, unit_view=view))
            for view in UnitView
            for number in (old, new)
        }
    assert counts == {
        (UnitView.REGISTERED, old): 1,
        (UnitView.REGISTERED, new): 0,
        (UnitView.TODAY, old): 0,
        (UnitView.TODAY, new): 1,
    }
    assert made.model_id


def test_merging_and_splitting(database: Database) -> None:
    one, other = add(database, "Phường Một"), add(database, "Phường Hai")
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        merged = merge_units(work, [one, other, one], WARD, DAY)
        parts = split_unit(
            work, merged, [UnitDraft("Xã Một", UnitKind.COMMUNE), WARD], DAY + timedelta(days=31), "13/NQ"
        )
    assert [today(database, each) for each in (one, other, merged)] == [merged, merged, merged]
    assert validity(database, merged) == ("2022-07-01", "2022-07-31")
    assert [validity(database, each)[0] for each in parts] == ["2022-08-01"] * 2
    acts = [line[0] for line in changes_since(database, before)]
    assert acts == ["add", "merge", "merge", "add", "add", "split"]


def test_dissolving(database: Database) -> None:
    old = add(database, "Phường Cũ")
    with writing(database, ACTOR) as work:
        dissolve_unit(work, old, DAY)
    assert (validity(database, old)[1], today(database, old)) == ("2022-06-30", old)


def test_today_is_today(database: Database) -> None:
    """A unit that has an end still to come stands today; one that is still to come does not."""
    now = date.fromisoformat(local_today())
    with writing(database, ACTOR) as work:
        ending = add_unit(work, WARD, date(2015, 1, 1), now)
        ended = add_unit(work, WARD, date(2015, 1, 1), now - timedelta(days=1))
        coming = add_unit(work, WARD, now + timedelta(days=1))
    with database.read() as connection:
        shown = {row.id for row in all_units(connection, Scope(Span(2015, 2015), unit_view=UnitView.TODAY))}
    assert shown & {ending, ended, coming} == {ending}


def test_what_is_refused(database: Database) -> None:
    city = add(database, "Thành phố Mới")
    ward = add(database, "Phường Một", city)
    ended = unit(database, "Xã Tiên Hải")
    tomorrow = date.fromisoformat(local_today()) + timedelta(days=1)
    refused: list[tuple[Callable[[Writing], object], type[Refused], str, str]] = [
        (lambda w: add_unit(w, UnitDraft(" ", UnitKind.WARD), DAY), TextRefused, "Tên đơn vị", "The unit's name"),
        (
            lambda w: add_unit(w, UnitDraft("a", UnitKind.WARD, code="1" * 251), DAY),
            TextRefused,
            "Mã đơn vị",
            "The unit's code",
        ),
        (
            lambda w: add_unit(w, UnitDraft("a", UnitKind.WARD, parent_id=999), DAY),
            NotFound,
            "đơn vị cấp trên «999»",
            "no unit above it «999»",
        ),
        (
            lambda w: add_unit(w, WARD, DAY, DAY - timedelta(days=1)),
            NotAllowed,
            "ngày kết thúc trước ngày bắt đầu",
            "end before it begins",
        ),
        (lambda w: rename_unit(w, 999, "a", DAY), NotFound, "đơn vị «999»", "no unit «999»"),
        (lambda w: rename_unit(w, ward, "\x1b[2J", DAY), TextRefused, "Tên đơn vị", "The unit's name"),
        (lambda w: rename_unit(w, ended, "a", DAY), NotAllowed, "đã kết thúc ngày 31/12/2024", "ended on"),
        (lambda w: dissolve_unit(w, ward, date(2015, 1, 1)), NotAllowed, "chỉ có từ ngày", "begins on 01/01/2015"),
        (lambda w: dissolve_unit(w, ward, tomorrow), NotAllowed, "chưa đến", "still to come"),
        (lambda w: dissolve_unit(w, city, DAY), NotAllowed, "còn đơn vị trực thuộc", "units below it"),
        (lambda w: merge_units(w, [ward, ward], WARD, DAY), NotAllowed, "ít nhất hai", "two units or more"),
        (lambda w: split_unit(w, ward, [WARD], DAY), NotAllowed, "ít nhất hai", "two new units"),
        (
            lambda w: dissolve_unit(w, ward, DAY, "x" * 251),
            TextRefused,
            "Quyết định: dài 251",
            "The decision: 251",
        ),
    ]
    before = last_revision(database)
    for act, kind, vi, en in refused:
        with pytest.raises(kind) as caught, writing(database, ACTOR) as work:
            act(work)
        assert vi in caught.value.words("vi")
        assert en in caught.value.words("en")
    assert last_revision(database) == before
    assert validity(database, ward) == ("2015-01-01", None)


def test_a_model_stays_where_it_was_registered(database: Database) -> None:
    """The ward's end does not end what was registered in it, and it can be moved on after it."""
    add(database, "Phường Một")
    register(database, "Đường hoa", year(database, 2018, "Phường Một", standing=Standing.ACTIVE))
    with writing(database, ACTOR) as work:
        dissolve_unit(work, unit(database, "Phường Một"), DAY)
    with pytest.raises(NotAllowed, match="Phường Một không hoạt động trong năm 2023"):
        register(database, "Đường cờ", year(database, 2023, "Phường Một"))
    register(database, "Đường cờ", year(database, 2022, "Phường Một"))
    with database.read() as connection:
        rows = {row.name: row for row in all_units(connection, Scope(Span(2018, 2018)))}
    assert rows["Phường Một"].tally.total == 1
