"""What waits for whoever looks: of the whole register, or of what a member is in charge of."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Integer, column, create_engine, literal_column, select, values

from db.committee import Charge
from db.engine import Database
from db.lifecycle import Standing
from db.read.charge import charge_of, ours
from db.read.commendations import commendations
from db.read.deadlines import overdue
from db.read.inspections import needing_work
from db.read.mine import MatterKind, matters, unvisited_since
from db.read.pending import pending
from db.read.unvisited import unvisited
from db.scope import Scope, Span
from db.write.amend import move
from db.write.session import writing
from tests.db.acts import ACTOR, field, register, unit, year
from tests.db.awards import draft, proposal
from tests.db.calendar_acts import counting, deadline, wards
from tests.db.committee_acts import assigned, member
from tests.db.visits import visit

SPAN = Span(2015, 2020)
TODAY = "2018-12-01"
QUANG_TRUNG, LAM_HA = "Phường Quang Trung", "Phường Lam Hạ"


def _filled(database: Database) -> None:
    """Something of every matter, in two wards and two fields."""
    rau = register(database, "Rau sạch", year(database, field="KT", where=LAM_HA))
    register(database, "Đường hoa", year(database, field="VX", where=QUANG_TRUNG))
    register(database, "Vườn mẫu", year(database, field="KT", where=QUANG_TRUNG, standing=Standing.EFFECTIVE))
    register(database, "Bếp ăn", year(database, field="VX", where=LAM_HA, standing=Standing.STOPPED))
    ben = register(database, "Bến đò", year(database, field="VX", where=LAM_HA, standing=Standing.ACTIVE))
    deadline(database, unit_ids=wards(database, QUANG_TRUNG, LAM_HA))
    visit(database, date(2018, 3, 1), rau, needs_work=True, due_on=date(2018, 12, 20))
    visit(database, date(2018, 10, 1), ben)
    proposal(database, draft(rau.registration_id, proposed_on=date(2018, 10, 5)))
    proposal(database, draft(ben.registration_id, proposed_on=date(2018, 11, 5)))


def _counts(database: Database, charge: Charge | None) -> dict[str, int]:
    """How much there is of each matter; and that the lists have just as much."""
    with database.read() as connection:
        with counting(connection) as asked:
            found = matters(connection, SPAN, TODAY, charge)
        assert len(asked) == len(found) == len(MatterKind)
        scope = Scope(SPAN)
        lists = {
            MatterKind.PENDING: pending(connection, charge=charge).rows,
            MatterKind.OVERDUE: overdue(connection, TODAY, charge=charge).rows,
            MatterKind.WEAK: needing_work(connection, charge=charge),
            MatterKind.PROPOSED: tuple(
                each for each in commendations(connection, charge=charge) if each.status.value == "PROPOSED"
            ),
            **{
                kind: unvisited(connection, scope, unvisited_since(kind, TODAY), charge=charge)
                for kind in (MatterKind.UNVISITED_6, MatterKind.UNVISITED_12)
            },
        }
    counts = {matter.kind: matter.count for matter in found}
    assert counts == {kind: len(rows) for kind, rows in lists.items()}
    return {str(kind): count for kind, count in counts.items()}


def test_of_the_whole_register(database: Database) -> None:
    empty = dict.fromkeys(MatterKind, 0)
    assert _counts(database, None) == empty
    _filled(database)
    assert _counts(database, None) == {
        "pending": 2,
        "overdue": 2,
        "weak": 1,
        "unvisited6": 3,
        "unvisited12": 2,
        "proposed": 2,
    }
    with database.read() as connection:
        found = {matter.kind: matter.since for matter in matters(connection, SPAN, TODAY)}
        first = pending(connection).rows[0].since
    assert found == {
        MatterKind.PENDING: first,
        MatterKind.OVERDUE: "2018-03-31",
        MatterKind.WEAK: "2018-12-20",
        MatterKind.UNVISITED_6: None,
        MatterKind.UNVISITED_12: None,
        MatterKind.PROPOSED: "2018-10-05",
    }


def test_since_when_the_longest_waiting_waits(database: Database) -> None:
    """What was returned waits anew since it came back, though it was entered first."""
    first = register(database, "Rau sạch").registration_id
    register(database, "Đường hoa")
    for version, to in enumerate((Standing.RETURNED, Standing.REGISTERED), 1):
        with writing(database, ACTOR) as work:
            move(work, first, to, version, "Thiếu nội dung")
    with database.read() as connection:
        (matter, *_) = matters(connection, SPAN, TODAY)
        rows = pending(connection).rows
    assert [row.name for row in rows] == ["Đường hoa", "Rau sạch"]
    assert matter.since == rows[0].since
    assert rows[0].since != rows[1].since


def test_of_what_a_member_is_in_charge_of(database: Database) -> None:
    _filled(database)
    lan, mai, cuc, van = (member(database, name) for name in ("Lan", "Mai", "Cúc", "Vân"))
    assigned(database, lan, "KT", since=date(2018, 1, 1))
    assigned(database, mai, where=LAM_HA, since=date(2018, 1, 1))
    assigned(database, cuc, "VX", QUANG_TRUNG, since=date(2018, 1, 1))
    with database.read() as connection:
        charges = [charge_of(connection, each, TODAY) for each in (lan, mai, cuc, van)]
    of_field, of_unit, of_part, of_nothing = (tuple(_counts(database, charge).values()) for charge in charges)
    assert of_field == (1, 0, 1, 2, 1, 1)
    assert of_unit == (1, 1, 1, 1, 0, 2)
    assert of_part == (1, 0, 0, 1, 1, 0)
    assert of_nothing == (0, 0, 0, 0, 0, 0)


def test_the_lists_are_of_the_charge_alone(sqlite: Database) -> None:
    _filled(sqlite)
    charge = Charge(fields=frozenset({field(sqlite, "KT")}), units=frozenset({unit(sqlite, QUANG_TRUNG)}))
    with sqlite.read() as connection:
        assert {row.name for row in pending(connection, charge=charge).rows} == {"Rau sạch", "Đường hoa"}
        assert [row.unit for row in overdue(connection, TODAY, charge=charge).rows] == [QUANG_TRUNG]


numbers = st.integers(1, 4)


@given(
    st.builds(
        Charge,
        st.frozensets(numbers, max_size=2),
        st.frozensets(numbers, max_size=2),
        st.frozensets(st.tuples(numbers, numbers), max_size=3),
    )
)
def test_as_a_condition_it_says_what_covers_says(charge: Charge) -> None:
    there = [(one, other) for one in range(1, 5) for other in range(1, 5)]
    place = values(column("f", Integer), column("u", Integer), name="place").data(there).cte("place")
    statement = (
        select(place.c.f, place.c.u).where(*ours(charge, place.c.f, place.c.u)).order_by(literal_column("1, 2"))
    )
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(statement)]
    engine.dispose()
    assert found == [each for each in there if charge.covers(*each)]
