"""Every command and option has help in both languages, and nothing of the parser's own English is left."""

from collections.abc import Iterator

import pytest

from danvan_tui.locale import LANGUAGES, words
from db.errors import Language
from tests.command_tree import EVERY, GROUP, LEAVES
from tests.danvan_tui.cli.conftest import Cli

NAMES = list(EVERY)


def declared() -> Iterator[tuple[str, str]]:
    """Every key that the command line shows, with where it is from."""
    for command in (GROUP, *EVERY.values()):
        yield str(command.name), command.help
        for param in command.params:
            place = f"{command.name} {param.name}"
            yield place, param.help
            if not getattr(param, "is_flag", False):
                yield place, param.metavar


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_declared_has_a_text(language: Language) -> None:
    known = words(language).texts
    missing = [(place, key) for place, key in declared() if not known.get(key or "", "").strip()]
    assert missing == []


def test_every_command_is_there() -> None:
    assert {"init", "migrate", "check", "tally", "units", "models", "show"} <= set(NAMES)


@pytest.mark.parametrize("name", ["", *NAMES])
def test_vietnamese_help_has_no_english(cli: Cli, name: str) -> None:
    result = cli(*name.split(), "--help")
    assert result.code == 0
    assert result.err == ""
    assert result.out.startswith(f"Cách dùng: danvan {name}".rstrip())
    for english in ("Usage", "Options", "Show this", "default", "Arguments", "required", "OPTIONS", "cli."):
        assert english not in result.out


@pytest.mark.parametrize("name", ["", *NAMES])
def test_english_help(cli: Cli, name: str) -> None:
    result = cli("--lang", "en", *name.split(), "-h")
    assert result.code == 0
    assert result.out.startswith(f"Usage: danvan {name}".rstrip())
    assert "Print this help and leave." in result.out
    assert "cli." not in result.out


def test_the_version(cli: Cli) -> None:
    from importlib.metadata import version

    assert cli("--version").out == f"danvan {version('danvan')}\n"


def test_reading_commands_share_their_options() -> None:
    shared = {"--format", "--period", "--field", "--unit", "--subject", "--standing", "--search", "--limit"}
    shared |= {"--today-units", "--db", "--sample", "--lang"}
    for name in ("tally", "units", "models", "show"):
        options = {option for param in LEAVES[name].params for option in param.opts}
        assert shared <= options
