"""Importing the committee's workbooks, on both engines: what is stored, what is known, what is refused."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from db.check import check
from db.engine import Database
from db.errors import Conflict, NotAllowed
from db.exchange.importing import HeadingNotFound, NotReady, plan_import, run_import
from db.schema.tables import CHANGE, MODEL, REGISTRATION
from db.write.amend import rename
from db.write.session import writing
from tests.db.exchange.lists import BY_FIELD, FAULTY, FLAT, HEADING, SHARES, fields, head, plan_of, problems, store

ROSES = ("Trồng đường hoa thôn 3", "Xã Phù Vân", "Văn hóa - xã hội", "Tập thể", 2018, "Hiệu quả")
WATCH = ("Tổ tự quản về an ninh", "P. Quang Trung", "QP-AN", "Cá nhân", 2018, "Đã đăng ký")


def again(row: tuple[str | int, ...], year: int, **others: str) -> tuple[str | int, ...]:
    """The row in another year."""
    values = dict(zip(("name", "unit", "field", "subject", "year", "standing"), row, strict=True))
    return tuple((values | {"year": year} | others).values())


def years(database: Database) -> list[tuple[str, int, str, int]]:
    """(name, year, kind, next_year) of every registration."""
    statement = (
        select(MODEL.c.name, REGISTRATION.c.year, REGISTRATION.c.kind, REGISTRATION.c.next_year)
        .join(REGISTRATION, REGISTRATION.c.model_id == MODEL.c.id)
        .order_by(MODEL.c.id, REGISTRATION.c.year)
    )
    with database.read() as connection:
        return [(row[0], row[1], row[2], row[3]) for row in connection.execute(statement)]


@pytest.mark.parametrize(("first", "second"), [(FLAT, BY_FIELD), (BY_FIELD, FLAT)], ids=["flat", "by-field"])
def test_both_workbooks_give_the_same_register(database: Database, first: Path, second: Path) -> None:
    plan = plan_import(database, first)
    assert plan.ready
    assert (plan.read, len(plan.new), plan.new_models, plan.known) == (187, 187, 187, 0)
    assert tuple((code, count) for code, _, count in plan.by_field) == SHARES
    assert plan.years == tuple(range(2015, 2021))
    assert not plan.warnings
    outcome = run_import(database, plan, "thử")
    assert (outcome.stored, outcome.new_models, outcome.new_years, outcome.known) == (187, 187, 0, 0)
    assert tuple((code, tally.total) for code, tally in fields(database).items()) == SHARES
    assert outcome.revision == head(database)
    assert check(database).ok
    for path in (first, second):
        known = plan_import(database, path)
        assert (known.read, known.new, known.known) == (187, (), 187)
        assert run_import(database, known, "thử").revision == outcome.revision
    assert head(database) == outcome.revision


def test_every_topic_of_the_flat_list_is_found(database: Database) -> None:
    plan = plan_import(database, FLAT)
    assert all(row.draft.year.topic_id is not None for row in plan.new)


def test_the_faulty_workbook_names_its_faults_and_stores_nothing(database: Database) -> None:
    before = head(database)
    plan = plan_import(database, FAULTY)
    assert not plan.ready
    assert problems(plan) == [
        (4, "missing-name"),
        (5, "unknown-unit"),
        (6, "unknown-field"),
        (7, "unknown-subject"),
        (8, "bad-year"),
        (9, "year-out-of-range"),
        (11, "hostile-text"),
        (12, "name-too-long"),
        (14, "repeated-row"),
    ]
    assert plan.rejected[-1].params == {"first": 2}
    assert (plan.read, len(plan.new)) == (13, 4)
    with pytest.raises(NotReady):
        run_import(database, plan, "thử")
    assert head(database) == before


def test_the_ledger_says_what_came_from_where(database: Database, tmp_path: Path) -> None:
    before = head(database)
    plan = plan_of(database, tmp_path, [ROSES, again(ROSES, 2019), WATCH])
    run_import(database, plan, "chị Hà")
    with database.read() as connection:
        lines = connection.execute(select(CHANGE).where(CHANGE.c.seq > before).order_by(CHANGE.c.seq)).all()
    assert [line.act for line in lines] == ["register", "register", "register_again", "import"]
    said = [json.loads(line.after) for line in lines]
    assert {each["origin"] for each in said[:3]} == {"danh-sach.csv"}
    assert all(line.actor == "chị Hà" for line in lines)
    assert said[3] == {
        "file": "danh-sach.csv",
        "sheet": "danh-sach",
        "digest": plan.digest,
        "read": 3,
        "stored": 3,
        "new_models": 2,
        "new_years": 1,
        "known": 0,
    }
    assert check(database).ok


def test_another_year_of_a_known_model(database: Database, tmp_path: Path) -> None:
    store(database, tmp_path, [ROSES, WATCH])
    outcome = store(database, tmp_path, [again(ROSES, 2020, name="TRỒNG ĐƯỜNG HOA, THÔN 3"), WATCH])
    assert (outcome.stored, outcome.new_models, outcome.new_years, outcome.known) == (1, 0, 1, 1)
    store(database, tmp_path, [again(ROSES, 2016)])
    assert years(database) == [
        (ROSES[0], 2016, "NEW", 2018),
        (ROSES[0], 2018, "NEW", 2020),
        (ROSES[0], 2020, "MAINTAINED", 9999),
        (WATCH[0], 2018, "NEW", 9999),
    ]
    assert check(database).ok


def test_several_years_in_one_file_are_one_model(database: Database, tmp_path: Path) -> None:
    heading = (*HEADING, "Đăng ký mới/Duy trì")
    rows = [(*again(ROSES, 2020), ""), (*again(ROSES, 2018), "Duy trì"), (*again(ROSES, 2019), "Mới")]
    plan = plan_of(database, tmp_path, rows, heading)
    assert [(row.row, row.first_row, row.is_new_model) for row in plan.new] == [
        (2, 3, False),
        (3, 3, True),
        (4, 3, False),
    ]
    run_import(database, plan, "thử")
    assert [year[1:] for year in years(database)] == [
        (2018, "MAINTAINED", 2019),
        (2019, "NEW", 2020),
        (2020, "MAINTAINED", 9999),
    ]


def test_the_same_name_in_two_units_is_two_models(database: Database, tmp_path: Path) -> None:
    outcome = store(database, tmp_path, [ROSES, again(ROSES, 2018, unit="xã Kim Bình")])
    assert outcome.new_models == 2


def test_a_returned_registration_is_known_too(database: Database, tmp_path: Path) -> None:
    store(database, tmp_path, [again(ROSES, 2018, standing="Trả lại")])
    assert plan_of(database, tmp_path, [ROSES]).known == 1


def test_what_another_import_stored_meanwhile_is_known(database: Database, tmp_path: Path) -> None:
    plan = plan_of(database, tmp_path, [ROSES, WATCH])
    run_import(database, plan, "thử")
    before = head(database)
    outcome = run_import(database, plan, "thử")
    assert (outcome.stored, outcome.known, outcome.revision) == (0, 2, before)
    assert head(database) == before


def test_a_part_that_another_import_stored_is_passed_over(database: Database, tmp_path: Path) -> None:
    plan = plan_of(database, tmp_path, [ROSES, again(ROSES, 2019), WATCH])
    store(database, tmp_path, [ROSES])
    outcome = run_import(database, plan, "thử")
    assert (outcome.stored, outcome.new_models, outcome.new_years, outcome.known) == (2, 1, 1, 1)
    assert check(database).ok


def test_a_model_that_was_renamed_meanwhile_refuses_the_import(database: Database, tmp_path: Path) -> None:
    store(database, tmp_path, [ROSES])
    plan = plan_of(database, tmp_path, [WATCH, again(ROSES, 2019)])
    with database.read() as connection:
        model_id = connection.execute(select(MODEL.c.id)).scalar_one()
    with writing(database, "thử") as work:
        rename(work, model_id, "Tên khác", 1)
    before = head(database)
    with pytest.raises(Conflict):
        run_import(database, plan, "thử")
    assert head(database) == before
    assert len(years(database)) == 1


def test_a_unit_that_ended_meanwhile_refuses_the_import(database: Database, tmp_path: Path) -> None:
    plan = plan_of(database, tmp_path, [WATCH, again(ROSES, 2026, unit="Phường Hà Nam")])
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE unit SET valid_to = '2025-12-31' WHERE name = 'Phường Hà Nam'")
    before = head(database)
    with pytest.raises(NotAllowed):
        run_import(database, plan, "thử")
    assert head(database) == before
    assert years(database) == []


def test_what_breaks_in_the_middle_leaves_nothing(database: Database, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        assert (done, total) == (1, 2)
        raise KeyboardInterrupt

    before = head(database)
    plan = plan_of(database, tmp_path, [ROSES, again(ROSES, 2019)])
    with pytest.raises(KeyboardInterrupt):
        run_import(database, plan, "thử", progress=stop)
    assert (head(database), years(database)) == (before, [])
    assert run_import(database, plan, "thử").stored == 2


def test_how_far_it_is(database: Database, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    from tests.db.exchange.lists import write

    rows = [again(ROSES, 2018, name=f"Đường hoa {n}") for n in range(2_100)]
    path = write(tmp_path / "a.csv", rows)
    plan = plan_import(database, path, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 2100), (1000, 2100), (2000, 2100), (2100, 2100)]
    told.clear()
    run_import(database, plan, "thử", progress=lambda done, total: told.append((done, total)))
    assert told == [(2000, 2100), (2100, 2100)]


def test_a_list_without_models_changes_nothing(database: Database, tmp_path: Path) -> None:
    before = head(database)
    plan = plan_of(database, tmp_path, [])
    assert (plan.read, plan.ready) == (0, True)
    assert run_import(database, plan, "thử").stored == 0
    assert head(database) == before


def test_a_workbook_without_a_list_says_what_is_missing(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text("Tên mô hình,Năm đăng ký\nĐường hoa,2018\n", encoding="utf-8")
    with pytest.raises(HeadingNotFound) as caught:
        plan_import(database, path)
    assert "«Đơn vị»" in caught.value.words()
    assert "«Tên mô hình»" not in caught.value.words()
    assert "so-lieu.csv" in caught.value.words("en")
