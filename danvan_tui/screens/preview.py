"""What an import would do, as a dialog shows it: the file, its figures, the rows to look at, what Enter does."""

from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult

from danvan_tui.importer import Planned
from danvan_tui.present.import_rows import preview_columns, preview_rows, row_words
from danvan_tui.present.importing import confirm_pieces, figure_lines, sheet_pieces, wrapped
from danvan_tui.screens.dialog import Dialog, ResultT
from danvan_tui.widgets.confirm_list import ConfirmList
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.text_view import TextLine, TextView
from danvan_tui.widgets.virtual_list import Piece, VirtualList

LOW = 20
"""Lines of a screen below which the figures take two."""


class PreviewDialog(Dialog[ResultT]):
    """The look of an import; what its keys do is its subclass's."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../styles/dialogs.tcss", "../styles/importing.tcss"]
    title_text = "import.title"

    def __init__(self) -> None:
        """A dialog without a plan."""
        super().__init__(classes="-large")
        self.planned: Planned | None = None
        self.chosen: dict[str, int] = {}
        """The units that were chosen, by the file's words for them."""

    @property
    def lines(self) -> int:
        """As many as the screen has."""
        return self.app.size.height

    def contents(self) -> ComposeResult:
        """The file, its figures, the rows to look at, the chosen row in full, what Enter does."""
        more = self.glyphs.descending
        yield Line(ellipsis=self.glyphs.ellipsis, id="import-file")
        yield TextView(more=more, id="import-figures")
        yield ConfirmList(preview_columns(self.words), glyphs=self.glyphs, id="import-rows")
        yield TextView(more=more, id="import-words")
        yield Line(ellipsis=self.glyphs.ellipsis, id="import-confirm")

    @property
    def rows(self) -> VirtualList:
        """The list of rows."""
        return self.query_one("#import-rows", VirtualList)

    def on_mount(self) -> None:
        """The keys go to the list."""
        for name in ("#import-figures", "#import-words"):
            self.query_one(name, TextView).can_focus = False
        self.rows.focus()

    def on_resize(self) -> None:
        """A low screen has the figures in fewer lines."""
        self.set_class(self.app.size.height < LOW, "-low")
        self.show_figures()

    def show_nothing(self, name: str, empty: str, confirm: str, style: str) -> None:
        """Show no plan.

        Args:
            name: The file's name, safe to show.
            empty: What stands in place of the rows.
            confirm: What stands in place of what Enter does.
            style: The look of that.
        """
        self.planned = None
        self.rows.set_empty(empty)
        self.rows.set_rows(())
        self.say_words("")
        self.query_one("#import-file", Line).say([Piece(f" {name}", "strong")])
        self.say_confirm(confirm, style)
        self.show_figures()

    def show_plan(self, planned: Planned, sheets: tuple[str, ...]) -> None:
        """Show a plan; ``sheets`` are the file's."""
        self.planned = planned
        plan = planned.plan
        self.rows.set_empty(self.words("import.no_rows"))
        self.show_rows(keep_cursor=False)
        self.query_one("#import-file", Line).say(sheet_pieces(self.words, plan, sheets))
        self.show_figures()

    def show_rows(self, *, keep_cursor: bool = True) -> None:
        """Show the plan's rows and what Enter does, now or after a unit was chosen."""
        if self.planned is not None:
            plan = self.planned.plan
            rows = preview_rows(self.words, plan, self.chosen, self.planned.units)
            self.rows.set_columns(preview_columns(self.words, plan, self.chosen))
            self.rows.set_rows(rows, keep_cursor=keep_cursor)
            self.show_cursor_row()
            self.show_confirm()

    def show_confirm(self) -> None:
        """Say what Enter does at the row under the cursor."""
        row, planned = self.rows.cursor_row, self.planned
        if planned is not None:
            item = None if row is None else row.item
            confirm = confirm_pieces(self.words, planned.plan, self.chosen, item, self.danvan.ascii_only)
            self.query_one("#import-confirm", Line).say(confirm)

    def show_figures(self) -> None:
        """Show the plan's figures."""
        planned, brief = self.planned, self.has_class("-low")

        def compose(width: int) -> list[TextLine]:
            return figure_lines(self.words, planned.plan, width, brief=brief) if planned is not None else []

        view = self.query_one("#import-figures", TextView)
        fields = len(planned.plan.by_field) if planned is not None else 0
        standings = planned is not None and bool(planned.plan.by_standing)
        view.styles.height = (2 if brief else max(4, fields)) + standings
        view.show(compose, from_top=True)

    def show_cursor_row(self) -> None:
        """Say the row under the cursor in full."""
        row, planned = self.rows.cursor_row, self.planned
        if row is None or planned is None:
            self.say_words("")
        else:
            self.say_words(row_words(self.words, row.item, self.chosen, planned.units))

    def say_words(self, text: str, style: str = "") -> None:
        """Say something below the rows."""
        self.query_one("#import-words", TextView).show(lambda width: wrapped(text, width, style), from_top=True)

    def say_confirm(self, text: str, style: str) -> None:
        """Say what Enter does."""
        self.query_one("#import-confirm", Line).say([Piece(f" {text} ", style)])

    def on_virtual_list_cursor_moved(self, message: VirtualList.CursorMoved) -> None:
        """Another row is under the cursor."""
        message.stop()
        self.show_cursor_row()
