"""``danvan models``: the models in scope, however many there are, a page at a time."""

from typing import TYPE_CHECKING

import typer

from danvan_tui.cli import output
from danvan_tui.cli.asked import Asked
from danvan_tui.cli.call import At, called
from danvan_tui.cli.choices import identifier
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.reading import FormatOption, View, output_format, put_definition, put_heading, view
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.read.records import ModelRow

FIRST_PAGE = 200
LARGEST_PAGE = 10_000
"""Pages grow: the first rows come at once, and many rows cost few statements."""

KEYS = (
    "code",
    "name",
    "unit",
    "field",
    "subject",
    "year",
    "standing",
    "field_code",
    "subject_code",
    "standing_code",
    "unit_id",
)
"""The columns, as other programs read them: words first, then what does not change with the language."""


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("models", help="cli.cmd.models", cls=HelpCommand)(models)


@spread
def models(ctx: typer.Context, *, format: FormatOption = "table", asked: Asked, at: At) -> None:
    """The models of what is asked for."""
    from db.read.models import model_count

    call = called(ctx, at)
    kind = output_format(format)
    with view(call, asked) as seen:
        total = model_count(seen.connection, seen.looked.scope)
        if kind == "table":
            _put_table(seen, total)
        else:
            _put_data(seen, kind, total)


def _rows(seen: View) -> "Iterator[ModelRow]":
    from db.read.models import model_page

    left = seen.looked.limit
    page, place = FIRST_PAGE, None
    while left is None or left > 0:
        size = page if left is None else min(page, left)
        rows = model_page(seen.connection, seen.looked.scope, after=place, limit=size).rows
        yield from rows
        if len(rows) < size:
            return
        place = rows[-1].place
        left = None if left is None else left - size
        page = min(page * 4, LARGEST_PAGE)


def _put_table(seen: View, total: int) -> None:
    from danvan_tui.present import say
    from danvan_tui.present.plain import Column, table
    from danvan_tui.present.texts import MODEL_COLUMNS, model_texts

    words = seen.call.words
    titles = {"name": words("model")}
    columns = [Column(titles.get(name) or words(name), right=name == "year") for name in MODEL_COLUMNS]
    put_heading(seen)
    output.put(table(columns, (model_texts(words, row) for row in _rows(seen))))
    limit = seen.looked.limit
    if limit is not None and limit < total:
        shown = words("cli.models.some", shown=say.number(words, limit), total=say.number(words, total))
    else:
        shown = words("cli.models.all", total=say.number(words, total))
    output.put([f"\n{shown}\n"])
    put_definition(seen)


def _put_data(seen: View, kind: str, total: int) -> None:
    from danvan_tui.present import say
    from danvan_tui.present.plain import Value, csv_lines, json_object

    words = seen.call.words

    def values(row: "ModelRow") -> tuple[Value, ...]:
        return (
            row.code,
            row.name,
            row.unit,
            row.field_name if words.language == "vi" else row.field_name_en,
            say.subject(words, row.subject),
            row.year,
            say.standing(words, row.standing),
            row.field,
            identifier(row.subject),
            identifier(row.standing),
            row.unit_id,
        )

    if kind == "csv":
        output.put(csv_lines(KEYS, (values(row) for row in _rows(seen))))
    else:
        rows = (dict(zip(KEYS, values(row), strict=True)) for row in _rows(seen))
        output.put(json_object({"total": total}, rows))
