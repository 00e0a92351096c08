"""A session on this process's own terminal: what must be set before Textual is imported, and how it ends.

Nothing here is for a process that serves several sessions: environment, signals and stderr belong to them all.
"""

import asyncio
import gc
import io
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Final

from danvan_tui.cli.errors import NoTerminal
from danvan_tui.locale import words
from danvan_tui.options import RunOptions
from danvan_tui.terminal import Capabilities, capabilities
from danvan_tui.theme_choice import first_theme
from db.text import for_terminal

if TYPE_CHECKING:
    from danvan_tui.app import DanvanApp
    from danvan_tui.live import Live

Attend = Callable[[Callable[[int], None]], AbstractContextManager[None]]
"""Something beside a session, for as long as it lasts; it is handed what ends the session with an exit code."""

HUNG_UP: Final = 128 + signal.SIGHUP
"""The exit code after the terminal was lost, as shells have it."""
PATIENCE: Final = 5.0
"""Seconds that a session has to end after its terminal is lost. Longer it takes only where it hangs in a write."""

START: Final = 3.0
"""Seconds within which a session has started."""

DEFAULTS: Final = {
    # What iTerm2 and others send with "report all keys" loses letters of Vietnamese input methods.
    "TEXTUAL_DISABLE_KITTY_KEY": "1",
    # Nothing moves by itself.
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_SMOOTH_SCROLL": "0",
}
DEFAULTS_OVER_SSH: Final = {
    # An arrow key's bytes may arrive apart: 100 ms are too few to tell Esc from it.
    "ESCDELAY": "200",
}


def run(options: RunOptions, live: "Live | None" = None, attend: Attend | None = None) -> None:
    """Run a session on the terminal until the member quits.

    Args:
        options: What it begins with.
        live: The register, which whoever made it closes; None to open what the options name.
        attend: Goes on beside it, in its event loop; None for nothing.

    Raises:
        NoTerminal: There is no terminal to show it on.
        UnknownTheme: The options name a theme that there is not.
        SystemExit: It ended by a signal, or with its terminal.
        Exception: It ended by something that nobody had foreseen. The terminal is as it was before.
    """
    terminal = capabilities(os.environ, colour_asked=bool(options.theme))
    if not (terminal.screen and sys.stdin.isatty() and sys.stdout.isatty()):
        raise NoTerminal()
    first_theme(options.theme, terminal)
    os.environ.update(defaults(os.environ))
    write_utf8()
    if terminal.charset is not None:
        # Seen when the member has left, which is when it can be mended.
        said = words(options.language)("terminal.charset", charset=for_terminal(terminal.charset))
        print(said, file=sys.__stderr__)
    code = asyncio.run(_session(options, terminal, live, attend))
    if code:
        sys.exit(code)


def defaults(environment: Mapping[str, str]) -> dict[str, str]:
    """What Textual reads when it is imported, where the member has not set it.

    Frames stay at Textual's 60 a second also over SSH: 15 sent a third fewer bytes for a key held down, and
    showed only every second line of it.
    """
    over_ssh = "SSH_CONNECTION" in environment or "SSH_TTY" in environment
    wanted = DEFAULTS | (DEFAULTS_OVER_SSH if over_ssh else {})
    return {name: value for name, value in wanted.items() if name not in environment}


def write_utf8() -> None:
    """Write UTF-8 whatever the locale says.

    A Vietnamese register cannot be shown in anything else, and a locale is more often wrong than a terminal is
    not UTF-8.
    """
    if isinstance(sys.__stderr__, io.TextIOWrapper):
        sys.__stderr__.reconfigure(encoding="utf-8", errors="replace")


async def _session(options: RunOptions, terminal: Capabilities, live: "Live | None", attend: Attend | None) -> int:
    with _started_first():
        from danvan_tui.app import DanvanApp
        from danvan_tui.driver import TerminalDriver

        app = DanvanApp(options, live, terminal=terminal, driver_class=TerminalDriver)
        beside = nullcontext() if attend is None else attend(lambda code: app.exit(return_code=code))
        with beside, _signals(app), _line_watched(app):
            await app.run_async(mouse=options.mouse)
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0


@contextmanager
def _started_first() -> Iterator[None]:
    """Collect no garbage before the session has started.

    Modules make objects by the hundred thousand, and they stay: the collector goes through them again and again,
    for a seventh of the start, and would for ever after, in the middle of a key. So it is told to leave them out.
    """

    def collect() -> None:
        gc.freeze()
        gc.enable()

    gc.disable()
    started = asyncio.get_running_loop().call_later(START, collect)
    try:
        yield
    finally:
        started.cancel()
        gc.enable()


@contextmanager
def _signals(app: "DanvanApp") -> Iterator[None]:
    """End in order when told to. An ignored SIGHUP (nohup) stays ignored."""
    loop = asyncio.get_running_loop()
    told = [signal.SIGTERM, signal.SIGINT]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        told.append(signal.SIGHUP)
    for number in told:
        loop.add_signal_handler(number, _leave(app, 128 + number))
    try:
        yield
    finally:
        for number in told:
            loop.remove_signal_handler(number)


def _leave(app: "DanvanApp", code: int) -> Callable[[], None]:
    return lambda: app.exit(return_code=code)


@contextmanager
def _line_watched(app: "DanvanApp") -> Iterator[None]:
    """End when the terminal is lost, also where no signal tells of it: Textual would read its end for ever."""
    loop = asyncio.get_running_loop()
    over = threading.Event()
    reader, writer = os.pipe()

    def watch() -> None:
        poll = select.poll()
        poll.register(sys.__stdin__ or 0, 0)
        poll.register(reader, 0)
        lost = any(flags & (select.POLLHUP | select.POLLERR) for file, flags in poll.poll() if file != reader)
        if not lost or over.is_set():
            return
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_leave(app, HUNG_UP))
        if not over.wait(PATIENCE):
            os._exit(HUNG_UP)

    watcher = threading.Thread(target=watch, name="danvan-line", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        os.close(writer)
        watcher.join()
        os.close(reader)
