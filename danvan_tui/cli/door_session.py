"""The command that OpenSSH runs for a member: the dashboard on its terminal, or one reading command."""

import os
from typing import TYPE_CHECKING

from danvan_tui.cli import output
from danvan_tui.cli.door_ledger import AccountLog, DoorLedger
from danvan_tui.cli.door_signals import ignore_signals, in_order
from danvan_tui.cli.errors import CallWrong
from danvan_tui.cli.guard import FAILED
from danvan_tui.live import Live
from danvan_tui.locale import Words, words
from danvan_tui.ssh.events import Events
from db.engine import Database
from db.errors import Language
from db.keys import KeyRefused, parse_public_key
from db.read.members import still_in

if TYPE_CHECKING:
    from db.identity import Holder


class NotOverSsh(CallWrong):
    """The session was asked for by somebody else than sshd."""

    vi = "Lệnh này do sshd gọi khi thành viên kết nối, không gõ tay."
    en = "This command is called by sshd when a member connects, not by hand."
    hint_vi = "Ở máy này hãy gõ «danvan»."
    hint_en = "On this machine use «danvan»."


def serve(key_id: int, where: str, language: Language) -> int:
    """Serve whoever came in with a key, and give the exit code.

    Args:
        key_id: The key, from the line that ``authorized-keys`` printed for it.
        where: The register: a path or a URL.
        language: The language of the session.

    Raises:
        DatabaseError: The register cannot be read.
        NotOverSsh: It was not called by sshd.
    """
    address = os.environ.get("SSH_CONNECTION", "").partition(" ")[0]
    if not address:
        raise NotOverSsh()
    with in_order():
        database = Database(where)
        live = Live(lambda: database)
        events = Events(AccountLog())
        ledger = DoorLedger(database, address, events)
        try:
            database.require()
            return _let_in(key_id, address, database, live, ledger, events, words(language))
        finally:
            # What is still to be written is written, whoever loses patience.
            ignore_signals()
            ledger.close()
            live.close()
            database.close()


def _let_in(
    key_id: int,
    address: str,
    database: Database,
    live: Live,
    ledger: DoorLedger,
    events: Events,
    said: Words,
) -> int:
    # Between the look at the offered key and now it may have been revoked.
    with database.read() as connection:
        holder = still_in(connection, {key_id}).get(key_id)
    if holder is None:
        ledger.refusal("revoked")
        output.talk(said("serving.end.revoked"))
        return FAILED
    if not _proved(holder):
        ledger.refusal("another key", holder.fingerprint)
        output.talk(said("door.another_key"))
        return FAILED
    from danvan_tui.cli.door_visit import Visit

    return Visit(holder, address, database, live, ledger, events, said).run()


def _proved(holder: "Holder") -> bool:
    """Whether the key is the one that proved itself, where sshd says which that was (``ExposeAuthInfo``)."""
    path = os.environ.get("SSH_USER_AUTH")
    if not path:
        return True
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            methods = [line.partition(" ") for line in file]
    except OSError:
        return False
    return any(_is_of(text, holder) for method, _, text in methods if method == "publickey")


def _is_of(text: str, holder: "Holder") -> bool:
    try:
        return parse_public_key(text).fingerprint == holder.fingerprint
    except KeyRefused:
        return False
