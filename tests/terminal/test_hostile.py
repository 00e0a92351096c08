"""Stored text that could drive a terminal: every pane, every dialog and every command shows it harmlessly."""

import base64
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import Database
from tests.terminal.child import REPOSITORY
from tests.terminal.driver import Terminal
from tests.terminal.member import copied, member
from tests.terminal.sequences import foreign_sequences

HOSTILE = (
    "Ác\x1b[31m\x1b]52;c;cHduZWQ=\x07\x1b]0;x\x1b\\\x9b2J\x9d\u202eaa\u2066bb\u200b\r\n\x08cc"
    " [/nope] [@click=app.quit]dd[/] [bold]ee \x7f\x00\x1b"
)
"""Colours, the clipboard, a title, C1, reversed text, line breaks, markup that is none, a lone ESC at the end."""

PLACES = {
    "emulation_model": ("name", "place"),
    "unit": ("name",),
    "registration": ("contents", "results", "reason"),
    "topic": ("name", "name_en"),
    "field": ("name", "name_en"),
    "period": ("name",),
    "change": ("actor",),
}
"""Tables and their columns of text that members read."""

COMMANDS = (
    ["tally"],
    ["tally", "--by", "unit", "--format", "json"],
    ["units", "--format", "csv"],
    ["models"],
    ["show", "MH0001"],
    ["check"],
)

pytestmark = pytest.mark.xdist_group("hostile")


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register with hostile text in every place, as an older program may have left it."""
    from db.sample.opening import open_sample

    folder = tmp_path_factory.mktemp("hostile")
    open_sample(folder / "mau.db").close()
    path = copied(folder / "mau.db", folder)
    database = Database(path)
    with database.engine.begin() as connection:
        triggers = connection.exec_driver_sql("select name from sqlite_master where type = 'trigger'").scalars()
        for trigger in list(triggers):
            connection.exec_driver_sql(f'drop trigger "{trigger}"')
        for table, columns in PLACES.items():
            for column in columns:
                # Appended to what was there, so that the rows stay different from each other.
                sql = f'update "{table}" set "{column}" = coalesce("{column}", \'\') || ?'
                connection.exec_driver_sql(sql, (HOSTILE,))
    database.close()
    return path


@pytest.fixture(scope="module")
def terminal(register: Path) -> Iterator[Terminal]:
    """A session on it."""
    with member(register, cols=160, rows=45) as terminal:
        yield terminal


def test_the_panes(terminal: Terminal) -> None:
    for keys in (["1"], ["2", "end"], ["3", "end", "enter"], ["end"], ["escape", "3", "f8"], ["f8", "t", "1"]):
        terminal.press(*keys)
        terminal.quiet(0.2)
    assert "[/nope]" in terminal.text()
    assert foreign_sequences(terminal.raw) == []


def test_the_dialogs(terminal: Terminal) -> None:
    terminal.press("1", "home", "enter")
    terminal.quiet(0.2)
    for keys in (["f1", "end"], ["ctrl+p"], ["f2"], ["ctrl+f"], ["ctrl+e"], ["f4"], ["tab"], ["tab", "end"]):
        terminal.press(*keys)
        terminal.quiet(0.2)
        if keys[0] not in {"f4", "tab"}:
            terminal.press("escape")
    terminal.press("escape", "ctrl+p")
    terminal.until("Đến ngay")
    terminal.type("nope")
    terminal.quiet(0.4)
    terminal.press("escape", "/")
    terminal.until("Gõ từ cần tìm")
    terminal.type("duong hoa")
    terminal.quiet(0.4)
    terminal.press("enter", "escape", "escape")
    terminal.quiet(0.2)
    assert foreign_sequences(terminal.raw) == []


def test_what_is_copied(terminal: Terminal) -> None:
    for keys in (["1", "f7"], ["2", "f7"], ["3", "f7"], ["4", "f7"]):
        mark = terminal.mark()
        terminal.press(*keys)
        terminal.until("Đã chép")
        terminal.quiet(0.2)
        [sequence] = foreign_sequences(terminal.bytes_since(mark))
        assert sequence.startswith(b"\x1b]52;c;")
        text = base64.b64decode(sequence.removeprefix(b"\x1b]52;c;").removesuffix(b"\x07")).decode()
        assert foreign_sequences(text.encode()) == []
        terminal.press("left")
        terminal.until_gone("Đã chép")
    terminal.press("ctrl+q")
    assert terminal.exit_status() == 0


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_command_line(register: Path, words: list[str]) -> None:
    argv = [sys.executable, "-m", "danvan_tui", "--db", str(register), *words]
    done = subprocess.run(argv, capture_output=True, cwd=REPOSITORY, check=False)
    assert done.returncode == (1 if words == ["check"] else 0)
    assert foreign_sequences(done.stdout) == []
    assert foreign_sequences(done.stderr) == []
    assert b"Traceback" not in done.stderr
