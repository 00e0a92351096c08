"""The palette: a command, a period, a field, a unit or a model by the words of its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.widgets import Input

from danvan_tui.live import Live
from danvan_tui.present.keys import Keys
from danvan_tui.present.palette import (
    Entry,
    Target,
    UnitChoice,
    field_entry,
    model_entry,
    palette_columns,
    palette_row,
    period_entry,
    ranked,
    unit_entry,
)
from danvan_tui.screens.picking import PickDialog
from danvan_tui.widgets.virtual_list import Column, Row
from db.scope import FIRST_YEAR, LAST_YEAR, Scope, Span, UnitView
from db.text import fold, local_now

FOUND = 20
"""Units, and models, that are offered at most."""
LEAST = 2
"""Letters from which units and models are looked for: one letter means half the register."""


@dataclass(frozen=True, slots=True)
class _Found:
    typed: str
    units: tuple[Entry, ...] = ()
    models: tuple[Entry, ...] = ()


class PaletteDialog(PickDialog[Target]):
    """An input, and below it what fits; commands at once, the register's own names as they are found."""

    title_text = "palette.title"
    placeholder = "palette.placeholder"
    keys: ClassVar[Keys] = (("↑ ↓", "key.choose"), ("Enter", "key.run"), ("Esc", "key.close"))

    def __init__(self, commands: Sequence[Entry], scope: Scope) -> None:
        """A palette.

        Args:
            commands: The commands, each with the reason where it cannot be carried out.
            scope: What is in view: its years are looked in first, its units are the ones that are offered.
        """
        super().__init__(classes="-large")
        self._commands = commands
        self._named: tuple[Entry, ...] = ()
        self._scope = scope
        self._found = _Found("")
        self._moved = False
        self._entered = False

    @property
    def lines(self) -> int:
        """The input and what fits below it."""
        return 18

    def columns(self) -> list[Column]:
        """What an entry is, its name, its note."""
        return palette_columns()

    def on_mount(self) -> None:
        """Show the commands; read the periods and the fields."""
        self._redraw()
        words, scope = self.words, self._scope

        def named(live: Live) -> tuple[Entry, ...]:
            from db.read import catalogue, tallies

            periods = live.read(catalogue.periods).value
            fields = live.read(tallies.by_field, scope).value.rows
            return (
                *(period_entry(words, period) for period in periods),
                *(field_entry(words, field) for field in fields),
            )

        self.ask("named", named, self._take_named)

    def _take_named(self, named: tuple[Entry, ...]) -> None:
        self._named = named
        self._redraw()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits now, and look for more."""
        event.stop()
        self._moved = self._entered = False
        self._redraw()
        self.say("")
        typed, scope = event.value, self._scope
        if len(fold(typed)) < LEAST:
            self.ask("found", lambda _: _Found(typed), self._take_found)
        else:
            self.ask("found", lambda live: _find(live, typed, scope), self._take_found)

    def _take_found(self, found: _Found) -> None:
        self._found = found
        self._redraw()
        if self._entered:
            self._entered = False
            self.choices.action_activate()

    def _redraw(self) -> None:
        found = self._found
        # What was found for other words must not stay: Enter would lead somewhere else than was typed.
        more = (*found.units, *found.models) if found.typed == self.typed else ()
        entries = ranked((*self._commands, *self._named, *more), self.typed)
        # The register looks for models in their contents and places too, of which nothing stands here.
        known = {entry.key for entry in entries}
        entries += [entry for entry in more if entry.key not in known]
        self.choices.set_rows(palette_row(self.words, entry) for entry in entries)
        if not self._moved:
            self.choices.action_cursor_home()

    def action_move(self, key: str) -> None:
        """Move in the list; what is found later leaves the cursor where it is."""
        self._moved = True
        self.say("")
        super().action_move(key)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: at once, or when something is found."""
        event.prevent_default()
        event.stop()
        if self.choices.cursor_row is None and self.is_asking("found"):
            self._entered = True
        else:
            self.choices.action_activate()

    def chosen(self, row: Row) -> None:
        """Go there, or say why not."""
        entry = row.item
        if not isinstance(entry, Entry):
            return
        if entry.reason is not None:
            # It is said of this entry: what is found later leaves both where they are.
            self._moved = True
            self.say(entry.reason, "warning")
        else:
            self.dismiss(entry.target)


def _find(live: Live, typed: str, scope: Scope) -> _Found:
    from db.read import catalogue, models
    from db.read.nearest import LOOKED_AT, nearest_first

    year = local_now().year
    span = Span(year, year) if scope.unit_view is UnitView.TODAY else scope.span
    units = live.read(catalogue.find_units, typed, span, FOUND).value
    here = live.read(models.model_page, Scope(scope.span, words=typed), limit=LOOKED_AT).value.rows
    rows = nearest_first(here, typed)[:FOUND]
    if len(rows) < FOUND:
        known = {row.id for row in rows}
        everywhere = Scope(Span(FIRST_YEAR, LAST_YEAR), words=typed)
        more = live.read(models.model_page, everywhere, limit=LOOKED_AT).value.rows
        rows += [row for row in nearest_first(more, typed) if row.id not in known][: FOUND - len(rows)]
    return _Found(
        typed,
        tuple(unit_entry(UnitChoice(unit, name)) for unit, name in units),
        tuple(model_entry(row) for row in rows),
    )
