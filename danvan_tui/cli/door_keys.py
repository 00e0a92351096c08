"""What OpenSSH asks about a key: the line of ``authorized_keys`` that lets it in, if it is somebody's.

It runs for every key that is offered, twice for the one that is used: it writes nothing and imports little.
"""

import shlex
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_tui.cli.errors import CallWrong
from db.errors import Language

if TYPE_CHECKING:
    from db.keys import PublicKey


class UnfitPlace(CallWrong):
    """A register whose place cannot stand in a line of ``authorized_keys``."""

    vi = "Không ghi được đường dẫn sổ vào một dòng authorized_keys: có ký tự lạ."
    en = "The register's place cannot stand in a line of authorized_keys: there is an odd character in it."
    hint_vi = "Đặt sổ ở một đường dẫn không có ký tự xuống dòng hay ký tự điều khiển."
    hint_en = "Keep the register under a path without line breaks and control characters."


@dataclass(frozen=True, slots=True)
class Offered:
    """A key as OpenSSH tells of it; nothing in it is believed.

    Attributes:
        user: The account that is asked for (%u), which says nothing about who it is.
        fingerprint: "SHA256:..." (%f).
        algorithm: Of the key (%t).
        key: The key in base64 (%k).
    """

    user: str
    fingerprint: str
    algorithm: str
    key: str

    def read(self) -> "PublicKey | None":
        """The key, where it is one of a kind that may come in, and the one that its fingerprint says."""
        from db.keys import KeyRefused, parse_public_key

        told = f"{self.algorithm} {self.key}"
        try:
            found = parse_public_key(told)
        except KeyRefused:
            return None
        return found if (found.line, found.fingerprint) == (told, self.fingerprint) else None


def key_line(offered: Offered, where: str, language: Language) -> str:
    """The line for a key, or nothing where it lets nobody in.

    Args:
        offered: The key.
        where: The register: a path or a URL.
        language: The language of the session that it opens.

    Raises:
        DatabaseError: The register cannot be read.
        UnfitPlace
    """
    from db.engine import Database
    from db.read.members import key_holder

    database = Database(where)
    try:
        database.require()
        key = offered.read()
        if key is None:
            return ""
        with database.read() as connection:
            holder = key_holder(connection, key.fingerprint)
    finally:
        database.close()
    if holder is None:
        return ""
    place = where if "://" in where else str(database.path)
    return f'restrict,pty,command="{_in_quotes(_call(holder.key_id, place, language))}" {key.line}\n'


def _call(key_id: int, where: str, language: Language) -> str:
    """The call of the session, for a shell."""
    # This very program, wherever the account's PATH leads; -P: nothing is imported from where it is started.
    words = [sys.executable, "-P", "-m", "danvan_tui", "door", "session", "--key-id", str(key_id), "--db", where]
    call = shlex.join(words if language == "vi" else [*words, "--lang", language])
    if not call.isprintable():
        raise UnfitPlace()
    return call


def _in_quotes(call: str) -> str:
    """As it stands between the quotes of an option, where sshd knows no other escape."""
    return call.replace('"', '\\"')
