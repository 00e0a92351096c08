"""What waits for whoever looks: each matter with how much there is of it, and since when; one statement each."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection

from db.committee import Charge
from db.days import months_before
from db.read.commendations import proposals
from db.read.deadlines import overdue
from db.read.inspections import needing_work_count
from db.read.pending import longest_waiting
from db.read.unvisited import unvisited_count
from db.scope import Scope, Span

__all__ = ["Matter", "MatterKind", "matters", "unvisited_since"]


class MatterKind(StrEnum):
    """What there is to see to."""

    PENDING = "pending"
    OVERDUE = "overdue"
    WEAK = "weak"
    UNVISITED_6 = "unvisited6"
    UNVISITED_12 = "unvisited12"
    PROPOSED = "proposed"


MONTHS = {MatterKind.UNVISITED_6: 6, MatterKind.UNVISITED_12: 12}
"""How long nobody went to the models of a matter."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter.

    Attributes:
        kind: What there is to see to.
        count: How much of it there is.
        since: Of registrations when the longest waiting came (UTC, ISO); of reports the day that the first was
            due, of weak models the day by when the first must be mended, of proposals the day of the first (ISO);
            None where nobody knows, or there is nothing.
    """

    kind: MatterKind
    count: int
    since: str | None = None

    @property
    def key(self) -> str:
        """Its kind."""
        return self.kind


def matters(connection: Connection, span: Span, today: str, charge: Charge | None = None) -> tuple[Matter, ...]:
    """Every matter, also those of which there is nothing.

    Args:
        connection: Inside ``Database.read()``.
        span: The years whose models should be visited; the other matters are of all years.
        today: The day to reckon from, ISO.
        charge: Whose business alone; None for the whole register.
    """
    late = overdue(connection, today, charge=charge, limit=1)
    scope = Scope(span)
    return (
        Matter(MatterKind.PENDING, *longest_waiting(connection, charge=charge)),
        Matter(MatterKind.OVERDUE, late.total, late.rows[0].due_date if late.rows else None),
        Matter(MatterKind.WEAK, *needing_work_count(connection, charge)),
        *(
            Matter(kind, unvisited_count(connection, scope, unvisited_since(kind, today), charge))
            for kind in MONTHS
        ),
        Matter(MatterKind.PROPOSED, *proposals(connection, charge)),
    )


def unvisited_since(kind: MatterKind, today: str) -> str:
    """From which day on a visit counts, ISO, for a matter of models that nobody went to."""
    return months_before(date.fromisoformat(today), MONTHS[kind]).isoformat()
