"""The reference data holds together, and a new register holds all of it."""

from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from db.engine import Database
from db.read.catalogue import periods, topics
from db.reference import CITY, FIELDS, PASSAGES, PERIODS, TOPICS, UNITS, UnitFact
from db.reference.units import AGENCIES, OF_2013
from db.schema import LineageKind, UnitKind
from db.schema.tables import FIELD, LINEAGE, TODAY, UNIT

BY_KEY = {unit.key: unit for unit in UNITS}


def standing(day: str) -> list[UnitFact]:
    return [u for u in UNITS if u.valid_from <= day and (u.valid_to is None or day <= u.valid_to)]


def wards_and_communes(day: str) -> Counter[UnitKind]:
    kinds = Counter(unit.kind for unit in standing(day))
    return Counter({kind: kinds[kind] for kind in (UnitKind.WARD, UnitKind.COMMUNE)})


@pytest.mark.parametrize(
    ("day", "wards", "communes"),
    [
        ("2013-07-23", 11, 10),
        ("2024-12-31", 11, 10),
        ("2025-01-01", 10, 4),
        ("2025-06-30", 10, 4),
        ("2025-07-01", 5, 0),
    ],
)
def test_the_units_of_each_reform_stand_from_its_day_on(day: str, wards: int, communes: int) -> None:
    assert wards_and_communes(day) == Counter({UnitKind.WARD: wards, UnitKind.COMMUNE: communes})


def test_a_code_and_a_name_belong_to_one_unit_at_a_time() -> None:
    days = sorted({u.valid_from for u in UNITS} | {u.valid_to for u in UNITS if u.valid_to})
    for day in days:
        there = standing(day)
        assert not [code for code, n in Counter(u.code for u in there if u.code).items() if n > 1], day
        assert not [name for name, n in Counter(u.name for u in there).items() if n > 1], day


def test_codes_that_were_given_again_are_other_units() -> None:
    holders: dict[str, list[str]] = {}
    for unit in UNITS:
        holders.setdefault(unit.code or "", []).append(unit.name)
    assert holders["13366"] == ["Xã Tiên Tân", "Phường Tân Hiệp", "Phường Hà Nam"]
    assert holders["13294"] == ["Phường Minh Khai", "Phường Châu Cầu"]
    assert holders["13285"] == ["Phường Quang Trung", "Phường Phủ Lý"]


def test_every_unit_follows_the_unit_above_it_and_keeps_within_its_days() -> None:
    assert len(BY_KEY) == len(UNITS)
    seen: set[str] = set()
    for unit in UNITS:
        if unit.parent is not None:
            above = BY_KEY[unit.parent]
            assert unit.parent in seen
            assert above.valid_from <= unit.valid_from
            assert above.valid_to is None or (unit.valid_to is not None and unit.valid_to <= above.valid_to)
        seen.add(unit.key)


def test_the_period_of_the_account_shows_thirty_two_units_below_the_city() -> None:
    below = [unit for unit in standing("2018-06-30") if unit.parent == CITY.key]
    assert len(below) == len(OF_2013) + len(AGENCIES) == 32


def test_a_passage_ends_one_unit_the_day_before_the_other_begins() -> None:
    for passage in PASSAGES:
        day_before = (date.fromisoformat(passage.change_date) - timedelta(days=1)).isoformat()
        assert BY_KEY[passage.source].valid_to == day_before, passage
        if passage.target is not None:
            assert BY_KEY[passage.target].valid_from == passage.change_date, passage


def test_every_place_that_ended_went_somewhere_or_says_that_nobody_knows() -> None:
    agencies = {unit.key for unit in AGENCIES}
    for unit in UNITS:
        if unit.valid_to is None or unit.key in agencies:
            continue
        facts = [passage for passage in PASSAGES if passage.source == unit.key]
        whole = [passage for passage in facts if not passage.is_partial]
        assert len(whole) == 1 or (not whole and len(facts) == 2), unit.name
        assert all(p.note for p in facts if p.target is None or p.is_partial)


def test_what_is_not_verified_says_so() -> None:
    unknown = {p.source: p for p in PASSAGES if p.kind is LineageKind.DISSOLVE and p.source != CITY.key}
    assert set(unknown) == {"x-tien-hai", "x-liem-chung"}
    assert all("chưa xác minh" in str(p.note) for p in unknown.values())


def test_topics_belong_to_their_fields_and_four_are_sensitive() -> None:
    count = Counter(topic.field for topic in TOPICS)
    assert count == Counter({"KT": 8, "VX": 10, "QA": 14, "HT": 6})
    assert [topic.code for topic in TOPICS if topic.sensitive] == ["QA06", "QA12", "QA13", "QA14"]
    assert set(count) == {field.code for field in FIELDS}


def test_a_new_register_holds_all_of_it(database: Database) -> None:
    with database.read() as connection:
        fields = connection.execute(select(FIELD.c.code, FIELD.c.name).order_by(FIELD.c.position)).all()
        units = connection.execute(select(UNIT)).all()
        lineage = connection.execute(select(LINEAGE)).all()
        assert [tuple(row) for row in fields] == [(field.code, field.name) for field in FIELDS]
        assert [t.code for t in topics(connection)] == [
            t.code for f in FIELDS for t in TOPICS if t.field == f.code
        ]
        assert {p.name for p in periods(connection)} == {p.name for p in PERIODS}
        assert periods(connection)[0].name == "2021-2025"
    names = {unit.id: unit.name for unit in units}
    assert Counter(names.values()) == Counter(unit.name for unit in UNITS)
    assert Counter((names[f.from_unit_id], names.get(f.to_unit_id), f.change_date) for f in lineage) == Counter(
        (BY_KEY[p.source].name, BY_KEY[p.target].name if p.target else None, p.change_date) for p in PASSAGES
    )


def test_who_stands_in_whose_place_today(sqlite: Database) -> None:
    today = {}
    with sqlite.read() as connection:
        old, new = UNIT.alias("old"), UNIT.alias("new")
        joined = TODAY.join(old, old.c.id == TODAY.c.unit_id).join(new, new.c.id == TODAY.c.today_id)
        before_2025 = old.c.valid_from < "2025-01-01"
        rows = connection.execute(
            select(old.c.name, new.c.name, new.c.code).select_from(joined).where(before_2025)
        )
        today = {row[0]: (row[1], row[2]) for row in rows}
    assert today["Phường Minh Khai"] == ("Phường Phủ Lý", "13285")
    assert today["Xã Phù Vân"] == ("Phường Phù Vân", "13291")
    assert today["Xã Liêm Tiết"] == ("Phường Liêm Tuyền", "13444")
    assert today["Phường Châu Sơn"] == ("Phường Châu Sơn", "13318")
    # Split, or gone nobody knows where: a human must choose.
    assert today["Phường Quang Trung"] == ("Phường Quang Trung", "13285")
    assert today["Xã Tiên Hải"] == ("Xã Tiên Hải", "13381")
