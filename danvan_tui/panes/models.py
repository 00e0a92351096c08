"""Pane 3: the models in scope, a page at a time."""

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from danvan_tui.commands import Where
from danvan_tui.locale import Words
from danvan_tui.panes.pane import Pane
from danvan_tui.present import say
from danvan_tui.present.lists import model_columns, model_row
from danvan_tui.widgets.virtual_list import ASCII, UNICODE, PageRequest, Row, VirtualList
from db.read.records import ModelRow
from db.scope import ModelSort

COLUMNS = ("name", "unit", "field", "subject", "year", "standing")
"""The columns that are shown until a member chooses others."""


class ModelsPane(Pane):
    """The models in scope."""

    where = Where.MODELS

    class Wanted(Message):
        """The list needs a page: answer with ``answer`` or ``failed``."""

        def __init__(self, request: PageRequest) -> None:
            super().__init__()
            self.request = request

    class Chosen(Message):
        """A model is to be read in full."""

        def __init__(self, model: ModelRow) -> None:
            super().__init__()
            self.model = model

    class CursorMoved(Message, bubble=False):
        """Another model is under the cursor, or none."""

        def __init__(self, model: ModelRow | None) -> None:
            super().__init__()
            self.model = model

    def __init__(self, words: Words, *, ascii_only: bool) -> None:
        """A pane that asks for its first page when it is told to ``reopen``."""
        super().__init__(words)
        self._columns: tuple[str, ...] = COLUMNS
        self._own: tuple[str, ...] | None = None
        self._needless: frozenset[str] = frozenset()
        self._wanted_less: frozenset[str] = frozenset()
        self._list = VirtualList(
            model_columns(words, COLUMNS),
            glyphs=ASCII if ascii_only else UNICODE,
            empty=words("models.empty"),
            id="model-list",
        )
        self._marked: set[int] = set()
        self._picked: dict[int, ModelRow] = {}
        self._pick_mark = "x" if ascii_only else "✓"

    @property
    def body(self) -> Widget:
        """The list."""
        return self._list

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are shown."""
        return self._columns

    @property
    def cursor(self) -> ModelRow | None:
        """The model under the cursor."""
        row = self._list.cursor_row
        return row.item if row is not None and isinstance(row.item, ModelRow) else None

    @property
    def picked(self) -> tuple[ModelRow, ...]:
        """The models that are chosen together, as they were last read, in the order in which they were chosen."""
        return tuple(self._picked.values())

    def pick(self) -> None:
        """Choose the model under the cursor together with others, or no more, and go on to the next one."""
        row = self.cursor
        if row is None:
            return
        if self._picked.pop(row.id, None) is None:
            self._picked[row.id] = row
        self._list.show_news((), [self._row(row)])
        self._say_picked()
        self._list.action_cursor_down()

    def unpick(self) -> None:
        """Choose none together."""
        rows, self._picked = self.picked, {}
        if rows:
            self._list.show_news((), [self._row(row) for row in rows])
            self._say_picked()

    def _say_picked(self) -> None:
        count = len(self._picked)
        self.subtitle(self.words("models.picked", count=say.number(self.words, count)) if count else "")

    def _rows(self, models: Iterable[ModelRow]) -> list[Row]:
        found = list(models)
        self._picked |= {row.id: row for row in found if row.id in self._picked}
        return [self._row(row) for row in found]

    def compose(self) -> ComposeResult:
        """The list."""
        yield self._list

    def reopen(
        self, sort: ModelSort, *, descending: bool, empty: str, needless: frozenset[str] = frozenset()
    ) -> None:
        """Begin again with another scope or order; the cursor stays on its model where it is on the first page.

        Args:
            sort: The order.
            descending: Its first part the other way round.
            empty: What to say where no model is in scope.
            needless: Columns that would say the same in each row: left out once the rows are there, unless the
                member chose columns.
        """
        self._wanted_less = needless
        self._list.set_sort(sort.value, descending=descending)
        self._list.set_empty(empty)
        self._list.open()

    def choose_columns(self, columns: Sequence[str]) -> None:
        """Show the columns that the member wants, at once for the rows at hand."""
        # Those that are shown without a choice are none: an Esc in the dialog gives them back.
        self._own = None if tuple(columns) == self._usual else tuple(columns)
        self._show_columns()

    @property
    def _usual(self) -> tuple[str, ...]:
        return tuple(name for name in COLUMNS if name not in self._needless)

    def _leave_out_needless(self) -> None:
        """Now that the rows are of the scope in which these columns say the same."""
        self._needless = self._wanted_less
        self._show_columns()

    def _show_columns(self) -> None:
        columns = self._usual if self._own is None else self._own
        if columns == self._columns:
            return
        self._columns = columns
        self._list.set_columns(model_columns(self.words, self._columns))
        self._list.refresh_rows([self._row(row.item) for row in self._list.rows if isinstance(row.item, ModelRow)])

    def show_around(self, rows: Iterable[ModelRow], model: int, start: int | None, total: int) -> None:
        """Show the part of the list around a model, the cursor on it.

        Args:
            rows: That part, in the list's order.
            model: The model's id.
            start: The index of the first of the rows; None where nobody counted.
            total: How many models are in scope.
        """
        self._list.show_page(self._rows(rows), model, start, total)
        self._leave_out_needless()
        self.retitle(say.number(self.words, total))

    def _row(self, model: ModelRow) -> Row:
        return model_row(self.words, model, self._columns, self._pick_mark if model.id in self._picked else "")

    def answer(self, request: PageRequest, rows: Iterable[ModelRow], total: int | None) -> bool:
        """A page that was asked for.

        Args:
            request: What was asked.
            rows: The page, in the list's order.
            total: How many models are in scope; None where ``counted`` will say it.

        Returns:
            False when something newer was asked meanwhile, and the answer dropped.
        """
        page = self._rows(rows)
        start = total - len(page) if request.from_end and total is not None else None
        if not self._list.page_loaded(request, page, start, total):
            return False
        self._leave_out_needless()
        if total is not None:
            self.retitle(say.number(self.words, total))
        return True

    def counted(self, total: int) -> None:
        """How many models are in scope, for the list that is shown."""
        self._list.refresh_rows(self._list.rows, total=total)
        self.retitle(say.number(self.words, total))

    def failed(self, request: PageRequest) -> None:
        """A page that could not be read."""
        self._list.page_failed(request)

    def rows_of(self, models: Iterable[int]) -> list[ModelRow]:
        """Those of these models that are at hand, in order."""
        return [row.item for row in self._list.rows_of(models) if isinstance(row.item, ModelRow)]

    def show_news(self, changed: Iterable[int], rows: Iterable[ModelRow] | None) -> None:
        """The register changed; the cursor stays on its model.

        Args:
            changed: The models to be marked.
            rows: The models at hand as they are now; None to ask for them again.
        """
        changed = frozenset(changed)
        self._marked |= changed
        newer = None if rows is None else self._rows(row for row in rows if row.id in changed)
        self._list.show_news(changed, newer)

    def clear_marks(self) -> None:
        """What changed is no longer news."""
        self._list.clear_marks(self._marked)
        self._marked.clear()

    def on_virtual_list_page_wanted(self, message: VirtualList.PageWanted) -> None:
        """The list needs a page."""
        message.stop()
        self.post_message(self.Wanted(message.request))

    def on_virtual_list_activated(self, message: VirtualList.Activated) -> None:
        """Enter on a model."""
        message.stop()
        if message.row is not None and isinstance(message.row.item, ModelRow):
            self.post_message(self.Chosen(message.row.item))

    def on_virtual_list_cursor_moved(self, message: VirtualList.CursorMoved) -> None:
        """Another model is under the cursor."""
        message.stop()
        item = message.row.item if message.row is not None else None
        # Not on its way through all that is around: this is what a key costs.
        self.screen.post_message(self.CursorMoved(item if isinstance(item, ModelRow) else None))
