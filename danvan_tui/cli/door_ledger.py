"""The ledger's lines of a session under OpenSSH, and the account's log for what they lack."""

import io
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Final

from danvan_tui.cli.guard import write_down

if TYPE_CHECKING:
    from danvan_tui.ssh.events import Events
    from db.engine import Database
    from db.identity import Actor, Holder
    from db.write.session import Writing

ACTOR: Final = "danvan door"
"""Who turns somebody away, as the ledger says it."""
MOST_WAIT: Final = 1.0
"""Seconds that a member waits for the line of his or her login; a long import may hold the ledger for longer."""


class AccountLog(io.StringIO):
    """The log of the account that sessions run under."""

    def write(self, text: str) -> int:
        """Add to it; a log that cannot be written is no reason to end a session."""
        write_down(text)
        return len(text)


class DoorLedger:
    """The lines of one session, written in a thread of their own."""

    def __init__(self, database: "Database", address: str, events: "Events") -> None:
        """Nothing has happened yet.

        Args:
            database: The register.
            address: From where, as sshd says it.
            events: Where it is said that a line could not be written.
        """
        self._database = database
        self._address = address
        self._events = events
        self._writer = ThreadPoolExecutor(1, "danvan-ledger")

    def login(self, holder: "Holder") -> None:
        """Somebody came in: the line is written before anything is shown, unless that takes long."""

        def record(work: "Writing") -> int:
            from db.write.logins import record_login

            return record_login(work, holder, self._address)

        wait([self._write(self._actor(holder), record)], MOST_WAIT)

    def logout(self, holder: "Holder", why: str, seconds: int) -> None:
        """A session ended."""

        def record(work: "Writing") -> int:
            from db.write.logins import record_logout

            return record_logout(work, holder, self._address, why, seconds=seconds)

        self._write(self._actor(holder), record)

    def refusal(self, why: str, fingerprint: str | None = None) -> None:
        """Something was refused."""

        def record(work: "Writing") -> int:
            from db.write.logins import record_refusal

            return record_refusal(work, why, self._address, fingerprint=fingerprint)

        self._write(ACTOR, record)

    def close(self) -> None:
        """Return when everything is written."""
        self._writer.shutdown(wait=True)

    def _actor(self, holder: "Holder") -> "Actor":
        from db.identity import Actor

        return Actor.of(holder)

    def _write(self, actor: "Actor | str", record: "Callable[[Writing], int]") -> "Future[None]":
        def write() -> None:
            from db.write.session import writing

            try:
                with writing(self._database, actor) as work:
                    record(work)
            except Exception as error:
                # Whoever is in stays in: the log says what the ledger lacks.
                self._events.crashed("ledger_failed", error, actor=str(actor), address=self._address)

        return self._writer.submit(write)
