"""Visits on a board, and what each of them saw."""

from collections.abc import Sequence
from textwrap import wrap

from danvan_tui.locale import Words
from danvan_tui.present import inspections, say
from danvan_tui.present.awards import day
from danvan_tui.present.boards import fact_lines, heading, list_cells, list_columns
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column, Piece
from db.read.inspection_records import InspectionRecord, VisitRecord

_VISITS = (
    Column("number", "", 4, 5, priority=1),
    Column("date", "", 10, 10, priority=8),
    Column("kind", "", 9, 9, priority=3),
    Column("unit", "", 14, weight=2, priority=7),
    Column("team", "", 14, weight=3, priority=9),
    Column("models", "", 7, 7, priority=5),
    Column("needs_work", "", 11, 11, priority=6),
    Column("due", "", 10, 10, priority=4),
)
_SEEN = (
    Column("code", "", 7, 7, priority=1),
    Column("model", "", 18, weight=4, priority=9),
    Column("unit", "", 12, weight=2, priority=6),
    Column("year", "", 4, 4, priority=2),
    Column("date", "", 10, 10, priority=0),
    Column("due", "", 10, 10, priority=5),
    Column("findings", "", 14, weight=3, priority=7),
)


def inspection_list_columns(words: Words) -> list[Column]:
    """The columns of a list of visits."""
    return list_columns(inspections.inspection_columns(words), _VISITS)


def inspection_list_cells(words: Words, row: InspectionRecord) -> tuple[Cell, ...]:
    """A visit's line; what must be strengthened stands out."""
    weak = "warning" if row.needing_work else "dim"
    return list_cells(inspections.inspection_cells(words, row), ("dim", "", "", "", "", "", weak))


def visit_list_columns(words: Words) -> list[Column]:
    """The columns of the models that a visit saw."""
    return list_columns(inspections.visit_columns(words), _SEEN)


def visit_list_cells(words: Words, row: VisitRecord) -> tuple[Cell, ...]:
    """A visited model's line; one that must be strengthened stands out."""
    return list_cells(inspections.visit_cells(words, row), ("dim", "warning" if row.shows_weak else ""))


def inspection_lines(
    words: Words, row: InspectionRecord, seen: Sequence[VisitRecord] | None, width: int
) -> Sequence[TextLine]:
    """A visit in full, and the models that it saw once they are read."""
    facts = [
        (words("inspections.kind"), words(f"inspection_kind.{row.kind}")),
        (words("unit"), say.stored(row.unit)),
        (words("inspections.findings"), say.block(row.findings)),
        (words("inspections.strengthen"), say.block(row.to_strengthen)),
        (words("inspections.due"), day(row.due_on)),
    ]
    lines = fact_lines(f"{day(row.visited_on)} · {inspections.team(words, row)}", facts, width)
    if seen:
        lines += heading(words("inspections.seen", count=say.number(words, len(seen))), width)
    for each in seen or ():
        weak = f" · {words('changed.needs_work')}" if each.shows_weak else ""
        mood = "warning" if weak else ""
        lines += [(Piece(f"  {line}", mood),) for line in wrap(say.stored(each.model) + weak, max(width - 2, 8))]
    return lines


def visit_lines(words: Words, row: VisitRecord, width: int) -> Sequence[TextLine]:
    """What a visit says of one model."""
    facts = [
        (words("unit"), f"{say.stored(row.unit)}, {row.year}"),
        (words("standing"), say.standing(words, row.standing)),
        (words("inspections.date"), day(row.visited_on)),
        (words("inspections.team"), inspections.team(words, row)),
        (words("inspections.findings"), say.block(row.findings or row.general_findings)),
        (words("inspections.strengthen"), say.block(row.to_strengthen) if row.shows_weak else ""),
        (words("inspections.due"), day(row.due_on) if row.shows_weak else ""),
    ]
    weak = f" ({words('changed.needs_work')})" if row.shows_weak else ""
    return fact_lines(say.stored(row.model) + weak, facts, width)


def inspections_say(words: Words, rows: Sequence[InspectionRecord]) -> str:
    """How many models were seen, and how many of them must be strengthened."""
    models, weak = sum(row.models for row in rows), sum(row.needing_work for row in rows)
    said = words("inspections.says", models=say.number(words, models), weak=say.number(words, weak))
    return said if rows else ""
