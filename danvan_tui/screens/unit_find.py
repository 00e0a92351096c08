"""Saying which of all units a name in a file stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice

from textual.widgets import Input

from danvan_tui.live import Live
from danvan_tui.present import say
from danvan_tui.screens.import_question import ImportQuestion
from danvan_tui.widgets.virtual_list import Cell, Column, Row

FOUND = 200
"""Units that are listed at the most."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A unit; its name with the unit above it and its days."""

    id: int
    label: str


class UnitFindDialog(ImportQuestion):
    """Any unit of the register, by words of its name; gives its id."""

    title_text = "import.choice.title"
    placeholder = "import.unit.placeholder"

    def __init__(self, text: str, likely: Sequence[str] = (), chosen: int | None = None) -> None:
        """A dialog.

        Args:
            text: What the file says, safe to show.
            likely: Names of units that may be meant; they stand first.
            chosen: The unit that was chosen before.
        """
        super().__init__()
        self._text = text
        self._likely = tuple(likely)
        self._chosen = chosen
        self._entered = False

    def columns(self) -> list[Column]:
        """The name."""
        return [Column("unit", "", 16, weight=1, priority=9)]

    def on_mount(self) -> None:
        """Show the units."""
        self.say(self.words("import.choice.which", text=self._text))
        self._find("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """The units with these words."""
        event.stop()
        self._entered = False
        self._find(event.value)

    def answer(self) -> None:
        """At once, or when the units with what was typed are there."""
        self._entered = self.is_asking("units")
        if not self._entered:
            super().answer()

    def _find(self, typed: str) -> None:
        words = (typed,) if typed.strip() else (*self._likely, "")
        self.ask("units", lambda live: _units(live, words), self._take)

    def _take(self, units: Sequence[_Found]) -> None:
        self.choices.set_rows(Row(unit.id, (Cell(say.stored(unit.label)),), item=unit.id) for unit in units)
        if not self.typed:
            self.choices.select(self._chosen)
        if self._entered:
            self._entered = False
            self.choices.action_activate()

    def chosen(self, row: Row) -> None:
        """This one is meant."""
        if isinstance(row.item, int):
            self.dismiss(row.item)


def _units(live: Live, words: Sequence[str]) -> Sequence[_Found]:
    """The units with the first of these words, then those with the next ones, each once."""
    from db.exchange.unit_entries import read_units
    from db.read.catalogue import find_units

    entries = live.read(read_units).value.by_id
    each = (live.read(find_units, some, limit=FOUND).value for some in words)
    found = dict(chain.from_iterable(each))
    return [_Found(unit, entries[unit].label) for unit in islice(found, FOUND) if unit in entries]
