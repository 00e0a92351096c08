"""A visit as it is handed in, before it is checked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from db.visits import InspectionKind


@dataclass(frozen=True, slots=True)
class VisitedModel:
    """A registration that was visited, what was found there, and whether it must be strengthened.

    Attributes:
        keeps_findings: Whether what was found there stays as it is stored, where it is.
    """

    registration_id: int
    findings: str | None = None
    needs_work: bool = False
    keeps_findings: bool = False


@dataclass(frozen=True, slots=True)
class InspectionDraft:
    """A visit.

    Attributes:
        kind: A check or a survey.
        on: The day.
        team: Who went ("Đoàn 1: Nguyễn Văn A, Trần Thị B").
        models: The registrations that were seen.
        unit_id: The unit that was visited, if it was one.
        findings: What was found; several lines.
        to_strengthen: What must be strengthened.
        due_on: By when.
        keeps_notes: Whether what was found and what must be strengthened stay as they are stored: for somebody who
            was not shown them. Who went stays too, then, where the draft does not say it.
    """

    kind: InspectionKind
    on: date
    team: str
    models: Collection[VisitedModel] = ()
    unit_id: int | None = None
    findings: str | None = None
    to_strengthen: str | None = None
    due_on: date | None = None
    keeps_notes: bool = False
