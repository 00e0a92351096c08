"""The list behind the widget: rows, cursor, and which page to ask for. Knows no screen and never waits."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable
from typing import Generic

from danvan_tui.widgets.virtual_list.paging import PageRequest, Purpose, make_request, next_purpose
from danvan_tui.widgets.virtual_list.viewport import Move, Viewport
from danvan_tui.widgets.virtual_list.window import RowT, Window

WAITING_MOVES = 256
"""Moves kept while the rows that they lead to are being fetched; more than anybody types in that time."""


class Pager(Generic[RowT]):
    """A cursor over an ordered list of any length, of which a few pages are at hand.

    A move to a row that is not at hand waits for its page, and those after it wait behind it; nothing is lost and
    nothing is shown that is not there. At most one request is open at a time.

    Attributes:
        window: The rows at hand.
        viewport: Which of them are in view, and the cursor.
        opening: The first page of other rows is on its way; ``window`` still holds the rows before them.
    """

    def __init__(self, ask: Callable[[PageRequest], None], page_size: int = 200, pages: int = 5) -> None:
        """A list without rows, of which nobody asked anything yet.

        Args:
            ask: Takes each request; answers it later with ``answer``.
            page_size: Rows a request, at least.
            pages: Pages at hand, at most, except where the screen is larger.
        """
        self.window: Window[RowT] = Window()
        self.viewport = Viewport()
        self.opening = False
        self._ask = ask
        self._page_size = page_size
        self._pages = pages
        self._generation = 0
        self._open_request: PageRequest | None = None
        self._moves: deque[Move] = deque()
        self._paged = False
        self._stale = False
        self._kept_key: Hashable = None

    @property
    def row(self) -> RowT | None:
        """The row under the cursor; None in an empty list."""
        return self.window.row_at(self.viewport.cursor)

    @property
    def waiting(self) -> bool:
        """Whether the cursor is not yet where the keys led it."""
        return self.opening or bool(self._moves)

    @property
    def _page(self) -> int:
        # A move never leads farther than a screen, so a page always reaches it.
        return max(self._page_size, self.viewport.height)

    def open(self, keep_cursor: bool) -> None:
        """Begin with other rows: ask for the first page. Those at hand stay until it is there."""
        self._drop_everything()
        self._paged = self.opening = True
        row = self.row
        self._kept_key = row.key if keep_cursor and row else None
        self._want()

    def set_rows(self, rows: Iterable[RowT], keep_cursor: bool) -> None:
        """Show a complete list, of which nothing is asked."""
        new = Window.replace_all(rows, at_start=True, at_end=True)
        follows = keep_cursor and not self.opening
        self._drop_everything()
        self._paged = self.opening = False
        self.viewport = self.viewport.followed(self.window, new) if follows else self.viewport.opened(new, None)
        self.window = new

    def set_page(self, rows: Iterable[RowT], key: Hashable, start: int | None, total: int | None) -> None:
        """Show a page from the middle of a list, with the cursor on a key."""
        self._drop_everything()
        self._paged, self.opening = True, False
        self.window = Window.replace_all(rows, start=start, total=total)
        index = self.window.index_of(key)
        self.viewport = self.viewport.centred(self.window.start if index is None else index, self.window)
        self._want()

    def refresh(self, rows: Iterable[RowT], start: int | None, total: int | None) -> None:
        """Take a newer version of the rows at hand."""
        if not self._paged:
            self.set_rows(rows, keep_cursor=True)
            return
        if self.opening:
            return
        under_way = self._open_request
        # Whoever asked for newer rows still wants them: these may have been read before.
        self._stale = self._stale or (under_way is not None and under_way.purpose.replaces)
        self._drop_request()
        self._take_refresh(rows, start, total, self.window.at_end)
        self._replay()

    def invalidate(self) -> None:
        """Ask for a newer version of the rows at hand, as soon as no other answer is awaited."""
        if self._paged:
            self._stale = True
            self._want()

    def replace(self, rows: Iterable[RowT]) -> None:
        """Take newer versions of some rows at hand, which stay where they are."""
        self.window = self.window.with_newer(rows)
        if self._open_request is not None:
            # Its answer may have been read before.
            self.invalidate()

    def answer(self, request: PageRequest, rows: Iterable[RowT], start: int | None, total: int | None) -> bool:
        """Take a page.

        Args:
            request: What was asked.
            rows: The answer, in the list's order.
            start: The index of the first of them; None when unknown.
            total: How many rows the list has; None when unknown.

        Returns:
            False when the answer came too late and was dropped.
        """
        if self._open_request is None or request.generation != self._open_request.generation:
            return False
        self._open_request = None
        page = tuple(rows)
        short = len(page) < request.limit
        old = self.window
        match request.purpose:
            case Purpose.OPEN:
                self._take(Window.replace_all(page, total=total, at_start=True, at_end=short))
            case Purpose.END:
                self._take(Window.replace_all(page, start=start, total=total, at_start=short, at_end=True))
            case Purpose.REFRESH:
                self._take_refresh(page, start, total, short)
            case Purpose.AFTER:
                self._take(old.append_page(page, start=start, total=total, at_end=short))
            case Purpose.BEFORE:
                self._take(old.prepend_page(page, start=start, total=total, at_start=short))
        self._replay()
        return True

    def fail(self, request: PageRequest) -> None:
        """A request could not be answered: it is asked again at the next move."""
        if self._open_request is not None and request.generation == self._open_request.generation:
            self._open_request = None
            self._moves.clear()
            self._stale = self._stale or request.purpose is Purpose.REFRESH

    def press(self, move: Move) -> None:
        """Move the cursor, now or when the rows are there."""
        if len(self._moves) < WAITING_MOVES:
            self._moves.append(move)
        self._replay()

    def select(self, key: Hashable) -> bool:
        """Put the cursor on a row at hand; False when it is not."""
        index = self.window.index_of(key)
        if index is None:
            return False
        self._moves.clear()
        self.viewport = self.viewport.shown(index, self.window)
        self._want()
        return True

    def scroll(self, lines: int) -> None:
        """Move the view over the rows at hand."""
        self.viewport = self.viewport.scrolled(lines, self.window)
        self._want()

    def resize(self, height: int) -> None:
        """Take the number of lines there are for rows."""
        self.viewport = self.viewport.resized(height, self.window)
        self._want()

    def _take(self, new: Window[RowT]) -> None:
        if self.opening:
            self.opening = False
            self.viewport = self.viewport.opened(new, self._kept_key)
        else:
            self.viewport = self.viewport.followed(self.window, new)
        self.window = new
        self._trim()

    def _take_refresh(self, rows: Iterable[RowT], start: int | None, total: int | None, at_end: bool) -> None:
        old = self.window
        page = tuple(rows)
        if not page and not old.at_start:
            # All that was at hand is gone, but not the list: there is no row left to find the place by.
            self.opening, self._kept_key = True, None
            return
        if start is None and old.anchored:
            start = old.start
        new = Window.replace_all(
            page,
            start=start,
            total=old.total if total is None else total,
            at_start=old.at_start,
            at_end=at_end,
        )
        self._take(new)

    def _replay(self) -> None:
        while self._moves and not self.opening:
            if self.window.rows:
                move = self._moves[0]
                target = self.viewport.resolve(move, self.window)
                if target is None:
                    break
                self.viewport = self.viewport.moved(move, target, self.window)
            self._moves.popleft()
        self._trim()
        self._want()

    def _trim(self) -> None:
        view, margin = self.viewport, self._page
        limit = max(self._pages * self._page_size, view.height + 3 * margin)
        self.window = self.window.trimmed(view.top - margin, view.top + view.height + margin, limit)

    def _want(self) -> None:
        waiting = self._moves[0] if self._moves else None
        open_request = self._open_request
        purpose = next_purpose(self.window, self.viewport, waiting, self._page, self._stale)
        if self.opening:
            purpose = Purpose.OPEN
        if purpose is None or not self._paged:
            return
        if open_request is not None:
            jump = purpose in (Purpose.OPEN, Purpose.END) and purpose is not open_request.purpose
            if not (jump or (purpose.replaces and not open_request.purpose.replaces)):
                return
        if purpose.replaces:
            self._stale = False
        self._generation += 1
        self._open_request = make_request(purpose, self.window, self._page, self._generation)
        self._ask(self._open_request)

    def _drop_request(self) -> None:
        # The number moves on, so that the answer under way finds nobody waiting for it.
        self._generation += 1
        self._open_request = None

    def _drop_everything(self) -> None:
        self._drop_request()
        self._moves.clear()
        self._stale = False
