"""The charts of what is in view: funnels of standings, years, the coverage of units by field."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from danvan_tui.charts import Spec, drawing_text
from danvan_tui.commands import Command, Where
from danvan_tui.live import Live, News
from danvan_tui.navigation import Trail
from danvan_tui.present import say, status
from danvan_tui.present.chart_look import chart_look
from danvan_tui.present.charts import GRID_ROWS, coverage_grid, funnel_chart, years_chart
from danvan_tui.present.definition import scope_line
from danvan_tui.present.figures import named
from danvan_tui.present.live_state import state_beside
from danvan_tui.screens.asking import Asker
from danvan_tui.screens.everywhere import EverywhereCommands
from danvan_tui.screens.export import ExportDialog
from danvan_tui.screens.exporting import chart_export, file_name
from danvan_tui.screens.taking import DashboardTaking
from danvan_tui.widgets.chart_view import ChartView
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.virtual_list import Piece
from db.errors import DanvanError
from db.read.records import ModelRow
from db.scope import Span

if TYPE_CHECKING:
    from danvan_tui.screens.chart_views import ChartFigures
    from danvan_tui.screens.narrowing import DashboardNarrowing

CHARTS = ("funnel", "years", "grid")


class ChartsScreen(EverywhereCommands):
    """One chart at a time over the dashboard's scope, live. Enter on a row narrows the dashboard to it."""

    CSS_PATH: ClassVar[str] = "../styles/charts.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,right", "turn(1)", show=False),
        Binding("shift+tab,left", "turn(-1)", show=False),
    ]

    def __init__(self, dashboard: DashboardTaking) -> None:
        """The charts over a dashboard."""
        super().__init__()
        self._dashboard = dashboard
        self._chart = CHARTS[0]
        self._figures: ChartFigures | None = None
        self._lost = dashboard.lost
        self._unsubscribe: Callable[[], None] = lambda: None

    # --- layout ---------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Header, tabs, the chart, what it counts, the keys."""
        look = chart_look(self.words, ascii_only=self.danvan.ascii_only)
        yield Line(id="charts-header")
        yield Line(id="charts-tabs")
        with Vertical(id="charts-body"):
            for chart in CHARTS:
                yield ChartView(look=look, id=f"chart-{chart}")
        yield Line(id="charts-says")
        yield Line(id="charts-keys")

    def on_mount(self) -> None:
        """Read the first chart, and listen for news."""
        self._asker = Asker(self, self.danvan.live, self._failed)
        self.set_class(self.danvan.ascii_only, "-ascii")
        self._unsubscribe = self.danvan.live.subscribe(self._hear)
        self._show()

    def on_unmount(self) -> None:
        """Listen no longer."""
        self._unsubscribe()

    @property
    def where(self) -> Where:
        """The charts."""
        return Where.CHARTS

    @property
    def dashboard(self) -> "DashboardNarrowing":
        """What this stands over."""
        return self._dashboard

    @property
    def looked(self) -> Trail:
        """What is looked at: the dashboard's."""
        return self._dashboard.trail

    @property
    def view(self) -> ChartView:
        """The chart that is shown."""
        return self.query_one(f"#chart-{self._chart}", ChartView)

    def follow(self, trail: Trail) -> None:
        """Look at something else, here and on the dashboard."""
        self._dashboard.follow(trail)
        self._reread()

    def jump(self, model: ModelRow) -> None:
        """Go to a model: that is the dashboard's matter."""
        self.app.pop_screen()
        self._dashboard.jump(model)

    # --- reading --------------------------------------------------------------------------------------------

    def _show(self) -> None:
        for chart in CHARTS:
            self.query_one(f"#chart-{chart}").set_class(chart == self._chart, "-shown")
        self.view.focus(scroll_visible=False)
        self._reread()

    def _reread(self) -> None:
        chart, scope = self._chart, self.looked.scope

        def read(live: Live) -> "ChartFigures":
            from danvan_tui import charts
            from danvan_tui.screens.chart_views import read_chart

            charts.warm()
            return read_chart(live, chart, scope)

        self._asker.ask("chart", read, lambda figures: self._take(chart, figures), about=(chart, scope))
        self._say_lines()

    def _take(self, chart: str, figures: "ChartFigures") -> None:
        if chart == self._chart and figures.scope == self.looked.scope:
            self._figures = figures
            self.view.update(self._spec(chart, figures))
            self._say_lines()

    def _spec(self, chart: str, figures: "ChartFigures") -> Spec:
        if chart == "funnel":
            return funnel_chart(self.words, figures.funnels, dict(figures.commended))
        if chart == "years":
            return years_chart(self.words, figures.fields.rows, figures.years)
        return coverage_grid(self.words, figures.fields, figures.units, figures.scope.field)

    def _hear(self, news: News) -> None:
        # In the feed's thread.
        self._asker.tell(self._told, news)

    def _told(self, news: News) -> None:
        self._lost = news.lost
        if news.lost is None:
            self._reread()
        else:
            self._say_lines()

    def _failed(self, error: DanvanError) -> None:
        language = self.words.language
        self.tell(f"{error.words(language)} {error.hint(language)}", "error")

    # --- lines ----------------------------------------------------------------------------------------------

    def _say_lines(self) -> None:
        place, figures = self.looked.here, self._figures
        fields = figures.fields.rows if figures is not None else ()
        field = named(self.words, fields, place.scope.field) or None
        scope = scope_line(self.words, place.scope, unit=place.unit_name or None, field=field)
        about = self._dashboard.about
        sample = [Piece(f" · {self.words('app.sample')}", "warning")] if about is not None and about.sample else []
        left = [Piece(f" {scope}", "strong"), *sample]
        state = Piece(f"{self.words('header.reading')} ", "dim")
        if figures is not None:
            state = state_beside(self.words, left, figures.at, self._lost, self.size.width)
        self.query_one("#charts-header", Line).say(left, [state])
        names = [self.words(f"charts.{chart}") for chart in CHARTS]
        self.query_one("#charts-tabs", Line).say(status.tabs(names, CHARTS.index(self._chart)))
        self.query_one("#charts-says", Line).say([Piece(f" {self._counts_words()}", "dim")])
        commands = [command for command in status.footer_commands(self.where) if self.why_not(command) is None]
        self.query_one("#charts-keys", Line).say(status.footer(self.words, commands, self.size.width))

    def _counts_words(self) -> str:
        """What the chart counts."""
        figures = self._figures
        if self._chart == "grid" and figures is not None and len(figures.units) > GRID_ROWS:
            shown, units = say.number(self.words, GRID_ROWS), say.number(self.words, len(figures.units))
            return self.words("charts.grid.some", shown=shown, units=units)
        return self.words(f"charts.{self._chart}.says")

    def on_resize(self) -> None:
        """More keys fit, or fewer."""
        self._say_lines()

    def tell(self, text: str, style: str = "warning") -> None:
        """Say one line where it stands what the chart counts; the next chart brings that back."""
        self.query_one("#charts-says", Line).say(status.told(text, style))

    # --- commands -------------------------------------------------------------------------------------------

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot be carried out here and now."""
        if command.id in {"copy", "export"} and self._figures is None:
            return self.words("header.reading")
        return super().why_not(command)

    def action_turn(self, step: int) -> None:
        """The next chart, or the one before."""
        self._chart = CHARTS[(CHARTS.index(self._chart) + step) % len(CHARTS)]
        self._show()

    def do_charts(self) -> None:
        """The next chart."""
        self.action_turn(1)

    def do_back(self) -> None:
        """Back to the dashboard."""
        self.app.pop_screen()

    def on_chart_view_bar_chosen(self, message: ChartView.BarChosen) -> None:
        """Narrow the dashboard to a field, a year or a unit, and go back to it."""
        message.stop()
        trail, key, figures = self.looked, message.key, self._figures
        if figures is None:
            return
        self.app.pop_screen()
        if self._chart == "funnel" and key != trail.scope.field:
            self._dashboard.follow(trail.choose_field(str(key)))
        elif self._chart == "years" and isinstance(key, int):
            self._dashboard.follow(trail.choose_span(Span(key, key)))
        elif self._chart == "grid" and key != trail.scope.unit:
            name = next((unit.name for unit in figures.units if unit.id == key), "")
            self._dashboard.follow(trail.choose_unit(key if isinstance(key, int) else None, name))

    def do_copy(self) -> None:
        """Copy the chart as text."""
        self.copy_text(drawing_text(self.view.drawing), self.words(f"charts.{self._chart}"))

    def do_export(self) -> None:
        """Write the chart's figures to a file."""
        about, chart = self._dashboard.about, self._chart
        if about is None or self._figures is None:
            return
        about = replace(about, scope=self._figures.scope, fields=self._figures.fields.rows)
        name = file_name("units" if chart == "grid" else chart, about.scope.span)
        export = chart_export(self.words, about, chart)
        self.app.push_screen(ExportDialog(self.words(f"charts.{chart}"), name, export), self.tell_exported)
