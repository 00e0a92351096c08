"""One connection: who is at the door, by the key that proved itself."""

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

import asyncssh
from asyncssh.constants import OPEN_ADMINISTRATIVELY_PROHIBITED

from danvan_tui.ssh.channel import DoorChannel
from danvan_tui.ssh.keepalive import watch_line
from danvan_tui.ssh.session import DoorSession
from db.text import clean_line

if TYPE_CHECKING:
    from danvan_tui.ssh.service import Service
    from db.identity import Holder

WINDOW: Final = 65_536
"""Bytes that a client may send ahead of what was taken."""


class DoorServer(asyncssh.SSHServer):
    """A connection, from its first byte to its last."""

    def __init__(self, service: "Service") -> None:
        """Nobody is known yet.

        Args:
            service: What all connections share.
        """
        self._service = service
        self._connection: asyncssh.SSHServerConnection | None = None
        self.address = "?"
        self._user = ""
        self._tries = 0
        self._offered: str | None = None
        self._proved: Holder | None = None
        self._refusal: str | None = None
        self._admitted = False
        self._logged_in = False
        self._serving = False
        self._bound: asyncio.Future[Holder | None] = asyncio.get_running_loop().create_future()
        self._patience: asyncio.TimerHandle | None = None
        self._began = monotonic()
        self.why = "lost"
        """Why it ends, once that is known."""
        self.session: DoorSession | None = None
        """What the connection's one channel does."""
        self.holder: Holder | None = None
        """Who is in, as he or she is now; None before the login and after the end."""

    def who(self) -> dict[str, object]:
        """The connection, for the log."""
        known = self.holder
        return {
            "address": self.address,
            "member": known.name if known else None,
            "fingerprint": known.fingerprint if known else None,
        }

    # --- the connection -------------------------------------------------------------------------------------

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        """A client has connected."""
        self._connection = conn
        peer = conn.get_extra_info("peername")
        self.address = str(peer[0]) if peer else "?"
        why = self._service.enter(self)
        self._admitted = why is None
        line = conn.get_extra_info("socket")
        if line is not None:
            watch_line(line, self._service.limits)
        if why is not None:
            self._refusal = why
            conn.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        self._rest()
        if not self._logged_in and (self._tries or self._user or self._refusal):
            late = isinstance(exc, asyncssh.ConnectionLost) and "Login timeout" in str(exc)
            self.turned_away(self._refusal or ("late" if late else "unproved"))
        self._connection = None
        if not self._bound.done():
            self._bound.set_result(None)
        if not self._serving:
            self._left()

    def _left(self) -> None:
        """Both the connection and what was shown on it are over."""
        self._log_out()
        self._service.leave(self, logged_in=self._logged_in)

    def _log_out(self) -> None:
        holder, self.holder = self.holder, None
        if holder is not None:
            self._service.ended(holder, self.address, self.why, round(monotonic() - self._began))

    def cut(self, why: str) -> None:
        """End it without waiting for the client."""
        self.why = why
        self._service.events.log("cut", "warning", why=why, **self.who())
        if self._connection is not None:
            self._connection.abort()

    def shut_out(self) -> None:
        """The key or its member is not let in any more."""
        self._service.events.log("shut_out", "warning", **self.who())
        self.end("revoked")

    def end(self, why: Any) -> None:
        """End it, with a word why where there is a screen to say it on."""
        if self.session is not None and self.session.screen is not None:
            self.session.screen.end(why)
        elif self._connection is not None:
            self._connection.close()

    def turned_away(self, why: str) -> None:
        """Say that something was refused."""
        self._service.turned_away(self.address, why, self._offered, self._user, self.who())

    # --- who it is ------------------------------------------------------------------------------------------

    def begin_auth(self, username: str) -> bool:
        """The client names a user, which means nothing; each new name counts as a try."""
        self._user = clean_line(username[:256])[:64]
        self._count_try()
        return True

    def password_auth_supported(self) -> bool:
        """Never."""
        return False

    def kbdint_auth_supported(self) -> bool:
        """Never."""
        return False

    def public_key_auth_supported(self) -> bool:
        """The only way in."""
        return True

    async def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        """Whether a key would let somebody in. It is only offered here, or about to prove itself.

        Of all that are offered, the last one before ``auth_completed`` is the one that did: asyncssh goes on from
        here to the signature without letting anything else in between, and drops what was asked before.
        """
        self._proved = None
        if not self._count_try():
            return False
        self._offered = key.get_fingerprint()
        try:
            holder = await self._service.holder(self._offered)
        except Exception as error:
            self._refusal = "database"
            self._service.events.crashed("lookup_failed", error, address=self.address)
            return False
        self._refusal = None if holder is not None else "unknown key"
        self._proved = holder
        return holder is not None

    def _count_try(self) -> bool:
        self._tries += 1
        # One for the user's name, and each key may be offered before it is used.
        if self._tries <= 1 + 2 * self._service.limits.tries:
            return True
        self._refusal = "too many"
        if self._connection is not None:
            self._connection.abort()
        return False

    async def auth_completed(self) -> None:
        """A key has proved itself: read again whose it is."""
        proved, holder = self._proved, None
        if proved is not None:
            try:
                holder = await self._service.holder(proved.fingerprint)
            except Exception as error:
                self._service.events.crashed("lookup_failed", error, address=self.address)
        if self._connection is None or self._bound.done():
            return
        if holder is None:
            self._refusal = "revoked"
            self._connection.abort()
            return
        self._logged_in = True
        self.holder = holder
        self._service.logged_in(self, holder, self._user)
        # A quick client has asked for its session by now: it is told that it is let in before we know.
        if self.session is None:
            self._patience = asyncio.get_running_loop().call_later(
                self._service.limits.login_seconds, self.cut, "no session"
            )
        self._bound.set_result(holder)

    async def identity(self) -> "Holder | None":
        """Who is in: known soon after the client is told that it is let in; None where it is gone by then."""
        return await asyncio.shield(self._bound)

    # --- what it may do -------------------------------------------------------------------------------------

    def session_requested(self) -> Any:
        """One session, and no second one."""
        if self.session is not None or self._connection is None:
            self.turned_away("second session")
            raise asyncssh.ChannelOpenError(OPEN_ADMINISTRATIVELY_PROHIBITED, "one session a connection")
        self.session = DoorSession(self, self._service)
        return DoorChannel(self._connection, WINDOW), self.session

    def session_begins(self) -> None:
        """The one session knows what it is."""
        self._serving = True
        self._rest()

    def session_over(self) -> None:
        """The one session has ended, and with it the connection, once everything is sent.

        The client closes it: told to by the server, OpenSSH would say that it was cut off.
        """
        self._serving = False
        self._rest()
        if self._connection is None:
            self._left()
        else:
            self._log_out()
            patience = self._service.limits.stall_seconds
            self._patience = asyncio.get_running_loop().call_later(patience, self._connection.abort)

    def connection_requested(self, dest_host: str, dest_port: int, orig_host: str, orig_port: int) -> bool:
        """No forwarding."""
        self.turned_away("forwarding")
        return False

    def unix_connection_requested(self, dest_path: str) -> bool:
        """No forwarding."""
        self.turned_away("forwarding")
        return False

    def server_requested(self, listen_host: str, listen_port: int) -> bool:
        """No forwarding back."""
        self.turned_away("forwarding")
        return False

    def unix_server_requested(self, listen_path: str) -> bool:
        """No forwarding back."""
        self.turned_away("forwarding")
        return False

    def tun_requested(self, unit: int | None) -> bool:
        """No tunnel."""
        self.turned_away("tunnel")
        return False

    def tap_requested(self, unit: int | None) -> bool:
        """No tunnel."""
        self.turned_away("tunnel")
        return False

    def _rest(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
