"""The last changes in the scope: the ledger, newest first, live."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from danvan_tui.commands import Where
from danvan_tui.navigation import Trail
from danvan_tui.present import status
from danvan_tui.present.change_rows import change_columns
from danvan_tui.present.changes import line_lines, line_words
from danvan_tui.present.definition import scope_line
from danvan_tui.present.figures import named
from danvan_tui.present.live_state import state_beside, why_lost
from danvan_tui.screens.asking import Asker
from danvan_tui.screens.changes_reading import ChangesReading
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.text_view import TextView
from danvan_tui.widgets.virtual_list import ASCII, UNICODE, Piece, VirtualList
from db.read.records import HistoryLine, ModelRow

if TYPE_CHECKING:
    from danvan_tui.screens.narrowing import DashboardNarrowing


class ChangesScreen(ChangesReading):
    """Who did what, and when, in the dashboard's scope or in the whole register. Enter reads a line's model."""

    CSS_PATH: ClassVar[str] = "../styles/changes.tcss"

    def __init__(self, dashboard: "DashboardNarrowing") -> None:
        """The changes over a dashboard."""
        super().__init__()
        self._dashboard = dashboard
        self.lost = dashboard.lost
        self._unsubscribe: Callable[[], None] = lambda: None

    # --- layout ---------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Header, the lines, the chosen one in full, the keys."""
        ascii_only = self.danvan.ascii_only
        yield Line(id="changes-header")
        with Vertical(id="changes-body"):
            yield VirtualList(
                change_columns(self.words), glyphs=ASCII if ascii_only else UNICODE, id="changes-list"
            )
        yield TextView(more="v" if ascii_only else "▼", id="changes-line")
        yield Line(id="changes-says")
        yield Line(id="changes-keys")

    def on_mount(self) -> None:
        """Read the first page, and listen for news."""
        self.asker = Asker(self, self.danvan.live, self.failed)
        self.set_class(self.danvan.ascii_only, "-ascii")
        self.query_one("#changes-line", TextView).can_focus = False
        self._unsubscribe = self.danvan.live.subscribe(self.hear)
        self.listed.focus(scroll_visible=False)
        self.reopen()

    def on_unmount(self) -> None:
        """Listen no longer."""
        self._unsubscribe()

    @property
    def where(self) -> Where:
        """The changes."""
        return Where.CHANGES

    @property
    def dashboard(self) -> "DashboardNarrowing":
        """What this stands over."""
        return self._dashboard

    @property
    def looked(self) -> Trail:
        """What is looked at: the dashboard's."""
        return self._dashboard.trail

    @property
    def listed(self) -> VirtualList:
        """The list."""
        return self.query_one("#changes-list", VirtualList)

    @property
    def chosen(self) -> HistoryLine | None:
        """The line under the cursor."""
        row = self.listed.cursor_row
        return row.item if row is not None and isinstance(row.item, HistoryLine) else None

    def follow(self, trail: Trail) -> None:
        """Look at something else, here and on the dashboard."""
        self._dashboard.follow(trail)
        self.reopen()

    def jump(self, model: ModelRow) -> None:
        """Go to a model: that is the dashboard's matter."""
        self.app.pop_screen()
        self._dashboard.jump(model)

    # --- lines ----------------------------------------------------------------------------------------------

    def say_lines(self) -> None:
        """Say header, what is shown, and keys; a line that says the same already sends nothing."""
        place, view, page = self.looked.here, self._dashboard.view, self.page
        field = named(self.words, view.fields.rows if view is not None else (), place.scope.field) or None
        about = scope_line(self.words, place.scope, unit=place.unit_name or None, field=field)
        about = self.words("changes.whole") if self.whole else about
        opening = self._dashboard.opening
        left = [Piece(f" {self.words('changes.title')}", "strong"), Piece(f" · {about}")]
        if opening is not None and opening.info.sample:
            left.append(Piece(f" · {self.words('app.sample')}", "warning"))
        state = Piece(f"{self.words('header.reading')} ", "dim")
        if page is not None:
            state = state_beside(self.words, left, page.at, self.lost, self.size.width)
        self.query_one("#changes-header", Line).say(left, [state])
        says = Piece(f" {self.words('changes.says.whole' if self.whole else 'changes.says')}", "dim")
        why = [Piece(f"{why_lost(self.words, self.lost)} ", "error")] if self.lost is not None else []
        self.query_one("#changes-says", Line).say([says], why)
        commands = [command for command in status.footer_commands(self.where) if self.why_not(command) is None]
        self.query_one("#changes-keys", Line).say(status.footer(self.words, commands, self.size.width))

    def on_virtual_list_cursor_moved(self, message: VirtualList.CursorMoved) -> None:
        """Say the line under the cursor in full."""
        message.stop()
        line = self.chosen
        self.query_one("#changes-line", TextView).show(
            lambda width: () if line is None else line_lines(self.words, line, width), from_top=True
        )
        self.say_lines()

    def on_resize(self) -> None:
        """More keys fit, or fewer."""
        self.say_lines()

    def tell(self, text: str, style: str = "warning") -> None:
        """Say one line where it stands what is shown; the next move brings that back."""
        self.query_one("#changes-says", Line).say(status.told(text, style))

    # --- commands -------------------------------------------------------------------------------------------

    def do_changes(self) -> None:
        """What is in view, or the whole register."""
        self.whole = not self.whole
        self.reopen()

    def do_back(self) -> None:
        """Back to the dashboard."""
        self.app.pop_screen()

    def do_copy(self) -> None:
        """Copy the line under the cursor."""
        line = self.chosen
        if line is None:
            self.tell(self.words("why.nothing_chosen"))
        else:
            self.copy_text(line_words(self.words, line), self.words("changes.what"))

    def on_virtual_list_activated(self, message: VirtualList.Activated) -> None:
        """Read the line's model in full."""
        message.stop()
        line = self.chosen
        if line is None:
            return
        if line.change.model_id is None:
            self.tell(self.words("changes.of_no_model"))
        elif not line.there:
            self.tell(self.words("changes.gone"))
        else:
            self.app.pop_screen()
            self._dashboard.open_model(line.change.model_id)
