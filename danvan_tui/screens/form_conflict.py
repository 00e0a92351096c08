"""Two people changed one record: mine, theirs, and what was there, and each entry's choice."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from danvan_tui.forms.merging import Clash
from danvan_tui.present.clashes import clash_lines
from danvan_tui.present.keys import Keys
from danvan_tui.screens.dialog import FRAME
from danvan_tui.screens.picking import ListDialog
from danvan_tui.widgets.text_view import TextView
from danvan_tui.widgets.virtual_list import Cell, Column, Row, VirtualList
from db.text import for_terminal

IN_FULL = 12
"""Lines for the versions of the entry under the cursor."""
FEWEST = 6
"""Of these lines, those that a low screen keeps."""


class ConflictDialog(ListDialog[frozenset[str]]):
    """The entries that both changed. Enter on one turns between mine and theirs; the last line goes on."""

    title_text = "form.conflict.title"
    BINDINGS: ClassVar[list[BindingType]] = [
        # The list is short, and what is below it may be long.
        Binding("pagedown", "scroll('down')", show=False, priority=True),
        Binding("pageup", "scroll('up')", show=False, priority=True),
    ]
    keys: ClassVar[Keys] = (
        ("↑ ↓", "key.choose"),
        ("Enter", "form.key.turn"),
        ("PgDn", "form.key.read"),
        ("Esc", "key.close"),
    )

    def __init__(self, clashes: Sequence[Clash], labels: Mapping[str, str]) -> None:
        """A dialog.

        Args:
            clashes: What both changed.
            labels: The entries' labels, by their ids.
        """
        super().__init__(classes="-form")
        self._clashes = clashes
        self._labels = labels
        self._mine = {clash.id for clash in clashes}

    @property
    def lines(self) -> int:
        """A heading, an entry a line, the line that goes on, and an entry's versions in full."""
        return self._listed + IN_FULL

    @property
    def _listed(self) -> int:
        return len(self._clashes) + 2

    def contents(self) -> ComposeResult:
        """The list, and below it the versions of the entry under its cursor."""
        yield from super().contents()
        yield TextView(id="clash")

    def columns(self) -> list[Column]:
        """Which entry, mine, theirs, what was there."""
        return [
            Column("entry", "", 16, 20, priority=9),
            Column("mine", "", 14, weight=1, priority=8),
            Column("theirs", "", 14, weight=1, priority=7),
            Column("before", "", 14, weight=1, priority=6),
        ]

    def on_mount(self) -> None:
        """Show what clashes."""
        self.query_one("#clash", TextView).can_focus = False
        self.choices.styles.height = min(self._listed, max(self.size.height - FRAME - FEWEST, 3))
        self._redraw()
        self.choices.select(self._clashes[0].id)
        self.say(self.words("form.conflict.how"))

    def _redraw(self) -> None:
        words = self.words
        head = Row(
            "",
            tuple(
                Cell(words(f"form.conflict.{name}") if name else "", "dim")
                for name in ("", "mine", "theirs", "before")
            ),
        )
        rows = [head]
        for clash in self._clashes:
            mine = clash.id in self._mine
            texts = [for_terminal(value.text) for value in (clash.mine, clash.theirs, clash.before)]
            rows.append(
                Row(
                    clash.id,
                    (
                        Cell(self._labels[clash.id]),
                        Cell(("● " if mine else "  ") + texts[0], "accent" if mine else ""),
                        Cell(("  " if mine else "● ") + texts[1], "" if mine else "accent"),
                        Cell(texts[2], "dim"),
                    ),
                )
            )
        rows.append(Row(None, (Cell(words("form.conflict.done"), "strong"), Cell(""), Cell(""), Cell(""))))
        self.choices.set_rows(rows)

    def on_virtual_list_cursor_moved(self, message: VirtualList.CursorMoved) -> None:
        """Show the versions of the entry that the cursor stands on."""
        message.stop()
        key = None if message.row is None else message.row.key
        clash = next((each for each in self._clashes if each.id == key), None)
        words = self.words
        self.query_one("#clash", TextView).show(
            lambda width: [] if clash is None else clash_lines(words, clash, width), from_top=True
        )

    def action_scroll(self, way: str) -> None:
        """Read on, or back."""
        getattr(self.query_one("#clash", TextView), f"action_page_{way}")()

    def chosen(self, row: Row) -> None:
        """Turn one, or go on."""
        if row.key is None:
            self.dismiss(frozenset(self._mine))
        elif isinstance(row.key, str) and row.key:
            self._mine ^= {row.key}
            self._redraw()
