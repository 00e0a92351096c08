"""The sample register has the totals of the committee's account, whatever its histories are."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import URL

from db.awards import AwardStatus
from db.check import check
from db.engine import Database
from db.errors import NotAllowed, NotOurDatabase
from db.lifecycle import Standing, Subject
from db.read.activities import activities_of_year
from db.read.assignments import assignments
from db.read.catalogue import default_span, register_info
from db.read.commendations import commendations
from db.read.deadlines import deadlines, overdue
from db.read.detail import model_detail
from db.read.inspections import inspections
from db.read.members import members
from db.read.models import model_count
from db.read.press import press_items
from db.read.tallies import by_field, by_year
from db.read.targets import targets
from db.read.units import all_units, units_under
from db.sample.generate import Plan, create_generated
from db.sample.opening import open_sample
from db.sample.register import create_sample, sample_rows
from db.schema import ActivityKind, PressKind
from db.schema.tables import CHANGE, MEMBER_KEY, MODEL, REGISTRATION, TOPIC, UNIT
from db.scope import Scope, Span
from db.setup import create_register
from db.write.amend import rename
from db.write.calendar_drafts import TargetDraft
from db.write.keys import model_keys, model_words, next_years
from db.write.session import writing
from db.write.targets import set_target
from tests.conftest import ENGINES
from tests.postgres import drop_database, make_database

PERIOD = Scope(Span(2015, 2020))


@pytest.fixture(scope="module", params=ENGINES)
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The sample register, on each engine in turn; nobody writes into it."""
    if request.param == "sqlite":
        database = Database(tmp_path_factory.mktemp("sample") / "sample.db")
        create_sample(database)
        yield database
        database.close()
        return
    server: URL = request.getfixturevalue("server")
    database = Database(make_database(server, "danvan_sample").render_as_string(hide_password=False))
    create_sample(database)
    yield database
    database.close()
    drop_database(server, "danvan_sample")


def test_the_totals(sample: Database) -> None:
    with sample.read() as connection:
        view = by_field(connection, PERIOD)
        assert model_count(connection, PERIOD) == 187
    assert [(row.code, row.tally.total) for row in view.rows] == [("KT", 42), ("VX", 89), ("QA", 50), ("HT", 6)]
    assert view.total.total == 187
    assert (view.total.collective, view.total.individual, view.total.unknown) == (149, 38, 0)
    assert view.total.effective == 128


def test_it_opens_with_the_period_of_the_account(sample: Database) -> None:
    with sample.read() as connection:
        assert default_span(connection) == Span(2015, 2020)
        info = register_info(connection)
    assert info.sample
    assert info.models == 187
    assert info.place == "Thành phố Phủ Lý"


def test_the_units_are_those_of_the_list(sample: Database) -> None:
    listed = Counter(row.unit for row in sample_rows())
    with sample.read() as connection:
        (city,) = units_under(connection, PERIOD, None)
        below = units_under(connection, PERIOD, city.id)
        assert len(all_units(connection, PERIOD)) == 1 + len(below)
    assert city.tally.total == 187
    assert {row.name: row.tally.total for row in below if row.tally.total} == dict(listed)
    assert [row.name for row in below if not row.tally.total] == ["Ban Dân vận Thành ủy", "Phòng Nội vụ"]
    assert len(below) == 32


def test_every_model_is_as_the_list_has_it(sample: Database) -> None:
    first = select(REGISTRATION.c.model_id, func.min(REGISTRATION.c.year).label("year")).group_by(
        REGISTRATION.c.model_id
    )
    started = first.subquery()
    rows = (
        select(MODEL.c.name, UNIT.c.name, TOPIC.c.name, REGISTRATION.c.subject, REGISTRATION.c.year)
        .add_columns(REGISTRATION.c.standing, REGISTRATION.c.households)
        .select_from(REGISTRATION)
        .join(started, (started.c.model_id == REGISTRATION.c.model_id) & (started.c.year == REGISTRATION.c.year))
        .join(MODEL, MODEL.c.id == REGISTRATION.c.model_id)
        .join(UNIT, UNIT.c.id == REGISTRATION.c.unit_id)
        .join(TOPIC, TOPIC.c.id == REGISTRATION.c.topic_id)
    )
    with sample.read() as connection:
        stored = Counter(tuple(row) for row in connection.execute(rows))
    assert stored == Counter(
        (r.name, r.unit, r.topic, int(r.subject), r.year, int(r.standing), r.households) for r in sample_rows()
    )


def test_some_models_are_kept_up_and_have_a_history(sample: Database) -> None:
    with sample.read() as connection:
        years = by_year(connection, PERIOD)
        several = select(REGISTRATION.c.model_id).group_by(REGISTRATION.c.model_id).having(func.count() > 2)
        kept_up = connection.scalars(several).all()
        assert kept_up
        detail = model_detail(connection, kept_up[0])
    assert sum(row.tally.total for row in years) > 187
    assert detail is not None
    assert [r.kind for r in detail.registrations] == ["MAINTAINED"] * (len(detail.registrations) - 1) + ["NEW"]
    assert {change.act for change in detail.changes} == {"register", "register_again", "move"}
    assert {change.actor for change in detail.changes} == {"dữ liệu mẫu"}


def test_what_is_derived_is_right(sample: Database) -> None:
    years: dict[int, list[tuple[int, int, int, str, str | None, int | None]]] = defaultdict(list)
    with sample.read() as connection:
        registrations = (
            select(REGISTRATION, UNIT.c.name.label("unit"), TOPIC.c.sensitive)
            .join(UNIT, UNIT.c.id == REGISTRATION.c.unit_id)
            .outerjoin(TOPIC, TOPIC.c.id == REGISTRATION.c.topic_id)
        )
        for row in connection.execute(registrations.order_by(REGISTRATION.c.year)):
            told_of = (row.year, row.standing, row.next_year, row.unit, row.contents, row.sensitive)
            years[row.model_id].append(told_of)
        for model in connection.execute(select(MODEL)):
            told = years[model.id]
            sensitive = any(y[5] for y in told)
            words = model_words(model.place, [y[3] for y in told], [y[4] for y in told], sensitive=sensitive)
            keys = {name: getattr(model, name) for name in ("sort_key", "search_key", "exact_key")}
            assert keys == model_keys(model.name, words)
            assert [y[2] for y in told] == next_years([(y[0], y[1]) for y in told])


def test_words_find_it(sample: Database) -> None:
    with sample.read() as connection:
        assert model_count(connection, PERIOD.but(words="duong hoa")) == 10
        assert model_count(connection, PERIOD.but(words="ĐƯỜNG HOA minh khai")) >= 1
        assert model_count(connection, PERIOD.but(words="chieu tim")) == 2


def test_the_list_is_the_accounts_own_size() -> None:
    rows = list(sample_rows())
    assert len({(row.name, row.unit) for row in rows}) == 187
    assert Counter(row.subject for row in rows) == {Subject.COLLECTIVE: 149, Subject.INDIVIDUAL: 38}
    assert Counter(row.standing for row in rows)[Standing.EFFECTIVE] == 128
    assert sum(row.place is not None for row in rows) > 100


def test_it_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "sample.db"
    first = open_sample(path)
    with first.write() as connection:
        connection.execute(MODEL.update().where(MODEL.c.id == 1).values(name="Đã sửa"))
    first.close()
    again = open_sample(path)
    with again.read() as connection:
        assert connection.scalar(select(MODEL.c.name).where(MODEL.c.id == 1)) == "Đã sửa"
        assert connection.scalar(select(func.count()).select_from(CHANGE)) == register_info(connection).revision
    again.close()


def test_a_real_register_is_not_opened_as_the_sample(tmp_path: Path) -> None:
    path = tmp_path / "real.db"
    real = Database(path)
    create_register(real)
    real.close()
    with pytest.raises(NotAllowed):
        open_sample(path)
    with real.read() as connection:
        assert register_info(connection).models == 0
    real.close()


def test_another_program_s_file_is_not_opened_as_the_sample(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(b"Dear committee" * 100)
    with pytest.raises(NotOurDatabase):
        open_sample(path)
    assert path.read_bytes() == b"Dear committee" * 100


def test_the_committee_has_a_year_of_work(sample: Database) -> None:
    with sample.read() as connection:
        due, late = deadlines(connection, year=2020), overdue(connection)
        held = activities_of_year(connection, 2020, cancelled=True).rows
        items, visits = press_items(connection), inspections(connection)
        planned = targets(connection)
        given = Counter(each.status for each in commendations(connection))
    assert (len(due), sum(row.overdue for row in due), late.total) == (5, 4, 7)
    assert Counter(row.kind for row in held).keys() == {str(kind) for kind in ActivityKind}
    assert sum(row.cancelled_at is not None for row in held) == 1
    assert {row.kind for row in items} == {str(kind) for kind in PressKind}
    assert all(row.model for row in items if row.model_id is not None)
    assert (sum(row.models for row in visits), sum(row.needing_work for row in visits)) == (7, 2)
    assert [(row.planned, row.counted) for row in planned if row.unit is None and row.span == PERIOD.span] == [
        (190, 187),
        (40, 42),
        (90, 89),
        (50, 50),
        (10, 6),
    ]
    assert given == {AwardStatus.AWARDED: 8, AwardStatus.PROPOSED: 2, AwardStatus.REVOKED: 1}
    assert check(sample).ok


def test_its_committee_has_posts_and_charges_and_no_key(sample: Database) -> None:
    with sample.read() as connection:
        people = members(connection)
        charges = assignments(connection, "2020-12-31")
        keys = connection.scalars(select(MEMBER_KEY.c.id)).all()
    assert [row.name for row in people] == [
        "Bùi Tiến Dũng",
        "Vũ Thị Thu Hằng",
        "Lại Văn Khải",
        "Đỗ Thị Bích Ngọc",
        "Nguyễn Đức Thịnh",
        "Trịnh Minh Tuấn",
        "Phạm Quốc Việt",
    ]
    # One charge passed from a member to another one in the course of the year.
    assert (len(charges), len({row.member for row in charges}), keys) == (7, 5, [])


def test_the_year_changes_no_figure(tmp_path: Path) -> None:
    bare, full = Database(tmp_path / "bare.db"), Database(tmp_path / "full.db")
    create_sample(bare, with_year=False)
    create_sample(full)
    tables = (MODEL, REGISTRATION, UNIT)
    with bare.read() as one, full.read() as other:
        for table in tables:
            assert one.execute(select(table)).all() == other.execute(select(table)).all()
    bare.close()
    full.close()


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    told = []
    for name in ("one.db", "other.db"):
        made = Database(tmp_path / name)
        create_sample(made)
        with made.read() as connection:
            columns = (CHANGE.c.act, CHANGE.c.entity, CHANGE.c.entity_id, CHANGE.c.model_id, CHANGE.c.after)
            lines = connection.execute(select(*columns).where(CHANGE.c.act != "init").order_by(CHANGE.c.seq)).all()
            told.append([tuple(line) for line in lines])
        made.close()
    assert told[0] == told[1]


def test_a_sample_of_before_gets_its_year_once(tmp_path: Path) -> None:
    path = tmp_path / "sample.db"
    create_sample(old := Database(path), with_year=False)
    old.close()
    opened = open_sample(path)
    with opened.read() as connection:
        assert len(deadlines(connection)) == 5
        revision = register_info(connection).revision
        assert {
            row.actor for row in connection.execute(select(CHANGE.c.actor).where(CHANGE.c.entity == "press"))
        } == {"dữ liệu mẫu"}
    assert check(opened).ok
    opened.close()
    again = open_sample(path)
    with again.read() as connection:
        assert register_info(connection).revision == revision
    again.close()


@pytest.mark.parametrize("what", ["a model", "a unit", "a target"])
def test_a_sample_that_somebody_changed_stays_as_it_is(tmp_path: Path, what: str) -> None:
    path = tmp_path / "sample.db"
    create_sample(old := Database(path), with_year=False)
    with writing(old, "Hoa") as work:
        if what == "a model":
            rename(work, 79, "Tên khác", 1)
        elif what == "a unit":
            work.session.execute(UNIT.update().where(UNIT.c.name == "Xã Đinh Xá").values(name="Xã Khác"))
        else:
            set_target(work, TargetDraft(Span(2015, 2020), 1))
    with old.read() as connection:
        before = register_info(connection).revision
    old.close()
    for _ in range(2):
        opened = open_sample(path)
        with opened.read() as connection:
            assert deadlines(connection) == ()
            assert register_info(connection).revision == before
        opened.close()


def test_made_up_data_of_another_kind_gets_no_year(tmp_path: Path) -> None:
    path = tmp_path / "generated.db"
    made = Database(path)
    create_generated(made, Plan(models=20, units=3))
    made.close()
    opened = open_sample(path)
    with opened.read() as connection:
        assert deadlines(connection) == ()
    opened.close()
