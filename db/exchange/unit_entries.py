"""The register's units as a list's unit names are compared with them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, select

from db.exchange.agency_names import without_place_inside, written_out
from db.schema.tables import LINEAGE, UNIT
from db.scope import LAST_YEAR
from db.text import UnitName, fold, unit_key

_OF_THE_PLACE = ("thanh pho", "thi xa", "tinh", "huyen", "quan")
"""What stands behind an agency's name without saying which place: "Công an thành phố"."""


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit of the register.

    Attributes:
        key: Its name as ``db.text.unit_key`` reads it.
        first_year: The first year in which it stands.
        last_year: The last one.
        label: The full name with the unit above it and its days.
        leaf: Whether no unit is below it.
    """

    id: int
    name: str
    key: UnitName
    code: str | None
    parent_id: int | None
    first_year: int
    last_year: int
    label: str
    leaf: bool

    def stands(self, year: int | None) -> bool:
        """Whether it stands in a year; in a year that is not known, it may."""
        return year is None or self.first_year <= year <= self.last_year


@dataclass(slots=True)
class UnitEntries:
    """All units, to be found by what a list may call them.

    Attributes:
        by_id: Each unit.
        became: The units that a unit became a part of, or whole, and the other way round.
        by_core: Units by the core of their name.
        by_agency: Agencies by the core of their name without the place.
        by_code: Units by their code, case folded.
    """

    by_id: Mapping[int, UnitEntry]
    became: Mapping[int, frozenset[int]]
    by_core: defaultdict[str, list[UnitEntry]] = field(default_factory=lambda: defaultdict(list))
    by_agency: defaultdict[str, list[UnitEntry]] = field(default_factory=lambda: defaultdict(list))
    by_code: defaultdict[str, list[UnitEntry]] = field(default_factory=lambda: defaultdict(list))
    _places: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        above = [entry.key.core for entry in self.by_id.values() if entry.parent_id is None and not entry.leaf]
        bare = [core.removeprefix(f"{kind} ") for core in above for kind in _OF_THE_PLACE]
        self._places = tuple(sorted({*above, *bare, *_OF_THE_PLACE}, key=len, reverse=True))
        for entry in self.by_id.values():
            self.by_core[entry.key.core].append(entry)
            if entry.key.kind is None:
                self.by_agency[self.agency(entry.key.core)].append(entry)
            if entry.code:
                self.by_code[entry.code.casefold()].append(entry)

    def agency(self, core: str) -> str:
        """An agency's name without the place behind it: "hoi nong dan" of "hoi nong dan thanh pho phu ly"."""
        rest = written_out(core)
        while True:
            shorter = next((rest.removesuffix(f" {p}") for p in self._places if rest.endswith(f" {p}")), None)
            if shorter is None:
                return without_place_inside(rest)
            rest = shorter

    def ancestors(self, entry: UnitEntry) -> Iterator[int]:
        """The ids of a unit and of those above it."""
        here: UnitEntry | None = entry
        seen: set[int] = set()
        while here is not None and here.id not in seen:
            seen.add(here.id)
            yield here.id
            here = self.by_id.get(here.parent_id) if here.parent_id is not None else None


def read_units(connection: Connection) -> UnitEntries:
    """Read every unit of the register."""
    columns = (
        UNIT.c.id,
        UNIT.c.name,
        UNIT.c.code,
        UNIT.c.parent_id,
        UNIT.c.valid_from,
        UNIT.c.valid_to,
    )
    rows = connection.execute(select(*columns).order_by(UNIT.c.sort_key, UNIT.c.valid_from, UNIT.c.id)).all()
    names = {row.id: row.name for row in rows}
    parents = {row.parent_id for row in rows}
    entries = {
        row.id: UnitEntry(
            id=row.id,
            name=row.name,
            key=unit_key(row.name),
            code=row.code,
            parent_id=row.parent_id,
            first_year=int(row.valid_from[:4]),
            last_year=int(row.valid_to[:4]) if row.valid_to else LAST_YEAR,
            label=_label(row.name, names.get(row.parent_id), row.valid_from, row.valid_to),
            leaf=row.id not in parents,
        )
        for row in rows
    }
    return UnitEntries(entries, _became(connection.execute(select(LINEAGE.c.from_unit_id, LINEAGE.c.to_unit_id))))


def same_name(entries: Iterable[UnitEntry], text: str) -> list[UnitEntry]:
    """Those that are called exactly this, accents and case aside."""
    folded = fold(text)
    return [entry for entry in entries if fold(entry.name) == folded]


def _became(rows: Iterable[tuple[int, int | None]]) -> dict[int, frozenset[int]]:
    near: defaultdict[int, set[int]] = defaultdict(set)
    for source, target in rows:
        if target is not None:
            near[source].add(target)
            near[target].add(source)
    return {unit: frozenset(others) for unit, others in near.items()}


def _label(name: str, above: str | None, since: str, until: str | None) -> str:
    place = f", {above}" if above else ""
    return f"{name}{place} ({_day(since)}–{_day(until) if until else '…'})"


def _day(iso: str) -> str:
    return date.fromisoformat(iso).strftime("%d/%m/%Y")
