"""``danvan show CODE``: one model in full, with its years and its history."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import output
from danvan_tui.cli.asked import Asked
from danvan_tui.cli.call import At, Call, called
from danvan_tui.cli.errors import BadCode, ModelNotFound, ModelNotInScope
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.reading import FormatOption, View, output_format, view
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from danvan_tui.cli.asked import Looked
    from db.read.model_records import ModelDetail

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
        looked = seen.looked
    # Outside of that look: that restricted details are read is written down, and a reader must not be in the way.
    model = _of(opened(call, model) if model.restricted else model, looked)
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


def opened(call: Call, model: "ModelDetail") -> "ModelDetail":
    """A model with its restricted details, where they are for whoever calls; without them, and why, where not."""
    from db.errors import Denied
    from db.write.readings import open_model

    try:
        with call.register() as database:
            found = open_model(database, call.who, model.id)
    except Denied as denied:
        language = call.words.language
        output.talk(f"{denied.words(language)} {denied.hint(language)}")
        return model
    return model if found is None else found.model


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
    """The model, as far as everybody may read it."""
    from db.read.detail import model_detail
    from db.read.membership import in_scope
    from db.read.records import model_code

    looked = seen.looked
    model = model_detail(seen.connection, model_id)
    if model is None:
        raise ModelNotFound(value=model_code(model_id))
    if narrowed and not in_scope(seen.connection, looked.scope, model_id):
        raise ModelNotInScope(value=model.code)
    return model


def _of(model: "ModelDetail", looked: "Looked") -> "ModelDetail":
    """The model, its years and its history as far as they were asked for."""
    from dataclasses import replace

    years = tuple(year for year in model.registrations if year.year in looked.scope.span)
    return replace(model, registrations=years, changes=model.changes[: looked.limit])
