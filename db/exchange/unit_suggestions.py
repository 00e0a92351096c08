"""Which units a name that fits none, or none of its year, may have meant."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from db.exchange.unit_entries import UnitEntries, UnitEntry

_CLOSE = 3
_MOST = 4
_LIKE = 0.7
"""How much alike two names must be to be suggested; below it "Phường Hà Nam" suggests "Phường Lam Hạ"."""
_COMPARED = 2_000
"""Names that one name is compared with; of more units, only those that share a word with it."""
_ASKED = 200
"""Names that suggestions are made for: a file of nothing but strange names must not take minutes."""


class UnitSuggestions:
    """Suggests units."""

    def __init__(self, units: UnitEntries) -> None:
        self._units = units
        self._asked = 0
        self._words: defaultdict[str, set[int]] = defaultdict(set)
        for entry in units.by_id.values():
            for word in entry.key.core.split():
                self._words[word].add(entry.id)

    def near(self, core: str, year: int | None) -> list[str]:
        """The names of units that are written much alike, or that are a part of the name.

        Args:
            core: The core of the name that nothing fits.
            year: The row's year: units of other years are no help.
        """
        self._asked += 1
        if self._asked > _ASKED or not core:
            return []
        words = core.split()
        sharing = [
            self._units.by_id[unit] for unit in sorted(set().union(*(self._words.get(w, ()) for w in words)))
        ]
        compared = sharing if len(self._units.by_id) > _COMPARED else self._units.by_id.values()
        names: defaultdict[str, list[str]] = defaultdict(list)
        for entry in list(compared)[:_COMPARED]:
            if entry.stands(year):
                names[entry.key.core].append(entry.name)
        close = get_close_matches(core, list(names), n=_CLOSE, cutoff=_LIKE)
        padded = f" {core} "
        parts = [entry.key.core for entry in sharing if entry.stands(year) and f" {entry.key.core} " in padded]
        return _first(name for found in [*close, *parts] for name in names.get(found, ()))

    def instead(self, ended: Sequence[UnitEntry], year: int | None) -> list[str]:
        """What stood in the place of units that do not stand in a year; else the units with their days.

        Args:
            ended: The units that fit.
            year: The row's year.
        """
        seen = {entry.id for entry in ended}
        here = set(seen)
        found: list[UnitEntry] = []
        while here and not found:
            here = {near for unit in here for near in self._units.became.get(unit, ())} - seen
            seen |= here
            found = [
                entry for unit in sorted(here) if (entry := self._units.by_id.get(unit)) and entry.stands(year)
            ]
        return _first(entry.name for entry in found) or _first(entry.label for entry in ended)


def _first(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))[:_MOST]
