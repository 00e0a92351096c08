"""``danvan tally`` on a test's own register, and the sample to be written into."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import URL

from danvan_tui.cli import run
from db.engine import Database
from db.sample.register import create_sample
from tests.conftest import ENGINES
from tests.postgres import drop_database, make_database

Tally = Callable[..., Any]


@pytest.fixture
def tally(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tally:
    """Calls ``danvan tally --format json`` on a register with these words."""
    monkeypatch.delenv("DANVAN_DATABASE", raising=False)

    def call(database: Database, *words: str) -> Any:
        capfd.readouterr()
        where = str(database.path or database.url.render_as_string(hide_password=False))
        assert run(["tally", *words, "--format", "json", "--db", where]) == 0
        return json.loads(capfd.readouterr().out)

    return call


@pytest.fixture(params=ENGINES)
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A sample register of the test's own, on each engine in turn."""
    if request.param == "sqlite":
        database = Database(tmp_path / "sample.db")
        create_sample(database, with_year=False)
        yield database
        database.close()
        return
    server: URL = request.getfixturevalue("server")
    database = Database(make_database(server, "danvan_told").render_as_string(hide_password=False))
    create_sample(database, with_year=False)
    yield database
    database.close()
    drop_database(server, "danvan_told")
