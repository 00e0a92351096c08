"""Choosing the period: one of the register's own, or any years that are typed."""

from collections.abc import Sequence
from typing import ClassVar

from textual.widgets import Input
from textual.worker import get_current_worker

from danvan_tui.live import Live
from danvan_tui.present import say
from danvan_tui.present.choices import period_columns, period_row
from danvan_tui.present.keys import Keys
from danvan_tui.screens.picking import PickDialog
from danvan_tui.widgets.virtual_list import Column, Row
from db.errors import NotFound
from db.read.records import PeriodRecord
from db.scope import Scope, Span
from db.text import fold


class PeriodDialog(PickDialog[Span]):
    """The periods, the newest ranges first, each with its number of models once that is counted."""

    title_text = "period.title"
    placeholder = "period.placeholder"
    keys: ClassVar[Keys] = (("↑ ↓", "key.choose"), ("Enter", "key.take"), ("Esc", "key.close"))

    def __init__(self, scope: Scope) -> None:
        """A dialog.

        Args:
            scope: What is in view; its period is the one that holds now, the rest of it is what is counted.
        """
        super().__init__()
        self._scope = scope
        self._periods: Sequence[PeriodRecord] = ()
        self._counts: dict[Span, int] = {}
        self._free: Span | None = None
        self._entered = False

    @property
    def lines(self) -> int:
        """The input and a dozen periods."""
        return 16

    def columns(self) -> list[Column]:
        """The mark, the period, its figure."""
        return period_columns(self.words)

    def on_mount(self) -> None:
        """Read the periods, then count them one by one."""
        self.say(self.words("period.hint"))
        self.ask("periods", _read_periods, self._take_periods)

    def _take_periods(self, periods: Sequence[PeriodRecord]) -> None:
        self._periods = periods
        self._redraw()
        self.choices.select(self._scope.span)
        scope, spans = self._scope, [Span(period.first, period.last) for period in periods]

        def count(live: Live) -> None:
            worker = get_current_worker()
            for span in spans:
                if worker.is_cancelled:
                    return
                self.tell_from_thread(self._take_count, span, _count(live, scope, span))

        self.ask("counts", count, lambda _: None)

    def _take_count(self, span: Span, models: int) -> None:
        self._counts[span] = models
        self._redraw()

    def _redraw(self) -> None:
        typed = fold(self.typed)
        spans = [(Span(period.first, period.last), period.name) for period in self._periods]
        known = {span for span, _ in spans}
        if self._free is not None and self._free not in known:
            spans.insert(0, (self._free, str(self._free)))
        elif self._scope.span not in known and not typed:
            spans.insert(0, (self._scope.span, str(self._scope.span)))
        self.choices.set_rows(
            period_row(
                self.words,
                span,
                say.period(self.words, span) if name == str(span) else name,
                models=self._counts.get(span),
                chosen=span == self._scope.span,
                ascii_only=self.danvan.ascii_only,
            )
            for span, name in spans
            if span == self._free or not typed or _fits(typed, name)
        )

    # --- years that are typed -------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list to what is typed, and see whether it means years of its own."""
        event.stop()
        typed, scope = event.value, self._scope
        self._free = None
        self._entered = False
        self._redraw()
        self.say(self.words("period.hint"))
        if not typed.strip():
            self.ask("free", lambda _: None, lambda _: None)
            return

        def find(live: Live) -> tuple[Span, int] | None:
            span = _find(live, typed)
            return None if span is None else (span, _count(live, scope, span))

        self.ask("free", find, self._take_free)

    def _take_free(self, found: tuple[Span, int] | None) -> None:
        if found is not None:
            self._free, self._counts[found[0]] = found
        self._redraw()
        if found is not None:
            self.choices.select(found[0])
        if self._entered:
            self._submit()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: at once, or when it is known what the years are that were typed."""
        event.prevent_default()
        event.stop()
        self._entered = True
        if not self.is_asking("free"):
            self._submit()

    def _submit(self) -> None:
        self._entered = False
        if self.choices.cursor_row is None:
            self.say(self.words("period.none", typed=say.stored(self.typed.strip())), "warning")
        else:
            self.choices.action_activate()

    def chosen(self, row: Row) -> None:
        """Look at these years."""
        if isinstance(row.item, Span):
            self.dismiss(row.item)


def _read_periods(live: Live) -> Sequence[PeriodRecord]:
    from db.read.catalogue import periods

    return live.read(periods).value


def _find(live: Live, typed: str) -> Span | None:
    from db.read.catalogue import find_span

    try:
        return live.read(find_span, typed).value
    except NotFound:
        return None


def _count(live: Live, scope: Scope, span: Span) -> int:
    from db.read.models import model_count

    return live.read(model_count, scope.but(span=span)).value


def _fits(typed: str, name: str) -> bool:
    return f" {fold(name)}".find(f" {typed}") >= 0
