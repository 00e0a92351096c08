"""What is being looked at. Pure and frozen, so that it can be a cache's key."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import TypedDict, Unpack

from db.lifecycle import Standing, Subject

FIRST_YEAR = 2009
"""The movement was launched nationally in 2009; nothing can be registered before."""
LAST_YEAR = 2099


class UnitView(Enum):
    """Under which unit a model counts."""

    REGISTERED = "registered"
    """The unit that it was registered under."""
    TODAY = "today"
    """That unit's successor today, followed through the lineage."""


@dataclass(frozen=True, slots=True)
class Span:
    """A range of years, both included. A single year is a span too."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last

    @property
    def before(self) -> "Span":
        """As many years before: of a single year, the year before."""
        length = self.last - self.first + 1
        return Span(self.first - length, self.last - length)


class Parts(TypedDict, total=False):
    """Some parts of a ``Scope``."""

    span: Span
    unit: int | None
    field: str | None
    subject: Subject | None
    standing: Standing | None
    words: str
    unit_view: UnitView


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the register in view.

    Attributes:
        span: The period's years.
        unit: A unit's id; the units below it are in view too. None for all.
        field: A field's code ("KT"). None for all.
        subject: None for all.
        standing: For a standing of the funnel, that one or higher; for ``RETURNED`` and ``STOPPED`` exactly
            that one. None for all that counts.
        words: What was typed into the search; the models that have all of these words, the last one perhaps
            unfinished.
        unit_view: Under which unit a model counts.
    """

    span: Span
    unit: int | None = None
    field: str | None = None
    subject: Subject | None = None
    standing: Standing | None = None
    words: str = ""
    unit_view: UnitView = UnitView.REGISTERED

    def __hash__(self) -> int:
        # Asked for with every look at what is kept of a scope. Made for us, it asks the span and the enum in turn.
        return hash(
            (self.span.first, self.span.last, self.unit, self.field, self.subject, self.standing, self.words)
        )

    def but(self, **changes: Unpack[Parts]) -> "Scope":
        """The same scope with some parts changed."""
        # Most often it is so already: a change that is carried forward asks four times.
        if all(getattr(self, name) == value for name, value in changes.items()):
            return self
        return replace(self, **changes)


class ModelSort(Enum):
    """The orders of the list. Each ends in the name and the number, so that it is total."""

    NAME = "name"
    UNIT = "unit"
    FIELD = "field"
    YEAR = "year"
    STANDING = "standing"
