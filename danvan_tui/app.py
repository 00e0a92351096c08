"""The Textual app: short; it holds no query and no widget logic."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual import events
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen
from textual.strip import Strip
from textual.worker import WorkerFailed

from danvan_tui.cli.actor import NOBODY, local_actor
from danvan_tui.live import Live
from danvan_tui.locale import words
from danvan_tui.options import RunOptions
from danvan_tui.plain_glyphs import PlainGlyphs
from danvan_tui.screens.dashboard import DashboardScreen
from danvan_tui.session import Session
from danvan_tui.terminal import Capabilities, Colours
from danvan_tui.theme_choice import MONO, first_theme
from danvan_tui.themes import THEMES
from danvan_tui.type_ahead import TypeAhead, Typed
from danvan_tui.wire import Shown

if TYPE_CHECKING:
    from db.engine import Database


class DanvanApp(Session):
    """One session at the screen."""

    # The first screen's own too: Textual does not load those of a default screen.
    CSS_PATH: ClassVar[list[str | PurePath]] = ["styles/app.tcss", "styles/dashboard.tcss"]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        options: RunOptions,
        live: Live | None = None,
        terminal: Capabilities | None = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        """A session.

        Args:
            options: What it begins with.
            live: The register, which others may use too and whoever made it closes; None to open what the
                options name.
            terminal: What the session's terminal can do; None for everything.
            driver_class: The way to it; None for Textual's choice.

        Raises:
            UnknownTheme: The options name a theme that there is not.
        """
        super().__init__(driver_class)
        self.options = options
        self.actor = options.actor or (NOBODY if options.remote else local_actor())
        self.words = words(options.language)
        self.terminal = terminal or Capabilities()
        self.ascii_only = options.ascii_borders or not self.terminal.unicode
        self._shared = live is not None
        self.live = live or Live(self._open_register)
        self.crash: BaseException | None = None
        """What ended the session, when that was nothing that anyone had foreseen."""
        self._plain_glyphs = PlainGlyphs(enabled=self.ascii_only)
        self._typed = TypeAhead(self, self._carry_out)
        self._shown = Shown(self.terminal.colours)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = first_theme(options.theme, self.terminal)
        # Of this session: Textual asks the environment of the process.
        self.no_color = self.colours == 0

    def get_default_screen(self) -> DashboardScreen:
        """The dashboard at once: an empty screen below it would be laid out and drawn for nobody."""
        return DashboardScreen()

    def on_ready(self) -> None:
        """The frame is drawn: now the figures. What Textual calls after a refresh waits for the next one."""
        first = self.screen_stack[0]
        if isinstance(first, DashboardScreen):
            first.open_register()

    def _open_register(self) -> "Database":
        from danvan_tui.opening import open_register

        return open_register(self.options)

    def on_unmount(self) -> None:
        """Give the register back, unless others look at it too."""
        if not self._shared:
            self.live.close()

    @property
    def backlog(self) -> int:
        """How many keys are typed ahead."""
        return self._typed.backlog

    async def on_event(self, event: events.Event) -> None:
        """Keys go one after the other, however fast they come."""
        if isinstance(event, Typed) and not event.is_forwarded:
            await self._typed.take(event)
        else:
            await super().on_event(event)

    async def _carry_out(self, typed: Typed) -> None:
        untell = getattr(self.screen, "untell", None)
        if untell is not None:
            untell()
        await super().on_event(typed)

    # --- what goes to the terminal --------------------------------------------------------------------------

    @property
    def colours(self) -> Colours:
        """How many colours are sent."""
        return 0 if self.theme == MONO else self.terminal.colours

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Plain glyphs where needed, and none of Textual's.

        Those for NO_COLOR still send greys; the one for the terminal's own colours finds none in a theme that
        names its colours, and is off in one that does not.
        """
        return [self._plain_glyphs] if self.ascii_only else []

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        # Private, and the one place through which every frame goes; Textual's minor version is pinned.
        if self.is_headless or self._batch_count or not isinstance(renderable, LayoutUpdate | ChopsUpdate):
            super()._display(screen, renderable)
            return
        self._shown.use(self.colours)
        if not self._shown.known and not isinstance(renderable, LayoutUpdate):
            renderable = screen._compositor.render_full_update()
        frame = self._shown.less(renderable, self.cursor_position)
        if frame is not None:
            self._send(frame)

    def draw_lines(self, strips: Iterable[tuple[int, int, Strip]]) -> None:
        """Send parts of lines, past Textual's own updates; see ``LineCompositor.lines_of``."""
        if self.is_headless:
            return
        self._shown.use(self.colours)
        if not self._shown.known:
            self._display(self.screen, self.screen._compositor.render_full_update())
            return
        frame = self._shown.lines(strips, self.cursor_position)
        if frame is not None:
            self._send(frame)

    def _send(self, frame: str) -> None:
        """Send a frame and the cursor to its place. Whole: each piece would wake the thread that writes."""
        driver = self._driver
        if driver is None or not self._running or self._closed:
            return
        x, y = self.cursor_position
        frame = f"{frame}\x1b[{max(y, 0) + 1};{max(x, 0) + 1}H"
        driver.write(f"{SYNC_START}{frame}{SYNC_END}" if self._sync_available else frame)
        driver.flush()

    def _set_pointer_shape(self, shape: str) -> None:
        # OSC 22 is not known everywhere, and what an old console prints of it would stay.
        if self.options.mouse:
            super()._set_pointer_shape(shape)

    def on_resize(self, event: events.Resize) -> None:
        """The terminal may have lost what it showed, also where it has its old size again."""
        self._shown.forget()
        if self.screen_stack and event.size == self.size:
            self.screen.refresh()

    def action_redraw(self) -> None:
        """Send the whole screen, after something else wrote on it."""
        self._shown.forget()
        self.screen.refresh()

    # --- the end --------------------------------------------------------------------------------------------

    def action_help_quit(self) -> None:
        """Ctrl+C is a key like any other here; say which one quits."""
        self.announce(self.words("quit.how"))

    def announce(self, text: str) -> None:
        """Say a line on whatever screen is open."""
        if self.screen_stack:
            tell = getattr(self.screen, "tell", None) or getattr(self.screen, "say", None)
            if tell is not None:
                tell(text)

    def _handle_exception(self, error: Exception) -> None:
        self.crash = self.crash or (error.error if isinstance(error, WorkerFailed) else error)
        super()._handle_exception(error)

    def panic(self, *renderables: RenderableType) -> None:
        """End the session; what happened is for the log, never for the member's screen."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        # Textual's draws a traceback with all local variables, and rings the bell.
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()
