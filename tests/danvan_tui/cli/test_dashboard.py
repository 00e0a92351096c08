"""``danvan`` alone hands its options to the dashboard, and is the only call that leads to the screen."""

import sys
from types import ModuleType

import pytest

from danvan_tui.options import RunOptions
from tests.danvan_tui.cli.conftest import Cli


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[RunOptions]:
    """What the dashboard was opened with; it is not opened."""
    asked: list[RunOptions] = []
    process = ModuleType("danvan_tui.process")

    def run(options: RunOptions, live: None, attend: None) -> None:
        asked.append(options)

    vars(process)["run"] = run
    monkeypatch.setitem(sys.modules, "danvan_tui.process", process)
    return asked


def test_nothing_said(cli: Cli, opened: list[RunOptions]) -> None:
    assert cli().code == 0
    assert opened == [RunOptions()]


def test_everything_said(cli: Cli, opened: list[RunOptions]) -> None:
    words = ["--db", "x.db", "--lang", "en", "--mouse", "--ascii", "--theme", "tối", "--period", "2018"]
    assert cli(*words).code == 0
    assert opened == [RunOptions("x.db", False, "en", True, True, "tối", "2018")]


def test_the_sample_goes_before_the_environment(
    cli: Cli, opened: list[RunOptions], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DANVAN_DATABASE", "so.db")
    cli()
    cli("--sample")
    assert opened == [RunOptions(database="so.db"), RunOptions(sample=True)]


def test_no_terminal_at_all(cli: Cli) -> None:
    answer = cli()
    assert answer.code == 2
    assert "danvan tally" in answer.err


def test_other_commands_do_not_open_it(cli: Cli, opened: list[RunOptions]) -> None:
    assert cli("--version").code == 0
    assert cli("--help").code == 0
    assert cli("tally").code == 3
    assert opened == []
