"""``danvan activity``: what the committee holds: training, seminars, inspections, reviews, meetings."""

from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import days
from danvan_tui.cli.calendar_options import (
    AllOption,
    BelowOption,
    IdArgument,
    TitleArgument,
    UnitsOption,
    YearOption,
    needs_command,
    put_record,
    put_rows,
    units_meant,
)
from danvan_tui.cli.call import At, called
from danvan_tui.cli.help import HelpCommand, HelpGroup
from danvan_tui.cli.member_output import FormatOption, members_format
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from danvan_tui.cli.call import Call
    from db.engine import Database

FromArgument = Annotated[str, typer.Argument(metavar="calendar.meta.from", help="calendar.arg.from")]
KindOption = Annotated[
    str, typer.Option("--kind", metavar="calendar.meta.kind", help="calendar.opt.activity_kind")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="calendar.meta.day", help="calendar.opt.until")
]
PlaceOption = Annotated[
    str | None, typer.Option("--place", metavar="calendar.meta.text", help="calendar.opt.place")
]
PeopleOption = Annotated[
    str | None, typer.Option("--people", metavar="calendar.meta.count", help="calendar.opt.people")
]
ResultOption = Annotated[
    str | None, typer.Option("--result", metavar="calendar.meta.text", help="calendar.opt.result")
]
MonthOption = Annotated[
    str | None, typer.Option("--month", metavar="calendar.meta.month", help="calendar.opt.month")
]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="calendar.meta.text", help="calendar.opt.reason")]


def add(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="activity", help="calendar.cmd.activity", cls=HelpGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True, help="calendar.cmd.activity")(needs_command)
    group.command("add", help="calendar.cmd.activity_add", cls=HelpCommand)(add_one)
    group.command("list", help="calendar.cmd.activity_list", cls=HelpCommand)(list_all)
    group.command("cancel", help="calendar.cmd.activity_cancel", cls=HelpCommand)(cancel)
    app.add_typer(group)


@spread
def add_one(
    ctx: typer.Context,
    title: TitleArgument,
    since: FromArgument,
    *,
    kind: KindOption = "meeting",
    until: UntilOption = None,
    place: PlaceOption = None,
    unit: UnitsOption = None,
    below: BelowOption = None,
    people: PeopleOption = None,
    result: ResultOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Put an activity into the calendar."""
    from danvan_tui.cli.actor import local_actor
    from danvan_tui.cli.choices import count
    from db.schema import ActivityKind
    from db.write.activities import add_activity
    from db.write.calendar_drafts import ActivityDraft
    from db.write.session import writing

    call = called(ctx, at)
    shape, meant = members_format(format), days.kind("activity_kind", ActivityKind, kind)
    first, last = days.day(call.words("calendar.meta.from"), since), days.day_or_none("--until", until)
    number = count("--people", people)
    with call.register() as database:
        with writing(database, local_actor()) as work:
            units = units_meant(work.session.connection(), unit, below, first.isoformat())
            draft = ActivityDraft(meant, title, first, last, place, units, number, result)
            made = add_activity(work, draft)
        _put(call, shape, "calendar.done.activity", database, made)


@spread
def list_all(
    ctx: typer.Context,
    *,
    year: YearOption = None,
    month: MonthOption = None,
    everything: AllOption = False,
    format: FormatOption = "table",
    at: At,
) -> None:
    """The activities of a year, this one unless told, or of a month."""
    from danvan_tui.cli.calendar_data import activity_data
    from danvan_tui.present import calendar as present
    from db.read.activities import activities_of_month, activities_of_year
    from db.text import local_today

    call = called(ctx, at)
    shape, chosen = members_format(format), days.month("--month", month)
    about = days.year("--year", year) or int(local_today()[:4])
    with call.register() as database, database.read() as connection:
        if chosen is None:
            view = activities_of_year(connection, about, cancelled=everything)
        else:
            view = activities_of_month(connection, about, chosen, cancelled=everything)
    lines = [present.activity_cells(call.words, row) for row in view.rows]
    columns = present.activity_columns(call.words)
    put_rows(call, shape, columns, lines, map(activity_data, view.rows), by_day=dict(view.by_day))


@spread
def cancel(
    ctx: typer.Context, number: IdArgument, *, reason: ReasonOption = "", format: FormatOption = "table", at: At
) -> None:
    """Call an activity off."""
    from danvan_tui.cli.actor import local_actor
    from db.read.activities import activity
    from db.write.activities import cancel_activity
    from db.write.session import writing

    call = called(ctx, at)
    shape, chosen = members_format(format), days.record_number(call.words("calendar.meta.id"), number)
    with call.register() as database:
        with writing(database, local_actor()) as work:
            # Read and changed under one lock: nobody can come in between.
            version = activity(work.session.connection(), chosen).version
            cancel_activity(work, chosen, reason, version)
        _put(call, shape, "calendar.done.activity_cancel", database, chosen)


def _put(call: "Call", shape: str, sentence: str, database: "Database", number: int) -> None:
    from danvan_tui.cli.calendar_data import activity_data
    from danvan_tui.present import calendar as present
    from danvan_tui.present import say
    from db.read.activities import activity

    with database.read() as connection:
        row = activity(connection, number)
    when = present.days(row.from_date, row.until_date)
    put_record(call, shape, sentence, activity_data(row), id=row.id, title=say.stored(row.title), day=when)
