"""``danvan member``: the words, the exit codes and the JSON that scripts build on."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database
from db.keys import parse_public_key
from tests.conftest import MakeDatabase
from tests.danvan_tui.cli.conftest import Cli, Result
from tests.db.public_keys import ed25519, rsa

FINGERPRINT = parse_public_key(ed25519()).fingerprint

MEMBER = ["id", "name", "role", "position", "post", "from_date", "until_date", "retired_at", "keys"]
KEY = ["id", "member_id", "member", "fingerprint", "algorithm", "label"]
KEY += ["added_at", "added_by", "revoked_at", "revoked_by"]


@pytest.fixture
def member(cli: Cli, database: Database) -> Cli:
    """``danvan member``, on a register of the test's own, on each engine in turn."""
    return _on(cli, database)


@pytest.fixture
def here(cli: Cli, sqlite: Database) -> Cli:
    """The same in a file alone, for what does not depend on the engine."""
    return _on(cli, sqlite)


def _on(cli: Cli, database: Database) -> Cli:
    where = str(database.path or database.url.render_as_string(hide_password=False))

    def call(*words: str) -> Result:
        return cli("member", *words, "--db", where)

    return call


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """Lan's public key."""
    path = tmp_path / "lan.pub"
    path.write_text(f"{ed25519()}\n", encoding="utf-8")
    return path


def data(result: Result) -> Any:
    """What a call that worked printed as JSON."""
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


def test_the_life_of_a_member(member: Cli, key_file: Path) -> None:
    made = data(
        member(
            *("add", "Trần Thị Lan", "--role", "secretary", "--position", "Phó Trưởng ban"),
            *("--key", str(key_file), "--format", "json"),
        )
    )
    lan, key = made["member"], made["key"]
    assert (list(made), list(lan), list(key)) == (["member", "key"], MEMBER, KEY)
    assert (lan["id"], lan["name"], lan["role"], lan["position"]) == (
        1,
        "Trần Thị Lan",
        "secretary",
        "Phó Trưởng ban",
    )
    assert (lan["retired_at"], lan["until_date"], lan["keys"]) == (None, None, 1)
    assert (key["member_id"], key["member"], key["fingerprint"]) == (1, "Trần Thị Lan", FINGERPRINT)
    assert (key["algorithm"], key["label"], key["revoked_at"]) == ("ssh-ed25519", "lan@may", None)
    assert key["added_at"].endswith("+07:00")

    changed = data(member("role", "tran thi lan", "admin", "--format", "json"))
    assert (changed["member"]["role"], changed["key"]) == ("admin", None)
    assert data(member("add", "Lê Văn Nam", "--role", "admin", "--format", "json"))["key"] is None

    revoked = data(member("key", "revoke", FINGERPRINT, "--format", "json"))
    assert revoked["key"]["revoked_at"].endswith("+07:00")
    assert (revoked["member"]["id"], revoked["member"]["keys"]) == (1, 0)

    left = data(member("retire", "1", "--format", "json"))
    assert left["member"]["retired_at"].endswith("+07:00")
    listed = data(member("list", "--format", "json"))
    assert list(listed) == ["as_of", "rows"]
    assert [row["name"] for row in listed["rows"]] == ["Lê Văn Nam"]
    everybody = data(member("list", "--all", "--format", "json"))["rows"]
    assert [row["name"] for row in everybody] == ["Trần Thị Lan", "Lê Văn Nam"]
    keys = data(member("key", "list", "--format", "json"))["rows"]
    assert [list(row) for row in keys] == [KEY]
    assert data(member("key", "list", "2", "--format", "json"))["rows"] == []


def test_what_was_done_is_said(here: Cli, key_file: Path) -> None:
    assert here("add", "Trần Thị Lan").out.splitlines() == [
        "Đã thêm thành viên #1 Trần Thị Lan, vai trò Xem.",
        "Chưa có khóa: thêm bằng «danvan member key add 1 TỆP».",
    ]
    added = f"Đã thêm khóa #1 {FINGERPRINT} cho #1 Trần Thị Lan.\n"
    assert here("key", "add", "Trần Thị Lan", str(key_file)).out == added
    assert here("role", "1", "thư ký").out == "Thành viên #1 Trần Thị Lan nay có vai trò Thư ký.\n"
    assert (
        here("role", "1", "thu ky", "--lang", "en").out
        == "The member #1 Trần Thị Lan now has the role Secretary.\n"
    )
    assert here("list").out.splitlines() == [
        "Số  Họ tên        Vai trò  Chức danh  Chức vụ  Khóa  Thôi từ",
        "#1  Trần Thị Lan  Thư ký                          1",
    ]
    heading, line = here("key", "list", "1").out.splitlines()
    assert heading.split("  ")[0] == "Số"
    assert line.startswith(f"#1  #1 Trần Thị Lan  ssh-ed25519  {FINGERPRINT}  lan@may")
    assert here("key", "revoke", "#1").out == f"Đã thu hồi khóa #1 {FINGERPRINT} của #1 Trần Thị Lan.\n"
    assert here("retire", "1").out == "Thành viên #1 Trần Thị Lan đã thôi tham gia; mọi khóa đã bị thu hồi.\n"
    assert here("list").out == "Số  Họ tên  Vai trò  Chức danh  Chức vụ  Khóa  Thôi từ\n"


def test_a_key_from_standard_input(here: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    for encoding in ("utf-8", "utf-16"):
        given = io.BytesIO(f"{ed25519(encoding)}\r\n".encode(encoding))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given))
        assert here("add", f"Lan {encoding}", "--key", "-").code == 0
    assert [row["label"] for row in data(here("key", "list", "--format", "json"))["rows"]] == ["lan@may"] * 2


def test_who_adds_a_key_is_written_down(here: Cli, key_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "hoa")
    here("add", "Trần Thị Lan", "--key", str(key_file))
    assert data(here("key", "list", "--format", "json"))["rows"][0]["added_by"] == "hoa"


REFUSED = {
    "nobody of that name": (["retire", "Lê Văn Bình"], "Không có thành viên «Lê Văn Bình»", "danvan member list"),
    "a name of two": (["role", "le thi lan", "viewer"], "#2 Lê Thị Lan (viewer); #3 Lê Thị Làn (viewer)", "'#2'"),
    "the last administrator": (["retire", "1"], "quản trị cuối cùng", ""),
    "the same again": (["add", "Lê Thị Lan"], "«Lê Thị Lan» đã có trong sổ", ""),
    "no name": (["add", "\x1b[2J"], "Họ tên: chưa có tên", ""),
    "no such key": (["key", "revoke", "SHA256:x"], "Không có khóa «SHA256:x»", "danvan member key list"),
    "a fingerprint of another world": (["key", "revoke", "\udcff"], "Không có khóa", ""),
    "no such file": (["key", "add", "1", "/nix.pub"], "Không đọc được tệp /nix.pub: không có tệp", "-"),
    "a folder": (["key", "add", "1", "/"], "Không đọc được tệp /: đó là một thư mục", ""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_has_words(here: Cli, name: str) -> None:
    words, what, hint = REFUSED[name]
    for each, role in (("Trần Văn An", "admin"), ("Lê Thị Lan", "viewer"), ("Lê Thị Làn", "viewer")):
        assert here("add", each, "--role", role).code == 0
    before = here("list", "--all").out
    result = here(*words)
    first, second = result.err.splitlines()
    assert (result.code, result.out) == (1, "")
    assert what in first
    assert hint in second
    assert here("list", "--all").out == before


BAD_KEYS = {
    "a private key": "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n-----END OPENSSH PRIVATE KEY-----\n",
    "options": f'command="sh" {ed25519()}\n',
    "two": f"{ed25519(1)}\n{ed25519(2)}\n",
    "weak": f"{rsa(2048)}\n",
    "no text": "\x00\xff\xfe" * 100_000,
}


@pytest.mark.parametrize("name", BAD_KEYS)
def test_a_bad_key_adds_nobody(here: Cli, tmp_path: Path, name: str) -> None:
    path = tmp_path / "k.pub"
    path.write_text(BAD_KEYS[name], encoding="utf-8")
    result = here("add", "Trần Thị Lan", "--key", str(path), "--lang", "en")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("error: The SSH key: ")
    assert "c2VjcmV0" not in result.err
    assert data(here("list", "--format", "json"))["rows"] == []


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ([], "Thiếu LỆNH."),
        (["key"], "Thiếu LỆNH."),
        (["add"], "Thiếu HỌ TÊN."),
        (["role", "1"], "Thiếu VAI TRÒ."),
        (["role", "1", "chủ"], "VAI TRÒ không nhận «chủ»"),
        (["add", "Lan", "--role", "adm"], "--role không nhận «adm»"),
        (["list", "--format", "csv"], "--format không nhận «csv»"),
        (["lits"], "Không có lệnh «lits»."),
        (["key", "revok", "1"], "Không có lệnh «revok»."),
        (["retire", "1", "2"], "Thừa «2»."),
    ],
)
def test_a_wrong_call(cli: Cli, words: list[str], what: str) -> None:
    result = cli("member", *words)
    assert (result.code, result.out) == (2, "")
    assert what in result.err.splitlines()[0]
    assert "danvan member" in result.err.splitlines()[1] or "viewer" in result.err or "json" in result.err


def test_there_is_no_register(cli: Cli, tmp_path: Path) -> None:
    result = cli("member", "list", "--db", str(tmp_path / "none.db"))
    assert (result.code, result.out) == (3, "")


def test_hostile_text_never_reaches_the_terminal(cli: Cli, make_sqlite: MakeDatabase, tmp_path: Path) -> None:
    database = make_sqlite()
    member = _on(cli, database)
    hostile = "\x1b]0;chào\x07Lan\u202e\n[/nope]"
    path = tmp_path / "k.pub"
    path.write_text(ed25519(comment=hostile.replace("\n", " ") + "ơ" * 9_000), encoding="utf-8")
    shown = [member("add", hostile, "--position", hostile, "--key", str(path))]
    # What an older program or another hand stored is made visible.
    with database.write() as connection:
        for change in ("member set name = ?", "member_key set label = ?", "member_key set added_by = ?"):
            connection.exec_driver_sql(f"update {change}", (hostile,))
    shown += [member("list"), member("key", "list"), member("role", "1", "secretary"), member("retire", hostile)]
    shown += [member(*words, "--format", "json") for words in (["list"], ["key", "list"])]
    assert all(result.out or result.err for result in shown)
    for result in shown:
        assert not set("\x1b\x07\u202e") & set(result.out + result.err)


def test_the_command_needs_neither_the_screen_nor_the_database_to_be_declared() -> None:
    code = (
        "import sys, danvan_tui.cli.member;"
        "print(sorted({'textual', 'sqlalchemy', 'sqlmodel', 'asyncssh'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == "[]"
