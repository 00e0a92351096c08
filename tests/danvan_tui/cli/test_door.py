"""``danvan door authorized-keys``: what OpenSSH is told of a key. sshd itself: tests/terminal."""

import base64
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from danvan_tui.cli.door_direct import door_call, known_id
from danvan_tui.cli.parse import parse
from danvan_tui.locale import words
from db.engine import Database
from db.keys import PublicKey, parse_public_key
from db.write.members import retire_member, revoke_key
from db.write.session import writing
from tests.danvan_tui.cli.conftest import Cli, Result
from tests.danvan_tui.cli.door import KEY, join, seq, where
from tests.db.public_keys import ed25519, rsa

PREFIX = 'restrict,pty,command="'


def ask(key: PublicKey = KEY, **other: str) -> list[str]:
    """What sshd asks about a key."""
    algorithm, encoded = key.line.split()
    told = {"user": "danvan", "fingerprint": key.fingerprint, "type": algorithm, "blob": encoded} | other
    return ["door", "authorized-keys", *told.values()]


def call_in(text: str) -> list[str]:
    """The words of the command in a line of ``authorized_keys``, as sshd and then a shell read them."""
    assert text.startswith(PREFIX)
    command, escaped = "", False
    for at, letter in enumerate(text[len(PREFIX) :], len(PREFIX)):
        if letter == "\\" and text[at + 1] == '"' and not escaped:
            escaped = True
            continue
        if letter == '"' and not escaped:
            break
        command, escaped = command + letter, False
    return shlex.split(command)


def test_the_line_of_a_key(cli: Cli, database: Database) -> None:
    _, key_id = join(database)
    before = seq(database)
    result = cli(*ask(), "--db", where(database))
    assert (result.code, result.err) == (0, "")
    program = [sys.executable, "-P", "-m", "danvan_tui"]
    assert call_in(result.out) == [*program, "door", "session", "--key-id", str(key_id), "--db", where(database)]
    assert result.out.endswith(f'" {KEY.line}\n')
    assert result.out.count("\n") == 1
    assert seq(database) == before


def test_keys_that_let_nobody_in(cli: Cli, database: Database) -> None:
    revoked, gone = parse_public_key(ed25519("revoked")), parse_public_key(ed25519("gone"))
    _, key_id = join(database, revoked, "Lê Văn Hai")
    member_id, _ = join(database, gone, "Phạm Thị Ba")
    with writing(database, "test") as work:
        revoke_key(work, key_id)
        retire_member(work, member_id)
    before = seq(database)
    for key in (KEY, revoked, gone):
        assert cli(*ask(key), "--db", where(database)) == Result(0, "", "")
    assert seq(database) == before


@pytest.mark.parametrize(
    "other",
    [
        {"fingerprint": parse_public_key(ed25519("other")).fingerprint},
        {"fingerprint": ""},
        {"fingerprint": "SHA256:"},
        {"type": "ssh-rsa"},
        {"type": "ssh-ed25519-cert-v01@openssh.com"},
        {"type": 'command="id" ssh-ed25519'},
        {"blob": f"{KEY.line.split()[1]} x\nssh-ed25519 AAAA"},
        {"blob": f"{KEY.line.split()[1]}\n"},
        {"blob": KEY.line.split()[1][:-4]},
        {"blob": ""},
        {"blob": "\udcff"},
    ],
    ids=str,
)
def test_what_is_told_is_not_believed(cli: Cli, sqlite: Database, other: dict[str, str]) -> None:
    join(sqlite)
    result = cli(*ask(KEY, **other), "--db", where(sqlite))
    assert (result.code, result.out) == (0, "")


def test_a_weak_key_is_nobodys(cli: Cli, sqlite: Database) -> None:
    algorithm, encoded = rsa(1024).split()
    blob = base64.b64decode(encoded)
    assert cli(*ask(PublicKey(algorithm, blob)), "--db", where(sqlite)) == Result(0, "", "")


def test_the_account_that_is_asked_for_means_nothing(cli: Cli, sqlite: Database) -> None:
    join(sqlite)
    assert cli(*ask(user='x" y\n'), "--db", where(sqlite)).out == cli(*ask(), "--db", where(sqlite)).out != ""


def test_a_place_that_must_be_quoted(cli: Cli, sqlite: Database, tmp_path: Path) -> None:
    join(sqlite)
    sqlite.close()
    assert sqlite.path is not None
    for name in ("sổ của Ban.db", 'a"b.db', "a'b.db", "$(id).db", "a\\.db", 'a\\"b.db', "a\\\\.db"):
        path = tmp_path / name
        path.write_bytes(sqlite.path.read_bytes())
        assert call_in(cli(*ask(), "--db", str(path)).out)[-1] == str(path)


def test_a_place_that_no_line_can_hold(cli: Cli, sqlite: Database, tmp_path: Path) -> None:
    join(sqlite)
    sqlite.close()
    assert sqlite.path is not None
    path = tmp_path / "a\nb.db"
    path.write_bytes(sqlite.path.read_bytes())
    result = cli(*ask(), "--db", str(path))
    assert (result.code, result.out) == (2, "")


def test_the_line_says_the_register_and_the_language(
    cli: Cli, sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    join(sqlite)
    monkeypatch.setenv("DANVAN_DATABASE", where(sqlite))
    assert call_in(cli(*ask(), "--lang", "en").out)[-4:] == ["--db", where(sqlite), "--lang", "en"]


@pytest.mark.parametrize("name", ["none.db", "postgresql://127.0.0.1:1/none"])
def test_a_register_that_cannot_be_read(cli: Cli, tmp_path: Path, name: str) -> None:
    result = cli(*ask(), "--db", name if "://" in name else str(tmp_path / name))
    assert (result.code, result.out) == (3, "")
    assert result.err


def test_it_is_quick(sqlite: Database) -> None:
    join(sqlite)
    code = "import sys; from danvan_tui.cli import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, *ask(), "--db", where(sqlite)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(PREFIX)
    assert not {"textual", "typer", "click", "sqlmodel", "pydantic", "asyncssh", "alembic"} & set(
        done.stderr.split()
    )


@pytest.mark.parametrize(
    "arguments",
    [ask(), ["--db", "a.db", *ask()], [*ask(), "--lang=en"], ["door", "session", "--key-id", "7", "--db=a.db"]],
)
def test_both_ways_do_the_same(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DANVAN_DATABASE", "moi-truong.db")
    done: list[tuple[object, ...]] = []

    def note(*told: object) -> int:
        done.append(told)
        return 0

    for name in ("put_key_line", "open_session"):
        for module in ("door", "door_direct"):
            monkeypatch.setattr(f"danvan_tui.cli.{module}.{name}", note)
    call = door_call(arguments, os.environ, "vi")
    assert call is not None
    call()
    parse(arguments, words("vi"))
    assert done[0] == done[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["door"],
        ["door", "--help"],
        ask()[:-1],
        [*ask(), "more"],
        [*ask(), "--lang", "fr"],
        [*ask(), "--key-id", "1"],
        ["door", "session"],
        ["door", "session", "--key-id", "x"],
        ["door", "session", "--key-id", ""],
        ["--sample", *ask()],
        ["tally"],
        ["models", "--search", "door"],
    ],
    ids=" ".join,
)
def test_anything_else_is_the_parsers(arguments: list[str]) -> None:
    assert door_call(arguments, {}, "vi") is None


@pytest.mark.parametrize("text", ["", "-1", "1.0", "٣", " 1", "1" * 16, "1;2"])
def test_what_is_no_id(text: str) -> None:
    assert known_id(text) is None


@pytest.mark.parametrize(
    "wrong", [("door",), ("door", "session"), ("door", "session", "--key-id", "x"), tuple(ask()[:-1])]
)
def test_calls_that_are_wrong(cli: Cli, wrong: tuple[str, ...]) -> None:
    result = cli(*wrong)
    assert (result.code, result.out) == (2, "")
    assert "danvan door" in result.err
