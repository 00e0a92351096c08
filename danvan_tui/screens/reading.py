"""The dashboard's reading: in thread workers, answered by typed messages."""

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from danvan_tui.commands import Where
from danvan_tui.navigation import MODEL_SORTS, Place, Trail
from danvan_tui.panes.fields import FieldsPane
from danvan_tui.panes.models import ModelsPane
from danvan_tui.panes.units import UnitsPane
from danvan_tui.present import say, status
from danvan_tui.present.figures import models_total
from danvan_tui.present.lists import needless_columns
from danvan_tui.screens.answers import FiguresRead, FurtherRead, Opened, PageLost, PageRead
from danvan_tui.screens.detail_reading import DetailReading
from db.errors import DanvanError, DatabaseMissing
from db.scope import Scope
from db.text import local_today

if TYPE_CHECKING:
    from danvan_tui.further import Further
    from danvan_tui.views import DashboardView, Opening

REST_SECONDS = 0.4
"""How long the cursor must rest on a model before it is read in full: passing over costs nothing."""


class DashboardReading(DetailReading):
    """What the dashboard reads, and what it does with the answers."""

    fields: FieldsPane
    units: UnitsPane
    models: ModelsPane
    trail: Trail
    opening: "Opening | None" = None
    view: "DashboardView | None" = None
    sort = 0
    revision = 0
    further: "Further | None" = None
    """What is said beside the figures; None until it is there."""
    _read: Trail | None = None
    _uncounted = False
    """Whether the list is shown and nobody has counted it yet."""

    def say_lines(self) -> None:
        """Say header, tabs, breadcrumb and keys anew."""
        raise LookupError(type(self))

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
                self.danvan.call_from_thread(self._not_read, trail, error)
                return
            # Not for what another key has overtaken already; and at first not before the list is there too.
            if self.further is not None and not get_current_worker().is_cancelled:
                self._read_further(trail.scope)

        self.run_worker(read, thread=True, exclusive=True, group="figures")

    def begin_further(self) -> None:
        """Read for the first time what is said beside the figures, now that all else is on the screen."""
        if self.further is None:
            self.call_after_refresh(self.read_further)

    def read_further(self) -> None:
        """Read what is said beside the figures in a thread; the figures themselves are there."""
        scope = self.trail.scope
        self.run_worker(lambda: self._read_further(scope), thread=True, exclusive=True, group="further")

    def _read_further(self, scope: Scope) -> None:
        from danvan_tui.further import further

        try:
            self.post_message(FurtherRead(further(self.danvan.live, scope, local_today())))
        except DanvanError as error:
            self.danvan.call_from_thread(self.tell_error, error)

    def _not_read(self, trail: Trail, error: DanvanError) -> None:
        """No figures: stay with those that are shown, and say that they are of the scope that they are of."""
        read = self._read
        if read is not None and self.trail.scope == trail.scope != read.scope:
            here = replace(read.here, pane=self.trail.here.pane, full=self.trail.here.full)
            self.trail = Trail(here, read.before)
            self.say_lines()
        self.tell_error(error)

    def reopen_models(self) -> None:
        sort, descending = MODEL_SORTS[self.sort]
        empty = status.why_empty(self.words, self.trail.scope)
        units = () if self.view is None else chain.from_iterable(self.view.branches.values())
        needless = needless_columns(self.trail.scope, units)
        self.models.reopen(sort, descending=descending, empty=empty, needless=needless)

    def on_models_pane_wanted(self, message: ModelsPane.Wanted) -> None:
        """Read a page of models in a thread."""
        live, scope, request = self.danvan.live, self.trail.scope, message.request
        sort, descending = MODEL_SORTS[self.sort]
        known = self._counted_in(scope)

        def read() -> None:
            from danvan_tui import views

            try:
                rows = views.model_page(live, scope, sort, descending, request)
                first = request.after is None and request.before is None and not request.from_end
                # The first rows are there long before a million are counted, which the figures do anyhow.
                total = len(rows) if first and len(rows) < request.limit else known
                if total is None and request.from_end:
                    total = views.model_count(live, scope)
            except DanvanError as error:
                self.post_message(PageLost(request))
                self.danvan.call_from_thread(self.tell_error, error)
            else:
                self.post_message(PageRead(request, rows, total))

        self.run_worker(read, thread=True, group="page")

    def on_page_read(self, message: PageRead) -> None:
        """A page of models."""
        total = self._counted_in(self.trail.scope) if message.total is None else message.total
        taken = self.models.answer(message.request, message.rows, total)
        self._uncounted = total is None if taken else self._uncounted
        self.begin_further()
        if taken and total == 0 and self.where is not Where.DETAIL:
            # Beside an empty list, a model in full would look like one of what is in view.
            self._wanted = None
            self._show_detail(None)

    def _counted_in(self, scope: Scope) -> int | None:
        """How many models a scope has; None where its figures are still to come."""
        view = self.view
        return None if view is None or view.scope != scope else models_total(view.fields, scope.field).total

    def count_models(self, total: int) -> None:
        """The figures are there: they say how many models the list has."""
        if self._uncounted:
            self._uncounted = False
            self.models.counted(total)
        else:
            self.models.retitle(say.number(self.words, total))

    def on_page_lost(self, message: PageLost) -> None:
        """No page of models."""
        self.models.failed(message.request)
        self.begin_further()

    def on_models_pane_cursor_moved(self, message: ModelsPane.CursorMoved) -> None:
        """Read the model under the cursor once it rests, where its pane is in view or its tab names one."""
        if self._rest is not None:
            self._rest.stop()
        if message.model is None or message.model.id == self._wanted:
            # Read already, and perhaps opened with what is not for everybody.
            self._passed_to = None
            return
        self._passed_to = model_id = message.model.id
        if self.detail.region or self.detail.model is not None:
            self._rest = self.set_timer(REST_SECONDS, lambda: self.read_detail(model_id))
