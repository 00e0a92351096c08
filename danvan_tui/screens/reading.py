"""The dashboard's reading: in thread workers, answered by typed messages."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.timer import Timer

from danvan_tui.commands import Where
from danvan_tui.live import News
from danvan_tui.navigation import MODEL_SORTS, Place, Trail
from danvan_tui.panes.detail import DetailPane
from danvan_tui.panes.fields import FieldsPane
from danvan_tui.panes.models import ModelsPane
from danvan_tui.panes.units import UnitsPane
from danvan_tui.present import say, status
from danvan_tui.present.figures import models_total
from danvan_tui.screens.base import CommandScreen
from danvan_tui.widgets.virtual_list import PageRequest
from db.errors import DanvanError, DatabaseMissing
from db.read.records import ModelDetail, ModelRow
from db.scope import Scope

if TYPE_CHECKING:
    from danvan_tui.views import DashboardView, Opening

MARK_SECONDS = 4.0
"""How long "changed just now" stays."""
REST_SECONDS = 0.4
"""How long the cursor must rest on a model before it is read in full: passing over costs nothing."""


@dataclass
class Opened(Message):
    """The register is open."""

    opening: "Opening"


@dataclass
class FiguresRead(Message):
    """The figures were read."""

    view: "DashboardView"
    trail: Trail


@dataclass
class PageRead(Message):
    """A page of models was read."""

    request: PageRequest
    rows: tuple[ModelRow, ...]
    total: int | None


@dataclass
class Counted(Message):
    """The models in a scope were counted."""

    scope: Scope
    total: int


@dataclass
class PageLost(Message):
    """A page of models could not be read."""

    request: PageRequest


@dataclass
class DetailRead(Message):
    """A model was read in full."""

    model: ModelDetail | None


@dataclass
class Told(Message):
    """The register has news."""

    news: News


class DashboardReading(CommandScreen):
    """What the dashboard reads, and what it does with the answers."""

    fields: FieldsPane
    units: UnitsPane
    models: ModelsPane
    detail: DetailPane
    trail: Trail
    opening: "Opening | None" = None
    view: "DashboardView | None" = None
    sort = 0
    lost: str | None = None
    revision = 0
    _newest = 0
    _marks: Timer | None = None
    _rest: Timer | None = None

    def say_lines(self) -> None:
        """Say header, tabs, breadcrumb and keys anew."""
        raise LookupError(type(self))

    def tell_error(self, error: DanvanError) -> None:
        """Say what went wrong and what to do."""
        language = self.words.language
        self.tell(f"{error.words(language)} {error.hint(language)}", "error")

    def open_register(self) -> None:
        """Open the register in a thread."""
        live, period = self.danvan.live, self.danvan.options.period

        def read() -> None:
            from danvan_tui import views

            try:
                self.post_message(Opened(views.opening(live, period)))
            except DatabaseMissing:
                self.danvan.call_from_thread(self.welcome)
            except DanvanError as error:
                self.danvan.call_from_thread(self.tell_error, error)

        self.run_worker(read, thread=True, exclusive=True, group="figures")

    def welcome(self) -> None:
        """There is no register yet."""
        raise LookupError(type(self))

    def on_opened(self, message: Opened) -> None:
        """The register is open: read what the dashboard shows."""
        self.opening = message.opening
        self.trail = Trail(Place(Scope(message.opening.span)))
        self.say_lines()
        self.reread()
        self.reopen_models()

    def reread(self) -> None:
        """Read the figures of the scope in a thread."""
        live, trail, opened, since = self.danvan.live, self.trail, self.units.opened, self.revision

        def read() -> None:
            from danvan_tui import charts, views

            charts.warm()
            try:
                self.post_message(FiguresRead(views.dashboard(live, trail.scope, opened, since), trail))
            except DanvanError as error:
                self.danvan.call_from_thread(self.tell_error, error)

        self.run_worker(read, thread=True, exclusive=True, group="figures")

    def on_figures_read(self, message: FiguresRead) -> None:
        """New figures: each pane repaints what differs. Those of another scope come too late."""
        view, scope = message.view, message.trail.scope
        if scope != self.trail.scope:
            return
        news = self.revision not in {0, view.revision}
        same = news and self.view is not None and self.view.scope == scope
        self.view, self.revision = view, view.revision
        self.fields.show(view.fields, scope.field, news=same)
        # Also where the list is out of view, and so not read: its tab says how many there are.
        self.models.retitle(say.number(self.words, models_total(view.fields, scope.field).total))
        self.units.show(view.fields, view.branches, chosen=scope.unit, field=scope.field, news=same)
        if news:
            self.models.refresh_rows(view.changed)
            if self.detail.model is not None:
                self.read_detail(self.detail.model.id)
            if self._marks is not None:
                self._marks.stop()
            self._marks = self.set_timer(MARK_SECONDS, self.clear_marks)
        self.say_lines()
        self._catch_up()

    def _catch_up(self) -> None:
        """Read again when the register is newer than what is shown."""
        if self._newest > self.revision:
            self.reread()

    def clear_marks(self) -> None:
        """What changed is no longer news."""
        self.fields.clear_marks()
        self.units.clear_marks()
        self.models.clear_marks()

    def reopen_models(self) -> None:
        sort, descending = MODEL_SORTS[self.sort]
        empty = status.why_empty(self.words, self.trail.scope)
        self.models.reopen(sort, descending=descending, empty=empty)

    def on_models_pane_wanted(self, message: ModelsPane.Wanted) -> None:
        """Read a page of models in a thread."""
        live, scope, request = self.danvan.live, self.trail.scope, message.request
        sort, descending = MODEL_SORTS[self.sort]

        def read() -> None:
            from danvan_tui import views

            try:
                rows = views.model_page(live, scope, sort, descending, request)
                # The first rows are there long before a million are counted.
                first = request.after is None and request.before is None and not request.from_end
                if first and len(rows) == request.limit:
                    self.post_message(PageRead(request, rows, None))
                    self.post_message(Counted(scope, views.model_count(live, scope)))
                    return
                total = len(rows) if first else views.model_count(live, scope)
            except DanvanError as error:
                self.post_message(PageLost(request))
                self.danvan.call_from_thread(self.tell_error, error)
            else:
                self.post_message(PageRead(request, rows, total))

        self.run_worker(read, thread=True, group="page")

    def on_page_read(self, message: PageRead) -> None:
        """A page of models."""
        taken = self.models.answer(message.request, message.rows, message.total)
        if taken and message.total == 0 and self.where is not Where.DETAIL:
            # Beside an empty list, a model in full would look like one of what is in view.
            self.detail.show(None)

    def on_counted(self, message: Counted) -> None:
        """How many models the list has; of another scope, it comes too late."""
        if message.scope == self.trail.scope:
            self.models.counted(message.total)

    def on_page_lost(self, message: PageLost) -> None:
        """No page of models."""
        self.models.failed(message.request)

    def read_detail(self, model_id: int) -> None:
        """Read a model in full, in a thread."""
        live = self.danvan.live

        def read() -> None:
            from danvan_tui import views

            try:
                self.post_message(DetailRead(views.model_detail(live, model_id)))
            except DanvanError as error:
                self.danvan.call_from_thread(self.tell_error, error)

        self.run_worker(read, thread=True, exclusive=True, group="detail")

    def on_detail_read(self, message: DetailRead) -> None:
        """A model in full."""
        self.detail.show(message.model)

    def on_told(self, message: Told) -> None:
        """The register changed, or was lost, or is there again."""
        self.lost = message.news.lost
        self._newest = max(self._newest, message.news.revision)
        self.say_lines()
        if self.view is not None and self.lost is None:
            self._catch_up()

    def on_models_pane_cursor_moved(self, message: ModelsPane.CursorMoved) -> None:
        """Read the model under the cursor once the cursor rests, where its pane is in view."""
        if self._rest is not None:
            self._rest.stop()
        if message.model is not None and self.detail.region:
            model_id = message.model.id
            self._rest = self.set_timer(REST_SECONDS, lambda: self.read_detail(model_id))
