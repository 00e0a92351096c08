"""Where a member is in the register, and the way back. Pure."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danvan_tui.commands import Where
from db.lifecycle import Standing, Subject
from db.scope import ModelSort, Scope, Span, UnitView

if TYPE_CHECKING:
    from danvan_tui.boards.board import Into
    from danvan_tui.ledger_view import LedgerGlance


@dataclass(frozen=True, slots=True)
class Glance:
    """How a board stood when it was left for a model, so that it can stand so again.

    Attributes:
        where: Which board.
        view: Which of its views.
        into: What was gone into; None for the view itself.
        turn: How often the page was turned.
        typed: The words that were looked for.
        cursor: The record under the cursor, by its key.
        marks: The records that were marked, by their keys.
    """

    where: Where
    view: str
    into: "Into | None"
    turn: int
    typed: str
    cursor: Hashable
    marks: frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Place:
    """What is looked at.

    Attributes:
        scope: The part of the register in view.
        pane: The pane at work.
        unit_name: The name of the scope's unit, for the breadcrumb.
        full: Whether the pane at work has the whole screen.
        board: The board or the ledger that led here; None where neither did.
    """

    scope: Scope
    pane: Where = Where.FIELDS
    unit_name: str = ""
    full: bool = False
    board: "Glance | LedgerGlance | None" = None


@dataclass(frozen=True, slots=True)
class Trail:
    """The present place and the ones before it: Esc goes back one, and never destroys anything.

    Attributes:
        here: The present place.
        before: The places that led here, the last one last.
    """

    here: Place
    before: tuple[Place, ...] = ()

    @property
    def scope(self) -> Scope:
        """The scope in view."""
        return self.here.scope

    def choose_field(self, code: str | None) -> "Trail":
        """Narrow to a field, or open up again when it is the one that is chosen."""
        if code == self.scope.field:
            code = None
        pane = Where.UNITS if code else Where.FIELDS
        return self._step(replace(self.here, scope=self.scope.but(field=code), pane=pane, full=False))

    def choose_unit(self, unit: int | None, name: str) -> "Trail":
        """Narrow to a unit, or open up again when it is the one that is chosen."""
        if unit == self.scope.unit:
            unit, name = None, ""
        scope = self.scope.but(unit=unit)
        pane = Where.MODELS if unit else Where.UNITS
        return self._step(replace(self.here, scope=scope, unit_name=name, pane=pane, full=False))

    def choose_standing(self, standing: Standing | None) -> "Trail":
        """Narrow to a standing."""
        return self._step(replace(self.here, scope=self.scope.but(standing=standing)))

    def choose_subject(self, subject: Subject | None) -> "Trail":
        """Narrow to the models of collectives, of individuals, or of whom nobody said."""
        return self._step(replace(self.here, scope=self.scope.but(subject=subject)))

    def choose_span(self, span: Span) -> "Trail":
        """Look at other years."""
        if span == self.scope.span:
            return self
        return self._step(replace(self.here, scope=self.scope.but(span=span)))

    def choose_view(self, view: UnitView) -> "Trail":
        """Count by other units. A unit of the other view means nothing in this one."""
        scope = self.scope.but(unit_view=view, unit=None)
        return self._step(replace(self.here, scope=scope, unit_name=""))

    def search(self, words: str) -> "Trail":
        """Look for words. Typing on is not a step of its own: Esc undoes the whole search."""
        place = replace(self.here, scope=self.scope.but(words=words), pane=Where.MODELS)
        if self.scope.words or not words:
            return replace(self, here=place)
        return self._step(place)

    def reach(self, scope: Scope) -> "Trail":
        """Look at a scope that has what is wanted, in the list of models."""
        name = self.here.unit_name if scope.unit is not None else ""
        return self._step(replace(self.here, scope=scope, unit_name=name, pane=Where.MODELS, full=False))

    def end_search(self) -> "Trail":
        """Look at everything again, as before the search."""
        if not self.scope.words:
            return self
        return self.back()

    def go(self, pane: Where) -> "Trail":
        """Work in another pane. Not a step: Esc undoes choices, not walks."""
        return replace(self, here=replace(self.here, pane=pane))

    def open_detail(self) -> "Trail":
        """Read the chosen model: a step, so that Esc leads back to the list."""
        return self._step(replace(self.here, pane=Where.DETAIL))

    def read_from(self, board: "Glance | LedgerGlance", scope: Scope | None) -> "Trail":
        """Read a model that a board led to: one step, so that Esc leads back to the board, over what it was over.

        Args:
            board: The board, or the ledger.
            scope: One that has the model; None where no list has it.
        """
        scope = scope or self.scope
        name = self.here.unit_name if scope.unit is not None else ""
        place = replace(self.here, scope=scope, unit_name=name, pane=Where.DETAIL, full=False)
        return self._step(place, board)

    def toggle_full(self) -> "Trail":
        """Give the pane at work the whole screen, or take it back."""
        if self.here.full:
            return replace(self, here=replace(self.here, full=False))
        return self._step(replace(self.here, full=True))

    def back(self) -> "Trail":
        """The place before this one; the same where there is none."""
        if not self.before:
            return self
        return Trail(self.before[-1], self.before[:-1])

    def _step(self, place: Place, board: "Glance | LedgerGlance | None" = None) -> "Trail":
        if place == self.here and board is None:
            return self
        # From a further step, Esc leads to the place before it, and only from there to the board.
        place = replace(place, board=board)
        return Trail(place, (*self.before, self.here)[-50:])


MODEL_SORTS: tuple[tuple[ModelSort, bool], ...] = (
    (ModelSort.NAME, False),
    (ModelSort.UNIT, False),
    (ModelSort.FIELD, False),
    (ModelSort.YEAR, True),
    (ModelSort.STANDING, True),
)
"""The orders that the sort key goes through, each with whether it descends."""
