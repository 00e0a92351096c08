"""A public key as OpenSSH writes it in one line: read, checked, named by its fingerprint. Pure."""

import base64
import binascii
import re
from dataclasses import dataclass
from hashlib import sha256

from db.errors import Said, TextRefused
from db.key_blobs import Broken, check_blob
from db.text import clean_line

LONGEST = 16_384
"""Letters of a line; OpenSSH reads no longer one."""
LABEL_LIMIT = 100
"""Letters of a comment that are kept."""

ACCEPTED = (
    "ssh-ed25519",
    "sk-ssh-ed25519@openssh.com",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "ssh-rsa",
)
"""The algorithms that a member's key may have."""

_PARTS = re.compile(r"([^ \t]+)[ \t]+([^ \t]+)(?:[ \t]+(.*))?", re.DOTALL)
_ALGORITHM = re.compile(r"(?:sk-)?(?:ssh|ecdsa)-[\w@.-]+", re.ASCII)


class KeyRefused(TextRefused):
    """A text that is no public key of a kind that may come in. ``why`` says what it is instead."""

    hint_vi = "Dùng nội dung tệp khóa công khai, một dòng như «ssh-ed25519 AAAA... tên» (tệp id_ed25519.pub)."
    hint_en = "Use the public key's file, one line like «ssh-ed25519 AAAA... name» (the file id_ed25519.pub)."

    def __init__(self, why: Said) -> None:
        super().__init__(what=Said("Khóa SSH", "The SSH key"), why=why)


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key.

    Attributes:
        algorithm: As in ``ACCEPTED``; the one inside the blob.
        blob: The key as SSH sends it.
        label: The line's comment, cleaned and cut; None where it has none.
    """

    algorithm: str
    blob: bytes
    label: str | None = None

    @property
    def fingerprint(self) -> str:
        """ "SHA256:..." as ``ssh-keygen -l`` prints it."""
        return fingerprint(self.blob)

    @property
    def line(self) -> str:
        """The key in one line, without a comment."""
        return f"{self.algorithm} {base64.b64encode(self.blob).decode('ascii')}"


def fingerprint(blob: bytes) -> str:
    """ "SHA256:..." of a key as SSH sends it."""
    return f"SHA256:{base64.b64encode(sha256(blob).digest()).decode('ascii').rstrip('=')}"


def parse_public_key(text: str) -> PublicKey:
    """Read one line of a ``.pub`` file.

    Raises:
        KeyRefused: It is something else, or a key too weak to come in with.
    """
    line = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").strip(" \t\r\n")
    _look(line)
    parts = _PARTS.fullmatch(line)
    if parts is None:
        raise KeyRefused(Said("không phải một dòng khóa công khai", "not a line of a public key"))
    algorithm, encoded, comment = parts.groups()
    if algorithm not in ACCEPTED:
        raise KeyRefused(_why_not(algorithm))
    try:
        blob = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise KeyRefused(_cut_off()) from error
    if base64.b64encode(blob).decode("ascii") != encoded:
        raise KeyRefused(_cut_off())
    try:
        check_blob(algorithm, blob)
    except Broken as error:
        raise KeyRefused(error.why) from error
    return PublicKey(algorithm, blob, clean_line(comment or "")[:LABEL_LIMIT].rstrip() or None)


def is_key(line: str, algorithm: str, named: str) -> bool:
    """Whether a stored line is a key of this algorithm and this fingerprint, and nothing beside it."""
    try:
        key = parse_public_key(line)
    except KeyRefused:
        return False
    return (key.line, key.algorithm, key.fingerprint) == (line, algorithm, named)


def _look(line: str) -> None:
    """Refuse what is plainly something else, by what it is."""
    if not line:
        raise KeyRefused(Said("không có nội dung", "there is nothing in it"))
    if "PRIVATE KEY-----" in line or line.startswith("PuTTY-User-Key-File"):
        raise KeyRefused(
            Said(
                "đây là khóa riêng, không được gửi cho ai; cần khóa công khai",
                "this is a private key, which is nobody else's business; the public key is needed",
            )
        )
    if line.startswith("---- BEGIN SSH2 PUBLIC KEY"):
        raise KeyRefused(
            Said(
                "đây là dạng SSH2; trong PuTTYgen hãy chép ô «Public key for pasting»",
                "this is the SSH2 form; in PuTTYgen copy the box «Public key for pasting»",
            )
        )
    if "\n" in line or "\r" in line:
        raise KeyRefused(Said("có nhiều dòng; mỗi lần thêm một khóa", "several lines; add one key at a time"))
    if len(line) > LONGEST:
        raise KeyRefused(Said("quá dài", "it is too long"))


def _why_not(algorithm: str) -> Said:
    known = ", ".join(ACCEPTED)
    if algorithm == "ssh-dss":
        return Said("khóa DSA đã bị phá, không dùng được", "DSA keys are broken and cannot be used")
    if "-cert-v0" in algorithm:
        return Said("đây là chứng thư, cần chính khóa công khai", "this is a certificate, not the key itself")
    if _ALGORITHM.fullmatch(algorithm):
        name = algorithm[:40]
        return Said(f"không nhận loại {name}; nhận {known}", f"{name} is not taken; taken are {known}")
    return Said(
        "dòng phải bắt đầu bằng loại khóa như «ssh-ed25519», không có tùy chọn đứng trước",
        "the line must begin with the kind of key, like «ssh-ed25519», with no options before it",
    )


def _cut_off() -> Said:
    return Said("nội dung khóa bị cắt hoặc bị hỏng", "the key's contents are cut off or damaged")
