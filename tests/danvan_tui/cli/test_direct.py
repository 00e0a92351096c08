"""The way in without the parser takes the same options and opens the same as the parser does."""

import inspect
import subprocess
import sys

import pytest

from danvan_tui.cli.app import build, danvan
from danvan_tui.cli.call import Call
from danvan_tui.cli.direct import FLAGS, VALUES, dashboard_options
from danvan_tui.cli.parse import parse
from danvan_tui.locale import words
from danvan_tui.options import RunOptions
from db.errors import Language

CALLS: tuple[list[str], ...] = (
    [],
    ["--sample"],
    ["--db", "so.db", "--period", "2018", "--mouse"],
    ["--db=so.db", "--theme=light", "--ascii"],
    ["--lang", "en", "--theme", "mono"],
    ["--sample", "--lang=en"],
)


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
def test_both_ways_open_the_same(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DANVAN_DATABASE", "moi-truong.db")
    opened: list[RunOptions] = []
    monkeypatch.setattr("danvan_tui.cli.dashboard.open_dashboard", opened.append)
    language: Language = "en" if "en" in " ".join(arguments) else "vi"
    parse(arguments, words(language))
    assert opened == [dashboard_options(arguments, {"DANVAN_DATABASE": "moi-truong.db"}, language)]


@pytest.mark.parametrize(
    "arguments",
    [
        ["tally"],
        ["--help"],
        ["--version"],
        ["--db"],
        ["--db", "a.db", "--sample"],
        ["--lang", "fr"],
        ["--sample=1"],
        ["--theme", "--mouse"],
        ["--sample", "tally"],
        ["so.db"],
    ],
    ids=" ".join,
)
def test_anything_else_is_the_parsers(arguments: list[str]) -> None:
    assert dashboard_options(arguments, {}, "vi") is None


def test_no_option_is_missing() -> None:
    known = {"--help", "-h", "--version", *FLAGS, *VALUES}
    parameters = inspect.signature(danvan).parameters.values()
    declared = {"--" + parameter.name.replace("_", "-") for parameter in parameters} - {"--ctx"}
    assert declared <= known
    assert build() is not None
    assert isinstance(Call(words("vi")), Call)


def test_the_direct_way_imports_no_parser() -> None:
    code = "import sys; from danvan_tui.cli import run; run([]); print('typer' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    assert said.stdout.strip() == "False"
