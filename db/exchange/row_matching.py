"""One row of a list against the register's reference data: what is to be stored, or what keeps it out."""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from sqlalchemy import Connection

from db.exchange.choosing import OpenChoices
from db.exchange.columns import Column
from db.exchange.field_matching import FieldMatcher
from db.exchange.households import parse_households
from db.exchange.listing import RawRow
from db.exchange.plans import PlannedRow
from db.exchange.problems import UNREADABLE, Problem, ProblemKind, shown
from db.exchange.reading import Reading
from db.exchange.unit_entries import read_units
from db.exchange.unit_matching import UnitMatch, UnitMatcher
from db.exchange.values import RegistrationKind as SaidKind
from db.exchange.values import parse_kind, parse_standing, parse_subject
from db.exchange.years import read_year, serial_date
from db.lifecycle import Standing, Subject
from db.schema import ModelKind, RegistrationKind
from db.scope import FIRST_YEAR, LAST_YEAR
from db.text import fold
from db.write.drafts import NAME_LIMIT, TEXT_LIMIT, ModelDraft, YearDraft

_Value = TypeVar("_Value")

_SHEET_YEAR = re.compile(r"(?:nam )?(20\d\d)")
_MOST_HOUSEHOLDS = 10_000_000
"""More than any province has."""
_KINDS = {SaidKind.NEW: RegistrationKind.NEW, SaidKind.MAINTAINED: RegistrationKind.MAINTAINED}


class RowMatcher:
    """Matches the rows of one list, and collects what is wrong with them.

    Attributes:
        rejected: What keeps rows out.
        warnings: What is only told.
        open_choices: Units that somebody must choose.
        fields: The register's fields and topics.
    """

    def __init__(
        self, connection: Connection, reading: Reading, choices: Mapping[str, int] | None, year: int | None = None
    ) -> None:
        """Read the reference data.

        Args:
            connection: Inside ``Database.read()``.
            reading: The list.
            choices: Units that a person has chosen, by their names in the file.
            year: The year of the rows that have none of their own; None where nobody said one.
        """
        self.rejected: list[Problem] = []
        self.warnings: list[Problem] = []
        self.open_choices = OpenChoices()
        self.fields = FieldMatcher(connection)
        self._units = UnitMatcher(read_units(connection), choices)
        self._heading = reading.heading
        columns = reading.heading.columns
        self._note_is_standing = columns.get(Column.NOTE) == columns.get(Column.STANDING)
        in_sheet = _SHEET_YEAR.fullmatch(fold(reading.sheet))
        self._has_years = Column.YEAR in columns
        sheet_year = int(in_sheet[1]) if in_sheet and not self._has_years else None
        self._other_year = sheet_year or year
        self._yearless: list[int] = []
        self._field_choices = [field.name for field in self.fields.fields]
        self._subject = _remembered(parse_subject)
        self._standing = _remembered(parse_standing)
        self._kind = _remembered(parse_kind)
        self._year = _remembered(read_year)
        self._number = _remembered(parse_households)

    @property
    def unmet_choices(self) -> tuple[str, ...]:
        """The chosen names that no row so far has."""
        return self._units.unmet

    def match(self, raw: RawRow) -> PlannedRow | None:
        """What a row says.

        Returns:
            The row, to be compared with the register's models; None where it is rejected.
        """
        before = len(self.rejected)
        for problem in raw.problems:
            (self.rejected if problem.rejecting else self.warnings).append(problem)
        values, section = raw.values, raw.section
        year = self._read_year(raw)
        unit = self._read_unit(raw, year)
        field_id, topic_id = self._read_field(raw)
        subject = self._parse(raw, Column.SUBJECT, section.subject, self._subject, ProblemKind.UNKNOWN_SUBJECT)
        standing = self._parse(raw, Column.STANDING, None, self._standing, ProblemKind.UNKNOWN_STANDING)
        said = self._parse(raw, Column.KIND, section.kind, self._kind, ProblemKind.UNKNOWN_KIND)
        households = self._read_households(raw)
        place = self._fitting(raw, Column.PLACE, values.get(Column.PLACE) or unit.place, NAME_LIMIT)
        contents = self._fitting(raw, Column.CONTENTS, values.get(Column.CONTENTS), TEXT_LIMIT)
        results = self._fitting(raw, Column.RESULTS, self._results(values), TEXT_LIMIT)
        self._forget_unreadable(raw, before)
        if len(self.rejected) > before or year is None or unit.unit_id is None or field_id is None:
            return None
        draft = YearDraft(
            year=year,
            unit_id=unit.unit_id,
            field_id=field_id,
            subject=subject if subject is not None else Subject.UNKNOWN,
            standing=standing if standing is not None else Standing.REGISTERED,
            topic_id=topic_id,
            contents=contents,
            results=results,
            households=households,
        )
        exemplar = fold(values.get(Column.SUBJECT, "")).startswith("dien hinh")
        kind = ModelKind.EXEMPLAR if exemplar else ModelKind.MODEL
        model = ModelDraft(name=values[Column.NAME], year=draft, place=place, kind=kind)
        return PlannedRow(raw.row, model, fold(model.name), _KINDS[said] if said is not None else None)

    def finish(self) -> None:
        """Say once what is wrong with all rows: that there is no column which could say their year."""
        if self._yearless:
            row, label = self._heading.rows[1], self._heading.label(Column.YEAR)
            params, rows = {"count": len(self._yearless)}, tuple(self._yearless)
            self.rejected.append(Problem(row, label, "", ProblemKind.NO_YEAR_COLUMN, params, rows))

    def _forget_unreadable(self, raw: RawRow, before: int) -> None:
        """Leave out what would be said of a formula's error as if somebody had written it."""
        lost = {problem.column for problem in raw.problems if problem.kind in UNREADABLE}
        if lost:
            self.rejected[before:] = [
                each for each in self.rejected[before:] if each.kind in UNREADABLE or each.column not in lost
            ]

    def _problem(self, raw: RawRow, column: Column, kind: ProblemKind, **params: object) -> None:
        """Note what is wrong with a cell."""
        value = shown(raw.values.get(column))
        problem = Problem(raw.row, self._heading.label(column), value, kind, params)
        (self.rejected if problem.rejecting else self.warnings).append(problem)

    def _read_year(self, raw: RawRow) -> int | None:
        text = raw.values.get(Column.YEAR)
        year = self._year(text) if text else raw.section.year or self._other_year
        if year is None and not text and not self._has_years:
            self._yearless.append(raw.row)
        elif year is None and text and (day := serial_date(text)) is not None:
            self._problem(raw, Column.YEAR, ProblemKind.DATE_WITHOUT_FORMAT, number=text, day=day)
        elif year is None:
            self._problem(raw, Column.YEAR, ProblemKind.BAD_YEAR if text else ProblemKind.MISSING_YEAR)
        elif not FIRST_YEAR <= year <= LAST_YEAR:
            self._problem(raw, Column.YEAR, ProblemKind.YEAR_OUT_OF_RANGE, first=FIRST_YEAR, last=LAST_YEAR)
            return None
        return year

    def _read_unit(self, raw: RawRow, year: int | None) -> UnitMatch:
        text = raw.values.get(Column.UNIT) or raw.section.unit
        if not text:
            self._problem(raw, Column.UNIT, ProblemKind.MISSING_UNIT)
            return UnitMatch()
        found = self._units.match(text, raw.section.unit, year)
        if found.problem is not None:
            label = self._heading.label(Column.UNIT)
            self.rejected.append(Problem(raw.row, label, shown(text), found.problem, found.params))
        if found.options:
            self.open_choices.add(text, raw.row, found.options)
        return found

    def _read_field(self, raw: RawRow) -> tuple[int | None, int | None]:
        field = raw.values.get(Column.FIELD) or raw.section.field or ""
        found = self.fields.match(field, raw.values.get(Column.TOPIC, ""))
        if found.field_id is None:
            kind = ProblemKind.UNKNOWN_FIELD if field else ProblemKind.MISSING_FIELD
            label = self._heading.label(Column.FIELD)
            choices = {"choices": self._field_choices}
            self.rejected.append(Problem(raw.row, label, shown(field), kind, choices))
        elif found.topic_unknown:
            self._problem(raw, Column.TOPIC, ProblemKind.UNKNOWN_TOPIC, suggestions=found.suggestions)
        return found.field_id, found.topic_id

    def _read_households(self, raw: RawRow) -> int | None:
        text = raw.values.get(Column.HOUSEHOLDS)
        if not text:
            return None
        number = self._number(text)
        if number is None or not 0 <= number <= _MOST_HOUSEHOLDS:
            self._problem(raw, Column.HOUSEHOLDS, ProblemKind.BAD_NUMBER)
        return number

    def _parse(
        self,
        raw: RawRow,
        column: Column,
        otherwise: str | None,
        parse: Callable[[str], _Value | None],
        unknown: ProblemKind,
    ) -> _Value | None:
        text = raw.values.get(column)
        if text:
            value = parse(text)
            if value is None:
                self._problem(raw, column, unknown)
            return value
        return parse(otherwise) if otherwise else None

    def _fitting(self, raw: RawRow, column: Column, text: str | None, most: int) -> str | None:
        if text is not None and len(text) > most:
            self._problem(raw, column, ProblemKind.TEXT_TOO_LONG, length=len(text), most=most)
        return text or None

    def _results(self, values: Mapping[Column, str]) -> str | None:
        """The results with what else the list notes of them: the register has no places of their own for that."""
        texts = [values.get(Column.RESULTS, "")]
        decision, note = values.get(Column.DECISION), values.get(Column.NOTE)
        if decision:
            texts.append(f"{self._heading.label(Column.DECISION)}: {decision}")
        if note and not (self._note_is_standing and Column.STANDING in values):
            texts.append(f"{self._heading.label(Column.NOTE)}: {note}")
        return "\n".join(filter(None, texts)) or None


def _remembered(parse: Callable[[str], _Value | None]) -> Callable[[str], _Value | None]:
    """The same, for words that come again and again."""
    memory: dict[str, _Value | None] = {}

    def parse_once(text: str) -> _Value | None:
        if text not in memory:
            memory[text] = parse(text)
        return memory[text]

    return parse_once
