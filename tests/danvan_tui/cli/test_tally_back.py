"""``danvan tally --as-of``: figures of older days."""

import json
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database
from db.setup import create_register
from db.write import session
from tests.danvan_tui.cli.conftest import Cli
from tests.db.acts import register, year


@pytest.fixture
def grown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A register with a model of May 2018 and one of July 2018."""
    database = Database(path := tmp_path / "so.db")
    create_register(database)
    for at, name, field in (("2018-05-02", "Đường hoa", "VX"), ("2018-07-02", "Rau sạch", "KT")):
        monkeypatch.setattr(session, "now_utc", lambda at=at: f"{at}T05:00:00.000000Z")
        register(database, name, year(database, 2018, field=field))
    database.close()
    return str(path)


def test_june_says_what_june_said(cli: Cli, grown: str) -> None:
    def totals(*words: str) -> dict[str, Any]:
        result = cli("tally", "--db", grown, "--period", "2018", "--format", "json", *words)
        assert (result.code, result.err) == (0, "")
        found: dict[str, Any] = json.loads(result.out)
        return found

    june = totals("--as-of", "30/6/2018")
    assert (june["total"], june["as_of"]) == (1, "2018-06-30T23:59:59+07:00")
    assert totals("--as-of", "2/7/2018")["total"] == totals()["total"] == 2
    economy = totals("--as-of", "2018-06-30", "--field", "KT")
    assert (economy["total"], [row["code"] for row in economy["rows"]]) == (0, ["KT"])


def test_the_table_says_of_when_it_is(cli: Cli, grown: str) -> None:
    said = cli("tally", "--db", grown, "--period", "2018", "--as-of", "30/6/2018").out.splitlines()
    assert said[-1] == "Số liệu lúc 23:59 30/06/2018"
    assert said[3].split()[:2] == ["Mã", "Lĩnh"]
    (total,) = [line.split() for line in said if line.split()[:1] == ["Cộng"]]
    assert total[1] == "1"


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (["--as-of", "1/5/2018"], 1, "sổ bắt đầu sau ngày ấy"),
        (["--as-of", "1/5/2150"], 1, "ngày ấy chưa đến"),
        (["--as-of", "30/6/2018", "--by", "unit"], 2, "chỉ dùng với --by field"),
        (["--as-of", "30/6/2018", "--search", "hoa"], 2, "chỉ dùng với --by field"),
        (["--as-of", "30/6/2018", "--today-units"], 2, "chỉ dùng với --by field"),
        (["--as-of", "6/2018"], 2, "cần một ngày"),
    ],
)
def test_what_cannot_be_said_says_why(cli: Cli, grown: str, words: list[str], code: int, what: str) -> None:
    result = cli("tally", "--db", grown, *words)
    assert (result.code, result.out) == (code, "")
    assert what in result.err
    assert len(result.err.splitlines()) == 2
