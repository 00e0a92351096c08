"""A register in plain Python objects, and its figures counted the slow and obvious way.

Written from the definitions of the numbers alone: it shares no code with the read layer but the records that are
compared, the standings, and the order of names.
"""

import unicodedata
from dataclasses import dataclass, field

from db.lifecycle import Standing, Subject
from db.read.records import Tally
from db.scope import ModelSort, Scope, UnitView
from db.text import local_today, sort_key

FIELDS = ("KT", "VX", "QA", "HT")


@dataclass
class PlainUnit:
    """A unit; ``since`` and ``until`` are ISO dates, both included."""

    id: int
    name: str
    parent: int | None
    since: str
    until: str | None = None
    became: int | None = None
    """The one unit that the whole of it became."""


@dataclass
class PlainYear:
    """A registration."""

    id: int
    year: int
    unit: int
    field: str
    subject: Subject
    standing: Standing
    contents: str | None = None
    version: int = 1
    sensitive: bool = False


@dataclass
class PlainModel:
    """A model with its registrations by year."""

    id: int
    name: str
    place: str | None
    years: dict[int, PlainYear] = field(default_factory=dict)
    version: int = 1


@dataclass
class Plain:
    """The whole register."""

    units: dict[int, PlainUnit] = field(default_factory=dict)
    models: dict[int, PlainModel] = field(default_factory=dict)

    # --- what counts ---------------------------------------------------------------------------------------

    def counting(self, scope: Scope) -> list[tuple[PlainModel, PlainYear]]:
        """Each model in scope with the registration that it counts by."""
        found = []
        for model in self.models.values():
            returned = scope.standing is Standing.RETURNED
            there = [
                year
                for year in model.years.values()
                if year.year in scope.span and (year.standing is Standing.RETURNED) == returned
            ]
            if there:
                latest = max(there, key=lambda year: year.year)
                if self.fits(model, latest, scope):
                    found.append((model, latest))
        return found

    def fits(self, model: PlainModel, year: PlainYear, scope: Scope) -> bool:
        """Whether a registration meets everything that a scope asks for beside the years."""
        if scope.field is not None and year.field != scope.field:
            return False
        if scope.subject is not None and year.subject is not scope.subject:
            return False
        if scope.unit is not None and scope.unit not in self.above(self.counted_at(year.unit, scope.unit_view)):
            return False
        if scope.standing in {Standing.RETURNED, Standing.STOPPED}:
            if year.standing is not scope.standing:
                return False
        elif scope.standing is not None and year.standing < scope.standing:
            return False
        return not scope.words or self.has_words(model, scope.words)

    def tally(self, years: list[PlainYear]) -> Tally:
        """The registrations as a tally."""
        subjects = [year.subject for year in years]
        return Tally(
            len(years),
            subjects.count(Subject.COLLECTIVE),
            subjects.count(Subject.INDIVIDUAL),
            subjects.count(Subject.UNKNOWN),
            sum(year.standing >= Standing.EFFECTIVE for year in years),
        )

    # --- units ---------------------------------------------------------------------------------------------

    def above(self, unit: int) -> list[int]:
        """The unit and all units above it, nearest first."""
        found = [unit]
        while (parent := self.units[found[-1]].parent) is not None:
            found.append(parent)
        return found

    def counted_at(self, unit: int, view: UnitView) -> int:
        """Where a unit's registrations count."""
        if view is UnitView.TODAY:
            while (successor := self.units[unit].became) is not None:
                unit = successor
        return unit

    def stands(self, unit: int, scope: Scope) -> bool:
        """Whether a unit stands in some year of the scope, or today."""
        here = self.units[unit]
        if scope.unit_view is UnitView.TODAY:
            return here.since <= local_today() <= (here.until or "9999")
        return any(
            here.since[:4] <= str(year) <= (here.until or "9999")[:4]
            for year in range(scope.span.first, scope.span.last + 1)
        )

    # --- words ---------------------------------------------------------------------------------------------

    def texts(self, model: PlainModel) -> list[str]:
        """Everything that a model is found by."""
        years = model.years.values()
        if any(year.sensitive for year in years):
            return [model.name, *(self.units[y.unit].name for y in years)]
        texts = [model.name, model.place, *(self.units[y.unit].name for y in years), *(y.contents for y in years)]
        return [text for text in texts if text]

    def has_words(self, model: PlainModel, words: str) -> bool:
        """Whether a model has all of the words, accents or not, the last one perhaps unfinished."""
        return _have([bare(word) for text in self.texts(model) for word in split(text)], bare(words))

    def exactness(self, model: PlainModel, words: str) -> int:
        """0 where a model has the words with the accents that were typed."""
        if bare(words) == unicodedata.normalize("NFC", words).lower():
            return 0
        have = [word for text in self.texts(model) for word in split(text)]
        return 0 if _have(have, unicodedata.normalize("NFC", words).lower()) else 1

    # --- order ---------------------------------------------------------------------------------------------

    def listed(self, scope: Scope, sort: ModelSort, descending: bool) -> list[tuple[int, int]]:
        """(model, registration) of everything in scope, in the order of the list."""
        rows = self.counting(scope)
        # Sorted by the last part of the order first: Python's sort keeps what is equal as it is.
        rows.sort(key=lambda row: (sort_key(row[0].name), row[0].id))
        if sort is ModelSort.NAME:
            rows = rows[::-1] if descending else rows
        else:
            rows.sort(key=lambda row: self._first(row[1], sort))
            if descending:
                values = sorted({self._first(row[1], sort) for row in rows}, reverse=True)
                rows = [row for value in values for row in rows if self._first(row[1], sort) == value]
        rows.sort(key=lambda row: self.exactness(row[0], scope.words) if scope.words else 0)
        return [(model.id, year.id) for model, year in rows]

    def _first(self, year: PlainYear, sort: ModelSort) -> str:
        found = {
            ModelSort.UNIT: sort_key(self.units[year.unit].name),
            ModelSort.FIELD: str(FIELDS.index(year.field)),
            ModelSort.YEAR: str(year.year),
            ModelSort.STANDING: f"{int(year.standing):02}",
        }
        return found[sort]


def bare(text: str) -> str:
    """Without accents and case."""
    letters = unicodedata.normalize("NFD", text).lower().replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def split(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return "".join(c if c.isalnum() else " " for c in unicodedata.normalize("NFC", text).lower()).split()


def _have(have: list[str], wanted: str) -> bool:
    whole = wanted.split()
    last = [] if wanted.endswith(" ") or not whole else [whole.pop()]
    return all(word in have for word in whole) and all(any(h.startswith(w) for h in have) for w in last)
