"""The reading of a board: its records in a thread, what came in since, and which of them are shown."""

from collections.abc import Hashable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from textual.timer import Timer

from danvan_tui.boards.board import Asked, Board, Found, Into, Record
from danvan_tui.live import Live, Loss, News
from danvan_tui.present.boards import picked_cells
from danvan_tui.present.live_state import why_lost
from danvan_tui.screens.fresh_marks import FreshMarks
from danvan_tui.screens.offering import Offering
from danvan_tui.widgets.virtual_list import Row, VirtualList
from db.text import fold, local_today

if TYPE_CHECKING:
    from danvan_tui.forms.form import Added
    from db.errors import DanvanError

REST_SECONDS: Final = 0.25
"""How long the cursor must rest on a record before what more there is of it is read."""


class BoardReading(Offering):
    """What a board's screen reads, and what it does with the answers."""

    board: Board
    lost: Loss | None = None
    found: Found | None = None
    full: Any = None
    """What more there is of the record under the cursor; None until it is there."""
    _rest: Timer | None = None

    def __init__(self, board: Board) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.board = board
        self.view = board.views[0]
        self.into: Into | None = None
        self.turn = 0
        self.typed = ""
        self._of: Asked | None = None
        self._picked: set[Hashable] = set()
        self.fresh = FreshMarks(self)
        self._sought: Added | None = None

    @property
    def listed(self) -> VirtualList:
        """The list."""
        return self.query_one("#board-list", VirtualList)

    def say_lines(self) -> None:
        """Say header, tabs, what is shown and keys anew."""
        raise LookupError(type(self))

    def show_record(self) -> None:
        """Show the record under the cursor in full."""
        raise LookupError(type(self))

    @property
    def at(self) -> str:
        """The view that is shown: one of the tabs', or the one that was gone into."""
        return self.into.view if self.into is not None else self.view

    @property
    def asked(self) -> Asked:
        """What is shown."""
        within = self.into.within if self.into is not None else None
        return Asked(self.at, within, self.turn, self.looked.scope, self.danvan.actor, local_today())

    @property
    def chosen(self) -> Any:
        """The record under the cursor; None where there is none."""
        row = self.listed.cursor_row
        return None if row is None else row.item

    @property
    def picked(self) -> list[Any]:
        """The records that are marked together, in the list's order; without any, the one under the cursor."""
        rows = self.found.rows if self.found is not None else ()
        marked = [record for record in rows if record.key in self._picked]
        return marked or [record for record in [self.chosen] if record is not None]

    # --- reading --------------------------------------------------------------------------------------------

    def reopen(self) -> None:
        """Begin again with another view."""
        self.found = None
        self._sought = None
        self._picked.clear()
        self.fresh.clear(self.listed)
        self.listed.set_columns(self.board.columns(self.words, self.at))
        self.listed.set_empty(self.words("header.reading"))
        self.listed.set_rows((), keep_cursor=False)
        self.show_record()
        self.reread()

    def reread(self) -> None:
        """Read what is shown, in a thread."""
        asked, board = self.asked, self.board

        def read(live: Live) -> Found:
            return board.read(live, asked)

        self.asker.ask("rows", read, lambda found: self._take(asked, found), about=asked)
        self.say_lines()

    def _take(self, asked: Asked, found: Found) -> None:
        if asked != self.asked:
            return
        before = {record.key: record for record in self.found.rows} if self.found and self._of == asked else None
        self.found, self._of = found, asked
        self._picked &= {record.key for record in found.rows}
        self.listed.set_empty(self.board.empty(self.words, asked, found))
        self.show_rows()
        if before is not None:
            self.fresh.add(self.listed, {record.key for record in found.rows if before.get(record.key) != record})
        self._seek()
        self.show_record()
        self.say_lines()

    def done(self) -> None:
        """What was marked is done."""
        self.unpick()

    def go_to_added(self, added: "Added") -> None:
        """Go to a record that was added just now: at once, or when the news of it comes."""
        self._sought = added
        self._seek()

    def seek_no_more(self) -> None:
        """Whoever pressed a key meanwhile is somewhere else."""
        self._sought = None

    def _seek(self) -> None:
        added = self._sought
        if added is None or self.found is None:
            return
        for record in self.found.rows:
            if added.is_said_by(self.board.what(record)):
                self._sought = None
                self.listed.select(record.key)

    def show_rows(self) -> None:
        """Show the records in which the typed words are, the marked ones with their mark."""
        rows = self.found.rows if self.found is not None else ()
        wanted = fold(self.typed).split()
        shown = [self._row(record) for record in rows]
        self.listed.set_rows(row for row in shown if _has(row, wanted))

    def _row(self, record: Record) -> Row:
        cells = self.board.cells(self.words, self.at, record)
        if record.key in self._picked:
            columns = self.board.columns(self.words, self.at)
            cells = picked_cells(cells, columns, "x" if self.danvan.ascii_only else "✓")
        return Row(record.key, cells, item=record)

    def pick(self) -> None:
        """Mark the record under the cursor together with others, or no more, and go on to the next one."""
        record = self.chosen
        if record is not None:
            self._picked ^= {record.key}
            self.listed.show_news((), [self._row(record)])
            self.listed.action_cursor_down()
            self.say_lines()

    def unpick(self) -> bool:
        """Mark none any more; False where none was."""
        if not self._picked:
            return False
        self._picked.clear()
        self.show_rows()
        self.say_lines()
        return True

    @property
    def picks(self) -> int:
        """How many records are marked."""
        return len(self._picked)

    def read_full(self) -> None:
        """Read what more there is of the record under the cursor, once it rests there."""
        if self._rest is not None:
            self._rest.stop()
        self.full = None
        if self.board.reads_full and self.chosen is not None:
            self._rest = self.set_timer(REST_SECONDS, self._read_full)

    def _read_full(self) -> None:
        asked, record, board = self.asked, self.chosen, self.board
        if record is not None:
            self.asker.ask(
                "full", lambda live: board.full(live, asked, record), lambda full: self._take_full(record, full)
            )

    def _take_full(self, record: Record, full: object) -> None:
        if self.chosen is not None and self.chosen.key == record.key:
            self.full = full
            self.show_record()

    # --- news -----------------------------------------------------------------------------------------------

    def hear(self, news: News) -> None:
        """What the register says, in the feed's thread."""
        self.asker.tell(self._told, news)

    def _told(self, news: News) -> None:
        self.lost = news.lost
        if news.lost is None:
            self.reread()
            if self.board.reads_full:
                self._read_full()
        self.say_lines()

    def failed(self, error: "DanvanError") -> None:
        """Say what went wrong and what to do."""
        language = self.words.language
        said = f"{error.words(language)} {error.hint(language)}"
        if self.lost is not None:
            said = self.words("lost.wait", why=why_lost(self.words, self.lost))
        self.tell(said, "error")

    @property
    def read_at(self) -> datetime | None:
        """When what is shown was read."""
        return None if self.found is None else self.found.at


def _has(row: Row, wanted: list[str]) -> bool:
    if not wanted:
        return True
    text = fold(" ".join(cell.text for cell in row.cells))
    return all(word in text for word in wanted)
