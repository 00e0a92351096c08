"""Chợ Đồn, 2022: 123 recognised, 55 of them outstanding, 18 of these proposed for commendation."""

import json

import pytest

from danvan_tui.cli import run
from db.check import check
from db.engine import Database
from db.lifecycle import Standing
from db.read.commendations import commended, proposed
from db.read.recognitions import recognised_by_decision
from db.read.tallies import total
from db.scope import Scope, Span
from tests.db.scenarios.places import cho_don

YEAR = Span(2022, 2022)


def told(database: Database, capfd: pytest.CaptureFixture[str], standing: str) -> tuple[int, int, int]:
    """Total, collectives and persons as ``danvan tally`` says them."""
    where = str(database.path or database.url.render_as_string(hide_password=False))
    capfd.readouterr()
    words = ["tally", "--period", "2022", "--by", "subject", "--standing", standing, "--format", "json"]
    assert run([*words, "--db", where]) == 0
    said = json.loads(capfd.readouterr().out)
    rows = {row["code"]: row["total"] for row in said["rows"]}
    return said["total"], rows["collective"], rows["individual"]


def test_the_funnel_of_2022(database: Database, capfd: pytest.CaptureFixture[str]) -> None:
    cho_don(database)
    with database.read() as connection:
        (decision,) = recognised_by_decision(connection)
        assert decision[-4:] == (123, 69, 54, 55)
        reached = total(connection, Scope(YEAR, standing=Standing.RECOGNISED))
        assert (reached.total, reached.collective, reached.individual) == (123, 69, 54)
        typical = total(connection, Scope(YEAR, standing=Standing.OUTSTANDING))
        assert (typical.total, typical.collective, typical.individual) == (55, 29, 26)
        assert (proposed(connection, YEAR).total, commended(connection, YEAR).total) == (18, 0)
    assert told(database, capfd, "recognised") == (123, 69, 54)
    assert told(database, capfd, "outstanding") == (55, 29, 26)
    assert told(database, capfd, "registered") == (140, 80, 60)
    assert check(database).ok
