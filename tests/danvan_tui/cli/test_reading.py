"""The reading commands: shapes that other programs rely on, and that they narrow as they are told."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database
from db.lifecycle import Standing
from db.write.drafts import ModelDraft, YearDraft
from db.write.register import register_models
from db.write.session import writing
from tests.conftest import MakeDatabase
from tests.danvan_tui.cli.conftest import Cli

FIGURES = ["total", "collective", "individual", "unknown", "effective"]


def data(cli: Cli, *words: str) -> Any:
    result = cli(*words, "--format", "json")
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


def rows(cli: Cli, *words: str) -> list[dict[str, str]]:
    result = cli(*words, "--format", "csv")
    assert (result.code, result.err) == (0, "")
    return list(csv.DictReader(io.StringIO(result.out, newline="")))


def test_the_shape_of_a_tally_by_field(sample: Cli) -> None:
    found = data(sample, "tally", "--period", "2015-2020", "--by", "field")
    assert list(found) == ["period", "unit", "definition", "as_of", "total", "rows"]
    assert (found["period"], found["unit"], found["total"]) == ("2015-2020", None, 187)
    assert "một lần trong 2015-2020" in found["definition"]
    assert found["as_of"].endswith("+07:00")
    assert list(found["rows"][0]) == ["code", "name", *FIGURES]
    assert [(row["code"], row["total"]) for row in found["rows"]] == [
        ("KT", 42),
        ("VX", 89),
        ("QA", 50),
        ("HT", 6),
    ]
    assert found["rows"][0]["name"] == "Kinh tế"


@pytest.mark.parametrize("by", ["field", "unit", "subject", "standing", "year"])
def test_every_tally_has_the_same_shape(sample: Cli, by: str) -> None:
    found = data(sample, "tally", "--by", by)
    assert found["total"] == 187
    for row in found["rows"]:
        assert list(row)[:7] == ["code", "name", *FIGURES]
        assert isinstance(row["code"], str)
        assert row["total"] == row["collective"] + row["individual"] + row["unknown"]
    assert [row["code"] for row in rows(sample, "tally", "--by", by)] == [row["code"] for row in found["rows"]]


def test_codes_do_not_change_with_the_language(sample: Cli) -> None:
    assert [row["code"] for row in data(sample, "tally", "--by", "subject")["rows"]] == [
        "collective",
        "individual",
        "unknown",
    ]
    standings = data(sample, "tally", "--by", "standing", "--lang", "en")["rows"]
    assert [row["code"] for row in standings][:4] == ["registered", "approved", "active", "effective"]
    assert sum(row["total"] for row in standings) == 187
    years = data(sample, "tally", "--by", "year")["rows"]
    assert [row["code"] for row in years] == [str(year) for year in range(2015, 2021)]
    assert sum(row["total"] for row in years) > 187


def test_the_shape_of_the_list_of_models(sample: Cli) -> None:
    found = data(sample, "models", "--period", "2015-2020")
    assert list(found) == ["total", "rows"]
    assert found["total"] == len(found["rows"]) == 187
    assert list(found["rows"][0])[:7] == ["code", "name", "unit", "field", "subject", "year", "standing"]
    assert data(sample, "models", "--limit", "3") == {"total": 187, "rows": found["rows"][:3]}
    assert data(sample, "models", "--limit", "0") == {"total": 187, "rows": []}


def test_pages_follow_one_another(sample: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = data(sample, "models")
    monkeypatch.setattr("danvan_tui.cli.models.FIRST_PAGE", 3)
    monkeypatch.setattr("danvan_tui.cli.models.LARGEST_PAGE", 40)
    assert data(sample, "models") == whole
    assert data(sample, "models", "--limit", "25")["rows"] == whole["rows"][:25]


def test_units_with_their_fields(sample: Cli) -> None:
    found = data(sample, "units")
    city = found["rows"][0]
    assert (city["name"], city["total"]) == ("Thành phố Phủ Lý", 187)
    assert city["by_field"] == {"KT": 42, "VX": 89, "QA": 50, "HT": 6}
    empty = [row for row in found["rows"] if row["total"] == 0]
    assert empty
    assert sum(row["total"] for row in found["rows"] if row["depth"] == 1) == 187
    as_lines = rows(sample, "units")
    assert as_lines[0]["VX"] == "89"
    assert len(as_lines) == len(found["rows"])


def test_narrowing(sample: Cli) -> None:
    every = data(sample, "models")["rows"]

    def codes(*words: str) -> set[str]:
        return {row["code"] for row in data(sample, "models", *words)["rows"]}

    def those(**facts: object) -> set[str]:
        return {row["code"] for row in every if facts.items() <= row.items()}

    economy = those(field_code="KT")
    assert codes("--field", "kt") == codes("--field", "Kinh tế") == codes("--field", "kinh te") == economy
    assert codes("--field", "van") == codes("--field", "culture") == those(field_code="VX")
    assert codes("--subject", "cá nhân") == codes("--subject", "individual") == those(subject_code="individual")
    effective = codes("--standing", "hiệu quả")
    assert effective == codes("--standing", "EFFECTIVE") == codes("--standing", "hieu qua")
    assert effective >= those(standing_code="effective")
    phu_van = those(unit="Xã Phù Vân")
    for name in ("Xã Phù Vân", "phu van", "UBND xã Phù Vân", "x. Phù Vân", "13306"):
        assert codes("--unit", name) == phu_van
    assert codes("--search", "duong hoa") >= codes("--search", "đường hoa") != set()
    assert codes("--field", "KT", "--unit", "phu van") == economy & phu_van


def test_a_tally_is_narrowed_to_what_is_asked_for(sample: Cli) -> None:
    by_field = data(sample, "tally", "--field", "HT")
    assert [(row["code"], row["total"]) for row in by_field["rows"]] == [("HT", 6)]
    assert by_field["total"] == 6
    by_unit = data(sample, "tally", "--by", "unit", "--unit", "phu van")
    assert [row["name"] for row in by_unit["rows"]] == ["Xã Phù Vân"]
    assert by_unit["unit"] == "Xã Phù Vân"
    assert by_unit["rows"][0]["code"] == "13306"
    assert by_unit["total"] == by_unit["rows"][0]["total"] == 8
    number = by_unit["rows"][0]["id"]
    assert data(sample, "tally", "--unit", f"#{number}")["total"] == 8


def test_a_code_that_two_units_had_is_told_by_the_period(sample: Cli) -> None:
    assert data(sample, "tally", "--unit", "13294")["unit"] == "Phường Minh Khai"
    today = data(sample, "tally", "--unit", "13291", "--period", "2026", "--today-units")
    assert today["unit"] == "Phường Phù Vân"


def test_a_unit_without_a_code_has_none_in_either_list(sample: Cli) -> None:
    period = ("--period", "2026", "--today-units")
    of_tally = {row["id"]: row["code"] for row in data(sample, "tally", "--by", "unit", *period)["rows"]}
    of_units = {row["id"]: row["code"] for row in data(sample, "units", *period)["rows"]}
    assert of_tally == of_units
    assert None in of_tally.values()
    assert "" in [row["code"] for row in rows(sample, "tally", "--by", "unit", *period)]


def test_todays_units(sample: Cli) -> None:
    found = data(sample, "tally", "--by", "unit", "--today-units")
    names = {row["name"]: row["total"] for row in found["rows"]}
    assert found["total"] == 187
    assert "Xã Phù Vân" not in names
    assert names["Phường Phù Vân"] > 8
    assert "đơn vị hiện nay" in found["definition"]


def test_one_model_in_full(sample: Cli) -> None:
    model = data(sample, "show", "MH0001")
    assert model == data(sample, "show", "mh1") == data(sample, "show", "1")
    assert model["code"] == "MH0001"
    assert [year["year"] for year in model["registrations"]] == [2019, 2018]
    first = model["registrations"][-1]
    assert (first["field_code"], first["subject_code"], first["standing_code"]) == (
        "KT",
        "collective",
        "effective",
    )
    assert first["contents"]
    assert model["history"][-1]["act"] == "register"
    assert model["history"][-1]["after"]["name"] == model["name"]
    assert [y["year"] for y in data(sample, "show", "1", "--period", "2018")["registrations"]] == [2018]
    assert len(data(sample, "show", "1", "--limit", "1")["history"]) == 1
    lines = rows(sample, "show", "1")
    assert [line["year"] for line in lines] == ["2019", "2018"]
    assert lines[1]["contents"] == first["contents"]
    assert sample("show", "1", "--field", "KT").code == 0
    assert sample("show", "1", "--field", "HT").code == 1


@pytest.mark.parametrize("command", ["tally", "units", "models"])
def test_an_empty_register(cli: Cli, own_places: Path, command: str) -> None:
    made = cli("init", "--place", "Huyện Lục Ngạn")
    assert (made.code, made.out) == (0, "")
    assert str(own_places / "data" / "danvan" / "danvan.db") in made.err
    assert data(cli, command)["total"] == 0
    result = cli(command)
    assert result.code == 0
    assert "Huyện Lục Ngạn" in result.out
    assert "dữ liệu mẫu" not in result.out
    again = cli("init")
    assert again.code == 1
    assert "Đã có cơ sở dữ liệu" in again.err
    assert cli("migrate").code == 0


def test_hostile_text_in_an_older_database(cli: Cli, sqlite: Database) -> None:
    name = "=cmd \x1b[31m\x9b2J \u202egnol <b>"
    with writing(sqlite, "thử") as work:
        register_models(work, [ModelDraft("Đường hoa", YearDraft(2019, _commune(sqlite), 1))])
    with sqlite.write() as connection:
        connection.exec_driver_sql("update emulation_model set name = ?, place = ?", (name, "-1+1\nhai"))
    where = ("--db", str(sqlite.path))
    outputs = {kind: cli("models", "--format", kind, *where).out for kind in ("table", "json", "csv")}
    outputs |= {
        f"show {kind}": cli("show", "1", "--format", kind, *where).out for kind in ("table", "json", "csv")
    }
    for out in outputs.values():
        assert not {"\x1b", "\x9b", "\u202e"} & set(out)
    assert json.loads(outputs["json"])["rows"][0]["name"] == name
    assert json.loads(outputs["show json"])["place"] == "-1+1\nhai"
    assert next(csv.DictReader(io.StringIO(outputs["csv"])))["name"].startswith("'=cmd")


def test_both_engines_say_the_same(cli: Cli, make_database_on: MakeDatabase) -> None:
    database = make_database_on()
    unit = _commune(database)
    with writing(database, "thử") as work:
        drafts = [
            ModelDraft(f"Đường hoa thôn {n}", YearDraft(2018, unit, 1 + n % 4, standing=Standing.ACTIVE))
            for n in range(10)
        ]
        register_models(work, drafts)
    where = ("--db", database.url.render_as_string(hide_password=False))
    assert data(cli, "tally", *where)["total"] == 10
    assert data(cli, "models", "--search", "duong hoa thon 3", *where)["total"] == 1
    assert data(cli, "tally", "--unit", "Phù Vân", *where)["total"] == 10
    names = [row["name"] for row in data(cli, "models", *where)["rows"]]
    assert names == [f"Đường hoa thôn {n}" for n in range(10)]
    assert cli("check", *where).code == 0


def test_checking_and_mending(cli: Cli, sqlite: Database) -> None:
    where = ("--db", str(sqlite.path))
    assert cli("check", *where).out.splitlines()[-1] == "Mọi thứ đều khớp."
    with sqlite.write() as connection:
        connection.exec_driver_sql("update unit set sort_key = 'z' where id = 3")
    wrong = cli("check", *where)
    assert wrong.code == 1
    assert "- 1 đơn vị sai khóa sắp xếp hoặc tìm kiếm, đầu tiên là số 3." in wrong.out
    assert "danvan check --rebuild" in wrong.out
    found = cli("check", "--format", "json", *where)
    assert found.code == 1
    assert json.loads(found.out)["ok"] is False
    assert json.loads(found.out)["findings"][0] | {"text": ""} == {
        "kind": "unit_key",
        "mendable": True,
        "text": "",
        "count": 1,
        "first": 3,
    }
    mended = cli("check", "--rebuild", "--format", "json", *where)
    assert mended.code == 0
    assert json.loads(mended.out)["rebuilt"] == {"models": 0, "registrations": 0, "units": 1}
    assert "Mọi thứ đều khớp." in cli("check", "--rebuild", *where).out


def _commune(database: Database) -> int:
    from db.read.unit_choice import unit_choices
    from db.scope import Span, UnitView

    with database.read() as connection:
        (unit,) = unit_choices(connection, "xã Phù Vân", Span(2018, 2018), UnitView.REGISTERED)
    return unit.id
