"""Which models a walk along the index of the names looks for, and the names in their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from db.read.model_order import NAME, Key, Place, beyond
from db.read.search import Accents, has_accents_so, has_accents_untold, has_words
from db.read.where import R, conditions_but_words, narrowing_but_words
from db.scope import Scope
from db.tables import MODEL


@dataclass(frozen=True, slots=True)
class Sought:
    """Which models are looked for.

    Attributes:
        dialect: "sqlite" or "postgresql".
        scope: What is in view.
        part: What a registration must meet beside it.
        accents: Which of the models with the scope's words.
        place: The sort key and the number to begin with; None for the first or the last name.
        down: Whether from the end of the alphabet.
        inclusive: Whether the model at ``place`` may be found.
        looked_up: The scope's words as the index is asked for them.
    """

    dialect: str
    scope: Scope
    part: Sequence[ColumnElement[bool]]
    accents: Accents
    place: Place | None
    down: bool
    inclusive: bool
    looked_up: str

    def registrations(self, *, leading: bool = False) -> list[ColumnElement[bool]]:
        """What a registration must meet, the words left out."""
        return [*conditions_but_words(self.scope, leading=leading), *self.part]

    @property
    def has_words(self) -> bool:
        """Whether words are looked for."""
        return bool(self.scope.words.strip())

    @property
    def is_narrowed(self) -> bool:
        """Whether more is asked for than years and words."""
        return bool(self.part or narrowing_but_words(self.scope))

    @property
    def keys(self) -> list[Key]:
        """The order."""
        return [Key(column, self.down) for column in NAME]

    @property
    def each(self) -> list[ColumnElement[bool]]:
        """What a model must meet, asked of one at a time."""
        words = [has_words(self.dialect, self.scope.words)] if self.has_words else []
        return [*words, self.is_registered, *self.so_accented]

    @property
    def so_accented(self) -> list[ColumnElement[bool]]:
        """What a model with the words must meet beside them."""
        return has_accents_so(self.dialect, self.scope.words, self.accents)

    @property
    def so_accented_beside_index(self) -> list[ColumnElement[bool]]:
        """The same of a model that the index gave for the words with these accents."""
        return has_accents_untold(self.dialect, self.scope.words, self.accents)

    @property
    def registration(self) -> ColumnElement[int]:
        """A model's registration in scope; NULL where it has none."""
        return self._there.limit(1).scalar_subquery()

    @property
    def is_registered(self) -> ColumnElement[bool]:
        """Whether a model has a registration in scope, asked of one at a time."""
        # SQLite makes a join of EXISTS and may begin with the registrations.
        return self.registration.is_not(None) if self.dialect == "sqlite" else self._there.exists()

    @property
    def _there(self) -> Select[tuple[int]]:
        return select(R.id).where(R.model_id == MODEL.c.id, *self.registrations()).correlate(MODEL)

    def names(self, limit: int) -> Select[Any]:
        """The next models by name, whatever else they are."""
        statement = select(MODEL.c.id)
        if self.place is not None:
            statement = statement.where(beyond(self.keys, self.place, backwards=False, inclusive=self.inclusive))
        return statement.order_by(*(key.towards(False) for key in self.keys)).limit(limit)
