"""What a list holds once its rows are sorted."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.exchange.columns import Column
from db.exchange.problems import Problem
from db.exchange.section_stack import Context, SectionRow


@dataclass(frozen=True, slots=True)
class RawRow:
    """One model as the list has it; nothing is matched against the register yet.

    Attributes:
        row: Excel's number.
        values: The cleaned texts of the filled cells. Columns of x are resolved: SUBJECT is "Tập thể".
        section: What the section rows above say of it.
        problems: What is wrong with it by itself.
    """

    row: int
    values: Mapping[Column, str]
    section: Context
    problems: tuple[Problem, ...] = ()

    @property
    def section_field(self) -> str | None:
        """The field of the section that it stands in."""
        return self.section.field

    @property
    def section_unit(self) -> str | None:
        """The unit of the section that it stands in."""
        return self.section.unit

    @property
    def section_year(self) -> int | None:
        """The year of the section that it stands in."""
        return self.section.year

    @property
    def section_expected(self) -> int | None:
        """How many models its innermost section says it has."""
        return self.section.expected


@dataclass(frozen=True, slots=True)
class Listing:
    """The sorted rows of a sheet.

    Attributes:
        rows: The models.
        sections: The section rows, with the number of models read under each.
        warnings: Sections and totals that say another number than was read.
        skipped: Excel's number and text of the rows that were taken for remarks: to be shown, so that nothing is
            left out in silence.
    """

    rows: tuple[RawRow, ...]
    sections: tuple[SectionRow, ...]
    warnings: tuple[Problem, ...]
    skipped: tuple[tuple[int, str], ...]
