"""The keys and the mouse of the list: what they do to its cursor, and what the list then shows and says."""

from collections.abc import Collection, Hashable
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from danvan_tui.widgets.virtual_list.lines import HEADER, row_lines, waiting_lines, word_lines
from danvan_tui.widgets.virtual_list.look import Chosen, Look, Setting
from danvan_tui.widgets.virtual_list.messages import (
    Activated,
    CursorMoved,
    Folded,
    PageWanted,
    RowMessage,
    Unfolded,
)
from danvan_tui.widgets.virtual_list.pager import Pager
from danvan_tui.widgets.virtual_list.paging import PageRequest
from danvan_tui.widgets.virtual_list.rows import Row
from danvan_tui.widgets.virtual_list.surface import ListSurface
from danvan_tui.widgets.virtual_list.viewport import Move

WHEEL_LINES = 3
_MOVES: Final = {
    "up": Move.UP,
    "down": Move.DOWN,
    "pageup": Move.PAGE_UP,
    "pagedown": Move.PAGE_DOWN,
    "home": Move.HOME,
    "end": Move.END,
}


class ListSteering(ListSurface, can_focus=True):
    """A surface with a cursor on the rows of a pager."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("pageup", "cursor_page_up", show=False),
        Binding("pagedown", "cursor_page_down", show=False),
        Binding("home", "cursor_home", show=False),
        Binding("end", "cursor_end", show=False),
        Binding("enter", "activate", show=False),
        Binding("left", "fold", show=False),
        Binding("right", "unfold", show=False),
    ]

    def __init__(
        self, setting: Setting, show_header: bool, empty: str, page_size: int, id: str | None, classes: str | None
    ) -> None:
        """A list without rows; the arguments are ``VirtualList``'s and ``ListSurface``'s."""
        super().__init__(setting, id, classes)
        self._show_header = show_header
        self._empty = empty
        self._marks: set[Hashable] = set()
        self._announced: Hashable = None
        self._unsaid: list[type[RowMessage]] = []
        self._pager: Pager[Row] = Pager(self._ask, page_size)

    @property
    def cursor_row(self) -> Row | None:
        """The chosen row; None in a list without rows."""
        return self._pager.row

    @property
    def cursor_key(self) -> Hashable:
        """The chosen row's key; None in a list without rows."""
        return None if self._pager.row is None else self._pager.row.key

    def select(self, key: Hashable) -> bool:
        """Choose a row at hand; False when it is not."""
        found = self._pager.select(key)
        self._update()
        return found

    def press(self, move: Move) -> None:
        """Move the cursor; where the row is not at hand yet, as soon as it is."""
        self._pager.press(move)
        self._update()

    def action_cursor_up(self) -> None:
        """Choose the row above."""
        self.press(Move.UP)

    def action_cursor_down(self) -> None:
        """Choose the row below."""
        self.press(Move.DOWN)

    def action_cursor_page_up(self) -> None:
        """Choose the row a screen above."""
        self.press(Move.PAGE_UP)

    def action_cursor_page_down(self) -> None:
        """Choose the row a screen below."""
        self.press(Move.PAGE_DOWN)

    def action_cursor_home(self) -> None:
        """Choose the list's first row."""
        self.press(Move.HOME)

    def action_cursor_end(self) -> None:
        """Choose the list's last row."""
        self.press(Move.END)

    def action_activate(self) -> None:
        """Say that the chosen row was activated."""
        self._say(Activated)

    def action_fold(self) -> None:
        """Say that the chosen row is to be folded."""
        self._say(Folded)

    def action_unfold(self) -> None:
        """Say that the chosen row is to be unfolded."""
        self._say(Unfolded)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Left and right belong to the list only in a tree; else they pass to whoever is around it."""
        if action in ("fold", "unfold") and not self._setting.tree:
            return False
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Move at once: a key that goes up through all that is around, for its binding, costs twice as much."""
        move = _MOVES.get(event.key)
        if move is not None:
            event.stop()
            self.press(move)

    def on_focus(self, event: events.Focus) -> None:
        """Show the chosen row as the one that keys go to."""
        self._take_focus(event, True)

    def on_blur(self, event: events.Blur) -> None:
        """Show the chosen row as the one that keys went to."""
        self._take_focus(event, False)

    def on_resize(self) -> None:
        """Take the new size."""
        self._pager.resize(self._row_height)
        self._update()

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked; activate it when it was chosen already."""
        offset = event.get_content_offset(self)
        line = None if offset is None else offset.y - (self.size.height - self._row_height)
        row = None if line is None or line < 0 else self._pager.window.row_at(self._pager.viewport.top + line)
        if row is None:
            return
        event.stop()
        if row.key == self.cursor_key:
            self.action_activate()
        else:
            self.select(row.key)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down; the chosen row comes along where it would leave the screen."""
        self._wheel(event, WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        self._wheel(event, -WHEEL_LINES)

    @property
    def _row_height(self) -> int:
        return self._row_lines(self.size.height)

    def _row_lines(self, height: int) -> int:
        """How many of so many lines are for rows: on a single one the row says more than the header."""
        return height - 1 if self._show_header and height > 1 else height

    def _take_focus(self, event: events.Focus | events.Blur, has_focus: bool) -> None:
        # In place of Textual's own handler, which repaints the whole widget for what is one line here.
        event.prevent_default()
        self.has_focus = has_focus
        self._update()
        if isinstance(self.parent, Widget):
            heard = events.DescendantFocus(self) if has_focus else events.DescendantBlur(self)
            self.parent.post_message(heard)

    def _wheel(self, event: events.MouseEvent, lines: int) -> None:
        event.stop()
        self._pager.scroll(lines)
        self._update()

    def _ask(self, request: PageRequest) -> None:
        self.post_message(PageWanted(self, request))

    def _say(self, message: type[RowMessage]) -> None:
        self._unsaid.append(message)
        self._update()

    def _update(self) -> None:
        """Show what is now, and say when another row is chosen."""
        height = self._row_height
        if height > 0:
            header = [HEADER] if self.size.height > height else []
            self.show(header + self._lines(height))
        if self.cursor_key != self._announced:
            self._announced = self.cursor_key
            self.post_message(CursorMoved(self, self._pager.row))
        if self._unsaid and not self._pager.waiting:
            # What was pressed after a move is about the row that the move leads to.
            for message in self._unsaid if self._pager.row else ():
                self.post_message(message(self, self._pager.row))
            self._unsaid.clear()

    def _update_rows(self, keys: Collection[Hashable]) -> None:
        """Show what is now of these rows, where no row moved: looking at each line costs a tenth of a change."""
        window, view = self._pager.window, self._pager.viewport
        lines = self.size.height
        top = lines - view.height
        if view.height != self._row_lines(lines) or len(self._looks) != lines or self._unsaid:
            self._update()
            return
        newer: dict[int, Look] = {}
        for key in keys:
            index = window.index_of(key)
            if index is not None and 0 <= index - view.top < view.height:
                line = top + index - view.top
                newer[line] = self._looks[line]._replace(row=window.row_at(index), changed=key in self._marks)
        self.show_lines(newer)

    def _lines(self, height: int) -> list[Look]:
        pager = self._pager
        if pager.window.rows:
            cursor = Chosen.FOCUSED if self.has_focus else Chosen.BLURRED
            return row_lines(pager.window, pager.viewport, self._marks, cursor)
        if pager.opening or not pager.window.at_end:
            return waiting_lines(pager.opening, height)
        return word_lines(self._empty, self.size.width, height)
