"""The reading of the last changes: pages of the ledger in a thread, and what came in since."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from textual.timer import Timer

from danvan_tui.live import Live, Loss, News
from danvan_tui.present.change_rows import change_row
from danvan_tui.present.live_state import why_lost
from danvan_tui.screens.asking import Asker
from danvan_tui.screens.everywhere import EverywhereCommands
from danvan_tui.screens.news import MARK_SECONDS
from danvan_tui.widgets.virtual_list import PageRequest, VirtualList
from db.errors import DanvanError
from db.read.records import HistoryLine
from db.scope import Scope


@dataclass(frozen=True, slots=True)
class Page:
    """Lines that were read.

    Attributes:
        request: What was asked.
        scope: Of which scope; None for the whole register.
        lines: The lines, newest first.
        revision: The register's revision.
        at: When they were read.
    """

    request: PageRequest
    scope: Scope | None
    lines: tuple[HistoryLine, ...]
    revision: int
    at: datetime


class ChangesReading(EverywhereCommands):
    """What the screen of the last changes reads, and what it does with the answers."""

    asker: Asker
    lost: Loss | None = None
    whole = False
    page: Page | None = None
    _known: int | None = None
    """The newest line that there was when the list's rows were read."""
    _marks: Timer | None = None

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self._marked: set[int] = set()

    @property
    def listed(self) -> VirtualList:
        """The list."""
        raise LookupError(type(self))

    def say_lines(self) -> None:
        """Say header and keys anew."""
        raise LookupError(type(self))

    @property
    def scope(self) -> Scope | None:
        """Whose changes are shown; None for the whole register's."""
        return None if self.whole else self.looked.scope

    def reopen(self) -> None:
        """Begin again with another scope."""
        self.page = self._known = None
        self.clear_marks()
        self.listed.set_empty(self.words("changes.empty.whole" if self.whole else "changes.empty"))
        self.listed.open()
        self.say_lines()

    def on_virtual_list_page_wanted(self, message: VirtualList.PageWanted) -> None:
        """Read a page in a thread."""
        message.stop()
        request, scope = message.request, self.scope

        def read(live: Live) -> Page | DanvanError:
            from db.read.history import history_page

            try:
                seen = live.read(
                    history_page,
                    scope,
                    after=cast("int | None", request.after),
                    before=cast("int | None", request.before),
                    from_end=request.from_end,
                    inclusive=request.inclusive,
                    limit=request.limit,
                )
            except DanvanError as error:
                return error
            return Page(request, scope, seen.value, seen.revision, seen.at)

        self.asker.ask("page", read, lambda answer: self._take(request, answer))

    def _take(self, request: PageRequest, page: Page | DanvanError) -> None:
        if isinstance(page, DanvanError):
            self.listed.page_failed(request)
            self.failed(page)
            return
        if page.scope != self.scope:
            return
        known, at_top = self._known, self.listed.at_top
        if not self.listed.page_loaded(request, [change_row(self.words, line, page.at) for line in page.lines]):
            return
        self.page = page
        if at_top:
            # The cursor stays on its line; what came in above it is what one looks here for.
            self.listed.show_top()
        if request.purpose.replaces:
            self._mark({line.key for line in page.lines if known is not None and line.key > known})
            self._known = page.revision
        self.say_lines()

    def _mark(self, keys: set[int]) -> None:
        if keys:
            self._marked |= keys
            self.listed.mark_changed(keys)
            if self._marks is not None:
                self._marks.stop()
            self._marks = self.set_timer(MARK_SECONDS, self.clear_marks)

    def clear_marks(self) -> None:
        """What came in is no longer news."""
        self.listed.clear_marks(self._marked)
        self._marked.clear()

    def hear(self, news: News) -> None:
        """What the register says, in the feed's thread."""
        self.asker.tell(self._told, news)

    def _told(self, news: News) -> None:
        self.lost = news.lost
        if news.lost is None:
            self.listed.invalidate()
        self.say_lines()

    def failed(self, error: DanvanError) -> None:
        """Say what went wrong and what to do."""
        language = self.words.language
        said = f"{error.words(language)} {error.hint(language)}"
        if self.lost is not None:
            said = self.words("lost.wait", why=why_lost(self.words, self.lost))
        self.tell(said, "error")
