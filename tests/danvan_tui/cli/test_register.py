"""``danvan register``: a new model, another year of one, and a whole year's models kept up."""

import json
from typing import Any

import pytest

from db.engine import Database
from db.lifecycle import Standing, Subject
from db.read.catalogue import topics
from tests.danvan_tui.cli.conftest import Cli, Result
from tests.db.acts import detail, last_revision, register, year

NEW = ("--name", "Đường hoa", "--unit", "quang trung", "--field", "VX", "--year", "2018")


@pytest.fixture
def danvan(cli: Cli, database: Database, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """``danvan register`` by Hoa, on each engine in turn."""
    monkeypatch.setenv("LOGNAME", "hoa")
    where = str(database.path or database.url.render_as_string(hide_password=False))

    def call(*words: str) -> Result:
        return cli("register", *words, "--db", where)

    return call


def test_a_new_model(danvan: Cli, database: Database) -> None:
    result = danvan(*NEW)
    assert (result.code, result.out, result.err) == (0, "Đã đăng ký MH0001 Đường hoa.\n", "")
    model = detail(database, 1)
    (row,) = model.registrations
    assert (model.name, model.kind, row.year, row.unit) == ("Đường hoa", "MODEL", 2018, "Phường Quang Trung")
    assert (row.field, row.subject, row.standing) == ("VX", Subject.COLLECTIVE, Standing.REGISTERED)
    assert model.changes[0].actor == "hoa"


def test_everything_that_can_be_said(danvan: Cli, database: Database) -> None:
    with database.read() as connection:
        topic = next(each for each in topics(connection) if each.field == "VX")
    more = ("--topic", topic.code, "--subject", "ca nhan", "--kind", "dien hinh", "--place", "Tổ 2")
    texts = ("--contents", "Trồng cây", "--results", "Sạch", "--households", "12", "--format", "json")
    model: dict[str, Any] = json.loads(danvan(*NEW, *more, *texts).out)
    (row,) = model["registrations"]
    assert (model["code"], model["kind"], model["place"]) == ("MH0001", "exemplar", "Tổ 2")
    assert (row["topic_code"], row["subject_code"], row["households"]) == (topic.code, "individual", 12)
    assert (row["contents"], row["results"]) == ("Trồng cây", "Sạch")


def test_a_topic_by_a_part_of_its_name(danvan: Cli, database: Database) -> None:
    assert danvan(*NEW, "--topic", "duong hoa").code == 0
    assert detail(database, 1).registrations[0].topic == "VX05"
    several = danvan("--name", "Khác", *NEW[2:], "--topic", "môi trường")
    none = danvan("--name", "Khác", *NEW[2:], "--topic", "zzz")
    assert (several.code, none.code) == (2, 2)
    # By code and name; where several fit, these alone.
    assert "VX05 " in none.err
    assert "VX03 " in several.err
    assert "VX09 " in several.err
    assert "VX05 " not in several.err


def test_the_same_call_twice_does_not_double_the_figures(danvan: Cli, database: Database) -> None:
    assert danvan(*NEW).code == 0
    before = last_revision(database)
    same = danvan("--name", "  duong  HOA", *NEW[2:])
    assert (same.code, same.out) == (1, "")
    assert "đã được đơn vị này đăng ký năm 2018: MH0001." in same.err
    assert "--knowingly" in same.err
    assert last_revision(database) == before
    # Another year, another unit, or knowingly: another model.
    for words in ((*NEW[:-1], "2019"), (*NEW[:2], "--unit", "lam ha", *NEW[4:]), (*NEW, "--knowingly")):
        assert danvan(*words).code == 0


def test_another_year_is_as_the_newest_one_where_nothing_is_said(danvan: Cli, database: Database) -> None:
    register(database, "Đường hoa", year(database, contents="Trồng cây", households=12))
    result = danvan("--again", "MH0001", "--year", "2019", "--households", "15")
    assert (result.code, result.out) == (0, "Đã đăng ký MH0001 Đường hoa cho năm 2019.\n")
    newest, first = detail(database, 1).registrations
    assert (newest.year, newest.kind, newest.unit_id, newest.field) == (2019, "MAINTAINED", first.unit_id, "VX")
    assert (newest.contents, newest.households, newest.standing) == ("Trồng cây", 15, Standing.REGISTERED)
    assert danvan("--again", "1", "--year", "2020", "--field", "KT", "--unit", "Phường Lam Hạ").code == 0
    assert detail(database, 1).registrations[0].unit == "Phường Lam Hạ"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "--year"),
        (("--year", "2018"), 2, "--name"),
        (("--name", "X", "--year", "2018"), 2, "--unit"),
        (("--name", "X", "--year", "2018", "--unit", "quang trung"), 2, "--field"),
        (("--again", "1", "--name", "X", "--year", "2019"), 2, "--again"),
        ((*NEW[:-1], "hai"), 2, "--year"),
        ((*NEW, "--topic", "KT01"), 2, "--topic"),
        ((*NEW, "--kind", "bay"), 2, "--kind"),
        ((*NEW, "--households", "-1"), 2, "--households"),
        ((*NEW[:2], "--unit", "không có", *NEW[4:]), 1, "không có"),
        ((*NEW[:-1], "2012"), 1, "Phường Quang Trung"),
        (("--again", "9", "--year", "2019"), 1, "MH0009"),
        (("--again", "1", "--year", "2018"), 1, "2018"),
        (("--name", " ", *NEW[2:]), 1, "chưa có tên"),
        (("--name", "X", "carry-over", "--from-year", "2018", "--to-year", "2019"), 2, "carry-over"),
    ],
)
def test_what_is_refused_changes_nothing(
    danvan: Cli, database: Database, words: tuple[str, ...], code: int, said: str
) -> None:
    register(database, "Rau sạch")
    before = last_revision(database)
    result = danvan(*words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert last_revision(database) == before


def test_a_year_s_models_are_kept_up_at_once(danvan: Cli, database: Database) -> None:
    register(database, "Đường hoa")
    register(database, "Rau sạch", year(database, field="KT"))
    register(database, "Đã dừng", year(database, standing=Standing.STOPPED))
    carry = ("carry-over", "--from-year", "2018", "--to-year", "2019")
    before = last_revision(database)
    shown = danvan(*carry, "--dry-run")
    assert shown.out == "Sẽ đăng ký 2 mô hình cho năm 2019. Bỏ qua 1: 1 đã dừng hoặc bị trả lại.\n"
    assert last_revision(database) == before
    some = json.loads(danvan(*carry, "--field", "kinh tế", "--dry-run", "--format", "json").out)
    assert [(row["code"], row["why_not"]) for row in some["rows"]] == [("MH0002", None)]
    assert (some["able"], some["kept_up"]) == (1, 0)
    done = json.loads(danvan(*carry, "--unit", "Quang Trung", "--format", "json").out)
    assert [row["registration_id"] is None for row in done["rows"]] == [True, False, False]
    assert done["kept_up"] == 2
    assert [detail(database, number).registrations[0].year for number in (1, 2, 3)] == [2019, 2019, 2018]
    again = danvan(*carry)
    assert (again.code, again.out) == (1, "")
    assert "không có mô hình nào để duy trì" in again.err
    assert danvan(*carry[:-1], "x").code == 2
    assert danvan("carry-over", "--from-year", "2018").code == 2
