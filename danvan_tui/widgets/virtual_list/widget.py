"""The list widget: what it is made of, and the rows that its owner hands it."""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeAlias

from danvan_tui.widgets.virtual_list import messages
from danvan_tui.widgets.virtual_list.columns import Column
from danvan_tui.widgets.virtual_list.glyphs import UNICODE, Glyphs
from danvan_tui.widgets.virtual_list.look import BAR, Setting
from danvan_tui.widgets.virtual_list.paging import PageRequest
from danvan_tui.widgets.virtual_list.rows import Row
from danvan_tui.widgets.virtual_list.steering import ListSteering


class VirtualList(ListSteering):
    """A list of any length, by keyset pages, that sends only the lines that differ.

    It asks for rows by ``PageWanted`` and takes them by ``page_loaded``; or it is given a complete list by
    ``set_rows`` and asks for nothing. It never queries, awaits or measures, and it runs no timer. Its methods are
    for the app's own thread.
    """

    PageWanted: TypeAlias = messages.PageWanted
    CursorMoved: TypeAlias = messages.CursorMoved
    Activated: TypeAlias = messages.Activated
    Folded: TypeAlias = messages.Folded
    Unfolded: TypeAlias = messages.Unfolded

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        tree: bool = False,
        show_header: bool = True,
        glyphs: Glyphs = UNICODE,
        empty: str = "",
        bar: int = BAR,
        page_size: int = 200,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """A list without rows.

        Args:
            columns: From left to right.
            tree: Whether rows are indented and can be expanded.
            show_header: Whether the first line holds the columns' labels.
            glyphs: The marks to draw.
            empty: What to say where there are no rows.
            bar: How many cells of a line the cursor's bar reaches over, at most, in whole columns.
            page_size: Rows a request, at least.
            id: As for every widget.
            classes: As for every widget.
        """
        setting = Setting(tuple(columns), 0, glyphs, tree, bar=bar)
        super().__init__(setting, show_header, empty, page_size, id, classes)

    @property
    def position(self) -> tuple[int | None, int | None]:
        """The chosen row's index and the number of rows; None for what is not known."""
        window = self._pager.window
        known = window.anchored and bool(window.rows)
        return (self._pager.viewport.cursor if known else None), window.total

    @property
    def rows(self) -> Sequence[Row]:
        """The rows at hand, in order."""
        return self._pager.window.rows

    def rows_of(self, keys: Iterable[Hashable]) -> list[Row]:
        """The rows at hand with these keys, in order."""
        window = self._pager.window
        return [window.rows[at] for at in sorted(window.positions[key] for key in keys if key in window.positions)]

    @property
    def at_top(self) -> bool:
        """Whether the list's first row is in view."""
        window, viewport = self._pager.window, self._pager.viewport
        return window.at_start and viewport.top <= window.start

    def show_top(self) -> None:
        """Scroll to the list's first rows, as far as the chosen row stays in view."""
        viewport = self._pager.viewport
        self._pager.scroll(max(-viewport.top, viewport.cursor - viewport.top - viewport.height + 1))
        self._update()

    def open(self, keep_cursor: bool = True) -> None:
        """Begin with other rows: ask for the first page, and show what there was until it comes.

        Args:
            keep_cursor: Stay on the same key where the first page has it; else on the first row.
        """
        self._pager.open(keep_cursor)
        self._update()

    def set_rows(self, rows: Iterable[Row], keep_cursor: bool = True) -> None:
        """Show a complete list, now or again; nothing is asked for.

        Args:
            rows: All of them, in order.
            keep_cursor: Stay on the same key, or on the nearest row that is left; else on the first row.
        """
        self._pager.set_rows(rows, keep_cursor)
        self._update()

    def show_page(
        self, rows: Iterable[Row], key: Hashable, start_index: int | None = None, total: int | None = None
    ) -> None:
        """Show a page from the middle of a list, with the cursor on a key; the rest is asked for as needed."""
        self._pager.set_page(rows, key, start_index, total)
        self._update()

    def page_loaded(
        self,
        request: PageRequest,
        rows: Iterable[Row],
        start_index: int | None = None,
        total: int | None = None,
    ) -> bool:
        """Take the answer to a request.

        Args:
            request: What was asked.
            rows: The rows, in the list's order; fewer than ``request.limit`` only where the list ends.
            start_index: The index of the first of them; None when unknown.
            total: How many rows the list has; None when unknown.

        Returns:
            False when something newer was asked meanwhile, and the answer dropped.
        """
        taken = self._pager.answer(request, rows, start_index, total)
        if taken:
            self._update()
        return taken

    def page_failed(self, request: PageRequest) -> None:
        """A request could not be answered; what is still needed is asked again at the next key."""
        self._pager.fail(request)
        self._unsaid.clear()

    def invalidate(self) -> None:
        """The rows may have changed: ask for a newer version of those at hand, once no other answer is awaited."""
        self._pager.invalidate()

    def refresh_rows(self, rows: Iterable[Row], start_index: int | None = None, total: int | None = None) -> None:
        """Take a newer version of the rows at hand, unasked: of those in ``rows`` now.

        The cursor stays on its key and its line, or goes to the nearest row that is left.
        """
        self._pager.refresh(rows, start_index, total)
        self._update()

    def set_empty(self, words: str) -> None:
        """Say something else where there are no rows."""
        self._empty = words
        self._update()

    def mark_changed(self, keys: Iterable[Hashable]) -> None:
        """Mark rows as changed just now, whether they are at hand or not."""
        self._marks.update(keys)
        self._update()

    def show_news(self, keys: Iterable[Hashable], rows: Iterable[Row] | None) -> None:
        """Mark rows as changed just now, and take their newer versions.

        Args:
            keys: The rows to be marked, whether they are at hand or not.
            rows: Newer versions of some rows at hand, which stay where they are; None to ask for all of them.
        """
        marked = set(keys)
        self._marks.update(marked)
        if rows is None:
            self._pager.invalidate()
            self._update()
        else:
            newer = list(rows)
            self._pager.replace(newer)
            self._update_rows(marked.union(row.key for row in newer))

    def clear_marks(self, keys: Iterable[Hashable]) -> None:
        """Take these rows' marks away."""
        gone = self._marks.intersection(keys)
        self._marks -= gone
        self._update_rows(gone)
