"""Pane 2: the units as a tree, with a figure for each field."""

from collections.abc import Mapping
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
from danvan_tui.widgets.virtual_list import ASCII, UNICODE, Column, Row, VirtualList
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
        self._before: dict[int, int] = {}
        self._made: dict[int, tuple[tuple[object, ...], UnitRow, Row]] = {}
        self._largest = 0
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
            news: The register changed, not the scope: what differs is marked, with its old total beside the new.
        """
        before, self._shown = self._shown, _Shown(fields, branches, chosen, field)
        same = before is not None and before.field == field and _as_wide(before.fields, fields, field)
        if not same:
            columns = unit_list_columns(self.words, fields, field)
            same = columns == self._columns
            if not same:
                self._columns = columns
                self._list.set_columns(columns)
        if news and before is not None:
            in_place = same and not self.by_total and (before.chosen, before.field) == (chosen, field)
            changed = _changed_in_place(before.branches, branches) if in_place else None
            if changed is not None:
                self._remember(changed)
                rows = [self._row(row, self._shown, self._largest) for row in changed.values()]
                self._list.show_news(changed, rows)
                return
            changed = _changed(before.branches, branches)
            self._remember(changed)
            self._list.mark_changed(changed)
        else:
            self._before = {}
        self._redraw()

    def _remember(self, changed: Mapping[int, UnitRow]) -> None:
        """Keep the totals that are shown of what changed, until the marks go."""
        for unit, row in changed.items():
            made = self._made.get(unit)
            if made is not None and made[1].tally.total != row.tally.total:
                self._before.setdefault(unit, made[1].tally.total)

    def clear_marks(self) -> None:
        """What changed is no longer news."""
        told, self._before = self._before, {}
        if (shown := self._shown) is not None:
            units = _by_id(shown.branches)
            self._list.clear_marks(units)
            self._list.show_news(
                (), [self._row(units[unit], shown, self._largest) for unit in told if unit in units]
            )

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
        largest = self._largest = max((row.tally.total for row in rows if row.id != only), default=0)
        self._list.set_sort("total" if self.by_total else "unit", descending=self.by_total)
        self._list.set_rows([self._row(row, shown, largest) for row in rows])
        inner = [row for row in _by_id(shown.branches).values() if row.id != only]
        empty = sum(1 for row in inner if row.tally.total == 0)
        note = self.words("units.without", count=say.number(self.words, empty)) if empty else ""
        self.retitle(say.number(self.words, len(inner)), note)

    def _row(self, record: UnitRow, shown: _Shown, largest: int) -> Row:
        """A unit as a row: the same one as before where nothing differs, which then costs nothing to compare."""
        expanded = (record.id in self._open_units) if record.children else None
        seen = (shown.field, largest, expanded, record.id == shown.chosen, self._before.get(record.id))
        made = self._made.get(record.id)
        if made is None or made[0] != seen or (made[1] is not record and made[1] != record):
            field, _, _, chosen, was = seen
            row = unit_row(
                self.words,
                record,
                field=field,
                largest=largest,
                expanded=expanded,
                chosen=chosen,
                ascii_only=self._ascii,
                was=was,
            )
            made = self._made[record.id] = (seen, record, row)
        return made[2]

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


def _as_wide(before: FieldsView, after: FieldsView, field: str | None) -> bool:
    """Whether the columns are as wide as before, seen from the figures that they are made for."""
    if field is not None and before.total.effective != after.total.effective:
        return False
    if before.total.total != after.total.total or len(before.rows) != len(after.rows):
        return False
    for was, now in zip(before.rows, after.rows, strict=True):
        if was is not now and (was.code, was.tally.total) != (now.code, now.tally.total):
            return False
    return True


def _by_id(branches: Branches) -> dict[int, UnitRow]:
    return {row.id: row for rows in branches.values() for row in rows}


def _changed(before: Branches, after: Branches) -> dict[int, UnitRow]:
    """The units that were in view and say something else now."""
    old = _by_id({parent: rows for parent, rows in before.items() if rows is not after.get(parent)})
    new = _by_id({parent: rows for parent, rows in after.items() if rows is not before.get(parent)})
    # A unit that nothing touched is the same object still.
    return {unit: row for unit, row in new.items() if old.get(unit, row) is not row and old[unit] != row}


def _changed_in_place(before: Branches, after: Branches) -> dict[int, UnitRow] | None:
    """The same, where the same rows stand in the same places, with bars to the same scale; else None."""
    if before.keys() != after.keys():
        return None
    changed: dict[int, UnitRow] = {}
    for parent, rows in after.items():
        old = before[parent]
        if rows is old:
            continue
        if len(rows) != len(old):
            return None
        for was, row in zip(old, rows, strict=True):
            if row is was:
                continue
            if (row.id, row.tally.total, row.children) != (was.id, was.tally.total, was.children):
                return None
            if row != was:
                changed[row.id] = row
    return changed
