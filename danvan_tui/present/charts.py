"""Figures of the charts' screen: as charts to look at, and as tables for a file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from danvan_tui.charts import Funnel, FunnelSpec, GridRow, GridSpec, StackRow, StackSpec, Step
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.export import About, above
from db.exchange.export import Cell, Table
from db.lifecycle import FUNNEL
from db.read.records import FieldRow, FieldsView, UnitRow

if TYPE_CHECKING:
    from db.read.charts import FieldFunnel
    from db.read.tallies import YearRow

GRID_ROWS = 2_000
"""Units that the grid draws at most: ten thousand would hold up every session of the process for a second."""
INDENT = "- "
"""Before a unit's name for each level that it stands below: charts drop blanks at the beginning."""


def funnel_chart(words: Words, funnels: "Sequence[FieldFunnel]", commended: Mapping[str, int]) -> FunnelSpec:
    """How many models of each field have come how far, and how many were commended, by the fields' codes."""
    names = _steps(words)
    return FunnelSpec(
        tuple(
            Funnel(
                _name(words, funnel),
                tuple(map(Step, names, (*funnel.reached, commended.get(funnel.code, 0)))),
                key=funnel.code,
            )
            for funnel in funnels
        )
    )


def years_chart(words: Words, fields: Sequence[FieldRow], years: "Sequence[YearRow]") -> StackSpec:
    """The models of each year, by field."""
    return StackSpec(
        tuple(say.field_name(words, field) for field in fields),
        tuple(StackRow(str(year.year), year.by_field, key=year.year) for year in years),
    )


def coverage_grid(words: Words, fields: FieldsView, units: Sequence[UnitRow], chosen: str | None) -> GridSpec:
    """Unit × field, the zeros marked, for the first ``GRID_ROWS`` units; only the chosen field where there is one.

    Args:
        words: The session's language.
        fields: The fields, with the figures of everything in view.
        units: The units in view, each one before what is below it.
        chosen: The chosen field's code.
    """
    shown = [number for number, field in enumerate(fields.rows) if chosen in {None, field.code}]
    names = [words.texts.get(f"field.short.{fields.rows[n].code}", fields.rows[n].code) for n in shown]
    totals = [fields.rows[n].tally.total for n in shown]
    return GridSpec(
        tuple(names),
        tuple(
            GridRow(
                INDENT * unit.depth + say.stored(unit.name),
                tuple(unit.by_field[n] for n in shown),
                key=unit.id,
            )
            for unit in units[:GRID_ROWS]
        ),
        corner=words("unit"),
        total=words("total"),
        totals=(*totals, sum(totals)),
    )


def funnel_table(
    words: Words, about: About, funnels: "Sequence[FieldFunnel]", commended: Mapping[str, int]
) -> Table:
    """The funnels as a table: a field a row, a standing a column."""

    def rows() -> Iterator[Sequence[Cell]]:
        for funnel in funnels:
            yield [_name(words, funnel), *funnel.reached, commended.get(funnel.code, 0)]

    title = words("charts.funnel")
    steps = _steps(words)
    return Table(title, above(words, about, title), [words("field"), *steps], rows(), [32, *(15 for _ in steps)])


def years_table(words: Words, about: About, years: "Sequence[YearRow]") -> Table:
    """The years as a table: a year a row, a field a column."""

    def rows() -> Iterator[Sequence[Cell]]:
        for year in years:
            yield [year.year, *year.by_field, year.tally.total]

    title = words("charts.years")
    header = [words("year"), *(say.field_name(words, field) for field in about.fields), words("total")]
    return Table(title, above(words, about, title, "year"), header, rows(), [8, *(18 for _ in about.fields), 10])


def _steps(words: Words) -> list[str]:
    return [*(say.standing(words, standing) for standing in FUNNEL), words("charts.commended")]


def _name(words: Words, funnel: "FieldFunnel") -> str:
    return say.stored(funnel.name if words.language == "vi" else funnel.name_en)
