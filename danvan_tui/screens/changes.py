"""The ledger (Nhật ký): who did what and when, newest first, live, narrowed step by step."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from danvan_tui.commands import Where
from danvan_tui.ledger_view import Filter, LedgerGlance
from danvan_tui.navigation import Trail
from danvan_tui.present import status
from danvan_tui.present.change_rows import act_full, act_lines, act_words, change_columns
from danvan_tui.present.definition import scope_line
from danvan_tui.present.figures import named
from danvan_tui.present.ledger_filters import (
    act_filter,
    model_filter,
    news_words,
    usual_filters,
    view_pieces,
)
from danvan_tui.present.live_state import state_beside, why_lost
from danvan_tui.screens.asking import Asker
from danvan_tui.screens.changes_reading import ChangesReading
from danvan_tui.screens.last_look import keep_look
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.text_view import TextView
from danvan_tui.widgets.virtual_list import ASCII, UNICODE, Piece, VirtualList
from db.identity import Role
from db.read.act_records import ActRow
from db.read.records import ModelRow
from db.text import local_now

if TYPE_CHECKING:
    from danvan_tui.screens.narrowing import DashboardNarrowing


PAGE = 50
"""Acts a page: one may have thousands of lines, of which each page says what was done."""


class ChangesScreen(ChangesReading):
    """Who did what, and when, in the dashboard's scope or in the whole register. What was done at once is one row,
    which Enter unfolds; on a single line it reads the model. Esc takes the filters back one by one, then leaves.
    """

    CSS_PATH: ClassVar[str] = "../styles/changes.tcss"

    def __init__(self, dashboard: "DashboardNarrowing", stands: LedgerGlance | None = None) -> None:
        """The ledger over a dashboard.

        Args:
            dashboard: What it stands over, and whose scope it is of.
            stands: How it stands, where it was left so or is to begin so; None for what is in view.
        """
        super().__init__()
        self._dashboard = dashboard
        self.lost = dashboard.lost
        self._folded: list[ActRow] = []
        self._stood_at: ActRow | None = None
        if stands is not None:
            self.view, self.whole, self._stood_at = stands.view, stands.whole, stands.row
            self._folded += stands.folded
        self._unsubscribe: Callable[[], None] = lambda: None

    # --- layout ---------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Header, the lines, the chosen one in full, the keys."""
        ascii_only = self.danvan.ascii_only
        yield Line(id="changes-header")
        with Vertical(id="changes-body"):
            yield VirtualList(
                change_columns(self.words),
                glyphs=ASCII if ascii_only else UNICODE,
                page_size=PAGE,
                id="changes-list",
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
        self.read_since()
        if self._stood_at is None:
            self.reopen()
        else:
            self.reopen_at(self._stood_at)

    def on_unmount(self) -> None:
        """Listen no longer; keep until where the ledger was seen."""
        self._unsubscribe()
        if self.seen_until is not None:
            keep_look(self.danvan, self.seen_until)

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
    def chosen(self) -> ActRow | None:
        """The act under the cursor, or the line of one."""
        row = self.listed.cursor_row
        return row.item if row is not None and isinstance(row.item, ActRow) else None

    def follow(self, trail: Trail) -> None:
        """Look at something else, here and on the dashboard."""
        self._dashboard.follow(trail)
        self.reopen()

    def jump(self, model: ModelRow) -> None:
        """Go to a model: that is the dashboard's matter."""
        self._leave_for(model.id)

    def _leave_for(self, model_id: int) -> None:
        stands = LedgerGlance(self.view, self.whole, tuple(self._folded), self.chosen)
        self.app.pop_screen()
        self._dashboard.open_model(model_id, stands)

    # --- lines ----------------------------------------------------------------------------------------------

    def say_lines(self) -> None:
        """Say header, what is shown, and keys; a line that says the same already sends nothing."""
        place, figures, page = self.looked.here, self._dashboard.view, self.page
        field = named(self.words, figures.fields.rows if figures is not None else (), place.scope.field) or None
        about = scope_line(self.words, place.scope, unit=place.unit_name or None, field=field)
        about = self.words("changes.whole") if self.whole or not self.view.sieve.of_scope else about
        opening = self._dashboard.opening
        left = [Piece(f" {self.words('changes.title')}", "strong"), Piece(f" · {about}")]
        if opening is not None and opening.info.sample:
            left.append(Piece(f" · {self.words('app.sample')}", "warning"))
        state = Piece(f"{self.words('header.reading')} ", "dim")
        if page is not None:
            state = state_beside(self.words, left, page.at, self.lost, self.size.width)
        self.query_one("#changes-header", Line).say(left, [state])
        says = view_pieces(self.words, self.view) or [Piece(f" {self._usual_words()}", "dim")]
        why = [Piece(f"{why_lost(self.words, self.lost)} ", "error")] if self.lost is not None else []
        self.query_one("#changes-says", Line).say(says, why or self._news_words())
        commands = [command for command in status.footer_commands(self.where) if self.why_not(command) is None]
        self.query_one("#changes-keys", Line).say(status.footer(self.words, commands, self.size.width))

    def _usual_words(self) -> str:
        return self.words("changes.says.whole" if self.whole else "changes.says")

    def _news_words(self) -> list[Piece]:
        """How many of the acts at hand came in since the member looked last."""
        since, rows = self.since, [row.item for row in self.listed.rows if isinstance(row.item, ActRow)]
        new = 0 if since is None else sum(row.last > since for row in rows)
        return [Piece(f"{news_words(self.words, new, more=new == len(rows))} ", "accent")] if new else []

    def on_virtual_list_cursor_moved(self, message: VirtualList.CursorMoved) -> None:
        """Say the act under the cursor in full."""
        message.stop()
        row = self.chosen
        self.query_one("#changes-line", TextView).show(
            lambda width: () if row is None else act_lines(self.words, row, width), from_top=True
        )
        self.say_lines()

    def on_resize(self) -> None:
        """More keys fit, or fewer."""
        self.say_lines()

    def tell(self, text: str, style: str = "warning") -> None:
        """Say one line where it stands what is shown; the next move brings that back."""
        self.query_one("#changes-says", Line).say(status.told(text, style))

    # --- commands -------------------------------------------------------------------------------------------

    def narrow(self, chosen: Filter) -> None:
        """Show less."""
        self._folded.clear()
        self.view = self.view.narrowed(chosen)
        self.reopen()

    def do_filter(self) -> None:
        """Choose what the ledger is narrowed by."""
        from danvan_tui.screens.ledger_filter import LedgerFilterDialog

        admin = self.danvan.actor.role is Role.ADMIN
        offered = usual_filters(self.words, local_now().date(), since=self.since, admin=admin)
        row = self.chosen
        if row is not None and row.line.change.model_id is not None and row.line.name:
            offered.insert(0, model_filter(row.line.change.model_id, row.line.name))

        def chosen(taken: Filter | None) -> None:
            if taken is not None:
                self.narrow(taken)

        self.app.push_screen(LedgerFilterDialog(offered), chosen)

    def do_changes(self) -> None:
        """What is in view, or the whole register."""
        self._folded.clear()
        self.whole = not self.whole
        self.reopen()

    def do_back(self) -> None:
        """Without the last filter; without any, back to the dashboard."""
        if not self.view.filters:
            self.app.pop_screen()
            return
        unfolded = self.view.unfolded
        self.view = self.view.back()
        if unfolded and self._folded:
            self.reopen_at(self._folded.pop())
        else:
            self.reopen()

    def do_copy(self) -> None:
        """Copy the act under the cursor."""
        row = self.chosen
        if row is None:
            self.tell(self.words("why.nothing_chosen"))
        else:
            self.copy_text(act_full(self.words, row), self.words("changes.what"))

    def on_virtual_list_activated(self, message: VirtualList.Activated) -> None:
        """Unfold an act, or read a line's model in full."""
        message.stop()
        row = self.chosen
        if row is None:
            return
        change = row.line.change
        if row.summary.lines > 1:
            self.view = self.view.narrowed(act_filter(row.first, act_words(self.words, row)))
            self._folded.append(row)
            self.reopen(keep_cursor=False)
        elif change.model_id is None:
            self.tell(self.words("changes.of_no_model"))
        elif not row.line.there:
            self.tell(self.words("changes.gone"))
        else:
            self._leave_for(change.model_id)
