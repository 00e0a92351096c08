"""A line is a key that OpenSSH reads the same way, or it is refused with words."""

import subprocess
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db.keys import ACCEPTED, LABEL_LIMIT, LONGEST, KeyRefused, is_key, parse_public_key
from tests.db.public_keys import ed25519, line, number, rsa, string

KINDS = {
    "ed25519": ["-t", "ed25519"],
    "ecdsa-256": ["-t", "ecdsa", "-b", "256"],
    "ecdsa-384": ["-t", "ecdsa", "-b", "384"],
    "ecdsa-521": ["-t", "ecdsa", "-b", "521"],
    "rsa": ["-t", "rsa", "-b", "3072"],
}

pytestmark = pytest.mark.xdist_group("ssh-keygen")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A real key of each kind, as OpenSSH writes it."""
    folder = tmp_path_factory.mktemp("keys")
    made = {}
    for name, kind in KINDS.items():
        path = folder / name
        subprocess.run(
            ["ssh-keygen", "-q", *kind, "-N", "", "-C", f"lan@{name}", "-f", path], check=True, timeout=60
        )
        made[name] = path.with_suffix(".pub").read_text(encoding="utf-8")
    application = string(b"ssh:")
    made["sk-ed25519"] = line(
        "sk-ssh-ed25519@openssh.com", string(bytes(range(32))), application, comment="lan@sk"
    )
    return made


@cache
def openssh_fingerprint(text: str) -> str | None:
    """What OpenSSH says of a line; None where it refuses it."""
    said = subprocess.run(
        ["ssh-keygen", "-l", "-f", "-"], input=text.encode(), capture_output=True, check=False, timeout=60
    )
    return said.stdout.split()[1].decode() if said.returncode == 0 else None


@pytest.mark.parametrize("name", [*KINDS, "sk-ed25519"])
def test_openssh_says_the_same_fingerprint(real: dict[str, str], name: str) -> None:
    key = parse_public_key(real[name])
    assert key.fingerprint == openssh_fingerprint(real[name])
    assert key.algorithm in ACCEPTED
    assert key.label == f"lan@{name.removesuffix('-ed25519') if name.startswith('sk') else name}"
    assert parse_public_key(key.line) == type(key)(key.algorithm, key.blob)
    assert is_key(key.line, key.algorithm, key.fingerprint)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from([*KINDS, "sk-ed25519"]), data=st.data())
def test_a_mangled_line_is_refused_or_the_same_to_openssh(
    real: dict[str, str], name: str, data: st.DataObject
) -> None:
    text = real[name]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        until = min(at + data.draw(st.integers(0, 3)), len(text))
        put = data.draw(st.text(alphabet='AQa/+= \t\n\r#,"x1\0é', max_size=3))
        text = text[:at] + put + text[until:]
    try:
        key = parse_public_key(text)
    except KeyRefused:
        return
    # What it stands for is the line that is stored, and that line is the key that OpenSSH would see.
    assert key.fingerprint == openssh_fingerprint(key.line)
    assert key.fingerprint == (openssh_fingerprint(text) or key.fingerprint)


@settings(max_examples=60)
@given(
    algorithm=st.sampled_from(ACCEPTED),
    blob=st.binary(max_size=80),
    parts=st.lists(st.binary(max_size=70), max_size=3),
)
@example(algorithm="ecdsa-sha2-nistp256", blob=b"", parts=[b"nistp256", b"\4" + bytes(64)])
@example(algorithm="ssh-rsa", blob=b"", parts=[b"\1\0\1", b"\x80" + bytes(383)])
def test_bytes_that_are_no_key_are_refused(algorithm: str, blob: bytes, parts: list[bytes]) -> None:
    text = line(algorithm, *map(string, parts), blob)
    try:
        key = parse_public_key(text)
    except KeyRefused:
        return
    assert key.fingerprint == openssh_fingerprint(text)


@given(st.text(max_size=300))
def test_any_text_is_refused_with_words(text: str) -> None:
    with pytest.raises(KeyRefused) as refused:
        parse_public_key(text)
    assert refused.value.hint("vi")


REFUSED = {
    "nothing": ("", "không có nội dung"),
    "white space": (" \n\t ", "không có nội dung"),
    "a private key": (
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----\n",
        "khóa riêng",
    ),
    "an old private key": ("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n", "khóa riêng"),
    "PuTTY's private key": ("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n", "khóa riêng"),
    "PuTTYgen's own form": ('---- BEGIN SSH2 PUBLIC KEY ----\nComment: "x"\nAAAA\n', "Public key for pasting"),
    "options": (f'command="/bin/sh" {ed25519()}', "tùy chọn"),
    "one option": (f"no-pty {ed25519()}", "tùy chọn"),
    "several lines": (f"{ed25519(1)}\n{ed25519(2)}\n", "nhiều dòng"),
    "a comment line": (f"# của Lan\n{ed25519()}", "nhiều dòng"),
    "a carriage return inside": (f"{ed25519()}\rssh-ed25519 AAAA", "nhiều dòng"),
    "one word": ("ssh-ed25519", "không phải một dòng"),
    "DSA": (line("ssh-dss", number(5), number(3), number(2), number(4)), "DSA"),
    "a certificate": (line("ssh-ed25519-cert-v01@openssh.com", string(b"x")), "chứng thư"),
    "another algorithm": (line("sk-ecdsa-sha2-nistp256@openssh.com", string(b"x")), "không nhận loại sk-ecdsa"),
    "no algorithm": ("xin chào", "tùy chọn"),
    "another algorithm inside": (ed25519().replace("ssh-ed25519", "ssh-rsa", 1), "khác với loại bên trong"),
    "cut off": (ed25519(comment="")[:-6], "bị cắt"),
    "cut off by whole bytes": (ed25519(comment="")[:-8], "bị cắt"),
    "something behind it": (line("ssh-ed25519", string(bytes(32)), b"\0"), "bị cắt"),
    "a short one": (line("ssh-ed25519", string(bytes(31))), "bị cắt"),
    "no base64": ("ssh-ed25519 ****", "bị cắt"),
    "RSA of 2048 bits": (rsa(2048), "2048 bit quá yếu"),
    "RSA of 3071 bits": (rsa(3071), "3071 bit quá yếu"),
    "RSA with the exponent 1": (rsa(3072, exponent=1), "bị cắt"),
    "RSA with an even exponent": (rsa(3072, exponent=4), "bị cắt"),
    "RSA with needless zeros": (line("ssh-rsa", number(3), string(bytes(2) + b"\x7f" + bytes(383))), "bị cắt"),
    "a negative RSA number": (line("ssh-rsa", number(3), string(b"\x80" + bytes(383))), "bị cắt"),
    "a huge line": (ed25519(comment="x" * LONGEST), "quá dài"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_such_key_is_said_to_be_what_it_is(name: str) -> None:
    text, why = REFUSED[name]
    with pytest.raises(KeyRefused) as refused:
        parse_public_key(text)
    assert why in refused.value.words("vi")
    assert refused.value.exit_code == 1


def test_a_private_key_is_not_repeated() -> None:
    with pytest.raises(KeyRefused) as refused:
        parse_public_key("-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n")
    assert "c2VjcmV0" not in repr(refused.value.args) + refused.value.words("en")


@pytest.mark.parametrize("size", [3072, 4096, 16384])
def test_rsa_that_is_strong_enough(size: int) -> None:
    assert parse_public_key(rsa(size)).algorithm == "ssh-rsa"


def test_windows_line_ends_and_byte_order_marks() -> None:
    assert parse_public_key(f"\ufeff{ed25519()}\r\n").label == "lan@may"


def test_a_comment_is_cleaned_and_cut() -> None:
    hostile = "\x1b]0;chào\x07\x1b[31m\u202elan\u2028của\0 tôi [/nope]"
    assert parse_public_key(ed25519(comment=hostile)).label == "lan của tôi [/nope]"
    assert parse_public_key(ed25519(comment="\x1b[2J\u200b")).label is None
    long = parse_public_key(ed25519(comment="ơ" * 10_000)).label
    assert long == "ơ" * LABEL_LIMIT


def test_a_line_that_is_not_the_key_it_is_filed_as() -> None:
    one, other = parse_public_key(ed25519(1)), parse_public_key(ed25519(2))
    assert not is_key(one.line, one.algorithm, other.fingerprint)
    assert not is_key(one.line, "ssh-rsa", one.fingerprint)
    assert not is_key(f"{one.line} x", one.algorithm, one.fingerprint)
    assert not is_key("x", one.algorithm, one.fingerprint)


def test_the_module_needs_no_database() -> None:
    import sys

    code = "import sys, db.keys, db.identity; print('sqlalchemy' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == "False"
