"""One listener and one set of views a process, shared by every open screen."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from db.text import local_now

if TYPE_CHECKING:
    # SQLAlchemy and SQLModel take longer to import than the first frame to draw: they come with the first view.
    from sqlalchemy import Connection

    from db.engine import Database
    from db.feed import Feed

KEPT_VIEWS = 256
"""Views kept for one revision: a dozen screens with a handful each, and room to come back to."""

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seen(Generic[T]):
    """A view with the moment and the revision that it was read at."""

    value: T
    revision: int
    at: datetime


@dataclass(frozen=True, slots=True)
class News:
    """What an open screen is told.

    Attributes:
        revision: The register's newest revision.
        lost: Why the database cannot be reached; None while it can.
    """

    revision: int
    lost: str | None = None


Listener = Callable[[News], None]


class Live:
    """The register as every open screen of this process sees it."""

    def __init__(self, opener: "Callable[[], Database]") -> None:
        """Nothing is opened, read or run until somebody asks.

        Args:
            opener: Opens the register, in whatever thread asks first; may raise ``DatabaseError``.
        """
        self._opener = opener
        self._database: Database | None = None
        self._feed: Feed | None = None
        self._listeners: list[Listener] = []
        # Two: opening takes long, and the event loop must never wait for what the other one guards.
        self._opening = threading.Lock()
        self._lock = threading.Lock()
        self._views: OrderedDict[Hashable, Seen[Any]] = OrderedDict()
        self._reading: dict[Hashable, threading.Lock] = {}
        self._revision = -1
        self._lost: str | None = None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of every new revision, from the feed's thread.

        Returns:
            A function that ends the subscription.
        """
        with self._lock:
            self._listeners.append(listener)

        def end() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return end

    def database(self) -> "Database":
        """The register, opened when it is first asked for, and watched from then on. Blocks.

        Raises:
            DatabaseError: It cannot be opened.
        """
        with self._opening:
            if self._database is None:
                from db.feed import Feed

                self._database = self._opener()
                self._feed = Feed(self._database, self._on_change, self._on_lost)
                self._feed.start()
            return self._database

    def read(self, view: "Callable[Concatenate[Connection, P], T]", *args: P.args, **kwargs: P.kwargs) -> Seen[T]:
        """A view of the register, read once for each revision, however many screens ask for it.

        Blocks: call it from a thread, never from the event loop.

        Args:
            view: A function of ``db.read``.
            args: Its arguments after the connection; hashable.
            kwargs: The same, by name.

        Raises:
            DatabaseError: The register cannot be read.
        """
        from db.read.catalogue import revision as read_revision

        database = self.database()
        key = (self._revision, view, args, tuple(sorted(kwargs.items())))
        with self._lock:
            found = self._views.get(key)
            if found is not None:
                self._views.move_to_end(key)
                return cast("Seen[T]", found)
            turn = self._reading.setdefault(key, threading.Lock())
        try:
            with turn:
                # Somebody else may have read it while we waited for our turn.
                found = self._views.get(key)
                if found is None:
                    with database.read() as connection:
                        revision = read_revision(connection)
                        found = Seen(view(connection, *args, **kwargs), revision, local_now())
                    self._keep(key, found)
        finally:
            with self._lock:
                self._reading.pop(key, None)
        return cast("Seen[T]", found)

    def _keep(self, key: Hashable, found: Seen[Any]) -> None:
        with self._lock:
            self._views[key] = found
            while len(self._views) > KEPT_VIEWS:
                self._views.popitem(last=False)

    def close(self) -> None:
        """Stop the feed and give the connections back."""
        with self._opening, self._lock:
            feed, self._feed = self._feed, None
            database, self._database = self._database, None
            self._listeners.clear()
        if feed is not None:
            feed.stop()
        if database is not None:
            database.close()

    def _on_change(self, revision: int) -> None:
        with self._lock:
            self._revision = revision
            self._views.clear()
            listeners = list(self._listeners)
        self._tell(listeners)

    def _on_lost(self, why: str | None) -> None:
        with self._lock:
            self._lost = why
            listeners = list(self._listeners)
        self._tell(listeners)

    def _tell(self, listeners: list[Listener]) -> None:
        for listener in listeners:
            listener(News(self._revision, self._lost))
