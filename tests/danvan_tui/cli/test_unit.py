"""``danvan unit``: previews, acts, choices; words, exit codes, JSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from db.check import check
from db.engine import Database
from db.schema.tables import CHANGE, UNIT
from tests.danvan_tui.cli.conftest import Cli, Result
from tests.db.acts import last_revision, register, year

JSON = ("--format", "json")


@pytest.fixture
def call(cli: Cli, database: Database, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The commands by Hoa, on a register of the test's own, on each engine in turn."""
    monkeypatch.setattr("getpass.getuser", lambda: "hoa")
    where = str(database.path or database.url.render_as_string(hide_password=False))
    return lambda *words: cli(*words, "--db", where)


@pytest.fixture
def here(cli: Cli, sqlite: Database) -> Cli:
    """The same in a file alone, for what does not depend on the engine."""
    return lambda *words: cli(*words, "--db", str(sqlite.path))


def data(result: Result) -> Any:
    """What a call that worked printed as JSON."""
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


def test_a_register_may_begin_before_the_reforms_and_take_them(cli: Cli, tmp_path: Path) -> None:
    """The whole way: the city of 2024, each reform seen and done, refused a second time, and what waits chosen."""
    where = ("--db", str(tmp_path / "so.db"))
    assert cli("init", "--as-of", "31-12-2024", *where).code == 0
    database = Database(tmp_path / "so.db")
    register(database, "Đường hoa", year(database, 2018), place="Tổ 1")
    register(database, "Rau sạch", year(database, 2018), place="Tổ 11")
    before = last_revision(database)
    refused = cli("unit", "reorganise", "2025-07", "--dry-run", *where)
    assert refused.code == 1
    assert "sổ không có đúng một: Phường Châu Cầu" in refused.err
    assert last_revision(database) == before
    seen: dict[str, Any] = {}
    for key in ("2025-01", "2025-07"):
        seen = data(cli("unit", "reorganise", key, "--dry-run", *where, *JSON))
        done = data(cli("unit", "reorganise", key, *where, *JSON))
        assert (seen.pop("done"), done.pop("done"), len(done.pop("begun_ids"))) == (
            False,
            True,
            len(seen["begins"]),
        )
        waiting = [row["code"] for row in seen.pop("to_choose")]
        assert seen == done
        again = cli("unit", "reorganise", key, *where)
        assert (again.code, "đã có trong sổ" in again.err) == (1, True)
    assert (seen["choosing"], waiting, seen["to_come"]) == (2, ["MH0001", "MH0002"], False)
    assert seen["registered_figures_change"] is False
    tried = data(cli("unit", "choose", "mh1", "--to", "phu ly", "--dry-run", *where, *JSON))
    assert tried == {"done": False, "to": "Phường Phủ Lý", "changed": ["MH0001"], "same": []}
    assert data(cli("unit", "pending", *where, *JSON))["total"] == 2
    place = (
        "--from",
        "quang trung",
        "--place",
        "to 1",
        "--to",
        "Hà Nam",
        "--on",
        "5/3/2026",
        "--decision",
        "7/NQ",
    )
    assert data(cli("unit", "choose", *place, *where, *JSON))["changed"] == ["MH0001"]
    left = data(cli("unit", "pending", "--unit", "Quang Trung", *where, *JSON))
    assert ([row["code"] for row in left["rows"]], left["total"]) == (["MH0002"], 1)
    assert [each["name"] for each in left["units"][0]["successors"]] == ["Phường Hà Nam", "Phường Phủ Lý"]
    places = data(cli("unit", "pending", "--places", *where, *JSON))["rows"]
    assert [(each["place"], each["models"]) for each in places] == [("Tổ 11", 1)]
    assert check(database).ok
    database.close()


def test_a_unit_that_is_only_called_otherwise_changes_no_kind(call: Cli) -> None:
    call("unit", "add", "Xã Mới", "--on", "1/1/2015", "--above", "Thành phố Phủ Lý")
    for name, said in (("Xã Khác", "đổi tên"), ("Phường Khác", "đổi tên, đổi loại")):
        rename = ("unit", "rename", "#LAST", name, "--on", "1/1/2021" if "Xã" in name else "1/1/2022")
        last = "Xã Mới" if "Xã" in name else "Xã Khác"
        words = tuple(last if word == "#LAST" else word for word in rename)
        shown = call(*words, "--dry-run")
        assert (shown.code, f"  {said}  " in shown.out) == (0, True)
        done = call(*words)
        assert f": {said} thành {name};" in done.out


def test_a_unit_is_not_added_twice_and_can_be_looked_at_before(call: Cli, database: Database) -> None:
    new = ("unit", "add", "Phường Một", "--on", "1/1/2015", "--above", "Thành phố Phủ Lý")
    before = last_revision(database)
    seen = call(*new, "--dry-run")
    assert (seen.code, seen.out) == (0, "Sẽ thêm đơn vị Phường Một, từ ngày 01/01/2015; chưa ghi gì.\n")
    looked = data(call(*new, "--dry-run", *JSON))
    assert (looked["name"], looked["id"], looked["done"]) == ("Phường Một", None, False)
    assert call(*new, "--until", "1/1/2014", "--dry-run").code == 1
    assert last_revision(database) == before
    assert call(*new, "--until", "31/12/2015").code == 0
    before = last_revision(database)
    for words in (new, (*new, "--dry-run"), ("unit", "add", "phuong mot", "--kind", "ward", *new[3:])):
        again = call(*words)
        assert (again.code, "đã có trong những ngày này: #" in again.err) == (1, True)
    assert last_revision(database) == before
    # Another day, another place: another unit.
    assert call(*new[:3], "--on", "1/1/2016", *new[5:]).code == 0
    assert call(*new[:5]).code == 0


def test_single_acts_in_words(call: Cli, database: Database) -> None:
    for name in ("Phường Một", "Phường Hai"):
        made = call("unit", "add", name, "--on", "1/1/2015", "--above", "Thành phố Phủ Lý")
        assert (made.code, f"{name}, từ ngày 01/01/2015." in made.out) == (0, True)
    call("unit", "add", "Tổ dân phố 1", "--on", "1/1/2016", "--above", "Phường Một")
    merge = ("unit", "merge", "Phường Một", "phường hai", "--into", "Xã Mới", "--on", "05-03-2020")
    refused = call(*merge)
    assert (refused.code, "Tổ dân phố 1" in refused.err) == (1, True)
    before = last_revision(database)
    seen = call(*merge, "--children", "follow", "--decision", "5/NQ", "--dry-run")
    assert (seen.code, last_revision(database)) == (0, before)
    for said in (
        "Từ ngày 05/03/2020, theo 5/NQ. Xem trước: chưa ghi gì.",
        "3 đơn vị kết thúc ngày 04/03/2020",
        "2 đơn vị mới từ ngày 05/03/2020",
        "Số liệu theo đơn vị lúc đăng ký không thay đổi.",
    ):
        assert said in seen.out
    unsaid = call(*merge, "--children", "follow", "--dry-run")
    assert "Từ ngày 05/03/2020, chưa có số quyết định. Xem trước: chưa ghi gì." in unsaid.out
    done = call(*merge, "--children", "follow", "--decision", "5/NQ")
    assert "Phường Một: sáp nhập thành Xã Mới; ngày cuối 04/03/2020." in done.out
    assert "Tổ dân phố 1: theo cấp trên thành Tổ dân phố 1" in done.out
    renamed = data(
        call("unit", "rename", "Xã Mới", "Phường Mới", "--on", "1/1/2021", "--children", "follow", *JSON)
    )
    assert [(each["name"], each["kind"]) for each in renamed["begins"]] == [
        ("Phường Mới", "ward"),
        ("Tổ dân phố 1", "residential_group"),
    ]
    split = ("unit", "split", "Phường Mới", "--into", "Phường Đông", "--into", "Phường Tây", "--on", "1/1/2022")
    assert call(*split, "--child", "Tổ dân phố 1=Phường Tây").code == 0
    gone = call("unit", "dissolve", "Phường Tây", "--on", "1/1/2023", "--child", "Tổ dân phố 1=")
    assert (gone.code, "Phường Tây: kết thúc, không có đơn vị kế thừa; ngày cuối 31/12/2022." in gone.out) == (
        0,
        True,
    )
    with database.read() as connection:
        actors = set(connection.scalars(select(CHANGE.c.actor).where(CHANGE.c.entity == "unit")))
        stands = select(UNIT.c.name).where(UNIT.c.valid_to.is_(None), UNIT.c.valid_from < "2025-01-01")
        assert set(connection.scalars(stands)) == {"Phường Đông"}
    assert actors == {"danvan", "hoa"}
    assert check(database).ok


def test_the_list(call: Cli, database: Database) -> None:
    rows = data(call("unit", "list", "--on", "1/6/2020", *JSON))["rows"]
    kinds = [row["kind"] for row in rows]
    assert (kinds.count("ward"), kinds.count("commune"), len(rows)) == (11, 10, 33)
    minh_khai = next(row for row in rows if row["name"] == "Phường Minh Khai")
    assert (minh_khai["today"], minh_khai["parent"], minh_khai["waits"]) == (
        "Phường Phủ Lý",
        "Thành phố Phủ Lý",
        False,
    )
    shown = call("unit", "list", "--all").out
    assert "đã chia tách, chọn từng mô hình" in shown
    assert "23/07/2013-30/06/2025" in shown
    assert len(data(call("unit", "list", *JSON))["rows"]) == 6


def test_what_is_still_to_come_is_said_and_refused(here: Cli, sqlite: Database) -> None:
    merge = ("unit", "merge", "Phường Phủ Lý", "Phường Hà Nam", "--into", "Phường Gộp", "--on", "1/1/2099")
    seen = here(*merge, "--dry-run")
    assert (seen.code, "Ngày 01/01/2099 chưa đến" in seen.out) == (0, True)
    before = last_revision(sqlite)
    done = here(*merge)
    assert (done.code, "chưa đến" in done.err, last_revision(sqlite)) == (1, True, before)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("unit", "dissolve", "Hà Nam", "--on", "2025"), 2, "--on cần một ngày, không phải «2025»"),
        (("unit", "dissolve", "Phường Hà Nam"), 2, "--on"),
        (("unit", "dissolve", "zzz", "--on", "1/1/2026"), 1, "Không có đơn vị «zzz»"),
        (("unit", "dissolve", "Hà Nam", "--on", "1/1/2026", "--child", "x"), 2, "--child cần dạng"),
        (("unit", "dissolve", "Hà Nam", "--on", "1/1/2026", "--children", "x"), 2, "--children không nhận «x»"),
        (("unit", "add", "Hội làm vườn", "--on", "1/1/2026"), 2, "loại đơn vị nào"),
        (("unit", "add", "Hội làm vườn", "--on", "1/1/2026", "--kind", "zz"), 2, "--kind không nhận «zz»"),
        (("unit", "merge", "Hà Nam", "--into", "X", "--on", "1/1/2026"), 1, "ít nhất hai"),
        (("unit", "reorganise", "2024"), 2, "2025-01, 2025-07"),
        (("unit", "reorganise", "2025-01"), 1, "đã có trong sổ"),
        (("unit", "choose", "--to", "Hà Nam"), 2, "Ghi mã mô hình"),
        (("unit", "choose", "MH1", "--to", "Hà Nam", "--place", "Tổ 1"), 2, "Ghi mã mô hình"),
        (("unit", "choose", "x", "--to", "Hà Nam"), 2, "không phải là mã"),
        (("unit", "choose", "MH1", "--to", "Hà Nam"), 1, "MH0001"),
        (("unit", "pending", "--unit", "Phường Lam Hạ"), 1, "Không có đơn vị"),
        (("unit", "pending", "--limit", "x"), 2, "--limit"),
        (("init", "--as-of", "x"), 2, "--as-of cần một ngày"),
    ],
)
def test_what_is_refused(here: Cli, words: tuple[str, ...], code: int, said: str) -> None:
    found = here(*words)
    assert (found.code, found.out) == (code, "")
    assert said in found.err


def test_a_register_before_any_unit_is_known_is_refused(cli: Cli, tmp_path: Path) -> None:
    found = cli("init", "--as-of", "1/1/2010", "--db", str(tmp_path / "so.db"))
    assert (found.code, "23/07/2013" in found.err, (tmp_path / "so.db").exists()) == (1, True, False)


def test_hostile_names_are_shown_clean(here: Cli, sqlite: Database) -> None:
    made = here("unit", "add", "Phường \x1b[2J[/nope]", "--on", "1/1/2026")
    assert (made.code, "\x1b" in made.out, "[/nope]" in made.out) == (0, False, True)
    assert "\x1b" not in here("unit", "list").out


def test_in_english(here: Cli, sqlite: Database) -> None:
    register(sqlite, "Đường hoa", year(sqlite, 2018))
    seen = here("unit", "dissolve", "Phường Hà Nam", "--on", "1/1/2026", "--dry-run", "--lang", "en")
    assert "Figures by unit of registration do not change." in seen.out
    waiting = here("unit", "pending", "--lang", "en").out
    assert "Phường Quang Trung: choose" in waiting
    assert "1 models wait; 1 above." in waiting
