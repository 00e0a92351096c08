"""Which sections a row stands in, and whether they have as many models as they say."""

from dataclasses import dataclass

from db.exchange.problems import Problem, ProblemKind, shown
from db.exchange.sections import Level, Section


@dataclass(frozen=True, slots=True)
class Context:
    """What the sections above a row say of it; None where they say nothing.

    Attributes:
        field: The field, in the file's words.
        unit: The unit, in the file's words.
        year: The year.
        subject: "tap the" or "ca nhan", or the like, as ``values.parse_subject`` reads it.
        kind: As ``values.parse_kind`` reads it.
        expected: How many models the innermost section says it has.
    """

    field: str | None = None
    unit: str | None = None
    year: int | None = None
    subject: str | None = None
    kind: str | None = None
    expected: int | None = None


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section row.

    Attributes:
        row: Excel's number.
        text: Its words.
        section: What they mean.
        found: How many models were read under it.
    """

    row: int
    text: str
    section: Section
    found: int


@dataclass(slots=True)
class _Open:
    row: int
    text: str
    section: Section
    start: int
    end: int | None = None


class SectionStack:
    """The sections that are open. A section closes the one of its own level and all within it."""

    def __init__(self) -> None:
        self.context = Context()
        self._all: list[_Open] = []
        self._open: list[_Open] = []
        self._count = 0

    def count(self) -> None:
        """One more model."""
        self._count += 1

    def open(self, row: int, text: str, section: Section) -> None:
        """A section begins.

        Args:
            row: Excel's number of its row.
            text: Its words.
            section: What they mean.
        """
        levels = [entry.section.level for entry in self._open]
        keep = levels.index(section.level) if section.level in levels else len(levels)
        for closed in self._open[keep:]:
            closed.end = self._count
        entry = _Open(row, text, section, self._count)
        self._open[keep:] = [entry]
        self._all.append(entry)
        says = {entry.section.level: entry.section.value for entry in self._open}
        year = says.get(Level.YEAR)
        self.context = Context(
            says.get(Level.FIELD),
            says.get(Level.UNIT),
            int(year) if year is not None else None,
            says.get(Level.SUBJECT),
            says.get(Level.KIND),
            section.expected,
        )

    def finished(self) -> tuple[SectionRow, ...]:
        """All sections, with what was read under each."""
        return tuple(
            SectionRow(e.row, e.text, e.section, (self._count if e.end is None else e.end) - e.start)
            for e in self._all
        )

    def warnings(self, column: str) -> tuple[Problem, ...]:
        """The sections that say another number than was read.

        Args:
            column: The heading of the column that the section rows stand in.
        """
        return tuple(
            Problem(
                s.row,
                column,
                shown(s.text),
                ProblemKind.SECTION_COUNT_DIFFERS,
                {"said": s.section.expected, "found": s.found},
            )
            for s in self.finished()
            if s.section.expected is not None and s.section.expected != s.found
        )
