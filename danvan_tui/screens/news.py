"""The dashboard's news: what changed elsewhere, shown at once where the change tells it and marked."""

from asyncio import TimerHandle, get_running_loop
from typing import TYPE_CHECKING

from danvan_tui.navigation import MODEL_SORTS, Trail
from danvan_tui.present.figures import models_total
from danvan_tui.screens.answers import FiguresRead, FurtherRead
from danvan_tui.screens.reading import DashboardReading
from danvan_tui.widgets.line_compositor import LineCompositor
from db.text import local_today

if TYPE_CHECKING:
    from danvan_tui.further import Further
    from danvan_tui.live_news import News
    from danvan_tui.views import DashboardView

MARK_SECONDS = 4.0
"""How long "changed just now" stays."""
HELD = 16
"""After so many changes what is said beside the figures is asked for all the same, while it can be carried."""


class DashboardNews(DashboardReading):
    """What the dashboard does with new figures and with what it is told."""

    _newest = 0
    _marks: TimerHandle | None = None
    _at_once = False
    _held = 0

    def say_figures(self) -> None:
        """Say anew what the lines say of the figures, and nothing else."""
        raise LookupError(type(self))

    def say_waits(self) -> None:
        """Say anew what waits."""
        raise LookupError(type(self))

    def on_figures_read(self, message: FiguresRead) -> None:
        """New figures. Those of another scope come too late, and so do those of before the last change."""
        overtaken = message.view.revision < self.revision <= self._newest
        if message.trail.scope == self.trail.scope and not overtaken:
            self.show_figures(message.view, message.trail)
            self.say_lines()
            self._catch_up()
            if not self.models.region:
                # Else the list is still to come.
                self.begin_further()

    def on_further_read(self, message: FurtherRead) -> None:
        """What is said beside the figures; where something came in since, what is kept says it better."""
        if message.further.scope == self.trail.scope and not self._take_further():
            self._show_further(message.further)

    def _further_holds(self, view: "DashboardView") -> bool:
        """Whether what is said beside the figures is surely what it was before the last changes."""
        known = self.further
        if known is None or known.scope != view.scope or view.deltas is None or self._held >= HELD:
            return False
        self._held += 1
        return self.at_hand.still_holds(known, view.deltas, local_today())

    def _take_further(self) -> bool:
        """Show what is said beside the figures of now, where nothing is to be read for it."""
        self._held = 0
        found = self.at_hand.further(self.trail.scope, local_today())
        if found is not None and found != self.further:
            self._show_further(found)
        return found is not None

    def _show_further(self, further: "Further") -> None:
        before, self.further = self.further, further
        self.fields.show_notes(further)
        if before is None or before.waits != further.waits:
            self.say_waits()

    def show_figures(self, view: "DashboardView", trail: Trail) -> None:
        """Show new figures: each pane repaints what differs."""
        scope = trail.scope
        news = self.revision not in {0, view.revision}
        same = news and self.view is not None and self.view.scope == scope
        self.view, self.revision, self._read = view, view.revision, trail
        self.fields.show(view.fields, scope, news=same)
        # Also where the list is out of view, and so not read: its tab says how many there are.
        self.count_models(models_total(view.fields, scope.field).total)
        self.units.show(view.fields, view.branches, chosen=scope.unit, field=scope.field, news=same)
        if news:
            self._show_news(view)
            self.forget_marks()
            # The loop's own: a timer of Textual's is a task, which costs a tenth of what a change does.
            self._marks = get_running_loop().call_later(MARK_SECONDS, self._marks_end)

    def _show_news(self, view: "DashboardView") -> None:
        """The list and the model in full after a change: read again where what changed does not tell all of it."""
        sort, _ = MODEL_SORTS[self.sort]
        rows = None
        if view.deltas is not None:
            rows = self.at_hand.rows(self.models.rows_of(view.changed), view.deltas, view.scope, sort)
        self.models.show_news(view.changed, rows)
        self._reread_older_detail()

    def _reread_older_detail(self) -> None:
        if self.detail.model is not None and not self.at_hand.is_of_now(self.detail.model):
            self.reread_detail()

    def _catch_up(self) -> None:
        """Show what is newer than what is shown, at once where what changed tells it; else read it again."""
        if self._newest <= self.revision:
            return
        view = self.at_hand.figures(self.trail.scope, self.units.opened, self.revision)
        if view is None or view.revision < self._newest:
            self.reread()
            return
        self._at_once = True
        try:
            self.show_figures(view, self.trail)
            if not self._further_holds(view) and not self._take_further():
                self.read_further()
            self.say_figures()
        finally:
            self._at_once = False
        self._draw_now()

    def _draw_now(self) -> None:
        """Draw the frame, and not when the screen's timer comes round to it: that costs a tick."""
        # Private, as all of a frame's making is; Textual's minor version is pinned.
        app = self.app
        more = self._layout_required or self._scroll_required or self._repaint_required or self._callbacks
        if more or self._recompose_required or app._batch_count or app._screen_stack != [self]:
            self._on_timer_update()
            return
        # Of what it does, this alone is left where some lines of one screen differ.
        dirty, compositor = self._dirty_widgets, self._compositor
        strips = compositor.lines_of(dirty) if isinstance(compositor, LineCompositor) else None
        if strips is None:
            compositor.update_widgets(dirty)
            app._display(self, compositor.render_update(screen_stack=[]))
        else:
            self.danvan.draw_lines(strips)
        dirty.clear()

    def check_idle(self) -> None:
        """See to the next frame, unless it is drawn at once."""
        if not self._at_once:
            super().check_idle()

    def forget_marks(self) -> None:
        """Leave the marks as they are."""
        if self._marks is not None:
            self._marks.cancel()
            self._marks = None

    def _marks_end(self) -> None:
        self._marks = None
        self.call_later(self.clear_marks)

    def clear_marks(self) -> None:
        """What changed is no longer news."""
        self.fields.clear_marks()
        self.units.clear_marks()
        self.models.clear_marks()

    def hear(self, news: "News") -> None:
        """The register changed, or was lost, or is there again."""
        was_lost, self.lost = self.lost is not None, news.lost
        # Never the greater of two: where a backup was put in its place, the register is an older one by now.
        self._newest = news.revision
        if self.lost is None and not was_lost and self.view is not None:
            if self._newest == self.revision:
                # The figures were read before the news came; what stands beside them may be from before.
                self.models.show_news((), None)
                self._reread_older_detail()
            else:
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
        self.reread_detail()
