"""One listener and one set of views a process, shared by every open screen."""

import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeAlias, TypeVar, cast

from danvan_tui.live_news import Listener, Loss, News, Seen, Step, Tell, tell_all
from db.text import local_now

if TYPE_CHECKING:
    # SQLAlchemy and SQLModel take longer to import than the first frame to draw: they come with the first view.
    from sqlalchemy import Connection

    from db.engine import Database
    from db.errors import DanvanError
    from db.feed import Feed
    from db.read.delta import Delta

__all__ = ["Asked", "Listener", "Live", "Loss", "News", "Seen", "Step", "Tell", "tell_all"]

KEPT_VIEWS = 256
"""Views kept: a dozen screens with a handful each, and room to come back to."""
KEPT_STEPS = 32
"""Changes that a view can be carried over; one that nobody asked for meanwhile is read again."""

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


_Key: TypeAlias = tuple[Callable[..., Any], tuple[Hashable, ...], tuple[tuple[str, Hashable], ...]]
"""A view with its arguments."""
Asked: TypeAlias = tuple[Callable[..., T], tuple[Hashable, ...]]
"""A view with its arguments after the connection."""
NO_NAMES: Final[Mapping[str, Any]] = {}


class _Kept:
    """What was last seen of a view: changed in place, since a key's hash is made in Python."""

    __slots__ = ("seen",)

    def __init__(self, seen: Seen[Any]) -> None:
        self.seen = seen


class Live:
    """The register as every open screen of this process sees it."""

    def __init__(self, opener: "Callable[[], Database]", tell: Tell = tell_all) -> None:
        """Nothing is opened, read or run until somebody asks.

        Args:
            opener: Opens the register, in whatever thread asks first; may raise ``DatabaseError``.
            tell: Tells those who subscribed; called in the feed's thread.
        """
        self._opener = opener
        self._to = tell
        self._database: Database | None = None
        self._feed: Feed | None = None
        self._listeners: list[Listener] = []
        # Two: opening takes long, and the event loop must never wait for what the other one guards.
        self._opening = threading.Lock()
        self._lock = threading.Lock()
        self._views: OrderedDict[_Key, _Kept] = OrderedDict()
        self._steps: deque[Step] = deque(maxlen=KEPT_STEPS)
        self._carry_over: Callable[..., Any] | None = None
        self._age = 0
        self._newest: Seen[Any] | None = None
        self._reading: dict[tuple[_Key, ...], threading.Lock] = {}
        self._revision = -1
        self.told = -1
        """The newest revision that everybody who subscribed was told of; -1 before the first."""
        self._lost: Loss | None = None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of every new revision.

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
        (seen,) = self._read(
            (self._key(view, args, kwargs),), lambda connection: (view(connection, *args, **kwargs),)
        )
        return cast("Seen[T]", seen)

    def read_both(
        self,
        both: "Callable[[Connection], tuple[T, S]]",
        first: "Asked[T]",
        second: "Asked[S]",
    ) -> tuple[Seen[T], Seen[S]]:
        """Two views that are quicker read together than one after the other; each is kept as if it was read alone.

        Args:
            both: Reads the two.
            first: What the first of them is.
            second: What the second is.

        Raises:
            DatabaseError: The register cannot be read.
        """
        one, other = self._read((self._key(*first), self._key(*second)), both)
        return cast("Seen[T]", one), cast("Seen[S]", other)

    def _read(
        self, keys: "tuple[_Key, ...]", look: "Callable[[Connection], tuple[Any, ...]]"
    ) -> "Sequence[Seen[Any]]":
        from db.read.catalogue import revision as read_revision

        database = self.database()
        with self._lock:
            found = self._all_carried(keys)
            if found is not None:
                return found
            turn = self._reading.setdefault(keys, threading.Lock())
        try:
            with turn:
                # Somebody else may have read it while we waited for our turn.
                with self._lock:
                    found, age = self._all_carried(keys), self._age
                if found is None:
                    with database.read() as connection:
                        revision = read_revision(connection)
                        values = look(connection)
                    now = local_now()
                    found = [Seen(value, revision, now) for value in values]
                    for key, seen in zip(keys, found, strict=True):
                        self._keep(key, seen, age)
        finally:
            with self._lock:
                self._reading.pop(keys, None)
        return found

    @staticmethod
    def _key(view: Callable[..., Any], args: tuple[Any, ...], kwargs: "Mapping[str, Any]" = NO_NAMES) -> _Key:
        return view, args, tuple(sorted(kwargs.items())) if kwargs else ()

    def at_hand(
        self, view: "Callable[Concatenate[Connection, P], T]", *args: P.args, **kwargs: P.kwargs
    ) -> Seen[T] | None:
        """The view as ``read`` gives it, where nothing is to be read for it: known already, or carried forward.

        Never waits: for the event loop.
        """
        with self._lock:
            return self._carried(self._key(view, args, kwargs))

    def deltas(self, since: int) -> "tuple[Delta, ...] | None":
        """What changed after a revision until now, in order; None where that is not known."""
        with self._lock:
            steps = self._steps_after(since)
        return None if steps is None else tuple(step.delta for step in steps)

    def _all_carried(self, keys: tuple[_Key, ...]) -> list[Seen[Any]] | None:
        """All of these views of now, where what is kept says all of them. Call it with the lock."""
        found = [seen for seen in map(self._carried, keys) if seen is not None]
        return found if len(found) == len(keys) else None

    def _carried(self, key: _Key) -> Seen[Any] | None:
        """A view of now, where what is kept says it. Call it with the lock."""
        kept = self._views.get(key)
        if kept is None:
            return None
        seen = kept.seen
        if seen.revision < self._revision:
            carried = self._carry(key, seen)
            if carried is None:
                del self._views[key]
                return None
            seen = kept.seen = carried
        newest = self._newest
        if newest is not None and newest.revision == seen.revision and newest.at > seen.at:
            # Nothing changed between the two readings: what was read first holds at the later time, too, and
            # whoever goes from one view to the other does not see the time go back.
            seen = kept.seen = Seen(seen.value, seen.revision, newest.at)
        self._views.move_to_end(key)
        return seen

    def _carry(self, key: _Key, seen: Seen[Any]) -> Seen[Any] | None:
        steps = self._steps_after(seen.revision)
        if steps is None:
            return None
        if self._carry_over is None:
            from db.read.carry import carried

            self._carry_over = carried
        view, args, kwargs = key
        value = seen.value
        for step in steps:
            value = self._carry_over(view, value, step.delta, args, dict(kwargs))
            if value is None:
                return None
        return Seen(value, steps[-1].delta.revision, steps[-1].at)

    def _steps_after(self, revision: int) -> list[Step] | None:
        """The steps from a revision to the newest one; None where some are missing."""
        found: list[Step] = []
        if revision == self._revision:
            return found
        # From the newest one on: what is shown is seldom more than one behind.
        for step in reversed(self._steps):
            found.append(step)
            if step.delta.before <= revision:
                break
        return found[::-1] if found and found[-1].delta.before == revision else None

    def _keep(self, key: _Key, found: Seen[Any], age: int) -> None:
        with self._lock:
            if age != self._age:
                # The database was lost while it was read: it may have been another one.
                return
            self._views[key] = _Kept(found)
            self._newest = found
            self._views.move_to_end(key)
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

    def _on_change(self, revision: int, delta: "Delta | None") -> None:
        with self._lock:
            self._revision = revision
            if delta is None:
                self._steps.clear()
            else:
                self._steps.append(Step(delta, local_now()))
            listeners = list(self._listeners)
        self._to(listeners, News(revision, self._lost))
        self.told = revision

    def _on_lost(self, error: "DanvanError | None") -> None:
        with self._lock:
            since = local_now() if self._lost is None else self._lost.since
            self._lost = None if error is None else Loss(error, since)
            # It may be another database by now, with the same number.
            self._age += 1
            self._views.clear()
            self._newest = None
            self._steps.clear()
            listeners = list(self._listeners)
        self._to(listeners, News(self._revision, self._lost))
