"""``danvan deadline``: what is due, who has handed it in, who is late."""

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

DueArgument = Annotated[str, typer.Argument(metavar="calendar.meta.due", help="calendar.arg.due")]
KindOption = Annotated[
    str, typer.Option("--kind", metavar="calendar.meta.kind", help="calendar.opt.deadline_kind")
]
OnOption = Annotated[str | None, typer.Option("--on", metavar="calendar.meta.day", help="calendar.opt.on")]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="calendar.meta.text", help="calendar.opt.note")]
OverdueOption = Annotated[bool, typer.Option("--overdue", help="calendar.opt.overdue")]
LimitOption = Annotated[
    str | None, typer.Option("--limit", metavar="calendar.meta.count", help="calendar.opt.limit")
]

USUAL_LIMIT = 200


def add(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="deadline", help="calendar.cmd.deadline", cls=HelpGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True, help="calendar.cmd.deadline")(needs_command)
    group.command("add", help="calendar.cmd.deadline_add", cls=HelpCommand)(add_one)
    group.command("receive", help="calendar.cmd.deadline_receive", cls=HelpCommand)(receive)
    group.command("list", help="calendar.cmd.deadline_list", cls=HelpCommand)(list_all)
    app.add_typer(group)


@spread
def add_one(
    ctx: typer.Context,
    title: TitleArgument,
    due: DueArgument,
    *,
    kind: KindOption = "other",
    year: YearOption = None,
    unit: UnitsOption = None,
    below: BelowOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Set a deadline."""
    from danvan_tui.cli.actor import local_actor
    from db.schema import DeadlineKind
    from db.write.calendar_drafts import DeadlineDraft
    from db.write.deadlines import add_deadline
    from db.write.session import writing

    call = called(ctx, at)
    shape, meant = members_format(format), days.kind("deadline_kind", DeadlineKind, kind)
    day = days.day(call.words("calendar.meta.due"), due)
    about = days.year("--year", year) or day.year
    with call.register() as database:
        with writing(database, local_actor()) as work:
            units = units_meant(work.session.connection(), unit, below, day.isoformat())
            number = add_deadline(work, DeadlineDraft(meant, title, about, day, units))
        _put(call, shape, "calendar.done.deadline", database, number)


@spread
def receive(
    ctx: typer.Context,
    number: IdArgument,
    *,
    unit: UnitsOption = None,
    on: OnOption = None,
    note: NoteOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Note what came in."""
    from danvan_tui.cli.actor import local_actor
    from db.read.deadlines import deadline
    from db.write import receipts
    from db.write.session import writing

    call = called(ctx, at)
    shape, chosen = members_format(format), days.record_number(call.words("calendar.meta.id"), number)
    day = days.day_or_none("--on", on)
    with call.register() as database:
        with writing(database, local_actor()) as work:
            connection = work.session.connection()
            due = deadline(connection, chosen).deadline.due_date
            receipts.receive(work, chosen, units_meant(connection, unit, None, due), day, note)
        _put(call, shape, "calendar.done.receive", database, chosen)


@spread
def list_all(
    ctx: typer.Context,
    *,
    year: YearOption = None,
    overdue: OverdueOption = False,
    everything: AllOption = False,
    limit: LimitOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """The deadlines, or who is late."""
    from danvan_tui.cli import output
    from danvan_tui.cli.calendar_data import deadline_data, overdue_data
    from danvan_tui.cli.choices import count
    from danvan_tui.present import calendar as present
    from danvan_tui.present import say
    from db.read import deadlines

    call = called(ctx, at)
    words, shape, about = call.words, members_format(format), days.year("--year", year)
    most = count("--limit", limit) or USUAL_LIMIT
    with call.register() as database, database.read() as connection:
        if not overdue:
            rows = deadlines.deadlines(connection, year=about, cancelled=everything)
            lines = [present.deadline_cells(words, row) for row in rows]
            put_rows(call, shape, present.deadline_columns(words), lines, map(deadline_data, rows))
            return
        late = deadlines.overdue(connection, year=about, limit=most)
    cells = [present.overdue_cells(words, row) for row in late.rows]
    put_rows(call, shape, present.overdue_columns(words), cells, map(overdue_data, late.rows), overdue=late.total)
    if shape == "table":
        shown, total = (say.number(words, figure) for figure in (len(late.rows), late.total))
        output.put(["\n" + words("calendar.overdue.total", shown=shown, total=total) + "\n"])


def _put(call: "Call", shape: str, sentence: str, database: "Database", number: int) -> None:
    from danvan_tui.cli.calendar_data import deadline_data, deadline_unit_data
    from danvan_tui.present import calendar as present
    from danvan_tui.present import say
    from db.read.deadlines import deadline

    with database.read() as connection:
        found = deadline(connection, number)
    row = found.deadline
    put_record(
        call,
        shape,
        sentence,
        {"deadline": deadline_data(row), "units": [deadline_unit_data(unit) for unit in found.units]},
        id=row.id,
        title=say.stored(row.title),
        day=present.day(row.due_date),
        units=say.number(call.words, row.units),
        received=say.number(call.words, row.received),
    )
