"""``danvan units``: the units as a tree, with their figures by field."""

from itertools import islice
from typing import TYPE_CHECKING

import typer

from danvan_tui.cli import output
from danvan_tui.cli.asked import Asked
from danvan_tui.cli.branch import units_in_view
from danvan_tui.cli.call import At, called
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.reading import FormatOption, View, output_format, put_definition, put_heading, view
from danvan_tui.cli.spread import spread
from danvan_tui.present.definition import definition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.read.records import UnitRow

FACTS = ("id", "code", "name", "kind", "parent", "depth", "valid_from", "valid_to")
FIGURES = ("total", "collective", "individual", "unknown", "effective")


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("units", help="cli.cmd.units", cls=HelpCommand)(units)


@spread
def units(ctx: typer.Context, *, format: FormatOption = "table", asked: Asked, at: At) -> None:
    """The units of what is asked for."""
    call = called(ctx, at)
    kind = output_format(format)
    with view(call, asked) as seen:
        rows = islice(units_in_view(seen), seen.looked.limit)
        if kind == "table":
            _put_table(seen, rows)
        else:
            _put_data(seen, kind, rows)


def _put_table(seen: View, rows: "Iterator[UnitRow]") -> None:
    from danvan_tui.present import say
    from danvan_tui.present.plain import Column, table
    from danvan_tui.present.texts import unit_columns, unit_texts

    words = seen.call.words
    # The first column is the unit itself; the fields stand by their codes.
    figures = unit_columns(seen.looked.fields)[1:]
    titles = [words(name) if name in words.texts else name for name in figures]
    columns = [Column(words("code")), Column(words("unit")), *(Column(title, right=True) for title in titles)]

    def cells(row: "UnitRow") -> list[str]:
        name, *numbers = unit_texts(words, row)
        return [say.stored(row.code), "  " * row.depth + name, *numbers]

    put_heading(seen)
    output.put(table(columns, map(cells, rows)))
    put_definition(seen, "unit")


def _put_data(seen: View, kind: str, rows: "Iterator[UnitRow]") -> None:
    from danvan_tui.present.plain import Value, csv_lines, json_object
    from db.read.tallies import total

    codes = [field.code for field in seen.looked.fields]

    def facts(row: "UnitRow") -> dict[str, Value]:
        values = (row.id, row.code, row.name, row.kind, row.parent_id, row.depth, row.valid_from, row.valid_to)
        return dict(zip(FACTS, values, strict=True)) | {key: getattr(row.tally, key) for key in FIGURES}

    if kind == "csv":
        lines = ([*facts(row).values(), *row.by_field] for row in rows)
        output.put(csv_lines([*FACTS, *FIGURES, *codes], lines))
        return
    scope = seen.looked.scope
    head = {
        "period": str(scope.span),
        "unit": seen.looked.unit_name,
        "definition": definition(seen.call.words, scope, "unit"),
        "as_of": seen.as_of,
        "total": total(seen.connection, scope).total,
    }
    by_field = ({**facts(row), "by_field": dict(zip(codes, row.by_field, strict=True))} for row in rows)
    output.put(json_object(head, by_field))
