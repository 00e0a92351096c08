"""Pane 1: the fields as bars, with the period's total, and how it came about."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from danvan_tui.charts import Line, Look
from danvan_tui.commands import Where
from danvan_tui.locale import Words
from danvan_tui.panes.pane import Pane
from danvan_tui.present.figures import field_bars, models_total
from danvan_tui.present.further import notes
from danvan_tui.widgets.chart_view import ChartView
from danvan_tui.widgets.text_view import TextLine, TextView
from db.read.records import FieldsView
from db.scope import Scope

if TYPE_CHECKING:
    from danvan_tui.further import Further


class FieldsPane(Pane):
    """The fields. Enter on one narrows everything else to it."""

    where = Where.FIELDS

    class Chosen(Message):
        """A field was chosen; ``code`` is its code."""

        def __init__(self, code: str) -> None:
            super().__init__()
            self.code = code

    def __init__(self, words: Words, look: Look) -> None:
        """An empty pane; ``look`` has the terminal's glyphs."""
        super().__init__(words)
        self._chart = ChartView(look=look, id="field-bars")
        self._notes = TextView(id="field-notes")
        self._notes.can_focus = False
        self._further: Further | None = None
        self._noted: tuple[int, Further] | None = None
        self._view: FieldsView | None = None
        self._headed: tuple[Line, ...] = ()
        self._before: FieldsView | None = None
        self._scope: Scope | None = None

    @property
    def body(self) -> Widget:
        """The bars."""
        return self._chart

    def compose(self) -> ComposeResult:
        """The bars, and what is said below them."""
        yield self._chart
        yield self._notes

    def show(self, view: FieldsView, scope: Scope, *, news: bool) -> None:
        """Show new figures.

        Args:
            view: The fields.
            scope: What they are figures of; the field that it is narrowed to is marked.
            news: The register changed, not the scope: what differs from the figures before the first mark is
                marked, and its old total shown.
        """
        self._before = (self._before or self._view) if news else None
        self._view, self._scope = view, scope
        changed: list[str] | None = None
        if self._before is not None:
            before = {row.code: row for row in self._before.rows}
            # One that nothing touched is the same object still.
            changed = [
                row.code
                for row in view.rows
                if row is not (was := before.get(row.code)) and (was is None or was.tally != row.tally)
            ]
        self._chart.update(field_bars(self.words, view, scope.field, self._before), changed)
        self._say_gloss()
        self._say_notes()

    def show_notes(self, further: "Further") -> None:
        """Say below the figures how they came about: of the scope that they are of."""
        self._further = further
        self._say_notes()

    def _say_notes(self) -> None:
        view, scope, further = self._view, self._scope, self._further
        # While those of another scope are still to come, nothing is said of this one.
        if view is None or scope is None or further is None or further.scope != scope:
            of = None
        else:
            of = (models_total(view, scope.field).total, further)
        if of == self._noted:
            return
        self._noted = of

        def lines(width: int) -> list[TextLine]:
            return [] if of is None else notes(self.words, *of, width, self._notes.size.height)

        self._notes.show(lines, from_top=True)

    def on_resize(self) -> None:
        """The headings may be short now, or in full."""
        self.call_after_refresh(self._say_gloss)

    def _say_gloss(self) -> None:
        """Say on the frame what short headings stand for."""
        lines = self._chart.drawing.lines[:1]
        if lines == self._headed:
            return
        self._headed = lines
        heading = "".join(text for text, _ in lines[0]).split() if lines else ()
        self.subtitle(self.words("fields.gloss") if self.words("short.collective") in heading else "")

    def clear_marks(self) -> None:
        """What changed is no longer news."""
        self._before = None
        self._chart.clear_marks()
        if self._view is not None and self._scope is not None:
            self._chart.update(field_bars(self.words, self._view, self._scope.field))

    def on_chart_view_bar_chosen(self, message: ChartView.BarChosen) -> None:
        """Enter on a bar."""
        message.stop()
        self.post_message(self.Chosen(str(message.key)))

    @property
    def cursor(self) -> str | None:
        """The code of the field under the cursor."""
        key = self._chart.cursor_key
        return None if key is None else str(key)
