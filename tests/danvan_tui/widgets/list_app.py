"""A screen with nothing but a list, which remembers what the list said and what it repainted."""

from collections.abc import Sequence

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

from danvan_tui.widgets.virtual_list import Cell, Column, PageRequest, Row, VirtualList
from danvan_tui.widgets.virtual_list.messages import RowMessage

COLUMNS = (
    Column("name", "Mô hình", 10, None, 1, priority=9),
    Column("unit", "Đơn vị", 8, 14, 1, priority=1),
    Column("count", "Cộng", 5, 5, align="right", priority=5),
)


def row(number: int, name: str = "", count: str = "") -> Row:
    """A row of three cells; its key and its place are its number."""
    cells = (Cell(name or f"Đường hoa {number}"), Cell("Xã Đinh Xá"), Cell(count or str(number)))
    return Row(number, cells, place=number, item=number)


class SpyList(VirtualList):
    """A list that remembers which of its lines were drawn anew."""

    drawn: list[int]

    def render_line(self, y: int) -> Strip:
        """Draw a line and remember it."""
        self.drawn.append(y)
        return super().render_line(y)


class ListApp(App[None]):
    """A list, and whatever it said."""

    CSS = "SpyList { height: 100%; } Screen { layers: base; }"

    def __init__(self, rows: Sequence[Row] | None = None, spy: SpyList | None = None) -> None:
        """A list of these rows by pages; nothing is answered while ``answering`` is off."""
        super().__init__()
        self.list = spy or SpyList(COLUMNS, page_size=20, empty="Chưa có mô hình nào ở đây")
        self.list.drawn = []
        self.register = list(rows) if rows is not None else None
        self.answering = True
        self.asked: list[PageRequest] = []
        self.said: list[RowMessage] = []

    def compose(self) -> ComposeResult:
        """The list alone."""
        yield self.list

    def on_mount(self) -> None:
        """Ask for the first page."""
        self.list.focus()
        if self.register is not None:
            self.list.open()

    def on_virtual_list_page_wanted(self, message: VirtualList.PageWanted) -> None:
        """Answer at once, or remember the request."""
        self.asked.append(message.request)
        if self.answering:
            self.answer(message.request)

    def answer(self, request: PageRequest) -> bool:
        """Answer a request, as the register is now."""
        rows = self.register or []
        least = -1 if not isinstance(request.after, int) else request.after + (not request.inclusive)
        if request.from_end:
            page = rows[-request.limit :]
        elif isinstance(request.before, int):
            before = request.before
            page = [row for row in rows if row.key < before][-request.limit :]  # type: ignore[operator]  # keys here are numbers
        else:
            page = [row for row in rows if row.key >= least][: request.limit]  # type: ignore[operator]  # keys here are numbers
        start = rows.index(page[0]) if page else None
        return self.list.page_loaded(request, page, start, len(rows))

    def on_virtual_list_cursor_moved(self, message: VirtualList.CursorMoved) -> None:
        """Remember it."""
        self.said.append(message)

    def on_virtual_list_activated(self, message: VirtualList.Activated) -> None:
        """Remember it."""
        self.said.append(message)

    def on_virtual_list_folded(self, message: VirtualList.Folded) -> None:
        """Remember it."""
        self.said.append(message)

    def on_virtual_list_unfolded(self, message: VirtualList.Unfolded) -> None:
        """Remember it."""
        self.said.append(message)

    def lines(self) -> list[str]:
        """What the list shows, line by line."""
        drawn = list(self.list.drawn)
        shown = [self.list.render_line(y).text.rstrip() for y in range(self.list.size.height)]
        self.list.drawn[:] = drawn
        return shown


SIZE = (44, 9)
"""A header and eight rows."""


def many(count: int) -> list[Row]:
    """Rows numbered from 0."""
    return [row(number) for number in range(count)]


async def redrawn(app: ListApp, pilot: Pilot[None], *keys: str) -> list[int]:
    """The lines that were drawn anew for some keys."""
    await pilot.pause()
    app.list.drawn.clear()
    await pilot.press(*keys)
    await pilot.pause()
    return sorted(app.list.drawn)


def moved_to(app: ListApp) -> list[object]:
    """The keys that the cursor was said to move to."""
    return [said.key for said in app.said if isinstance(said, VirtualList.CursorMoved)]
