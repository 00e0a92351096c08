"""Pane 2: the units as a tree, with a figure for each field."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from danvan_tui.commands import Where
from danvan_tui.locale import Words
from danvan_tui.panes.pane import Pane
from danvan_tui.panes.tree import flatten
from danvan_tui.present import say
from danvan_tui.present.lists import unit_list_columns, unit_row
from danvan_tui.widgets.virtual_list import ASCII, UNICODE, Column, VirtualList
from db.read.records import FieldsView, UnitRow

Branches = dict[int | None, tuple[UnitRow, ...]]


@dataclass(frozen=True, slots=True)
class _Shown:
    fields: FieldsView
    branches: Branches
    chosen: int | None
    field: str | None


class UnitsPane(Pane):
    """The units. Enter on one narrows everything else to it and what is below it."""

    where = Where.UNITS

    class Chosen(Message):
        """A unit was chosen."""

        def __init__(self, unit: int, name: str) -> None:
            super().__init__()
            self.unit = unit
            self.name = name

    class Opened(Message):
        """Units of the tree were opened whose branches are not at hand."""

    def __init__(self, words: Words, *, ascii_only: bool) -> None:
        """An empty pane."""
        super().__init__(words)
        self._ascii = ascii_only
        self._list = VirtualList(
            (), tree=True, glyphs=ASCII if ascii_only else UNICODE, empty=words("units.empty"), id="unit-list"
        )
        self._shown: _Shown | None = None
        self._open_units: set[int] = set()
        self._folded_units: set[int] = set()
        self._columns: list[Column] = []
        self.by_total = False

    @property
    def body(self) -> Widget:
        """The tree."""
        return self._list

    @property
    def opened(self) -> frozenset[int]:
        """The units whose branches are shown."""
        return frozenset(self._open_units)

    def compose(self) -> ComposeResult:
        """The tree."""
        yield self._list

    def show(
        self, fields: FieldsView, branches: Branches, *, chosen: int | None, field: str | None, news: bool
    ) -> None:
        """Show new figures; the cursor stays on its unit.

        Args:
            fields: The fields, for the columns.
            branches: The units directly below each open one.
            chosen: The unit that the scope is narrowed to.
            field: The field that the scope is narrowed to.
            news: The register changed, not the scope: what differs is marked.
        """
        before = {} if self._shown is None else _by_id(self._shown.branches)
        self._shown = _Shown(fields, branches, chosen, field)
        columns = unit_list_columns(self.words, fields, field)
        if columns != self._columns:
            self._columns = columns
            self._list.set_columns(columns)
        self._redraw()
        if news:
            after = _by_id(branches)
            self._list.mark_changed(unit for unit, row in after.items() if unit in before and before[unit] != row)

    def clear_marks(self) -> None:
        """What changed is no longer news."""
        if self._shown is not None:
            self._list.clear_marks(_by_id(self._shown.branches))

    def toggle_sort(self) -> None:
        """By name, or by total with the largest first."""
        self.by_total = not self.by_total
        self._redraw()

    def _redraw(self) -> None:
        shown = self._shown
        if shown is None:
            return
        only = shown.branches[None][0].id if len(shown.branches[None]) == 1 else None
        self._open_units = {unit for unit in shown.branches if unit is not None} - self._folded_units
        rows = flatten(shown.branches, self._open_units, by_total=self.by_total)
        # The one unit at the top holds all the others: to its scale their bars would all be slivers.
        largest = max((row.tally.total for row in rows if row.id != only), default=0)
        self._list.set_sort("total" if self.by_total else "unit", descending=self.by_total)
        self._list.set_rows(
            [
                unit_row(
                    self.words,
                    row,
                    field=shown.field,
                    largest=largest,
                    expanded=(row.id in self._open_units) if row.children else None,
                    chosen=row.id == shown.chosen,
                    ascii_only=self._ascii,
                )
                for row in rows
            ]
        )
        inner = [row for row in rows if row.id != only]
        empty = sum(1 for row in inner if row.tally.total == 0)
        note = self.words("units.without", count=say.number(self.words, empty)) if empty else ""
        self.retitle(say.number(self.words, len(inner)), note)

    @property
    def cursor(self) -> UnitRow | None:
        """The unit under the cursor."""
        row = self._list.cursor_row
        return row.item if row is not None and isinstance(row.item, UnitRow) else None

    def on_virtual_list_activated(self, message: VirtualList.Activated) -> None:
        """Enter on a unit."""
        message.stop()
        if message.row is not None and isinstance(message.row.item, UnitRow):
            self.post_message(self.Chosen(message.row.item.id, message.row.item.name))

    def on_virtual_list_unfolded(self, message: VirtualList.Unfolded) -> None:
        """Right on a unit: show what is below it."""
        message.stop()
        unit = self.cursor
        if unit is None or not unit.children or unit.id in self._open_units or self._shown is None:
            return
        self._folded_units.discard(unit.id)
        if unit.id in self._shown.branches:
            self._redraw()
        else:
            self._open_units.add(unit.id)
            self.post_message(self.Opened())

    def on_virtual_list_folded(self, message: VirtualList.Folded) -> None:
        """Left on a unit: hide what is below it, or go to the one above."""
        message.stop()
        unit = self.cursor
        if unit is None:
            return
        if unit.id in self._open_units:
            self._folded_units.add(unit.id)
            self._redraw()
        elif unit.parent_id is not None:
            self._list.select(unit.parent_id)


def _by_id(branches: Branches) -> dict[int, UnitRow]:
    return {row.id: row for rows in branches.values() for row in rows}
