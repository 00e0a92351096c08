"""The dashboard's reading: in thread workers, answered by typed messages."""

from asyncio import TimerHandle, get_running_loop
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from textual.timer import Timer

from danvan_tui.commands import Where
from danvan_tui.live import Loss
from danvan_tui.navigation import MODEL_SORTS, Place, Trail
from danvan_tui.panes.detail import DetailPane
from danvan_tui.panes.fields import FieldsPane
from danvan_tui.panes.models import ModelsPane
from danvan_tui.panes.units import UnitsPane
from danvan_tui.present import say, status
from danvan_tui.present.figures import models_total
from danvan_tui.present.lists import needless_columns
from danvan_tui.present.live_state import why_lost
from danvan_tui.screens.answers import (
    Counted,
    DetailRead,
    FiguresRead,
    Opened,
    PageLost,
    PageRead,
    Told,
)
from danvan_tui.screens.base import CommandScreen
from db.errors import DanvanError, DatabaseMissing
from db.scope import Scope

if TYPE_CHECKING:
    from danvan_tui.views import DashboardView, Opening

MARK_SECONDS = 4.0
"""How long "changed just now" stays."""
REST_SECONDS = 0.4
"""How long the cursor must rest on a model before it is read in full: passing over costs nothing."""


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
    lost: Loss | None = None
    revision = 0
    _newest = 0
    _read: Trail | None = None
    _marks: TimerHandle | None = None
    _at_once = False
    _rest: Timer | None = None
    _wanted: int | None = None
    """The model to be read in full."""

    def say_lines(self) -> None:
        """Say header, tabs, breadcrumb and keys anew."""
        raise LookupError(type(self))

    def say_figures(self) -> None:
        """Say anew what the lines say of the figures, and nothing else."""
        raise LookupError(type(self))

    def tell_error(self, error: DanvanError) -> None:
        """Say what went wrong and what to do."""
        language = self.words.language
        said = f"{error.words(language)} {error.hint(language)}"
        if self.lost is not None:
            said = self.words("lost.wait", why=why_lost(self.words, self.lost))
        self.tell(said, "error")

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

        self.run_worker(read, thread=True, exclusive=True, group="figures")

    def _not_read(self, trail: Trail, error: DanvanError) -> None:
        """No figures: stay with those that are shown, and say that they are of the scope that they are of."""
        read = self._read
        if read is not None and self.trail.scope == trail.scope != read.scope:
            here = replace(read.here, pane=self.trail.here.pane, full=self.trail.here.full)
            self.trail = Trail(here, read.before)
            self.say_lines()
        self.tell_error(error)

    def on_figures_read(self, message: FiguresRead) -> None:
        """New figures. Those of another scope come too late, and so do those of before the last change."""
        overtaken = message.view.revision < self.revision <= self._newest
        if message.trail.scope == self.trail.scope and not overtaken:
            self.show_figures(message.view, message.trail)
            self.say_lines()
            self._catch_up()

    def show_figures(self, view: "DashboardView", trail: Trail) -> None:
        """Show new figures: each pane repaints what differs."""
        scope = trail.scope
        news = self.revision not in {0, view.revision}
        same = news and self.view is not None and self.view.scope == scope
        self.view, self.revision, self._read = view, view.revision, trail
        self.fields.show(view.fields, scope.field, news=same)
        # Also where the list is out of view, and so not read: its tab says how many there are.
        self.models.retitle(say.number(self.words, models_total(view.fields, scope.field).total))
        self.units.show(view.fields, view.branches, chosen=scope.unit, field=scope.field, news=same)
        if news:
            self._show_news(view)
            self.forget_marks()
            # The loop's own: a timer of Textual's is a task, which costs a tenth of what a change does.
            self._marks = get_running_loop().call_later(MARK_SECONDS, self.call_later, self.clear_marks)

    def _show_news(self, view: "DashboardView") -> None:
        """The list and the model in full after a change: read again where what changed does not tell all of it."""
        from danvan_tui.views import is_detail_of_now, rows_at_hand

        sort, _ = MODEL_SORTS[self.sort]
        rows = None
        if view.deltas is not None:
            rows = rows_at_hand(self.models.rows_of(view.changed), view.deltas, view.scope, sort)
        self.models.show_news(view.changed, rows)
        if self.detail.model is not None and not is_detail_of_now(self.danvan.live, self.detail.model):
            self.read_detail(self.detail.model.id)

    def _catch_up(self) -> None:
        """Show what is newer than what is shown, at once where what changed tells it; else read it again."""
        if self._newest <= self.revision:
            return
        from danvan_tui.views import dashboard_at_hand

        view = dashboard_at_hand(self.danvan.live, self.trail.scope, self.units.opened, self.revision)
        if view is None or view.revision < self._newest:
            self.reread()
            return
        self._at_once = True
        self.show_figures(view, self.trail)
        self.say_figures()
        self._at_once = False
        # Private: the frame is drawn now and not when the screen's timer comes round to it, which costs a tick.
        self._on_timer_update()

    def check_idle(self) -> None:
        """See to the next frame, unless it is drawn at once."""
        if not self._at_once:
            super().check_idle()

    def forget_marks(self) -> None:
        """Leave the marks as they are."""
        if self._marks is not None:
            self._marks.cancel()

    def clear_marks(self) -> None:
        """What changed is no longer news."""
        self.fields.clear_marks()
        self.units.clear_marks()
        self.models.clear_marks()

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
            self._wanted = None
            self.detail.show(None)

    def on_counted(self, message: Counted) -> None:
        """How many models the list has; of another scope, it comes too late."""
        if message.scope == self.trail.scope:
            self.models.counted(message.total)

    def on_page_lost(self, message: PageLost) -> None:
        """No page of models."""
        self.models.failed(message.request)

    def read_detail(self, model_id: int) -> None:
        """Read a model in full, in a thread: this one, and not the one that the cursor was about to rest on.

        Where others have read it already, it is shown at once.
        """
        from danvan_tui import views

        live = self.danvan.live
        self._wanted = model_id
        if self._rest is not None:
            self._rest.stop()
        known = views.model_detail_at_hand(live, model_id)
        if known is not None:
            self.detail.show(known.value)
            return

        def read() -> None:
            try:
                self.post_message(DetailRead(model_id, views.model_detail(live, model_id)))
            except DanvanError as error:
                self.danvan.call_from_thread(self.tell_error, error)

        self.run_worker(read, thread=True, exclusive=True, group="detail")

    def on_detail_read(self, message: DetailRead) -> None:
        """A model in full; one that was asked for before another one comes too late."""
        if message.model_id == self._wanted:
            self.detail.show(message.model)

    def on_told(self, message: Told) -> None:
        """The register changed, or was lost, or is there again."""
        was_lost, self.lost = self.lost is not None, message.news.lost
        # Never the greater of two: where a backup was put in its place, the register is an older one by now.
        self._newest = message.news.revision
        if self.lost is None and not was_lost and self.view is not None:
            self._catch_up()
            return
        self.say_lines()
        if self.lost is None and was_lost:
            self._recover()

    def _recover(self) -> None:
        """The database is there again: read anew all that is shown."""
        if self.opening is None:
            self.open_register()
            return
        self.reread()
        self.models.show_news((), None)
        if self.detail.model is not None:
            self.read_detail(self.detail.model.id)

    def on_models_pane_cursor_moved(self, message: ModelsPane.CursorMoved) -> None:
        """Read the model under the cursor once the cursor rests, where its pane is in view."""
        if self._rest is not None:
            self._rest.stop()
        if message.model is not None and self.detail.region:
            model_id = message.model.id
            self._rest = self.set_timer(REST_SECONDS, lambda: self.read_detail(model_id))
