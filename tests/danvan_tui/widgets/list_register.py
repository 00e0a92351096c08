"""An owner of a list that answers the list's requests, and what the list then has to show."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from danvan_tui.widgets.virtual_list.pager import Pager
from danvan_tui.widgets.virtual_list.paging import PageRequest


@dataclass(frozen=True)
class Item:
    """A row: what it is, and where it stands."""

    key: str
    place: int


def items(*places: int) -> list[Item]:
    """Rows whose keys are named for their places."""
    return [Item(f"k{place}", place) for place in places]


@dataclass
class Register:
    """An owner of a list: the whole of it, and the requests that it has not answered."""

    rows: list[Item]
    counts: bool = True
    numbers: bool = True
    asked: list[PageRequest] = field(default_factory=list)

    def page(self, request: PageRequest) -> list[Item]:
        """The rows that a request asks for, as keyset paging gives them."""
        if request.from_end:
            return self.rows[max(0, len(self.rows) - request.limit) :]
        if isinstance(request.before, int):
            before = request.before
            return [row for row in self.rows if row.place < before][-request.limit :]
        if isinstance(request.after, int):
            least = request.after if request.inclusive else request.after + 1
            return [row for row in self.rows if row.place >= least][: request.limit]
        return self.rows[: request.limit]

    def answer_one(self, pager: Pager[Item]) -> bool:
        """Answer the oldest request."""
        request = self.asked.pop(0)
        page = self.page(request)
        start = self.rows.index(page[0]) if page and self.numbers else None
        return pager.answer(request, page, start, len(self.rows) if self.counts else None)

    def answer_all(self, pager: Pager[Item]) -> None:
        """Answer until nothing more is asked."""
        rounds = 0
        while self.asked:
            self.answer_one(pager)
            rounds += 1
            assert rounds < 500, "the list never stops asking"


def opened(register: Register, page_size: int, height: int) -> Pager[Item]:
    """A pager over a register, with its first page."""
    pager: Pager[Item] = Pager(register.asked.append, page_size, pages=3)
    pager.resize(height)
    pager.open(keep_cursor=False)
    register.answer_all(pager)
    return pager


def visible(pager: Pager[Item]) -> list[str]:
    """The keys in view; a row that is not loaded yet is "…"."""
    view, window = pager.viewport, pager.window
    keys = []
    for index in range(view.top, view.top + view.height):
        row = window.row_at(index)
        if row is not None:
            keys.append(row.key)
        elif window.known_end is None or index < window.known_end:
            keys.append("…")
    return keys


def assert_in_line(pager: Pager[Item], full: Sequence[Item]) -> None:
    """What is in view is a stretch of the full list without gaps, as full as can be, with the cursor in it."""
    keys = [row.key for row in full]
    seen = visible(pager)
    if not full:
        assert seen == []
        assert pager.row is None
        return
    first = keys.index(seen[0])
    assert seen == keys[first : first + pager.viewport.height]
    assert len(seen) == min(len(keys), pager.viewport.height)
    assert pager.row is not None
    assert pager.row.key in seen
    if pager.window.anchored:
        assert pager.viewport.top == first
