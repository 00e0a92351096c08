"""What the dashboard says beside its figures: what waits, and how the figures came about. Read after them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from danvan_tui.live import Live, Seen
from db.lifecycle import Standing
from db.read import deadlines, kinds, pending, tallies, targets
from db.read.delta import Delta
from db.read.records import FieldsView
from db.scope import FIRST_YEAR, Scope, UnitView

T = TypeVar("T")
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits in the whole register, whatever is in view.

    Attributes:
        pending: Registrations that wait for their approval.
        overdue: How many times a unit is late with something.
    """

    pending: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Further:
    """What is said beside the figures of a scope.

    Attributes:
        scope: The scope.
        today: The day that was reckoned from, ISO.
        waits: What waits.
        kept_up: Of each field, by its code, how many models are kept up; the others are new. None where words
            narrow the scope: what is found is asked for, not how it came about.
        before: The fields in as many years before; None as above, and where the movement had not begun.
        planned: The target of each field, by its code, None for all of them together; empty where the scope is
            narrower than targets are.
    """

    scope: Scope
    today: str
    waits: Waits
    kept_up: Counts | None
    before: FieldsView | None
    planned: tuple[tuple[str | None, int], ...]


def further(live: Live, scope: Scope, today: str) -> Further:
    """Read what is said beside the figures, in a thread.

    Args:
        live: The register.
        scope: What is in view.
        today: The day to reckon from, ISO.

    Raises:
        DatabaseError: The register cannot be read.
    """
    waits = Waits(live.read(pending.pending_count).value, live.read(deadlines.overdue_count, today).value)
    told, older, plain = _asked(scope)
    return Further(
        scope,
        today,
        waits,
        live.read(kinds.kept_up, told).value if told is not None else None,
        live.read(tallies.by_field, older).value if older is not None else None,
        live.read(targets.planned, plain).value if plain is not None else (),
    )


def further_at_hand(live: Live, scope: Scope, today: str) -> Further | None:
    """The same, where nothing is to be read for it. For the event loop."""
    told, older, plain = _asked(scope)
    waiting = live.at_hand(pending.pending_count)
    late = live.at_hand(deadlines.overdue_count, today)
    kept_up = live.at_hand(kinds.kept_up, told) if told is not None else None
    before = live.at_hand(tallies.by_field, older) if older is not None else None
    planned = live.at_hand(targets.planned, plain) if plain is not None else None
    if waiting is None or late is None:
        return None
    if (kept_up is None, before is None, planned is None) != (told is None, older is None, plain is None):
        return None
    waits = Waits(waiting.value, late.value)
    return Further(scope, today, waits, _value(kept_up), _value(before), _value(planned) or ())


def still_holds(known: Further, deltas: Sequence[Delta], today: str) -> bool:
    """Whether nothing of it can be otherwise after some changes: most are a step that none of this counts.

    Asking what is kept of each part costs a tenth of what a change costs a screen. True only where it is sure.
    """
    if known.today != today or known.scope.standing is not None:
        return False
    before = known.scope.span.before
    return all(
        delta.acts <= _STEPS
        and not any(
            year.standing in _TELLING or year.year in before
            for years in (*delta.was.values(), *delta.now.values())
            for year in years
        )
        for delta in deltas
    )


_STEPS: Final = frozenset({("registration", "move")})
_TELLING: Final = frozenset({Standing.REGISTERED, Standing.RETURNED})
"""Standings at which a registration waits, or counts nowhere."""


def _asked(scope: Scope) -> tuple[Scope | None, Scope | None, Scope | None]:
    """The scopes of what is kept up, of the years before, and of the targets; None for what is not asked.

    The field in view narrows none of them, and so is no part of what they are kept by.
    """
    if scope.words.strip():
        return None, None, None
    told = scope.but(field=None)
    before = scope.span.before
    older = told.but(span=before) if before.last >= FIRST_YEAR else None
    whole = scope.subject is None and scope.standing is None and scope.unit_view is UnitView.REGISTERED
    return told, older, told if whole else None


def _value(seen: Seen[T] | None) -> T | None:
    return None if seen is None else seen.value
