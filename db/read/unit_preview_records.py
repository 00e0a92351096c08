"""What the preview of an act on units gives."""

from dataclasses import dataclass

from db.unit_kinds import LineageKind


@dataclass(frozen=True, slots=True)
class Named:
    """A unit that something goes to; ``id`` is None for one that only begins."""

    id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class EndingView:
    """A unit that ends.

    Attributes:
        last_day: ISO.
        act: How it ends.
        to: Under whom its models will be seen by today's units; empty where they stay with it.
        models: The models that count at it by today's units, whatever the year; of those that it took in as well.
        years: (year, models) of each year in which there are some.
        choosing: Whether each of them needs a human's choice.
        along: It ends because the unit above it does.
        notes: What a reader must know of where it goes, in Vietnamese.
    """

    id: int
    name: str
    kind: str
    code: str | None
    last_day: str
    act: LineageKind
    to: tuple[Named, ...]
    models: int
    years: tuple[tuple[int, int], ...]
    choosing: bool
    along: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BeginningView:
    """A unit that begins.

    Attributes:
        parent: The unit above it; None for none.
        first_day: ISO.
        takes: The names of the units that become (a part of) it.
        along: It is what was below a unit that ends, below that one's successor.
        note: What a reader must know of it, in Vietnamese.
    """

    name: str
    kind: str
    code: str | None
    parent: str | None
    first_day: str
    takes: tuple[str, ...]
    along: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many records of a kind still speak of units that end: "deadline", "activity", "target", ..."""

    entity: str
    count: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a set of changes will do.

    Attributes:
        on: The first day of what is new, ISO.
        to_come: That day is still to come: until then it is refused.
        moving: The models that will be seen under another unit by themselves.
        choosing: The models that need a human's choice.
        spoken: What still speaks of the units that end; kinds with none are left out.
        revision: The register's revision that all of this is of.
    """

    title: str | None
    on: str
    decision: str | None
    to_come: bool
    ends: tuple[EndingView, ...]
    begins: tuple[BeginningView, ...]
    moving: int
    choosing: int
    spoken: tuple[Spoken, ...]
    revision: int
