"""Which unit of the register a list's unit name means, in the row's year."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from db.exchange.problems import ProblemKind
from db.exchange.unit_entries import UnitEntries, UnitEntry, same_name
from db.exchange.unit_suggestions import UnitSuggestions
from db.text import UnitName, fold, unit_key

_BODIES = ("uy ban nhan dan ", "hoi dong nhan dan ", "dang uy ", "dang bo ", "thanh uy ")
"""What stands for the place itself when its name follows."""
_PARTS = re.compile(r"\s*[,;(]\s*|\s+[-–—]\s+|\s+(?=(?:xã|phường|thị trấn)\s)", re.IGNORECASE)
"""Where an address comes apart: "Thôn 3, xã Phù Vân", "TDP 5 phường Quang Trung"."""
_WITHIN = re.compile(r"(?:xom|khu dan cu|kdc|khu pho|khu|doi) ")
"""What is a part of a ward or commune, whether the register has it as a unit or not."""


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """What a unit's name means.

    Attributes:
        unit_id: The unit; None where it is not clear, and ``problem`` says why.
        problem: UNKNOWN_UNIT, AMBIGUOUS_UNIT or UNIT_NOT_VALID_THEN.
        params: What the problem's words need.
        options: The units that fit, where there are two or more.
        place: The hamlet that the name begins with, where the register has only the commune that it lies in.
    """

    unit_id: int | None = None
    problem: ProblemKind | None = None
    params: Mapping[str, object] = field(default_factory=dict)
    options: tuple[UnitEntry, ...] = ()
    place: str | None = None


class UnitMatcher:
    """Matches unit names; each different one is worked out once."""

    def __init__(self, units: UnitEntries, choices: Mapping[str, int] | None = None) -> None:
        """Prepare.

        Args:
            units: The register's units.
            choices: Units that a person has chosen, by their names in the file. Other ways to write the same
                name are chosen with it. A choice counts where the name alone is not clear, in the years in which
                the chosen unit stands.
        """
        self._units = units
        self._suggest = UnitSuggestions(units)
        self._chosen = {unit_key(text): unit_id for text, unit_id in (choices or {}).items()}
        self._named = {text: unit_key(text) for text in choices or ()}
        self._met: set[UnitName] = set()
        self._memory: dict[tuple[str, str | None, int | None], UnitMatch] = {}

    def match(self, text: str, section: str | None, year: int | None) -> UnitMatch:
        """What a name means.

        Args:
            text: The name in the file's words.
            section: The unit of the section that the row stands in, in the file's words.
            year: The row's year; None where it is not known: then only a name that nothing fits is a problem.
        """
        asked = (text, section, year)
        known = self._memory.get(asked)
        if known is None:
            known = self._memory[asked] = self._match(text, section, year)
        return known

    @property
    def unmet(self) -> tuple[str, ...]:
        """The names that were chosen for and that nothing matched so far is called by."""
        return tuple(text for text, key in self._named.items() if key not in self._met)

    def _match(self, text: str, section: str | None, year: int | None) -> UnitMatch:
        key = unit_key(text)
        self._met.add(key)
        found = self._unaided(text, key, section, year)
        if found.unit_id is None:
            chosen = self._units.by_id.get(self._chosen.get(key, 0))
            if chosen is not None and chosen.stands(year):
                return UnitMatch(chosen.id)
            if chosen is not None and not found.options:
                return self._ended([chosen], year)
        return found

    def _unaided(self, text: str, key: UnitName, section: str | None, year: int | None) -> UnitMatch:
        ended: dict[int, UnitEntry] = {}
        for found, place in self._ways(text, key, section):
            standing = [entry for entry in found if entry.stands(year)]
            if standing:
                return self._decide(standing, text, section, year, place)
            ended.update((entry.id, entry) for entry in found)
        if ended:
            return self._ended(list(ended.values()), year)
        return UnitMatch(
            problem=ProblemKind.UNKNOWN_UNIT, params={"suggestions": self._suggest.near(key.core, year)}
        )

    def _ended(self, entries: list[UnitEntry], year: int | None) -> UnitMatch:
        """None of these stands in the year."""
        suggestions = self._suggest.instead(entries, year)
        return UnitMatch(
            problem=ProblemKind.UNIT_NOT_VALID_THEN, params={"year": year, "suggestions": suggestions}
        )

    def _ways(
        self, text: str, key: UnitName, section: str | None
    ) -> Iterator[tuple[Sequence[UnitEntry], str | None]]:
        """The units that may be meant, the surest way first, each with the place that is left over."""
        units = self._units
        yield units.by_code.get(text.strip().casefold(), ()), None
        yield self._fitting(key), None
        if key.kind is None:
            agency = units.agency(key.core)
            yield units.by_agency.get(agency, ()), None
            yield units.by_core.get(agency, ()), None
            for body in _BODIES:
                if key.core.startswith(body):
                    yield units.by_core.get(key.core.removeprefix(body), ()), None
        head, *rest = [part for part in _PARTS.split(text.rstrip(" )")) if part]
        around = rest or ([section] if section else [])
        for above in around:
            yield from self._address(head, above)

    def _fitting(self, key: UnitName) -> list[UnitEntry]:
        return [entry for entry in self._units.by_core.get(key.core, ()) if key.core and entry.key.fits(key)]

    def _address(self, head: str, above: str) -> Iterator[tuple[Sequence[UnitEntry], str | None]]:
        places = self._fitting(unit_key(above))
        ids = {place.id for place in places}
        key = unit_key(head)
        inside = self._fitting(key)
        yield [entry for entry in inside if not ids.isdisjoint(self._units.ancestors(entry))], None
        if not inside and (key.kind in {"THON", "TO_DAN_PHO"} or _WITHIN.match(f"{fold(head)} ")):
            yield places, head

    def _decide(
        self, standing: list[UnitEntry], text: str, section: str | None, year: int | None, place: str | None
    ) -> UnitMatch:
        left = self._in_section(standing, section, year) or standing
        left = same_name(left, text) or left
        if len(left) > 1:
            leaves = [entry for entry in left if entry.leaf]
            left = leaves if len(leaves) == 1 else left
        if len(left) == 1 or year is None:
            return UnitMatch(left[0].id, place=place)
        choices = [entry.label for entry in left]
        return UnitMatch(problem=ProblemKind.AMBIGUOUS_UNIT, params={"choices": choices}, options=tuple(left))

    def _in_section(self, found: list[UnitEntry], section: str | None, year: int | None) -> list[UnitEntry]:
        if not section or len(found) == 1:
            return []
        ids = {entry.id for entry in self._fitting(unit_key(section)) if entry.stands(year)}
        return [entry for entry in found if not ids.isdisjoint(self._units.ancestors(entry))]
