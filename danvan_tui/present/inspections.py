"""Visits as a person reads them."""

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.awards import day
from danvan_tui.present.plain import Column
from db.read.inspection_records import InspectionRecord, UnvisitedRecord, VisitRecord


def team(words: Words, row: InspectionRecord | VisitRecord) -> str:
    """Who went, safe for a terminal; a word for it where that is not for everybody."""
    return words("restricted.cell") if row.team is None else say.stored(row.team)


def inspection_columns(words: Words) -> list[Column]:
    """The columns of a list of visits."""
    titles = ("inspections.number", "inspections.date", "inspections.kind", "unit", "inspections.team")
    figures = ("inspections.models", "inspections.needs_work")
    return [
        *(Column(words(title)) for title in titles),
        *(Column(words(title), right=True) for title in figures),
        Column(words("inspections.due")),
    ]


def inspection_cells(words: Words, row: InspectionRecord) -> list[str]:
    """A visit's line, safe for a terminal."""
    return [
        f"#{row.id}",
        day(row.visited_on),
        words(f"inspection_kind.{row.kind}"),
        say.stored(row.unit),
        team(words, row),
        say.number(words, row.models),
        say.number(words, row.needing_work),
        day(row.due_on),
    ]


def visit_columns(words: Words) -> list[Column]:
    """The columns of a list of visited models."""
    titles = ("code", "model", "unit", "year", "inspections.date", "inspections.due", "inspections.findings")
    return [Column(words(title), right=title == "year") for title in titles]


def visit_cells(words: Words, row: VisitRecord) -> list[str]:
    """A visited model's line, safe for a terminal."""
    findings = row.findings or row.to_strengthen or row.general_findings
    if findings is None and row.restricted:
        findings = words("restricted.cell")
    return [
        row.code,
        say.stored(row.model),
        say.stored(row.unit),
        str(row.year),
        day(row.visited_on),
        day(row.due_on),
        " ".join(say.stored(findings).split()),
    ]


def unvisited_columns(words: Words) -> list[Column]:
    """The columns of a list of models that nobody went to."""
    titles = ("code", "model", "unit", "year", "standing", "inspections.last")
    return [Column(words(title), right=title == "year") for title in titles]


def unvisited_cells(words: Words, row: UnvisitedRecord) -> list[str]:
    """Such a model's line, safe for a terminal."""
    return [
        row.code,
        say.stored(row.model),
        say.stored(row.unit),
        str(row.year),
        say.standing(words, row.standing),
        day(row.last_visit) or words("inspections.never"),
    ]
