"""What an import would do, and what it did: the answers that a preview shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from db.exchange.problems import Problem
from db.lifecycle import Standing
from db.schema import RegistrationKind
from db.write.drafts import ModelDraft

Progress: TypeAlias = Callable[[int, int], None]
"""Called with how many rows are done, and of how many."""


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit's name in the file that two or more units fit: a person must say which one is meant.

    Attributes:
        text: The name in the file's words; the key of the answer in ``choices``.
        rows: Excel's numbers of the rows that have it.
        options: The units that fit: (id, the full name with the unit above it and its days).
    """

    text: str
    rows: tuple[int, ...]
    options: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row that is to be stored.

    Attributes:
        row: Excel's number.
        draft: What is to be stored.
        folded: The model's name, folded: with the unit it says which model it is.
        said_kind: New or kept up as the file says it; None where it says nothing.
        model_id: The known model that it is another year of; None where the file itself brings the model.
        first_row: Excel's number of the row that brings the model (this one, or that of an earlier year); None
            for a known model.
    """

    row: int
    draft: ModelDraft
    folded: str
    said_kind: RegistrationKind | None = None
    model_id: int | None = None
    first_row: int | None = None

    @property
    def is_new_model(self) -> bool:
        """Whether it brings a model; otherwise it is another year of one."""
        return self.first_row == self.row


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import of a file would do to the register as it stands.

    Attributes:
        file: The file's name, cleaned for display.
        sheet: The sheet that was read.
        other_sheets: Further sheets with a list in them, which were not read.
        digest: SHA-256 of the file, in hexadecimal.
        read: How many rows hold a model.
        new: The rows to be stored, in the file's order.
        known: How many rows are in the register already, model and year.
        rejected: What must be mended before anything of the file is stored, in the order of the rows. A row may
            have several.
        warnings: What is only told.
        skipped: Excel's number and text of the rows that were taken for remarks.
        open_choices: The units that somebody must choose; their rows are rejected until then.
        by_field: (code, name, number of new and known rows) of each field of the register, in its order.
        years: The years of the new and the known rows.
        unmet_choices: The names that units were chosen for and that no row has.
        by_standing: How many of the new and known rows stand where, the highest standing first.
    """

    file: str
    sheet: str
    other_sheets: tuple[str, ...]
    digest: str
    read: int
    new: tuple[PlannedRow, ...]
    known: int
    rejected: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    skipped: tuple[tuple[int, str], ...]
    open_choices: tuple[UnitChoice, ...]
    by_field: tuple[tuple[str, str, int], ...]
    years: tuple[int, ...]
    unmet_choices: tuple[str, ...] = ()
    by_standing: tuple[tuple[Standing, int], ...] = ()

    @property
    def ready(self) -> bool:
        """Whether it can be stored: no row is rejected."""
        return not self.rejected

    @property
    def new_models(self) -> int:
        """How many models the file brings."""
        return sum(row.is_new_model for row in self.new)

    @property
    def new_years(self) -> int:
        """How many rows are another year of a model."""
        return len(self.new) - self.new_models

    @property
    def rejected_rows(self) -> int:
        """How many rows are rejected."""
        return len({row for problem in self.rejected for row in problem.rows or (problem.row,)})


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did.

    Attributes:
        stored: How many registrations it stored.
        new_models: How many of them brought a model.
        new_years: How many were another year of one.
        known: How many rows were in the register already.
        revision: The register's revision afterwards.
    """

    stored: int
    new_models: int
    new_years: int
    known: int
    revision: int
