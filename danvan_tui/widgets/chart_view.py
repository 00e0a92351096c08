"""A chart on the screen, by the line API: it repaints the lines that differ and nothing else."""

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import NULL_SIZE, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from danvan_tui.charts import (
    Drawing,
    Key,
    Line,
    Look,
    Spec,
    draw,
    has_keys,
    head_cells,
    nearest,
    page,
    row_of,
    scroll_to_show,
    step,
)
from danvan_tui.widgets.chart_paint import CHART_CLASSES, CHART_CSS, GUTTER, paint
from danvan_tui.widgets.painted import Painted

_EMPTY = Drawing()


class ChartView(ScrollView, Painted):
    """Shows one chart. Where its rows have keys, a cursor moves over them.

    The cursor and the marks follow the rows' keys, not their numbers. Up, Down, PageUp, PageDown, Home and End
    move the cursor, or scroll a chart without keys; Enter chooses.
    """

    DEFAULT_CSS = CHART_CSS
    COMPONENT_CLASSES: ClassVar[set[str]] = CHART_CLASSES

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", show=False)]

    class RowMessage(Message):
        """Something about the row with this key."""

        def __init__(self, chart: "ChartView", key: Key) -> None:
            super().__init__()
            self.chart = chart
            self.key = key

        @property
        def control(self) -> "ChartView":
            """The chart that it comes from."""
            return self.chart

    class CursorMoved(RowMessage):
        """The cursor stands on another row now."""

    class BarChosen(RowMessage):
        """Enter was pressed on a row."""

    def __init__(
        self,
        spec: Spec | None = None,
        *,
        look: Look | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """A chart of ``spec``, or an empty one until `update`; ``look`` has the terminal's glyphs."""
        super().__init__(id=id, classes=classes)
        self._spec = spec
        self._look = look or Look()
        self._drawing = _EMPTY
        self._drawn_for = NULL_SIZE
        self._gutter = 0
        self._cursor: Key | None = None
        self._marks: frozenset[Key] = frozenset()
        self._strips: LRUCache[tuple[Line, int, int, bool, bool, bool], Strip] = LRUCache(256)

    @property
    def drawing(self) -> Drawing:
        """What is shown, at the present size."""
        return self._drawing

    @property
    def cursor_key(self) -> Key | None:
        """The key of the row under the cursor; None in a chart without keys."""
        return self._cursor

    def update(self, spec: Spec | None, marked: Iterable[Key] | None = None) -> None:
        """Show another chart. Only lines that differ are repainted; the cursor stays on its key.

        Args:
            spec: The chart.
            marked: The keys of the rows that are marked as changed just now; None to leave the marks alone.
        """
        marks = self._marks if marked is None else frozenset(marked)
        turned, self._marks = self._marks ^ marks, marks
        if spec != self._spec:
            self._spec = spec
            self._redraw(turned)
        else:
            for key in turned:
                self._refresh_head(key)

    def set_look(self, look: Look) -> None:
        """Use other glyphs or number marks."""
        self._look = look
        self._strips.clear()
        self._redraw()
        self.refresh()

    def move_cursor(self, key: Key) -> bool:
        """Put the cursor on the row with this key, without a message; False where there is none."""
        if key not in self._drawing.keys:
            return False
        self._stand_on(key)
        return True

    def mark_changed(self, keys: Iterable[Key]) -> None:
        """Mark the rows with these keys, and no others, as changed just now."""
        self.update(self._spec, keys)

    def clear_marks(self) -> None:
        """Take all marks away."""
        self.mark_changed(())

    # -- drawing

    def _draw(self, width: int, height: int) -> Drawing:
        if self._spec is None:
            return _EMPTY
        width -= GUTTER if has_keys(self._spec) else 0
        drawing = draw(self._spec, width, height, self._look)
        if len(drawing.lines) <= height:
            return drawing
        return draw(self._spec, width - self.styles.scrollbar_size_vertical, height, self._look)

    def _redraw(self, turned: Collection[Key] = ()) -> None:
        """Draw anew; ``turned`` are the rows that are marked now and were not before, or the other way round."""
        size = self.content_region.size
        if not size:
            return
        stays, self._drawn_for = size == self._drawn_for, size
        old, new = self._drawing, self._draw(size.width, size.height)
        gutter = GUTTER if any(key is not None for key in new.keys) else 0
        left, self._cursor = self._cursor, nearest(old.keys, new.keys, self._cursor)
        self._drawing = new
        if gutter != self._gutter or len(old.lines) != len(new.lines):
            self._gutter = gutter
            self.virtual_size = Size(size.width, len(new.lines))
            self.refresh()
        else:
            self._refresh_differences(old, left, turned)
        if self._cursor is not None and not (stays and old.keys == new.keys):
            self._show(self._cursor)
            if left is not None and left != self._cursor:
                self.post_message(self.CursorMoved(self, self._cursor))

    def _refresh_differences(self, old: Drawing, left: Key | None, turned: Collection[Key]) -> None:
        new, marks, width = self._drawing, self._marks, self.size.width
        differing: list[Region] = []
        for index, (before, after) in enumerate(zip(old.lines, new.lines, strict=True)):
            if before != after:
                # The whole line: of that, only cells that differ are sent.
                differing += self._cells(index, width)
                continue
            was, key = old.keys[index], new.keys[index]
            if key in turned or (was != key and (was in (left, *marks) or key in (self._cursor, *marks))):
                differing += self._cells(index, self._gutter + head_cells(after))
        self.repaint(*differing)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the chart has, for a height of ``auto``."""
        return len(self._draw(width, viewport.height).lines)

    def render_line(self, y: int) -> Strip:
        """The line at row ``y`` of the view."""
        index = row_of(self._drawing, y, round(self.scroll_y))
        width = self.size.width
        if index >= len(self._drawing.lines):
            return Strip.blank(width, self.style_of(""))
        line, key = self._drawing.lines[index], self._drawing.keys[index]
        chosen = key is not None and key == self._cursor
        seen = line, self._gutter, width, chosen, key in self._marks, self.has_focus
        strip = self._strips.get(seen)
        if strip is None:
            strip = paint(line, self._gutter, width, self._look, self.style_of, chosen, key in self._marks)
            self._strips[seen] = strip
        return strip

    def notify_style_update(self) -> None:
        """Forget what was painted in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._redraw()

    def _cells(self, index: int, end: int) -> Sequence[Region]:
        """A line's first cells, where they are in view."""
        frozen = self._drawing.frozen
        if index < frozen:
            return [Region(0, index, end, 1)]
        y = index - round(self.scroll_y)
        return [Region(0, y, end, 1)] if frozen <= y < self.size.height else []

    def _refresh_head(self, key: Key | None) -> None:
        if key is not None and key in self._drawing.keys:
            index = self._drawing.keys.index(key)
            self.repaint(*self._cells(index, self._gutter + head_cells(self._drawing.lines[index])))

    # -- the cursor

    def _stand_on(self, key: Key) -> None:
        left, self._cursor = self._cursor, key
        if left != key:
            self._refresh_head(left)
            self._refresh_head(key)
        self._show(key)

    def _show(self, key: Key) -> None:
        top = round(self.scroll_target_y)
        wanted = scroll_to_show(self._drawing, key, top, self.size.height)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False)

    def _go(self, key: Key | None) -> None:
        if key is not None and key != self._cursor:
            self._stand_on(key)
            self.post_message(self.CursorMoved(self, key))

    def _step(self, rows: int) -> None:
        if self._cursor is None:
            self._scroll(rows)
        else:
            self._go(step(self._drawing.keys, self._cursor, rows))

    def _page(self, pages: int) -> None:
        lines = pages * max(self.size.height - self._drawing.frozen, 1)
        if self._cursor is None:
            self._scroll(lines)
        else:
            self._go(page(self._drawing.keys, self._cursor, lines))

    def _scroll(self, lines: int) -> None:
        if not self.allow_vertical_scroll:
            raise SkipAction
        self.scroll_relative(y=lines, animate=False)

    def action_scroll_up(self) -> None:
        """The row above."""
        self._step(-1)

    def action_scroll_down(self) -> None:
        """The row below."""
        self._step(1)

    def action_page_up(self) -> None:
        """A page up."""
        self._page(-1)

    def action_page_down(self) -> None:
        """A page down."""
        self._page(1)

    def action_scroll_home(self) -> None:
        """The first row."""
        self._step(-len(self._drawing.lines))

    def action_scroll_end(self) -> None:
        """The last row."""
        self._step(len(self._drawing.lines))

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self._cursor is not None:
            self.post_message(self.BarChosen(self, self._cursor))

    def on_click(self, event: events.Click) -> None:
        """Move to the row under the mouse; choose it where the cursor is on it already."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = row_of(self._drawing, offset.y, self.scroll_offset.y)
        key = self._drawing.keys[index] if index < len(self._drawing.keys) else None
        if key is not None and key == self._cursor:
            self.action_choose()
        else:
            self._go(key)
