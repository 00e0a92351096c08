"""One member's session under OpenSSH: what it shows, who may stay, and why it ends."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Final

from danvan_tui.cli import output
from danvan_tui.cli.direct import dashboard_options
from danvan_tui.cli.door_command import Command
from danvan_tui.cli.door_signals import ignore_signals
from danvan_tui.cli.guard import FAILED, guarded
from danvan_tui.cli.language import VARIABLE, choose_language
from danvan_tui.locale import Words, words
from danvan_tui.ssh.limits import Limits
from danvan_tui.ssh.plain import CommandRefused, asked_for, check_reads
from danvan_tui.terminal import capabilities
from db.identity import Actor
from db.read.members import still_in

if TYPE_CHECKING:
    from danvan_tui.cli.door_ledger import DoorLedger
    from danvan_tui.live import Live
    from danvan_tui.options import RunOptions
    from danvan_tui.ssh.events import Events
    from db.engine import Database
    from db.identity import Holder

NO_TERMINAL: Final = 2
PATIENCE: Final = 2.0
"""Seconds that the session of somebody who is shut out has to end by itself; then it is ended."""
_WHY: Final = {0: "quit", 128 + signal.SIGHUP: "lost", 128 + signal.SIGTERM: "stopped"}
"""Why a session ended, by its exit code, where nothing else is known."""
_SAID: Final = frozenset({"revoked", "stopped"})
"""Ends that the member reads of."""


class Visit:
    """One member's session."""

    def __init__(
        self,
        holder: "Holder",
        address: str,
        database: "Database",
        live: "Live",
        ledger: "DoorLedger",
        events: "Events",
        said: Words,
    ) -> None:
        """Nothing is shown yet.

        Args:
            holder: Who, by the key that proved itself.
            address: From where, as sshd says it.
            database: The register, which is known to be there.
            live: The same, for the dashboard.
            ledger: Where the login and the end are written.
            events: The log of what nobody had foreseen.
            said: The language, unless the member asks for another one.
        """
        self.holder: Holder | None = holder
        """Who is in, as he or she is now."""
        self._came = holder
        self._address = address
        self._database = database
        self._live = live
        self._ledger = ledger
        self._said = said
        self._events = events
        self._limits = Limits()
        self._why = ""
        self._began = monotonic()
        self._logged_out = False
        self._leave: Callable[[int], None] = sys.exit
        self._last: threading.Timer | None = None
        self._command: Command | None = None

    def run(self) -> int:
        """Serve the member, and give the exit code."""
        code = guarded(self._serve, self._said, self._crashed)
        ignore_signals()
        self._why = self._why or _WHY.get(code, "quit")
        if self._why in _SAID:
            output.talk(self._said(f"serving.end.{self._why}"))
        if self._last is not None:
            self._last.cancel()
        if self._command is not None and self._command.running:
            # It waits for a query, or for a client that takes nothing, and Python would fall over it.
            self._cut(code)
        self._log_out()
        return code

    def _serve(self) -> int:
        self._ledger.login(self._came)
        return self._give()

    def _log_out(self) -> None:
        if not self._logged_out:
            self._logged_out = True
            self._ledger.logout(self._came, self._why, round(monotonic() - self._began))

    def _cut(self, code: int) -> None:
        """End at once, with nothing left out but what the client would have read."""
        self._log_out()
        self._ledger.close()
        os._exit(code)

    def _give(self) -> int:
        command = os.environ.get("SSH_ORIGINAL_COMMAND")
        try:
            arguments = [] if command is None else asked_for(command, self._said, self._limits.command_bytes)
            language = choose_language(arguments, {VARIABLE: self._said.language})
            asked = dashboard_options(arguments, {}, language)
            if asked is not None and not (asked.database or asked.sample):
                return self._show(replace(asked, remote=True, actor=Actor.of(self._came)))
            check_reads(arguments, self._said)
        except CommandRefused as refused:
            self._why = "refused"
            self._ledger.refusal("command", self._came.fingerprint)
            output.talk(refused.said)
            return refused.code
        return self._carry_out(arguments)

    def _crashed(self, said: Words, error: Exception) -> int:
        self._why = "crash"
        self._events.crashed("session_crashed", error, member=self._came.name, address=self._address)
        output.talk(said("serving.crash"))
        return FAILED

    # --- the dashboard --------------------------------------------------------------------------------------

    def _show(self, options: "RunOptions") -> int:
        from danvan_tui.cli.dashboard import open_dashboard

        self._said = words(options.language)
        screen = capabilities(os.environ, colour_asked=bool(options.theme)).screen
        if not (screen and sys.stdin.isatty() and sys.stdout.isatty()):
            self._why = "no terminal"
            output.talk(self._said("serving.no_terminal"))
            return NO_TERMINAL
        # Watched from here on, so that no change is missed between this and the first look at who may stay.
        self._live.database()
        open_dashboard(options, self._live, self._attend)
        return 0

    @contextmanager
    def _attend(self, leave: Callable[[int], None]) -> Iterator[None]:
        """Shut the member out, when it comes to that; inside the session's event loop."""
        from danvan_tui.ssh.revocation import Revocation

        self._leave = leave
        revocation = Revocation(self._live, self._events, lambda: (self,), self._still_in, lambda _: None)
        revocation.look()
        try:
            yield
        finally:
            revocation.close()
            # The loop has given them back to the system, which would end us before the logout is written.
            ignore_signals()

    async def _still_in(self, key_ids: frozenset[int]) -> "dict[int, Holder]":
        return await asyncio.to_thread(self._look, key_ids)

    def _look(self, key_ids: frozenset[int]) -> "dict[int, Holder]":
        with self._database.read() as connection:
            return still_in(connection, key_ids)

    def shut_out(self) -> None:
        """The key or its member is not let in any more."""
        self.holder = None
        self._why = "revoked"
        # A terminal that takes nothing must not keep anybody in.
        self._last = threading.Timer(PATIENCE, self._cut, (FAILED,))
        self._last.daemon = True
        self._last.start()
        self._leave(FAILED)

    # --- a command ------------------------------------------------------------------------------------------

    def _carry_out(self, arguments: list[str]) -> int:
        limit = self._limits.command_seconds
        self._command = Command(arguments, self._database, Actor.of(self._came), self._crashed)
        code, why = self._command.outcome(limit, lambda: bool(self._look(frozenset({self._came.key_id}))))
        if why == "late":
            output.talk(self._said("serving.command_late", seconds=limit))
        self._why = self._why or why
        return code
