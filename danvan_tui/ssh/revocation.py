"""Who may stay: looked at again whenever the register has changed."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Final, Protocol

from danvan_tui.live import Live, News
from danvan_tui.ssh.events import Events
from db.identity import Holder

RETRY_SECONDS: Final = 1.0
"""How long after a look that failed it is looked again; twice as long after each one more."""
LONGEST_SECONDS: Final = 60.0


class Guest(Protocol):
    """A connection of somebody who is in."""

    holder: Holder | None

    def shut_out(self) -> None:
        """End it, with a word why."""


class Revocation:
    """Ends the sessions of those who may not come in any more."""

    def __init__(
        self,
        live: Live,
        events: Events,
        guests: Callable[[], Iterable[Guest]],
        still_in: Callable[[frozenset[int]], Awaitable[dict[int, Holder]]],
        seen: Callable[[int], None],
    ) -> None:
        """It looks from now on.

        Args:
            live: Tells of every new revision.
            events: Where it is said that a look failed.
            guests: Who is in.
            still_in: Reads which keys still let somebody in.
            seen: Told of every new revision.
        """
        self._loop = asyncio.get_running_loop()
        self._events = events
        self._guests = guests
        self._still_in = still_in
        self._seen = seen
        self._task: asyncio.Task[None] | None = None
        self._again = False
        self._end = live.subscribe(self._on_news)

    def _on_news(self, news: News) -> None:
        """Called in the feed's thread."""
        if news.lost is None:
            self._loop.call_soon_threadsafe(self._take, news.revision)

    def _take(self, revision: int) -> None:
        self._seen(revision)
        self.look()

    def look(self) -> None:
        """Look who may stay; while it is being looked already, once more after that."""
        self._again = True
        if self._task is None or self._task.done():
            self._task = self._loop.create_task(self._look())

    async def _look(self) -> None:
        patience = RETRY_SECONDS
        while self._again:
            self._again = False
            asked = {guest.holder.key_id for guest in self._guests() if guest.holder is not None}
            if not asked:
                continue
            try:
                holders = await self._still_in(frozenset(asked))
            except Exception as error:
                # The database is lost: who is in stays in, until it is there again.
                self._events.crashed("revocation_failed", error)
                self._again = True
                await asyncio.sleep(patience)
                patience = min(2 * patience, LONGEST_SECONDS)
                continue
            patience = RETRY_SECONDS
            for guest in list(self._guests()):
                if guest.holder is None or guest.holder.key_id not in asked:
                    continue
                found = holders.get(guest.holder.key_id)
                if found is None:
                    guest.shut_out()
                elif found != guest.holder:
                    guest.holder = found
                    self._events.log("role", member=found.name, role=str(found.role))

    def close(self) -> None:
        """Look no more."""
        self._end()
        if self._task is not None:
            self._task.cancel()
