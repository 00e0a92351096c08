"""``danvan show CODE``: one model in full, with its years and its history."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import output
from danvan_tui.cli.asked import Asked
from danvan_tui.cli.call import At, called
from danvan_tui.cli.errors import BadCode, ModelNotFound, ModelNotInScope
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.reading import FormatOption, View, output_format, view
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from db.read.records import ModelDetail

CodeArgument = Annotated[str, typer.Argument(metavar="cli.meta.code", help="cli.arg.code")]

_CODE = re.compile(r"(?:MH)?\s*0*(\d{1,15})", re.IGNORECASE | re.ASCII)


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("show", help="cli.cmd.show", cls=HelpCommand)(show)


@spread
def show(ctx: typer.Context, code: CodeArgument, *, format: FormatOption = "table", asked: Asked, at: At) -> None:
    """One model."""
    from db.scope import FIRST_YEAR, LAST_YEAR, Span

    call = called(ctx, at)
    kind = output_format(format)
    model_id = model_number(code)
    with view(call, asked, usual=Span(FIRST_YEAR, LAST_YEAR)) as seen:
        model = _model(seen, model_id, narrowed=asked.narrows or bool(asked.period or call.period))
        if kind == "table":
            from danvan_tui.cli.show_text import model_text

            output.put(model_text(call.words, model))
        elif kind == "json":
            from danvan_tui.cli.show_data import model_data
            from danvan_tui.present.plain import json_value

            output.put(json_value(model_data(call.words, model)))
        else:
            from danvan_tui.cli.show_data import YEAR_KEYS, year_data
            from danvan_tui.present.plain import csv_lines

            years = (year_data(call.words, year) for year in model.registrations)
            lines = ([model.code, model.name, *(year[key] for key in YEAR_KEYS)] for year in years)
            output.put(csv_lines(["code", "name", *YEAR_KEYS], lines))


def model_number(code: str) -> int:
    """The number in a model's code: 42 from "MH0042", "mh42" and "42".

    Raises:
        BadCode: It is no such code.
    """
    found = _CODE.fullmatch(code.strip())
    if found is None:
        raise BadCode(value=code)
    return int(found[1])


def _model(seen: View, model_id: int, *, narrowed: bool) -> "ModelDetail":
    """The model, its years and its history as far as they were asked for."""
    from dataclasses import replace

    from db.read.detail import model_detail
    from db.read.membership import in_scope
    from db.read.records import model_code

    looked = seen.looked
    model = model_detail(seen.connection, model_id)
    if model is None:
        raise ModelNotFound(value=model_code(model_id))
    if narrowed and not in_scope(seen.connection, looked.scope, model_id):
        raise ModelNotInScope(value=model.code)
    years = tuple(year for year in model.registrations if year.year in looked.scope.span)
    return replace(model, registrations=years, changes=model.changes[: looked.limit])
