"""The ledger's lines of the door, written in a thread of their own: nobody waits for them."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from danvan_tui.ssh.events import Events
from db.engine import Database
from db.identity import Actor, Holder
from db.text import now_utc
from db.write.logins import record_login, record_logout, record_refusal
from db.write.session import Writing, writing

ACTOR: Final = "danvan serve"
"""Who turns strangers away, as the ledger says it."""
MINUTE: Final = 60.0
KEPT_ADDRESSES: Final = 256
"""Addresses whose refusals are told apart in a minute; the rest of them stand together in one line."""
OTHERS: Final = "*"


@dataclass(slots=True)
class _Refusals:
    """Those of one address since its last line."""

    since: str = ""
    count: int = 0
    why: str = ""
    fingerprint: str | None = None


class Journal:
    """The door's part of the ledger."""

    def __init__(self, database: Database, events: Events, minute: float = MINUTE) -> None:
        """Nothing has happened yet.

        Args:
            database: The register.
            events: Where it is said that a line could not be written.
            minute: Seconds between two lines of refusals of one address.
        """
        self._database = database
        self._events = events
        self._minute = minute
        self._writer = ThreadPoolExecutor(1, "danvan-journal")
        self._refused: dict[str, _Refusals] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def login(self, holder: Holder, address: str, user: str) -> None:
        """Somebody came in."""
        self._write(Actor.of(holder), lambda work: record_login(work, holder, address, user))

    def logout(self, holder: Holder, address: str, why: str, seconds: int) -> None:
        """A session ended."""
        self._write(Actor.of(holder), lambda work: record_logout(work, holder, address, why, seconds=seconds))

    def refusal(self, address: str, why: str, fingerprint: str | None = None, user: str = "") -> None:
        """Somebody was turned away: one line at once, then one a minute at the most, with a count."""
        place = address if address in self._timers or len(self._timers) < KEPT_ADDRESSES else OTHERS
        if place in self._timers:
            kept = self._refused.setdefault(place, _Refusals(since=now_utc()))
            kept.count, kept.why, kept.fingerprint = kept.count + 1, why, fingerprint
            return
        self._write(ACTOR, lambda work: record_refusal(work, why, address, fingerprint=fingerprint, user=user))
        self._timers[place] = asyncio.get_running_loop().call_later(self._minute, self._tell, place)

    def close(self) -> None:
        """Write what is still to be written. Blocks until it is."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()
        for place in list(self._refused):
            self._put_together(place)
        self._writer.shutdown(wait=True)

    def _tell(self, place: str) -> None:
        del self._timers[place]
        if place in self._refused:
            self._put_together(place)
            self._timers[place] = asyncio.get_running_loop().call_later(self._minute, self._tell, place)

    def _put_together(self, place: str) -> None:
        told = self._refused.pop(place)
        self._write(
            ACTOR,
            lambda work: record_refusal(
                work, told.why, place, fingerprint=told.fingerprint, count=told.count, since=told.since
            ),
        )

    def _write(self, actor: Actor | str, record: Callable[[Writing], int]) -> None:
        def write() -> None:
            try:
                with writing(self._database, actor) as work:
                    record(work)
            except Exception as error:
                # Whoever is in stays in: the log says what the ledger lacks.
                self._events.crashed("ledger_failed", error, actor=str(actor))

        self._writer.submit(write)
