"""A dashboard on a client's terminal, from its first frame to the word of farewell."""

import asyncio
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Final, Literal, cast

from textual.driver import Driver

from danvan_tui.app import DanvanApp
from danvan_tui.live import Live
from danvan_tui.options import RunOptions
from danvan_tui.ssh.driver import ChannelDriver
from danvan_tui.ssh.limits import Limits
from danvan_tui.ssh.line import Line
from danvan_tui.terminal import Capabilities

if TYPE_CHECKING:
    from danvan_tui.ssh.startup import Startups

PATIENCE: Final = 2.0
"""Seconds that a session has to end by itself; then it is ended."""
FEW_KEYS: Final = 32
"""Keys that may wait for their turn before more are read."""
WARN_AGAIN: Final = 10.0
"""Seconds after which a warning is said again."""
REST: Final = 0.02
"""Seconds after which it is looked again whether they are carried out."""

Why = Literal["quit", "crash", "bad_input", "lost", "stalled", "idle", "long", "revoked", "stopped"]
"""Why a session ended."""
_SILENT: Final = frozenset({"quit", "lost", "stalled"})
_SAID: Final[dict[Why, str]] = {"crash": "serving.crash", "bad_input": "serving.bad_input"}
_EXIT: Final[dict[Why, int]] = {"quit": 0, "idle": 0, "long": 0}


class Screen:
    """One member's dashboard."""

    def __init__(
        self,
        options: RunOptions,
        live: Live,
        terminal: Capabilities,
        line: Line,
        limits: Limits,
        *,
        size: tuple[int, int],
        hold: Callable[[], None],
        go_on: Callable[[], None],
    ) -> None:
        """A dashboard that is not shown yet.

        Args:
            options: What it begins with.
            live: The register, shared by all.
            terminal: What the client's terminal can do.
            line: Bytes to it.
            limits: How long it may stay, and what it may send.
            size: Its columns and rows.
            hold: Asks the client to send no more for now.
            go_on: Lets it go on.
        """
        self._limits = limits
        self._line = line
        self._loop = asyncio.get_running_loop()
        self._driver: ChannelDriver | None = None
        self._early = bytearray()
        self._task: asyncio.Task[None] | None = None
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._shown = asyncio.Event()
        self._make = partial(
            ChannelDriver,
            line=line,
            limits=limits,
            size=size,
            hold=hold,
            go_on=go_on,
            idle=self._when_idle,
            shown=self._shown.set,
        )
        # Textual only ever calls it.
        self.app = DanvanApp(options, live, terminal, cast("type[Driver]", self._build))
        self.why: Why | None = None
        """Why it ends, once it does."""

    def _build(self, app: DanvanApp, *, debug: bool, mouse: bool, size: object) -> ChannelDriver:
        """What Textual takes for a driver's class; the size that it knows is this process's own."""
        self._driver = self._make(app, debug=debug, mouse=mouse)
        if self._early:
            self._driver.inlet.take(bytes(self._early))
            self._early.clear()
        return self._driver

    async def run(self, startups: "Startups") -> int:
        """Show it until it ends.

        Args:
            startups: Takes turns in putting dashboards together, so that those that are open stay quick.

        Returns:
            The exit code.
        """
        self._arm("long", self._limits.session_seconds, partial(self.end, "long"))
        self._watch_idle()
        try:
            async with startups.turn(self._first_frame):
                if self.why is None:
                    self._task = asyncio.ensure_future(self.app.run_async(mouse=self.app.options.mouse))
            if self._task is not None:
                await asyncio.wait({self._task})
        finally:
            self._settle()
        return _EXIT.get(self.why or "quit", 1)

    async def _first_frame(self) -> None:
        """Return when the terminal shows the dashboard, or never will."""
        # Short: what holds up one dashboard must not hold up them all.
        if self._task is not None:
            shown = asyncio.ensure_future(self._shown.wait())
            await asyncio.wait({self._task, shown}, timeout=1.0, return_when=asyncio.FIRST_COMPLETED)
            shown.cancel()

    # --- while it runs --------------------------------------------------------------------------------------

    def take(self, data: bytes) -> None:
        """Take what the client sent."""
        if self._driver is not None:
            self._driver.inlet.take(data)
        elif len(self._early) < self._limits.input_bytes:
            self._early += data

    @property
    def last_key(self) -> float:
        """When the client last sent anything, by ``time.monotonic``; 0 before the first frame."""
        return 0.0 if self._driver is None else self._driver.inlet.last

    def resize(self, columns: int, rows: int) -> None:
        """The client's window has another size, which has been checked."""
        if self._driver is not None:
            self._driver.resize(columns, rows)
        else:
            self._make.keywords["size"] = (columns, rows)

    def _when_idle(self, then: Callable[[], None]) -> None:
        """Call back once the keys that were handed over are carried out, all but a few."""

        def look() -> None:
            if self.app.backlog > FEW_KEYS:
                self._loop.call_later(REST, look)
            else:
                then()

        if not self.app.call_later(look):
            then()

    # --- the end --------------------------------------------------------------------------------------------

    def end(self, why: Why) -> None:
        """End it, for a reason that the member is told; the first reason counts."""
        if self.why is not None:
            return
        self.why = why
        if self._task is None or self._task.done():
            return
        self.app.exit()
        self._arm("end", PATIENCE, self._task.cancel)

    def farewell(self) -> str:
        """What the member reads on the terminal that was given back; empty where there is nothing to say."""
        why = self.why or "quit"
        if why in _SILENT:
            return ""
        return self.app.words(_SAID.get(why, f"serving.end.{why}"))

    def _settle(self) -> None:
        """Give the terminal back, whatever happened, and let go of everything."""
        for timer in self._timers.values():
            timer.cancel()
        driver, self._driver = self._driver, None
        if self.app.crash is not None:
            self.why = self.why or "crash"
        if driver is not None:
            if driver.failure is not None:
                self.why = self.why if self.why not in {None, "quit"} else "bad_input"
                self.app.crash = self.app.crash or driver.failure
            driver.stop_application_mode()
            driver.close()
        self.why = self.why or "quit"

    # --- time -----------------------------------------------------------------------------------------------

    def _arm(self, name: str, seconds: float, then: Callable[[], object]) -> None:
        self._timers[name] = self._loop.call_later(seconds, then)

    def _watch_idle(self) -> None:
        """Warn a while before the end, and look again when the warned time is over."""
        quiet = 0.0 if self._driver is None else monotonic() - self.last_key
        limit = float(self._limits.idle_seconds)
        warned = limit - min(self._limits.idle_warning_seconds, limit / 2)
        if quiet >= limit:
            self.end("idle")
        elif quiet >= warned:
            left = limit - quiet
            self.app.announce(self.app.words("serving.idle_soon", seconds=round(left)))
            # Said again: a change on the screen may have taken its place.
            self._arm("idle", min(left, WARN_AGAIN), self._watch_idle)
        else:
            self._arm("idle", warned - quiet, self._watch_idle)
