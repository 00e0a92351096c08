"""The import as a screen asks for it, in a thread. It brings the reading of workbooks along: import it late."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from danvan_tui.cli.actor import actor
from danvan_tui.live import Live
from db.exchange.importing import ImportOutcome, ImportPlan, Progress, plan_import, run_import
from db.read.catalogue import find_units, periods
from db.read.records import PeriodRecord
from db.scope import Span

ALL = 1_000_000
"""More units than any register has."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What an import would do.

    Attributes:
        plan: What the import would do.
        units: The units' names, for its rows.
    """

    plan: ImportPlan
    units: Mapping[int, str]


def plan(
    live: Live,
    path: Path,
    sheet: str | None,
    choices: Mapping[str, int],
    year: int | None,
    progress: Progress,
) -> Planned:
    """Read a file and say what an import of it would do.

    Args:
        live: The register.
        path: Any file.
        sheet: One of its sheets; None for the first one with a list in it.
        choices: The units that were chosen, by the file's words for them.
        year: The year of the rows that say none; None where nobody said it.
        progress: Told how far it is; what it raises ends the reading.

    Raises:
        FileRefused: The file cannot be read as a list.
        DatabaseError: The register cannot be read.
    """
    found = plan_import(live.database(), path, sheet, choices=choices, year=year, progress=progress)
    units = dict(live.read(find_units, "", limit=ALL).value) if found.new or choices else {}
    return Planned(found, units)


def store(live: Live, found: ImportPlan, progress: Progress) -> ImportOutcome:
    """Store what was planned, all or nothing, in the name of whoever is logged in on this machine.

    Raises:
        DanvanError: It cannot be stored; nothing was.
    """
    return run_import(live.database(), found, actor(), progress=progress)


def span_of(live: Live, years: tuple[int, ...]) -> Span:
    """The years to look at after an import: the shortest of the register's periods that has most of them.

    Args:
        live: The register.
        years: The years that were imported; at least one.
    """

    def fits(period: PeriodRecord) -> tuple[int, int]:
        held = sum(period.first <= year <= period.last for year in years)
        return held, period.first - period.last

    best = max(live.read(periods).value, key=fits, default=None)
    if best is None or not fits(best)[0]:
        return Span(years[0], years[-1])
    return Span(best.first, best.last)
