"""The one screen that shows boards: a list of records, the chosen one in full, live; and what may be done."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Label

from danvan_tui.boards.board import Board, Into, ToModel
from danvan_tui.commands import Command, Where
from danvan_tui.navigation import Glance, Trail
from danvan_tui.present import calendar, say, status
from danvan_tui.present.boards import copied, view_tabs
from danvan_tui.present.live_state import state_beside, why_lost
from danvan_tui.screens.board_acts import BoardActs
from danvan_tui.screens.next_day import NextDay
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.text_view import TextLine, TextView
from danvan_tui.widgets.viet_input import VietInput
from danvan_tui.widgets.virtual_list import ASCII, UNICODE, Piece, VirtualList
from db.read.records import ModelRow

if TYPE_CHECKING:
    from danvan_tui.screens.narrowing import DashboardNarrowing


class BoardScreen(BoardActs):
    """A board over the dashboard. Esc leads back, one step at a time."""

    CSS_PATH: ClassVar[str] = "../styles/board.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn_page(-1)", show=False),
        Binding("right", "turn_page(1)", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - Textual's own type

    def __init__(self, board: Board, dashboard: "DashboardNarrowing", kept: Glance | None = None) -> None:
        """A board over a dashboard, as it was ``kept`` where it was left for a model."""
        super().__init__(board, kept)
        self._dashboard = dashboard
        self._told_now = False
        self.lost = dashboard.lost
        self._unsubscribe: Callable[[], None] = lambda: None

    # --- layout ---------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Header, views, the list and the chosen record, what is shown, the keys."""
        ascii_only = self.danvan.ascii_only
        yield Line(id="board-header")
        yield Line(id="board-tabs")
        with Horizontal(id="board-body"):
            with Vertical(id="board-left"):
                yield TextView(id="board-above")
                columns = self.board.columns(self.words, self.at)
                yield VirtualList(columns, glyphs=ASCII if ascii_only else UNICODE, id="board-list")
            yield TextView(more="v" if ascii_only else "▼", id="board-record")
        with Horizontal(id="search-line"):
            yield Label(self.words("search.label"), markup=False)
            yield VietInput(id="search", compact=True, placeholder=self.words("board.search"))
        yield Line(id="board-says")
        yield Line(id="board-keys")

    def on_mount(self) -> None:
        """Read the first view, and listen for news."""
        self.set_class(self.danvan.ascii_only, "-ascii")
        self._unsubscribe = self.danvan.live.subscribe(self.hear)
        self._next_day = NextDay(self, self.reread)
        self._next_day.wait()
        self.query_one("#board-above", TextView).can_focus = False
        self.listed.focus(scroll_visible=False)
        self.reopen()

    def on_unmount(self) -> None:
        """Listen no longer."""
        self._unsubscribe()
        self._next_day.stop()

    @property
    def where(self) -> Where:
        """The board's place."""
        return self.board.where

    @property
    def dashboard(self) -> "DashboardNarrowing":
        """What the board stands over."""
        return self._dashboard

    @property
    def looked(self) -> Trail:
        """What is looked at: the dashboard's."""
        return self._dashboard.trail

    def follow(self, trail: Trail) -> None:
        """Look at something else, here and on the dashboard."""
        self._dashboard.follow(trail)
        self.turn = 0
        self.reopen()

    def jump(self, model: ModelRow) -> None:
        """Go to a model: that is the dashboard's matter."""
        self._leave_for(model.id)

    def _leave_for(self, model_id: int) -> None:
        stood = self.glance
        self.app.pop_screen()
        self._dashboard.open_model(model_id, stood)

    # --- lines ----------------------------------------------------------------------------------------------

    def say_lines(self) -> None:
        """Say header, views, what is shown, and keys; a line that says the same already sends nothing."""
        words, width = self.words, self.size.width
        name = self.board.where.value
        opening = self._dashboard.opening
        left = [Piece(f" {words(f'board.{name}')}", "strong")]
        if opening is not None:
            left.append(Piece(f" · {status.short_place(say.stored(opening.info.place))}"))
            left += [Piece(f" · {words('app.sample')}", "warning")] if opening.info.sample else []
        when = say.period(words, self.looked.scope.span)
        if self.board.of_today:
            when = words("board.today", day=calendar.day(self.asked.today))
        left.append(Piece(f" · {when}", "accent"))
        at = self.read_at
        state = Piece(f"{words('header.reading')} ", "dim")
        if at is not None:
            state = state_beside(words, left, at, self.lost, width)
        self.query_one("#board-header", Line).say(left, [state])
        total = say.number(words, self.found.total) if self.found is not None else ""
        views = [words(f"board.{name}.{view}") for view in self.board.views]
        into = self.into.name if self.into is not None else ""
        self.query_one("#board-tabs", Line).say(view_tabs(views, self.board.views.index(self.view), into, total))
        self._say_shown()
        commands = [command for command in status.footer_commands(self.where) if self.why_not(command) is None]
        keys = status.searching(words) if self.is_searching else status.footer(words, commands, width)
        self.query_one("#board-keys", Line).say(keys)

    def _say_shown(self) -> None:
        if self._told_now:
            return
        words = self.words
        said = self.board.says(words, self.asked, self.found) if self.found is not None else ""
        parts = [said, f"«{say.stored(self.typed.strip())}»" if self.typed.strip() else ""]
        said = " · ".join(part for part in parts if part)
        left = [Piece(f" {said}", "dim")]
        if self.picks:
            beside = " ·" if said else ""
            left.insert(
                0, Piece(f" {words('models.picked', count=say.number(words, self.picks))}{beside}", "accent")
            )
        why = [Piece(f"{why_lost(words, self.lost)} ", "error")] if self.lost is not None else []
        self.query_one("#board-says", Line).say(left, why)

    def show_record(self) -> None:
        """Show the record under the cursor in full, and what stands above the list."""
        record, full = self.chosen, self.full

        def lines(width: int) -> Sequence[TextLine]:
            return () if record is None else self.board.lines(self.words, self.at, record, full, width)

        self.query_one("#board-record", TextView).show(lines, from_top=full is None)
        asked, found = self.asked, self.found

        def above(width: int) -> Sequence[TextLine]:
            return self.board.above(self.words, asked, found, record, width)

        view, height = self.query_one("#board-above", TextView), len(above(self.size.width))
        self.set_class(height > 0, "-above")
        view.styles.height = height
        view.show(above, from_top=True)

    def on_virtual_list_cursor_moved(self, message: VirtualList.CursorMoved) -> None:
        """Show the record under the cursor."""
        message.stop()
        self.read_full()
        self.show_record()
        self.say_lines()

    def on_resize(self) -> None:
        """More keys fit, or fewer."""
        self.say_lines()

    def tell(self, text: str, style: str = "warning") -> None:
        """Say one line where it stands what is shown; the next key brings that back."""
        self._told_now = True
        self.query_one("#board-says", Line).say(status.told(text, style))

    def untell(self) -> None:
        """Say again what is shown: a key was pressed."""
        self.seek_no_more()
        if self._told_now:
            self._told_now = False
            self._say_shown()

    # --- commands -------------------------------------------------------------------------------------------

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot be carried out here and now."""
        if command.id in {"next_pane", "previous_pane"} and len(self.board.views) < 2:
            return self.words("why.one_view")
        return super().why_not(command)

    def _look(self, view: str, into: Into | None) -> None:
        self.view, self.into = view, into
        self.remove_class("-reading")
        self.listed.focus(scroll_visible=False)
        self.reopen()

    def _turn_view(self, step: int) -> None:
        views = self.board.views
        self._look(views[(views.index(self.view) + step) % len(views)], None)

    def do_next_pane(self) -> None:
        """The next view."""
        self._turn_view(1)

    def do_previous_pane(self) -> None:
        """The view before."""
        self._turn_view(-1)

    def action_turn_page(self, step: int) -> None:
        """Left and Right: the page before, the next page."""
        if self.at in self.board.turns and not self.has_class("-reading"):
            self.turn += step
            self.reopen()

    def do_back(self) -> None:
        """One step back: out of the search, the record, the marks, what was gone into; then to the dashboard."""
        if self.is_searching or self.typed:
            self.end_search("")
        elif self.has_class("-reading"):
            self.remove_class("-reading")
            self.listed.focus(scroll_visible=False)
        elif self.unpick():
            return
        elif self.into is not None:
            self._look(self.view, None)
        else:
            self.app.pop_screen()

    def do_changes(self) -> None:
        """The ledger."""
        from danvan_tui.screens.changes import ChangesScreen

        self.app.switch_screen(ChangesScreen(self._dashboard))

    def do_copy(self) -> None:
        """Copy the line under the cursor."""
        row = self.listed.cursor_row
        if row is None:
            self.tell(self.words("why.nothing_chosen"))
        else:
            self.copy_text(copied(row), row.cells[0].text)

    def on_virtual_list_activated(self, message: VirtualList.Activated) -> None:
        """Enter: to where the record leads, or to read it in full."""
        message.stop()
        record = self.chosen
        if record is None:
            return
        way = self.board.enter(self.words, self.at, record)
        if isinstance(way, ToModel):
            self._leave_for(way.model_id)
        elif isinstance(way, Into):
            self._look(self.view, way)
        else:
            self.add_class("-reading")
            self.query_one("#board-record", TextView).focus(scroll_visible=False)
