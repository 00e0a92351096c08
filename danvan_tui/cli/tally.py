"""``danvan tally``: totals by field, unit, subject, standing or year."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from danvan_tui.cli import output
from danvan_tui.cli.asked import Asked
from danvan_tui.cli.call import At, called
from danvan_tui.cli.choices import choose, identifier
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.reading import FormatOption, View, output_format, put_definition, put_heading, view
from danvan_tui.cli.spread import spread
from danvan_tui.present.definition import By, definition

if TYPE_CHECKING:
    from db.read.records import FieldsView, Tally

AsOfOption = Annotated[str | None, typer.Option("--as-of", metavar="units.meta.day", help="cli.opt.as_of")]
ByOption = Annotated[str, typer.Option("--by", metavar="cli.meta.by", help="cli.opt.by")]

KEYS = ("code", "name", "total", "collective", "individual", "unknown", "effective")
"""The columns, as other programs read them."""


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A row of the tally. ``code`` is what other programs know it by, None where it has none; ``id`` is a unit's
    number.
    """

    code: str | None
    name: str
    tally: "Tally"
    depth: int = 0
    id: int | None = None


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("tally", help="cli.cmd.tally", cls=HelpCommand)(tally)


@spread
def tally(
    ctx: typer.Context,
    *,
    by: ByOption = "field",
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    asked: Asked,
    at: At,
) -> None:
    """Totals of what is asked for."""
    from danvan_tui.cli.tally_back import looked_back, wanted_day
    from db.read.tallies import total

    call = called(ctx, at)
    kind = output_format(format)
    names = get_args(By)
    rows_by: By = choose("--by", by, {name: name for name in names}, ", ".join(names))
    day = wanted_day(as_of, rows_by, plain=not asked.search and not asked.today_units)
    with view(call, asked) as now:
        seen = now
        if day is None:
            figures, found = total(seen.connection, seen.looked.scope), _rows(seen, rows_by)
        else:
            seen, then = looked_back(now, day)
            found = _fields(seen, then)
            figures = next((row.tally for row in then.rows if row.code == seen.looked.scope.field), then.total)
        rows = islice(found, seen.looked.limit)
        if kind == "table":
            _put_table(seen, rows_by, rows, figures)
        else:
            _put_data(seen, rows_by, kind, rows, figures)


def _put_table(seen: View, by: By, rows: Iterator[TallyRow], total: "Tally") -> None:
    from danvan_tui.present import say
    from danvan_tui.present.plain import Column, table

    words = seen.call.words

    def figures(tally: "Tally") -> list[str]:
        return [say.number(words, getattr(tally, key)) for key in KEYS[2:]]

    columns = [Column(words("code")), Column(words(by)), *(Column(words(key), right=True) for key in KEYS[2:])]
    cells = ([say.stored(row.code), "  " * row.depth + say.stored(row.name), *figures(row.tally)] for row in rows)
    put_heading(seen)
    output.put(table(columns, cells, foot=["", words("total"), *figures(total)]))
    put_definition(seen, by)


def _put_data(seen: View, by: By, kind: str, rows: Iterator[TallyRow], total: "Tally") -> None:
    from danvan_tui.present.plain import csv_lines, json_object

    def values(row: TallyRow) -> dict[str, str | int | None]:
        found: dict[str, str | int | None] = {"code": row.code, "name": row.name}
        found |= {key: getattr(row.tally, key) for key in KEYS[2:]}
        return found | ({"id": row.id} if row.id is not None else {})

    if kind == "csv":
        keys = (*KEYS, "id") if by == "unit" else KEYS
        output.put(csv_lines(keys, (list(values(row).values()) for row in rows)))
        return
    scope = seen.looked.scope
    head = {
        "period": str(scope.span),
        "unit": seen.looked.unit_name,
        "definition": definition(seen.call.words, scope, by),
        "as_of": seen.as_of,
        "total": total.total,
    }
    output.put(json_object(head, (values(row) for row in rows)))


def _fields(seen: View, view: "FieldsView") -> Iterator[TallyRow]:
    """The fields, or the chosen one."""
    for row in view.rows:
        if seen.looked.scope.field in {None, row.code}:
            yield TallyRow(row.code, row.name if seen.call.words.language == "vi" else row.name_en, row.tally)


def _rows(seen: View, by: By) -> Iterator[TallyRow]:
    """The rows, narrowed to the chosen field and unit: a script wants what it asked for."""
    from danvan_tui.present import say
    from db.read import tallies

    words, connection, looked = seen.call.words, seen.connection, seen.looked
    scope = looked.scope
    match by:
        case "field":
            yield from _fields(seen, tallies.by_field(connection, scope))
        case "unit":
            from danvan_tui.cli.branch import units_in_view

            for unit in units_in_view(seen):
                yield TallyRow(unit.code, unit.name, unit.tally, unit.depth, unit.id)
        case "subject":
            for subject, tally in tallies.by_subject(connection, scope).items():
                yield TallyRow(identifier(subject), say.subject(words, subject), tally)
        case "standing":
            for standing, tally in tallies.by_standing(connection, scope).items():
                yield TallyRow(identifier(standing), say.standing(words, standing), tally)
        case "year":
            for year in tallies.by_year(connection, scope):
                yield TallyRow(str(year.year), f"{words('year')} {year.year}", year.tally)
