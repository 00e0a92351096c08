"""Narrowing by standing or by subject."""

from collections.abc import Mapping
from typing import ClassVar

from danvan_tui.live import Live
from danvan_tui.present.choices import narrowing_columns, narrowing_rows
from danvan_tui.present.keys import Keys
from danvan_tui.present.narrowing import NARROWINGS, Narrowing
from danvan_tui.screens.picking import ListDialog
from danvan_tui.widgets.virtual_list import Column, Row
from db.lifecycle import Standing, Subject
from db.scope import Scope


class StandingDialog(ListDialog[Narrowing]):
    """The standings and the subjects, each with its number of models."""

    title_text = "narrow.title"
    keys: ClassVar[Keys] = (("↑ ↓", "key.choose"), ("Enter", "key.take"), ("Esc", "key.close"))

    def __init__(self, scope: Scope) -> None:
        """A dialog; ``scope`` is what is in view."""
        super().__init__()
        self._scope = scope

    @property
    def lines(self) -> int:
        """One for each choice."""
        return len(NARROWINGS)

    def columns(self) -> list[Column]:
        """The mark, what it narrows by, to what, the figure."""
        return narrowing_columns(self.words)

    def on_mount(self) -> None:
        """Show the choices, then count them."""
        self._show({})
        self.choices.select(Narrowing(Standing, self._scope.standing))
        scope = self._scope
        self.ask("counts", lambda live: _counts(live, scope), self._show)

    def _show(self, counts: Mapping[Narrowing, int]) -> None:
        scope = self._scope
        self.choices.set_rows(
            narrowing_rows(self.words, counts, scope.standing, scope.subject, ascii_only=self.danvan.ascii_only)
        )

    def chosen(self, row: Row) -> None:
        """Narrow to it."""
        if isinstance(row.item, Narrowing):
            self.dismiss(row.item)


def _counts(live: Live, scope: Scope) -> dict[Narrowing, int]:
    from db.read import models, tallies

    exact = live.read(tallies.by_standing, scope.but(standing=None)).value
    subjects = live.read(tallies.by_subject, scope.but(subject=None)).value
    returned = live.read(models.model_count, scope.but(standing=Standing.RETURNED)).value

    def count(value: Standing | Subject | None, by: type[Standing] | type[Subject]) -> int:
        if isinstance(value, Subject):
            return subjects[value].total
        if by is Subject:
            return sum(tally.total for tally in subjects.values())
        if value is Standing.RETURNED:
            return returned
        if value is Standing.STOPPED:
            return exact[value].total
        return sum(tally.total for standing, tally in exact.items() if value is None or standing >= value)

    return {narrowing: count(narrowing.value, narrowing.by) for narrowing in NARROWINGS}
