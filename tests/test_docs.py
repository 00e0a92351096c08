"""What the README and the changelog say is true."""

import os
import re
from typing import Any

import pytest

from danvan_tui.cli import run
from danvan_tui.commands import COMMANDS, Command
from danvan_tui.locale import words
from tests import readme
from tests.command_tree import LEAVES

RUN = "python3 -m pip install uv && python3 -m uv run danvan --sample"
"""Opens the dashboard on a machine that has Python and pip and nothing else."""
TEST = "python3 -m pip install uv && python3 -m uv run pytest"
"""Runs the tests there."""


def fenced(kind: str) -> list[str]:
    """The blocks of a kind of code in the README."""
    return [
        block.strip() for block in re.findall(rf"^```{kind}\n(.*?)^```", readme.text(), re.DOTALL | re.MULTILINE)
    ]


def test_the_two_commands_stand_in_the_readme_word_for_word() -> None:
    assert RUN in fenced("sh")
    assert TEST in fenced("sh")


def test_ci_runs_the_tests_by_the_command_of_the_readme() -> None:
    script = (readme.ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == TEST


def test_the_table_of_keys() -> None:
    assert readme.is_true("keys", key_table())


def key_table() -> str:
    """Every command with its keys, in English and in Vietnamese."""
    en, vi = words("en"), words("vi")
    lines = ["| key | what it does | tiếng Việt |", "|---|---|---|"]
    for command in COMMANDS:
        name = f"cmd.{command.id}.help"
        lines.append(f"| {_keys(command)} | {en(name)} | {vi(name)} |")
    return "\n".join(lines)


def _keys(command: Command) -> str:
    return " ".join(f"`{key}`" for key in command.shown.split(" ")) if command.shown else "by `Ctrl+P`"


def test_the_help_of_the_command_line(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("DANVAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "100")
    assert run(["--lang", "en", "--help"]) == 0
    shown = re.sub(r"[ ]+$", "", capfd.readouterr().out, flags=re.MULTILINE)
    assert readme.is_true("commands", f"```text\n{shown.strip()}\n```")


def test_every_option_of_every_command() -> None:
    lines = ["| command | its own options |", "|---|---|"]
    everywhere = set.intersection(*map(_options, LEAVES.values()))
    for name, command in LEAVES.items():
        own = [option for option in _ordered(command) if option not in everywhere]
        lines.append(f"| `danvan {name}` | {' '.join(f'`{option}`' for option in own)} |")
    assert readme.is_true("options", "\n".join(lines))


def _ordered(command: Any) -> list[str]:
    """A command's words: its arguments, then its options."""
    arguments = [param.name.upper() for param in command.params if param.param_type_name == "argument"]
    options = [max(param.opts, key=len) for param in command.params if param.param_type_name == "option"]
    return [*arguments, *(option for option in options if option != "--help")]


def _options(command: Any) -> set[str]:
    return set(_ordered(command))


def test_every_path_that_is_named_is_there() -> None:
    named = re.findall(r"`((?:db|danvan_tui|tests|\.ci)/[\w./-]*)`", readme.text())
    assert len(named) > 8
    assert [path for path in named if not (readme.ROOT / path).exists()] == []


def test_every_module_that_is_run_is_there() -> None:
    modules = re.findall(r"python -m ((?:db|danvan_tui|tests)[\w.]*)", readme.text())
    assert modules
    for module in modules:
        path = readme.ROOT.joinpath(*module.split("."))
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists()


def test_every_call_that_is_named_can_be_made() -> None:
    calls = re.findall(r"`danvan ([a-z]+\b[^`]*)`", readme.text())
    assert calls
    for call in calls:
        meant = [name for name in LEAVES if f"{call} ".startswith(f"{name} ")]
        assert meant, call
        options = re.findall(r"--[\w-]+", call)
        assert set(options) <= _options(LEAVES[max(meant, key=len)]), call


def test_every_variable_that_is_named_is_read() -> None:
    named = set(re.findall(r"\bDANVAN_[A-Z]+\b", readme.text()))
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("danvan_tui", "db", "tests")
        for path in (readme.ROOT / folder).rglob("*.py")
    )
    assert {"DANVAN_DATABASE", "DANVAN_LANG"} <= named
    assert [name for name in named if f'"{name}"' not in code] == []


def test_the_changelog_has_room_for_what_comes() -> None:
    text = (readme.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "\n## [Unreleased]\n" in text
    headings = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert set(headings) <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
