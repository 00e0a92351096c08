"""``danvan press``: what papers and stations say of the movement."""

from typing import Annotated

import typer

from danvan_tui.cli import days
from danvan_tui.cli.calendar_options import (
    AllOption,
    TitleArgument,
    YearOption,
    needs_command,
    put_record,
    put_rows,
)
from danvan_tui.cli.call import At, called
from danvan_tui.cli.help import HelpCommand, HelpGroup
from danvan_tui.cli.member_output import FormatOption, members_format
from danvan_tui.cli.show import model_number
from danvan_tui.cli.spread import spread

OutletArgument = Annotated[str, typer.Argument(metavar="calendar.meta.outlet", help="calendar.arg.outlet")]
DateArgument = Annotated[str, typer.Argument(metavar="calendar.meta.date", help="calendar.arg.date")]
KindOption = Annotated[str, typer.Option("--kind", metavar="calendar.meta.kind", help="calendar.opt.press_kind")]
AuthorOption = Annotated[
    str | None, typer.Option("--author", metavar="calendar.meta.text", help="calendar.opt.author")
]
LinkOption = Annotated[str | None, typer.Option("--link", metavar="calendar.meta.text", help="calendar.opt.link")]
ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="calendar.meta.model", help="calendar.opt.model")
]


def add(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="press", help="calendar.cmd.press", cls=HelpGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True, help="calendar.cmd.press")(needs_command)
    group.command("add", help="calendar.cmd.press_add", cls=HelpCommand)(add_one)
    group.command("list", help="calendar.cmd.press_list", cls=HelpCommand)(list_all)
    app.add_typer(group)


@spread
def add_one(
    ctx: typer.Context,
    title: TitleArgument,
    outlet: OutletArgument,
    date: DateArgument,
    *,
    kind: KindOption = "paper",
    author: AuthorOption = None,
    link: LinkOption = None,
    model: ModelOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Note an article or a broadcast."""
    from danvan_tui.cli.actor import local_actor
    from danvan_tui.cli.calendar_data import press_data
    from danvan_tui.present import calendar as present
    from danvan_tui.present import say
    from db.read.press import press_item
    from db.schema import PressKind
    from db.write.calendar_drafts import PressDraft
    from db.write.press import add_press
    from db.write.session import writing

    call = called(ctx, at)
    shape, meant = members_format(format), days.kind("press_kind", PressKind, kind)
    day = days.day(call.words("calendar.meta.date"), date)
    about = model_number(model) if model is not None else None
    with call.register() as database:
        with writing(database, local_actor()) as work:
            made = add_press(work, PressDraft(meant, title, outlet, day, author, link, about))
        with database.read() as connection:
            row = press_item(connection, made)
    names = {"title": say.stored(row.title), "outlet": say.stored(row.outlet), "day": present.day(row.date)}
    put_record(call, shape, "calendar.done.press", press_data(row), id=row.id, **names)


@spread
def list_all(
    ctx: typer.Context,
    *,
    year: YearOption = None,
    model: ModelOption = None,
    everything: AllOption = False,
    format: FormatOption = "table",
    at: At,
) -> None:
    """The press items."""
    from danvan_tui.cli.calendar_data import press_data
    from danvan_tui.present import calendar as present
    from db.read.press import press_items

    call = called(ctx, at)
    shape, about = members_format(format), days.year("--year", year)
    of_model = model_number(model) if model is not None else None
    with call.register() as database, database.read() as connection:
        rows = press_items(connection, year=about, model_id=of_model, withdrawn=everything)
    lines = [present.press_cells(call.words, row) for row in rows]
    put_rows(call, shape, present.press_columns(call.words), lines, map(press_data, rows))
