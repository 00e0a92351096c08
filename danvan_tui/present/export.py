"""What is in view as tables for a file, in the words that the screen has for it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.definition import By, definition, scope_line
from danvan_tui.present.figures import named
from db.exchange.columns import Column
from db.exchange.tables import Cell, Table
from db.read.records import FieldRow, FieldsView, Tally, UnitRow
from db.scope import Scope
from db.text import for_terminal

if TYPE_CHECKING:
    # It brings SQLAlchemy along, and the screens are up before that.
    from db.read.listing import ListedModel

_MODEL_COLUMNS: tuple[tuple[Column, int], ...] = (
    (Column.NUMBER, 6),
    (Column.CODE, 10),
    (Column.NAME, 48),
    (Column.UNIT, 26),
    (Column.FIELD, 22),
    (Column.TOPIC, 30),
    (Column.SUBJECT, 12),
    (Column.YEAR, 9),
    (Column.KIND, 14),
    (Column.STANDING, 16),
    (Column.HOUSEHOLDS, 10),
    (Column.PLACE, 18),
    (Column.CONTENTS, 50),
    (Column.RESULTS, 50),
)
"""The columns of a list of models, with their width in letters: those that the import reads."""

_HEADINGS = {
    Column.NAME: "export.name",
    Column.UNIT: "export.unit",
    Column.YEAR: "export.year",
    Column.KIND: "export.kind",
}


@dataclass(frozen=True, slots=True)
class About:
    """What a table is about.

    Attributes:
        scope: What is in view.
        place: The place that the committee works for.
        sample: Whether it is sample data.
        unit_name: The chosen unit's name; empty for none.
        fields: The fields, for their names.
        at: When it was read, in Vietnam's time.
    """

    scope: Scope
    place: str
    sample: bool
    unit_name: str
    fields: Sequence[FieldRow]
    at: datetime

    def read_at(self, at: datetime) -> "About":
        """The same, read at another moment."""
        return replace(self, at=at)


def models_table(
    words: Words, about: About, rows: "Iterable[ListedModel]", left_out: int = 0, chosen: int | None = None
) -> Table:
    """The list of models: a file that the import reads back.

    Args:
        words: The language.
        about: What it is about.
        rows: The models.
        left_out: How many of them stand there without their details, because these are restricted.
        chosen: How many were chosen of what is in view; None where it is all of that.
    """
    header = [
        words(_HEADINGS[column]) if column in _HEADINGS else column.label(words.language)
        for column, _ in _MODEL_COLUMNS
    ]
    note = [] if chosen is None else [words("move.many", count=say.number(words, chosen))]
    note += [words("restricted.export", count=say.number(words, left_out))] if left_out else []
    return Table(
        words("export.models"),
        [*above(words, about, words("export.models")), *note],
        header,
        (_model(words, number, row) for number, row in enumerate(rows, 1)),
        [width for _, width in _MODEL_COLUMNS],
    )


def fields_table(words: Words, about: About, view: FieldsView) -> Table:
    """The fields with their figures, and the total."""

    def rows() -> Iterator[Sequence[Cell]]:
        for row in view.rows:
            yield [say.field_name(words, row), *_tally(row.tally)]
        yield [words("total"), *_tally(view.total)]

    header = [words("field"), *_tally_header(words)]
    title = words("export.fields")
    return Table(title, above(words, about, title, "field"), header, rows(), [32, 10, 10, 10, 10, 14])


def units_table(words: Words, about: About, units: Iterable[UnitRow]) -> Table:
    """The units as a tree, with a figure for each field."""
    names = [say.field_name(words, field) for field in about.fields]

    def rows() -> Iterator[Sequence[Cell]]:
        for row in units:
            yield ["  " * row.depth + say.stored(row.name), *row.by_field, *_tally(row.tally)]

    title = words("export.units")
    return Table(
        title,
        above(words, about, title, "unit"),
        [words("unit"), *names, *_tally_header(words)],
        rows(),
        [40, *(14 for _ in names), 10, 10, 10, 10, 14],
    )


def above(words: Words, about: About, title: str, by: By | None = None) -> list[str]:
    """The lines above a table: what it is, what is in view, what a figure counts, as of when."""
    mark = f" · {words('app.sample')}" if about.sample else ""
    field = named(words, about.fields, about.scope.field) or None
    return [
        f"{words('app.movement')} · {say.stored(about.place)}{mark}",
        title,
        scope_line(words, about.scope, unit=about.unit_name or None, field=field),
        definition(words, about.scope, by),
        words("export.as_of", at=say.clock(about.at)),
    ]


def branch(units: Iterable[UnitRow], chosen: int | None) -> Iterator[UnitRow]:
    """The units in tree order; with a chosen one, that one and those below it, their depths from 0."""
    inside: set[int] = set()
    top = 0
    for row in units:
        if chosen is None:
            yield row
        elif row.id == chosen or row.parent_id in inside:
            top = row.depth if row.id == chosen else top
            inside.add(row.id)
            yield row._replace(depth=row.depth - top)


def _model(words: Words, number: int, row: "ListedModel") -> Sequence[Cell]:
    model = row.model
    vietnamese = words.language == "vi"
    return [
        number,
        model.code,
        say.stored(model.name),
        say.stored(model.unit),
        say.stored(model.field_name if vietnamese else model.field_name_en),
        say.stored(row.topic if vietnamese else row.topic_en),
        say.subject(words, model.subject),
        model.year,
        words(f"export.kind.{row.kind}"),
        say.standing(words, model.standing),
        row.households,
        say.stored(row.place),
        _block(row.contents),
        _block(row.results),
    ]


def _block(text: str | None) -> str:
    return for_terminal(text, keep_lines=True) if text else ""


def _tally_header(words: Words) -> list[str]:
    return [words(name) for name in ("total", "collective", "individual", "unknown", "legend.effective")]


def _tally(tally: Tally) -> tuple[int, ...]:
    return tally.total, tally.collective, tally.individual, tally.unknown, tally.effective
