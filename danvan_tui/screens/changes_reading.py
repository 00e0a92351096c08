"""The reading of the ledger: pages of its acts in a thread, and what came in since."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from danvan_tui.ledger_view import LedgerView
from danvan_tui.live import Live, Loss, News
from danvan_tui.present.change_rows import act_row
from danvan_tui.present.live_state import why_lost
from danvan_tui.screens.asking import Asker
from danvan_tui.screens.everywhere import EverywhereCommands
from danvan_tui.screens.fresh_marks import FreshMarks
from danvan_tui.widgets.virtual_list import PageRequest, Row, VirtualList
from db.errors import DanvanError, Denied
from db.read.act_records import ActRow
from db.scope import Scope

_AROUND = 50
"""Acts that are read where one is folded again."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the ledger: of which scope (None for the whole register), and what narrows it."""

    scope: Scope | None
    view: LedgerView


@dataclass(frozen=True, slots=True)
class Page:
    """Acts that were read.

    Attributes:
        asked: Of what.
        rows: The acts, newest first.
        revision: The register's revision.
        at: When they were read.
    """

    asked: Asked
    rows: tuple[ActRow, ...]
    revision: int
    at: datetime


class ChangesReading(EverywhereCommands):
    """What the screen of the ledger reads, and what it does with the answers."""

    asker: Asker
    lost: Loss | None = None
    whole = False
    view = LedgerView()
    since: int | None = None
    """The last line that the member has seen; None where that is not known."""
    page: Page | None = None
    seen_until: int | None = None
    """The newest line that there was in any page that was shown; a page that is still read does not undo that."""
    _known: int | None = None
    """The newest line that there was when the list's rows were read."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.fresh = FreshMarks(self)

    @property
    def listed(self) -> VirtualList:
        """The list."""
        raise LookupError(type(self))

    def say_lines(self) -> None:
        """Say header and keys anew."""
        raise LookupError(type(self))

    @property
    def asked(self) -> Asked:
        """What is shown."""
        return Asked(None if self.whole else self.looked.scope, self.view)

    def reopen(self, *, keep_cursor: bool = True) -> None:
        """Begin again with something else."""
        self._begin()
        self.listed.open(keep_cursor)
        self.say_lines()

    def reopen_at(self, row: ActRow) -> None:
        """The same, with the cursor on an act."""
        self._begin()
        asked = self.asked

        def read(live: Live) -> Page:
            return self._read(live, asked, after=row.place, inclusive=True, limit=_AROUND)

        def take(page: Page) -> None:
            if page.asked == self.asked:
                self._turn_to(page)
                self._known = page.revision
                self.listed.show_page(self._rows(page), row.key)
                self.say_lines()

        self.asker.ask("around", read, take)
        self.say_lines()

    def _begin(self) -> None:
        self.page = self._known = None
        self.fresh.clear(self.listed)
        narrowed = ".narrowed" if self.view.filters else ".whole" if self.whole else ""
        self.listed.set_empty(self.words(f"changes.empty{narrowed}"))

    def read_since(self) -> None:
        """Read until where the member has seen the ledger."""
        actor = self.danvan.actor

        def read(live: Live) -> int | None:
            from db.read.last_look import last_look

            with live.database().read() as connection:
                return last_look(connection, actor)

        def take(since: int | None) -> None:
            self.since = since
            if since is not None and self.page is not None:
                self.listed.refresh_rows(
                    act_row(self.words, row.item, self.page.at, since)
                    for row in self.listed.rows
                    if isinstance(row.item, ActRow)
                )
                self.say_lines()

        self.asker.ask("since", read, take)

    def on_virtual_list_page_wanted(self, message: VirtualList.PageWanted) -> None:
        """Read a page in a thread."""
        message.stop()
        request, asked = message.request, self.asked

        def read(live: Live) -> Page | DanvanError:
            try:
                return self._read(
                    live,
                    asked,
                    after=cast("tuple[int, int] | None", request.after),
                    before=cast("tuple[int, int] | None", request.before),
                    from_end=request.from_end,
                    inclusive=request.inclusive,
                    limit=request.limit,
                )
            except DanvanError as error:
                return error

        self.asker.ask("page", read, lambda answer: self._take(request, answer))

    def _read(
        self,
        live: Live,
        asked: Asked,
        *,
        after: tuple[int, int] | None = None,
        before: tuple[int, int] | None = None,
        from_end: bool = False,
        inclusive: bool = False,
        limit: int,
    ) -> Page:
        from db.read.act_pages import act_page
        from db.read.ledger_rights import refuse_private

        entities = asked.view.entities
        with live.database().read() as connection:
            refuse_private(connection, self.danvan.actor, entities)
        seen = live.read(
            act_page,
            asked.scope,
            sieve=asked.view.sieve,
            entities=entities,
            after=after,
            before=before,
            from_end=from_end,
            inclusive=inclusive,
            limit=limit,
        )
        return Page(asked, seen.value, seen.revision, seen.at)

    def _rows(self, page: Page) -> list[Row]:
        return [act_row(self.words, row, page.at, self.since) for row in page.rows]

    def _take(self, request: PageRequest, page: Page | DanvanError) -> None:
        if isinstance(page, DanvanError):
            self.listed.page_failed(request)
            if isinstance(page, Denied):
                # What was read before is not what is asked for now.
                self.listed.set_empty(f"{page.words(self.words.language)}\n{page.hint(self.words.language)}")
                self.listed.set_rows(())
                return
            self.failed(page)
            return
        if page.asked != self.asked:
            return
        known, at_top = self._known, self.listed.at_top
        if not self.listed.page_loaded(request, self._rows(page)):
            return
        self._turn_to(page)
        if at_top:
            # The cursor stays on its line; what came in above it is what one looks here for.
            self.listed.show_top()
        if request.purpose.replaces:
            self.fresh.add(self.listed, {row.key for row in page.rows if known is not None and row.last > known})
            self._known = page.revision
        self.say_lines()

    def _turn_to(self, page: Page) -> None:
        self.page = page
        self.seen_until = max(page.revision, self.seen_until or 0)

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
