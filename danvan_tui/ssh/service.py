"""What all connections of one server share: the register, the limits, who is here; its start and its end."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, TypeVar

import asyncssh

from danvan_tui.live import Live
from danvan_tui.ssh.admission import Admission, Why
from danvan_tui.ssh.algorithms import CIPHERS, KEX, MACS, SIGNATURES
from danvan_tui.ssh.crier import Crier
from danvan_tui.ssh.events import Events
from danvan_tui.ssh.garbage import Garbage
from danvan_tui.ssh.journal import Journal
from danvan_tui.ssh.lag import Lag
from danvan_tui.ssh.limits import Limits
from danvan_tui.ssh.metrics import Metrics
from danvan_tui.ssh.pools import Pools
from danvan_tui.ssh.revocation import Revocation
from danvan_tui.ssh.server import WINDOW, DoorServer
from danvan_tui.ssh.startup import Startups
from db.engine import Database
from db.errors import Language
from db.identity import Holder
from db.patience import limit_statements
from db.read import members

if TYPE_CHECKING:
    from danvan_tui.ssh.session import DoorSession

LOOKUP_SECONDS: Final = 5.0
"""How long the register may take to say whose a key is."""
STOP_SECONDS: Final = 4.0
"""How long the members' sessions may take to end when the server stops."""

LEAVE_SECONDS: Final = 0.5
"""How long their clients may take to close the connections then."""

T = TypeVar("T")


class Service:
    """One server."""

    def __init__(self, database: Database, limits: Limits, events: Events, *, language: Language = "vi") -> None:
        """Nothing is served yet; it must be made inside the event loop.

        Args:
            database: The register, which is known to be there; closed in the end.
            limits: How much of everything is served.
            events: The log.
            language: The language of what members read.
        """
        self.database = database
        self.limits = limits
        self.events = events
        self.language = language
        self.live = Live(lambda: database, Crier().tell)
        self.startups = Startups(limits.startups)
        self.metrics = Metrics()
        self.connections: set[DoorServer] = set()
        self.screens: set[DoorSession] = set()
        self._admission = Admission(monotonic)
        self.pools = Pools()
        self._journal = Journal(database, events)
        self._lag = Lag(self.metrics, events)
        self._garbage = Garbage(self._quiet)
        self._acceptor: asyncssh.SSHAcceptor | None = None
        self._gone = asyncio.Event()
        self._stopping = False
        self.metrics.watch(database)
        limit_statements(database.engine, lambda: self.limits.statement_seconds)
        self._revocation = Revocation(
            self.live, events, lambda: self.connections, self._still_in, self.metrics.revision.set
        )

    # --- the register ---------------------------------------------------------------------------------------

    async def holder(self, fingerprint: str) -> Holder | None:
        """Whom a key lets in.

        Raises:
            DatabaseError, TimeoutError
        """
        return await self.pools.look_up(partial(self._read, members.key_holder, fingerprint), LOOKUP_SECONDS)

    async def _still_in(self, key_ids: frozenset[int]) -> dict[int, Holder]:
        return await self.pools.look_up(partial(self._read, members.still_in, key_ids), LOOKUP_SECONDS)

    def _read(self, view: Callable[..., T], *given: Any) -> T:
        with self.database.read() as connection:
            return view(connection, *given)

    # --- what happens ---------------------------------------------------------------------------------------

    def enter(self, server: DoorServer) -> Why | None:
        """A connection is there; returns why it must go at once."""
        self.connections.add(server)
        why = self._admission.enter(server.address, self.limits)
        self._count()
        return why

    def leave(self, server: DoorServer, *, logged_in: bool) -> None:
        """It is gone."""
        if server in self.connections:
            self.connections.discard(server)
            self._admission.leave(server.address, logged_in=logged_in)
            self._count()
            if not self.connections:
                self._gone.set()

    def _count(self) -> None:
        self.metrics.connections.set(self._admission.connections)
        self.metrics.unauthenticated.set(self._admission.unauthenticated)

    def logged_in(self, server: DoorServer, holder: Holder, user: str) -> None:
        """Somebody came in."""
        self._admission.logged_in(server.address)
        self._count()
        self.metrics.logins.inc()
        self.events.log("login", **server.who(), role=str(holder.role), user=user or None)
        self._journal.login(holder, server.address, user)
        # Between the look at the key and now it may have been revoked.
        self._revocation.look()

    def turned_away(
        self, address: str, why: str, fingerprint: str | None, user: str, who: Mapping[str, object]
    ) -> None:
        """Something was refused."""
        self.metrics.refusals.labels(why).inc()
        told = {**who, "fingerprint": who.get("fingerprint") or fingerprint}
        self.events.log("refused", "warning", why=why, user=user or None, **told)
        self._journal.refusal(address, why, fingerprint, user)

    def open_sessions(self, member_id: int) -> int:
        """How many dashboards a member has."""
        holders = (server.holder for server in self.connections if server.session and server.session.screen)
        return sum(1 for holder in holders if holder is not None and holder.member_id == member_id)

    @contextmanager
    def counted(self, session: "DoorSession") -> Iterator[None]:
        """A dashboard, while it is open."""
        self.screens.add(session)
        self.metrics.sessions.set(len(self.screens))
        try:
            yield
        finally:
            self.screens.discard(session)
            self.metrics.sessions.set(len(self.screens))
            self._garbage.closed()

    def _quiet(self) -> float:
        """How many seconds ago anybody pressed a key."""
        keys = (session.screen.last_key for session in self.screens if session.screen is not None)
        return monotonic() - max(keys, default=0.0)

    def ended(self, holder: Holder, address: str, why: str, seconds: int) -> None:
        """Somebody who was in is gone."""
        self.events.log("logout", member=holder.name, address=address, why=why, seconds=seconds)
        self._journal.logout(holder, address, why, seconds)

    def commanded(self, arguments: Sequence[str], code: int, seconds: float, who: Mapping[str, object]) -> None:
        """A command was carried out."""
        self.metrics.commands.labels(str(code)).inc()
        self.events.log("command", **who, arguments=" ".join(arguments)[:200], exit=code, seconds=seconds)

    def crashed(self, error: BaseException, who: Mapping[str, object]) -> None:
        """A session met what nobody had foreseen."""
        self.metrics.crashes.inc()
        self.events.crashed("session_crashed", error, **who)

    # --- start and end --------------------------------------------------------------------------------------

    async def open(self, host: str, port: int, key: asyncssh.SSHKey, *, shared: bool = False) -> int:
        """Listen.

        Args:
            host: Where; empty for everywhere.
            port: The port; 0 for any.
            key: The server's own.
            shared: Other processes listen there, too, and the connections are dealt out.

        Returns:
            The port.

        Raises:
            OSError: The port is taken, or not ours to take.
            DatabaseError: There is no register.
        """
        # From here on the register is watched: whose key is revoked goes, whether a dashboard is open or not.
        await asyncio.to_thread(self.live.database)
        self._acceptor = await asyncssh.listen(
            host,
            port,
            server_factory=lambda: DoorServer(self),
            server_host_keys=[key],
            config=None,
            server_version="danvan",
            kex_algs=KEX,
            encryption_algs=CIPHERS,
            mac_algs=MACS,
            signature_algs=SIGNATURES,
            compression_algs=["none"],
            public_key_auth=True,
            password_auth=False,
            kbdint_auth=False,
            host_based_auth=False,
            gss_host=None,
            gss_kex=False,
            gss_auth=False,
            agent_forwarding=False,
            x11_forwarding=False,
            allow_scp=False,
            line_editor=False,
            encoding=None,
            window=WINDOW,
            rdns_lookup=False,
            reuse_port=shared,
            **self._timing(),
        )
        return int(self._acceptor.get_port())

    def _timing(self) -> dict[str, Any]:
        return {"login_timeout": self.limits.login_seconds}

    def reload(self, limits: Limits) -> None:
        """Other limits from now on; who is in keeps those that he or she came in with."""
        self.limits = limits
        self.startups = Startups(limits.startups)
        if self._acceptor is not None:
            self._acceptor.update(**self._timing())
        self.events.log("reloaded")

    async def stop(self) -> None:
        """Stop accepting, tell every session, give every terminal back; at most 5 s."""
        if self._stopping:
            return
        self._stopping = True
        self.events.log("stopping", sessions=len(self.screens))
        if self._acceptor is not None:
            self._acceptor.close()
        self._gone.clear()
        for server in list(self.connections):
            server.end("stopped")
        tasks = [server.session.task for server in self.connections if server.session and server.session.task]
        if tasks:
            await asyncio.wait(tasks, timeout=STOP_SECONDS)
        if self.connections:
            # Their clients have been told; most of them are gone by themselves.
            with suppress(TimeoutError):
                await asyncio.wait_for(self._gone.wait(), LEAVE_SECONDS)
        for server in list(self.connections):
            server.cut("stopped")
        self._lag.close()
        self._garbage.close()
        self._revocation.close()
        self.metrics.close()
        await asyncio.to_thread(self._close)
        self.events.log("stopped")

    def _close(self) -> None:
        self.pools.close()
        self._journal.close()
        self.live.close()
        self.database.close()
