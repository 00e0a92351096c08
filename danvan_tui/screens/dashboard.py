"""The dashboard: four panes over one scope, live."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Input, Label

from danvan_tui.commands import Command, Where
from danvan_tui.navigation import MODEL_SORTS, Glance, Place, Trail
from danvan_tui.panes.detail import DetailPane
from danvan_tui.panes.fields import FieldsPane
from danvan_tui.panes.models import ModelsPane
from danvan_tui.panes.units import UnitsPane
from danvan_tui.present import status
from danvan_tui.present.chart_look import chart_look
from danvan_tui.screens.dashboard_lines import DashboardLines
from danvan_tui.screens.dialogs import DashboardDialogs
from danvan_tui.screens.first_frame import FirstFrame
from danvan_tui.screens.listening import Ear
from danvan_tui.screens.next_day import NextDay
from danvan_tui.screens.welcome_dialogs import WelcomeDialogs
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.line_compositor import LineCompositor
from danvan_tui.widgets.viet_input import VietInput
from db.scope import Scope, Span, UnitView


class DashboardScreen(DashboardLines, WelcomeDialogs, DashboardDialogs, FirstFrame):
    """The movement at a glance, and the way down to each model."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-medium"), (156, "-wide")]  # noqa: RUF012 - Textual's own type
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]  # noqa: RUF012 - Textual's own type

    def __init__(self) -> None:
        """A frame; the register is opened behind it, on its newest period."""
        super().__init__()
        self._compositor = LineCompositor()
        self.trail = Trail(Place(Scope(Span(0, 0))))
        self._sides = {
            Vertical(id="left"): frozenset({Where.FIELDS, Where.UNITS}),
            Vertical(id="right"): frozenset({Where.MODELS, Where.DETAIL}),
        }
        self._unsubscribe: Callable[[], None] = lambda: None

    # --- layout ---------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Header, tabs, panes, breadcrumb, keys."""
        ascii_only = self.danvan.ascii_only
        self.fields = FieldsPane(self.words, chart_look(self.words, ascii_only=ascii_only))
        self.units = UnitsPane(self.words, ascii_only=ascii_only)
        self.models = ModelsPane(self.words, ascii_only=ascii_only)
        self.detail = DetailPane(self.words, ascii_only=ascii_only)
        self.mark_size()
        self._mark_place(mounted=False)
        yield Line(id="header")
        yield Line(id="tabs")
        with Container(id="panes"):
            for side, shown in self._sides.items():
                with side:
                    yield from (pane for where, pane in self.panes.items() if where in shown)
        yield Line(id="crumbs")
        with Horizontal(id="search-line"):
            yield Label(self.words("search.label"), markup=False)
            yield VietInput(id="search", compact=True, placeholder=self.words("search.placeholder"))
        yield Line(id="keys")
        yield Line(id="small")

    @property
    def where(self) -> Where:
        """The pane at work."""
        return self.trail.here.pane

    def on_mount(self) -> None:
        """Listen for news; the figures are asked for once the frame is drawn."""
        self._unsubscribe = self.danvan.live.subscribe(Ear(self, self.hear).tell)
        self._next_day = NextDay(self, self.read_further)
        self._next_day.wait()
        self._arrange()
        self.say_lines()

    def on_unmount(self) -> None:
        """Listen no longer."""
        self._unsubscribe()
        self._next_day.stop()
        self.forget_marks()

    def on_resize(self, event: events.Resize) -> None:
        """Say so where the terminal is too small for anything."""
        too_small = event.size.width < 60 or event.size.height < 15
        self.set_class(too_small, "-too-small")
        self.query_one("#small", Line).say(status.too_small(self.words, event.size.width, event.size.height))
        self.say_lines()

    def _arrange(self) -> None:
        """Show the pane at work where not all of them fit, and give it the keys."""
        self._mark_place(mounted=True)
        body = self.panes[self.where].body
        if self.focused is not body and not isinstance(self.focused, Input):
            self.set_focus(body, scroll_visible=False)

    def _mark_place(self, *, mounted: bool) -> None:
        """Set the classes that say which pane is at work; before all is ``mounted`` they cost nothing."""
        place = self.trail.here
        self.set_class(place.full, "-full", update=mounted)
        self.set_class(place.pane is Where.FIELDS, "-at-fields", update=mounted)
        for where, pane in self.panes.items():
            pane.set_class(where is place.pane, "-at-work", update=mounted)
        for side, shown in self._sides.items():
            side.set_class(place.pane in shown, "-at-work", update=mounted)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The keys go to another pane now, by the mouse or by a command."""
        if event.widget is not self.focused:
            # Overtaken: the keys have gone on since. Following it would send them back, and so on for ever.
            return
        for where, pane in self.panes.items():
            if event.widget is pane.body and where is not self.where:
                self.trail = self.trail.go(where)
                self._arrange()
                self.say_lines()

    # --- what the panes ask ---------------------------------------------------------------------------------

    def follow(self, trail: Trail) -> None:
        """Go to another place; read again what it shows."""
        before, self.trail = self.trail.scope, trail
        self._told = False
        self._arrange()
        self.say_lines()
        if trail.scope != before:
            # What is done to several is done to what is in view.
            self.models.unpick()
            self.reread()
            self.reopen_models()

    def on_fields_pane_chosen(self, message: FieldsPane.Chosen) -> None:
        """Narrow to a field."""
        self.follow(self.trail.choose_field(message.code))

    def on_units_pane_chosen(self, message: UnitsPane.Chosen) -> None:
        """Narrow to a unit."""
        self.follow(self.trail.choose_unit(message.unit, message.name))

    def on_units_pane_opened(self) -> None:
        """Show what is below a unit."""
        self.reread()

    def on_models_pane_chosen(self, message: ModelsPane.Chosen) -> None:
        """Open a model."""
        self.open_detail(message.model.id)
        self.follow(self.trail.open_detail())

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot be carried out here and now."""
        if command.id == "back" and not self.trail.before and not self.has_class("-searching"):
            return self.words("why.at_top")
        if command.id == "enter" and self.where is Where.DETAIL and not self.detail.is_veiled:
            return self.words("why.all_is_shown")
        return super().why_not(command)

    # --- commands -------------------------------------------------------------------------------------------

    def go(self, where: Where) -> None:
        """Work in another pane."""
        self.follow(self.trail.go(where))

    def _neighbour(self, step: int) -> None:
        order = list(self.panes)
        self.go(order[(order.index(self.where) + step) % len(order)])

    def do_next_pane(self) -> None:
        """The next pane."""
        self._neighbour(1)

    def do_previous_pane(self) -> None:
        """The pane before."""
        self._neighbour(-1)

    def do_pane_1(self) -> None:
        """The fields."""
        self.go(Where.FIELDS)

    def do_pane_2(self) -> None:
        """The units."""
        self.go(Where.UNITS)

    def do_pane_3(self) -> None:
        """The models."""
        self.go(Where.MODELS)

    def do_pane_4(self) -> None:
        """The model in full: the one under the list's cursor, where that moved since one was shown."""
        shown = self.detail.model
        if self._passed_to is not None:
            self.open_detail(self._passed_to)
        elif shown is not None and shown.restricted:
            self.open_detail(shown.id)
        elif shown is None and self.models.cursor is not None:
            self.open_detail(self.models.cursor.id)
        self.go(Where.DETAIL)

    def do_enter(self) -> None:
        """Choose what is under the cursor; open the model whose details are left out."""
        if self.where is Where.DETAIL:
            self.detail.action_open()
        else:
            super().do_enter()

    def do_back(self) -> None:
        """Undo the last choice, or leave a search; from a model, to the board or the ledger that led there."""
        if self.has_class("-searching"):
            self.cancel_search()
            return
        stood = self.trail.here.board
        self.follow(self.trail.back())
        if isinstance(stood, Glance):
            self.open_board(stood.where, stood)
        elif stood is not None:
            self.open_ledger(stood)

    def do_full(self) -> None:
        """The pane at work on the whole screen, or no longer."""
        self.follow(self.trail.toggle_full())

    def do_sort(self) -> None:
        """The next order."""
        if self.where is Where.UNITS:
            self.units.toggle_sort()
            self.tell(self.words("sort.units.total" if self.units.by_total else "sort.units.name"), "accent")
            return
        self.sort = (self.sort + 1) % len(MODEL_SORTS)
        self.reopen_models()
        self.tell(self.words(f"sort.models.{MODEL_SORTS[self.sort][0].value}"), "accent")

    def do_today(self) -> None:
        """Count by the other units."""
        today = self.trail.scope.unit_view is UnitView.TODAY
        self.follow(self.trail.choose_view(UnitView.REGISTERED if today else UnitView.TODAY))

    # --- search ---------------------------------------------------------------------------------------------

    def do_filter(self) -> None:
        """Type words to look for."""
        search = self.query_one("#search", VietInput)
        self.add_class("-searching")
        self.say_lines()
        search.value = self.trail.scope.words
        search.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed, as it is typed."""
        if event.input.id == "search" and self.has_class("-searching"):
            self.follow(self.trail.search(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the search and go to what it found."""
        if event.input.id == "search":
            self._end_search()
            self.go(Where.MODELS)

    def _end_search(self) -> None:
        self.remove_class("-searching")
        self.set_focus(None)
        self._arrange()

    def cancel_search(self) -> None:
        """Leave the search as it was before."""
        self._end_search()
        self.follow(self.trail.end_search())
