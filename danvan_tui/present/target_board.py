"""Targets on their board, each against what is counted."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len

from danvan_tui.locale import Words
from danvan_tui.present import calendar, say
from danvan_tui.present.boards import chained, fact_lines
from danvan_tui.present.lists import bar
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column, Piece
from db.read.calendar_records import TargetRecord

BAR = 9
"""Cells of the greatest number of a list."""


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target among others.

    Attributes:
        target: The target.
        in_view: Whether its years overlap the period in view.
        greatest: The number that fills the bar: the greatest one of the list, planned or counted.
    """

    target: TargetRecord
    in_view: bool
    greatest: int = field(compare=False)

    @property
    def key(self) -> int:
        """The target's id."""
        return self.target.id


def target_list_columns(words: Words, view: str) -> list[Column]:
    """The columns of a view: by field, or by unit."""

    def figure(name: str, cells: int, priority: int) -> Column:
        return Column(name, words(f"calendar.{name}"), cells, cells, align="right", priority=priority)

    by_unit = view == "units"
    unit = Column("unit", words("calendar.unit"), 16, weight=3, priority=9)
    return [
        Column("span", words("calendar.span"), 9, 9, priority=6),
        *([unit] if by_unit else []),
        Column("field", words("calendar.field"), 12, weight=2, priority=5 if by_unit else 9),
        Column("bar", "", BAR, BAR, priority=3),
        figure("planned", 8, 7),
        figure("counted", 10, 7),
        figure("percent", 7, 8),
        figure("lacking", 9, 4),
        Column("decision", words("calendar.decision"), 12, weight=1, priority=1),
    ]


def target_list_cells(words: Words, view: str, line: TargetLine) -> tuple[Cell, ...]:
    """A target's line. Its bar is as long as what is counted; a lighter part shows what is missing."""
    row = line.target
    mood = "" if line.in_view else "dim"
    done = mood or ("warning" if row.missing else "good")
    name = calendar.target_field(words, row) or words("calendar.all")
    names = [words.texts.get(f"field.brief.{row.field}", name)]
    if view == "units":
        names.insert(0, say.stored(row.unit))
    return (
        Cell(str(row.span), mood or "accent"),
        *(Cell(name, mood) for name in names),
        Cell("", "", _bar(row, line.greatest, BAR)),
        Cell(say.number(words, row.planned), mood),
        Cell(say.number(words, row.counted), mood),
        Cell(calendar.reached(words, row), done),
        Cell(say.number(words, row.missing) if row.missing else "", done),
        Cell(say.stored(row.decision), "dim"),
    )


def target_lines(words: Words, line: TargetLine, width: int) -> Sequence[TextLine]:
    """A target in full, planned and counted as bars to one scale."""
    row = line.target
    lacking = words("target.reached")
    if row.missing:
        lacking = words("target.lacking", count=say.number(words, row.missing))
    figures = {"planned": row.planned, "counted": row.counted}
    labels = {name: words(f"calendar.{name}") for name in figures}
    said = {name: say.number(words, figure) for name, figure in figures.items()}
    label, cells = max(map(cell_len, labels.values())), max(map(cell_len, said.values()))
    room = max(min(width - label - cells - 3, 60), 4)
    bars: list[TextLine] = [
        (
            Piece(f"{labels[name]}{' ' * (label - cell_len(labels[name]))}  ", "dim"),
            Piece(f"{said[name]:>{cells}} "),
            Piece(bar(figure, max(figures.values()), room, ascii_only=False), "accent"),
        )
        for name, figure in figures.items()
    ]
    facts = [
        (words("calendar.percent"), f"{calendar.reached(words, row)}, {lacking}"),
        (words("calendar.decision"), say.stored(row.decision)),
    ]
    return [*fact_lines(calendar.target_name(words, row), (), width), *bars, *chained(facts, width)]


def targets_say(words: Words, lines: Sequence[TargetLine]) -> str:
    """How many of those in view are reached, and how many models the others lack."""
    here = [line.target for line in lines if line.in_view]
    if not lines:
        return ""
    done = sum(not row.missing for row in here)
    said = words("target.says", done=say.number(words, done), count=say.number(words, len(here)))
    others = len(lines) - len(here)
    return said + (f" · {words('target.says.others', count=say.number(words, others))}" if others else "")


def _bar(row: TargetRecord, greatest: int, cells: int) -> tuple[Piece, ...]:
    counted = bar(row.counted, greatest, cells, ascii_only=False)
    planned = bar(row.planned, greatest, cells, ascii_only=False)
    return (Piece(counted, "bar"), Piece("░" * (len(planned) - len(counted)), "dim"))
