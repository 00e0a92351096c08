"""Narrowing the ledger: by a person, by days, by a model, by a kind of acts, to what is new."""

from collections.abc import Sequence
from typing import ClassVar

from textual.widgets import Input

from danvan_tui.ledger_view import Filter
from danvan_tui.live import Live
from danvan_tui.present.keys import Keys
from danvan_tui.present.ledger_filters import filter_columns, filter_rows, fitting, people
from danvan_tui.screens.picking import PickDialog
from danvan_tui.widgets.virtual_list import Column, Row
from db.read.sieve import Who


class LedgerFilterDialog(PickDialog[Filter]):
    """An input, and below it what fits: names without accents, days as they are written."""

    title_text = "ledger.filter.title"
    placeholder = "ledger.filter.placeholder"
    keys: ClassVar[Keys] = (("↑ ↓", "key.choose"), ("Enter", "key.take"), ("Esc", "key.close"))

    def __init__(self, offered: Sequence[Filter]) -> None:
        """A dialog; ``offered`` are the filters beside the people, whom it reads itself."""
        super().__init__()
        self._offered = offered
        self._people: Sequence[Filter] = ()

    @property
    def lines(self) -> int:
        """The input and a dozen choices."""
        return 16

    def columns(self) -> list[Column]:
        """What it narrows by, and to what."""
        return filter_columns()

    def on_mount(self) -> None:
        """Offer what is known, then read who there is."""
        self.say(self.words("ledger.filter.hint"))
        self._redraw()

        def read(live: Live) -> tuple[Who, ...]:
            from db.read.actors import actors

            return live.read(actors).value

        self.ask("people", read, self._take_people)

    def _take_people(self, actors: tuple[Who, ...]) -> None:
        self._people = people(self.words, actors)
        self._redraw()

    def _redraw(self) -> None:
        found = fitting(self.typed, (*self._offered, *self._people))
        self.choices.set_rows(filter_rows(self.words, found))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits now."""
        event.stop()
        self._redraw()
        self.choices.action_cursor_home()

    def chosen(self, row: Row) -> None:
        """Narrow to this."""
        if isinstance(row.item, Filter):
            self.dismiss(row.item)
