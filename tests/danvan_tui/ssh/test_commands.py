"""``ssh HOST danvan tally``: the reading commands, for a member without a terminal."""

import json

import pytest

from danvan_tui.locale import words
from danvan_tui.ssh.plain import CommandRefused, asked_for
from tests.danvan_tui.ssh.conftest import Opening


async def test_figures_as_json(door: Opening) -> None:
    async with door() as opened:
        done = await opened.run("danvan tally --format json")
        assert done.exit_status == 0
        assert json.loads(str(done.stdout))["total"] == 187


async def test_all_models_arrive(door: Opening) -> None:
    async with door() as opened:
        done = await opened.run("danvan models --format csv")
        assert done.exit_status == 0
        assert len(str(done.stdout).splitlines()) == 188


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("danvan tally --by nothing", 2, "--by"),
        ("danvan show MH99999", 1, "MH99999"),
        ("danvan tally --db /etc/passwd", 2, "--db"),
        ("danvan tally --sample", 2, "--sample"),
        ("danvan init", 126, "danvan init"),
        ("danvan import x.xlsx", 126, "danvan tally"),
        ("danvan serve", 126, "danvan serve"),
        ("danvan --period show", 2, "ssh -t"),
        ("rm -rf /", 126, "rm"),
        ("scp -t x", 126, "scp"),
        ("danvan tally 'x", 2, "nháy"),
        ("danvan tally \x1b]0;x\x07", 2, "ký tự lạ"),
        ("", 2, "ssh -t"),
        ("danvan", 2, "ssh -t"),
        ("danvan tally " + "x" * 5000, 2, "4096"),
    ],
)
async def test_what_is_refused_is_said(door: Opening, command: str, code: int, said: str) -> None:
    async with door() as opened:
        done = await opened.run(command or None)
        assert done.exit_status == code
        assert said in str(done.stderr)
        assert not done.stdout


async def test_help_is_in_the_language_that_is_asked_for(door: Opening) -> None:
    async with door() as opened:
        done = await opened.run("danvan tally --help --lang en")
        assert done.exit_status == 0
        assert "Usage:" in str(done.stdout)


async def test_a_terminal_gets_whole_lines(door: Opening) -> None:
    async with door() as opened:
        done = await opened.run("danvan tally", term_type="xterm", encoding=None)
        assert done.exit_status == 0
        assert isinstance(done.stdout, bytes)
        lines = done.stdout.split(b"\n")
        assert all(line.endswith(b"\r") for line in lines[:-1])


async def test_a_reader_that_goes_ends_the_command(door: Opening) -> None:
    async with door() as opened:
        async with opened.connection() as connection:
            process = await connection.create_process("danvan models --format json")
            await process.stdout.read(10)
        await opened.log.event("logout")
        assert (await opened.run("danvan tally")).exit_status == 0


@pytest.mark.parametrize("command", ["", "   ", "'danvan tally'", "DANVAN tally", "/usr/bin/danvan tally"])
def test_only_danvan_is_danvan(command: str) -> None:
    with pytest.raises(CommandRefused):
        asked_for(command, words("vi"), 4096)


def test_quotes_are_read_as_a_shell_does() -> None:
    assert asked_for("danvan models --search 'đường hoa'", words("vi"), 4096) == [
        "models",
        "--search",
        "đường hoa",
    ]
