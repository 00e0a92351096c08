"""Who is in charge of what, and what nobody is in charge of, against a plain recount of random histories."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from db.committee import Charge
from db.engine import Database
from db.read.assignments import assignments, gaps, in_charge
from db.read.charge import charge_of
from db.schema.tables import FIELD, TODAY, UNIT
from db.text import local_today
from db.write.assignments import AssignedAlready
from tests.db.acts import field, unit
from tests.db.committee_acts import assigned, ended, member

SINCE = date(2018, 1, 1)
DAYS = [SINCE, date(2019, 7, 1), date(2024, 12, 31), date.fromisoformat(local_today())]
FIELDS = (None, "KT", "QA")
PLACES = (None, "Thành phố Phủ Lý", "Phường Minh Khai", "Xã Đinh Xá", "Phường Hai Bà Trưng")


def test_whoever_has_a_unit_has_what_is_below_it_and_what_it_was(database: Database) -> None:
    lan = member(database)
    assigned(database, lan, None, "Phường Phủ Lý", since=date(2025, 7, 1))
    assigned(database, lan, "KT", since=SINCE)
    assigned(database, lan, "QA", "Thành phố Phủ Lý", since=SINCE)
    with database.read() as connection:
        charge = charge_of(connection, lan, local_today())
        former = set(
            connection.scalars(select(TODAY.c.unit_id).where(TODAY.c.today_id == unit(database, "Phường Phủ Lý")))
        )
        assert charge_of(connection, lan, "2017-12-31") == Charge()
        assert not charge_of(connection, 99, local_today())
    assert charge.units == former | {unit(database, "Phường Phủ Lý")}
    assert unit(database, "Phường Minh Khai") in charge.units
    assert charge.fields == {field(database, "KT")}
    minh_khai, security = unit(database, "Phường Minh Khai"), field(database, "QA")
    assert (security, minh_khai) in charge.parts
    assert charge.covers(security, minh_khai)
    assert not charge.covers(field(database, "VX"), unit(database, "Phường Lam Hạ"))
    assert not charge.covers_field(field(database, "VX"), minh_khai)


def test_a_city_whose_every_ward_has_somebody_is_no_gap(database: Database) -> None:
    lan, day = member(database), "2018-06-30"
    with database.read() as connection:
        nobody = gaps(connection, day)
        fields = connection.scalars(select(FIELD.c.code).order_by(FIELD.c.position)).all()
    assert [gap.code for gap in nobody.fields] == list(fields)
    assert len(nobody) == len(nobody.fields) + len(nobody.units) > 20
    tops = {gap.name for gap in nobody.units if gap.parent_id is None}
    for gap in nobody.units:
        if gap.parent_id is not None:
            assigned(database, lan, None, gap.name, since=SINCE)
    with database.read() as connection:
        left = gaps(connection, day)
    assert tops == {"Thành phố Phủ Lý"}
    assert left.units == ()
    assigned(database, lan, "QA", since=SINCE)
    with database.read() as connection:
        assert [gap.code for gap in gaps(connection, day).fields] == ["KT", "VX", "HT"]


drawn = st.lists(
    st.tuples(
        st.sampled_from((1, 2)),
        st.sampled_from([pair for pair in product(FIELDS, PLACES) if any(pair)]),
        st.sampled_from(DAYS[:3]),
        st.sampled_from((None, *DAYS[1:])),
        st.booleans(),
    ),
    max_size=6,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(given_out=drawn)
def test_every_view_says_what_a_plain_recount_says(
    make_database_on: object, given_out: list[tuple[int, tuple[str | None, str | None], date, date | None, bool]]
) -> None:
    assert callable(make_database_on)
    database: Database = make_database_on()
    for name in ("Trần Thị Lan", "Lê Văn Nam"):
        member(database, name)
    for who, (code, place), since, until, over in given_out:
        with suppress(AssignedAlready):
            number = assigned(database, who, code, place, since=since, until=max(until, since) if until else None)
            if over and until is None:
                ended(database, number, last_day=since + timedelta(days=400))
    with database.read() as connection:
        for day in DAYS:
            _compare(connection, day.isoformat())


def _compare(connection: Connection, day: str) -> None:
    units = {row.id: row for row in connection.execute(select(UNIT))}
    fields = {row.id: row.code for row in connection.execute(select(FIELD))}
    today = {row.unit_id: row.today_id for row in connection.execute(select(TODAY))}
    every = assignments(connection, day, everything=True)
    held = [row for row in every if row.since <= day <= (row.until or "9999")]
    assert {row.id for row in held} == {row.id for row in assignments(connection, day)}
    assert all(row.held == (row in held) for row in every)

    def above(number: int | None) -> Iterator[int]:
        while number is not None:
            yield number
            number = units[number].parent_id

    for who in (1, 2):
        mine = [row for row in held if row.member_id == who]
        charge = charge_of(connection, who, day)
        for field_id, unit_id in product(fields, units):
            reach = {*above(unit_id), *above(today.get(unit_id))}
            of_field = any(row.field_id == field_id and row.unit_id in {None, *reach} for row in mine)
            of_unit = any(row.field_id is None and row.unit_id in reach for row in mine)
            assert charge.covers_field(field_id, unit_id) == of_field
            assert charge.covers(field_id, unit_id) == (of_field or of_unit)
    there = {number for number, row in units.items() if row.valid_from <= day <= (row.valid_to or "9999")}
    covered = {number for number in there if any(row.unit_id in set(above(number)) for row in held)}
    parts = {number: [each for each in there if units[each].parent_id == number] for number in there}

    def has(number: int) -> bool:
        return number in covered or (bool(parts[number]) and all(has(each) for each in parts[number]))

    found = gaps(connection, day)
    assert {gap.id for gap in found.units} == {number for number in there if not has(number)}
    wide = {row.field_id for row in held if row.unit_id is None or units[row.unit_id].parent_id is None}
    assert {gap.id for gap in found.fields} == set(fields) - wide
    for unit_id in list(there)[::7]:
        named = {row.id for row in held if row.unit_id in set(above(unit_id))}
        assert {row.id for row in in_charge(connection, day, unit_id=unit_id)} == named
        for field_id in fields:
            both = {
                row.id
                for row in held
                if row.field_id in {None, field_id} and row.unit_id in {None, *above(unit_id)}
            }
            asked = in_charge(connection, day, field_id=field_id, unit_id=unit_id)
            assert {row.id for row in asked} == both
    for field_id in fields:
        alone = {row.id for row in held if row.field_id == field_id}
        assert {row.id for row in in_charge(connection, day, field_id=field_id)} == alone
