"""A reading command under OpenSSH: in a thread, so that a signal and the end of our patience find us awake."""

import sys
import threading
from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Final

from danvan_tui.cli import output
from danvan_tui.cli.guard import FAILED, READER_GONE
from danvan_tui.locale import Words
from danvan_tui.ssh.plain import LATE, carry_out

if TYPE_CHECKING:
    from db.engine import Database
    from db.identity import Actor

LOOK_SECONDS: Final = 0.5
"""How often it is looked whether somebody whose command takes long may still stay."""


class Command:
    """One command of a member's."""

    def __init__(
        self,
        arguments: Sequence[str],
        database: "Database",
        member: "Actor",
        crashed: Callable[[Words, Exception], int],
    ) -> None:
        """It is begun.

        Args:
            arguments: Without the program's name; known to be a reading command.
            database: The register.
            member: Whose.
            crashed: Says what nobody had foreseen, and gives its exit code.
        """
        self._codes: list[int] = []
        streams = output.Streams(sys.stdout, sys.stderr)

        def work() -> None:
            self._codes.append(carry_out(list(arguments), database, member, streams, crashed))

        self._worker = threading.Thread(target=work, name="danvan-command", daemon=True)
        self._worker.start()

    @property
    def running(self) -> bool:
        """Whether it is still at work, or waits for a client that takes nothing."""
        return self._worker.is_alive()

    def outcome(self, seconds: float, may_stay: Callable[[], bool]) -> tuple[int, str]:
        """Wait for its end.

        Args:
            seconds: How long it may take.
            may_stay: Whether the member is still let in.

        Returns:
            The exit code, and a word why: "command", "late" or "revoked".
        """
        until = monotonic() + seconds
        self._worker.join(LOOK_SECONDS)
        while self.running:
            if not may_stay():
                return FAILED, "revoked"
            if monotonic() > until:
                return LATE, "late"
            self._worker.join(LOOK_SECONDS)
        if self._codes[0] == READER_GONE:
            output.silence()
        return self._codes[0], "command"
