"""``danvan committee``: what the committee is called, its standing office, its rules, its members by post."""

from typing import Annotated

import typer

from danvan_tui.cli import output
from danvan_tui.cli.calendar_options import needs_command
from danvan_tui.cli.call import At, Call, called
from danvan_tui.cli.committee_options import OnOption, assignment_data, day_asked, term_data
from danvan_tui.cli.errors import NothingGiven
from danvan_tui.cli.help import HelpCommand, HelpGroup
from danvan_tui.cli.member_output import FormatOption, members_format
from danvan_tui.cli.spread import spread

NameOption = Annotated[
    str | None, typer.Option("--name", metavar="committee.meta.text", help="committee.opt.name")
]
HostOption = Annotated[
    str | None, typer.Option("--host", metavar="committee.meta.text", help="committee.opt.host")
]
NumberOption = Annotated[
    str | None, typer.Option("--rules-number", metavar="committee.meta.text", help="committee.opt.rules_number")
]
DateOption = Annotated[
    str | None, typer.Option("--rules-date", metavar="committee.meta.day", help="committee.opt.rules_date")
]
TextOption = Annotated[
    str | None, typer.Option("--rules-text", metavar="committee.meta.text", help="committee.opt.rules_text")
]


def add(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="committee", help="committee.cmd", cls=HelpGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True, help="committee.cmd")(needs_command)
    group.command("show", help="committee.cmd.show", cls=HelpCommand)(show)
    group.command("set", help="committee.cmd.set", cls=HelpCommand)(set_all)
    app.add_typer(group)


@spread
def show(ctx: typer.Context, *, on: OnOption = None, format: FormatOption = "table", at: At) -> None:
    """The committee and its members."""
    call = called(ctx, at)
    _put(call, members_format(format), day_asked(on))


@spread
def set_all(
    ctx: typer.Context,
    *,
    name: NameOption = None,
    host: HostOption = None,
    rules_number: NumberOption = None,
    rules_date: DateOption = None,
    rules_text: TextOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Change what is said of it."""
    from danvan_tui.cli.actor import local_actor
    from danvan_tui.cli.days import day_or_none
    from db.read.committee import committee
    from db.text import local_today
    from db.write.committee import set_committee
    from db.write.committee_drafts import SettingsDraft
    from db.write.session import writing

    call = called(ctx, at)
    kind, on = members_format(format), day_or_none("--rules-date", rules_date)
    draft = SettingsDraft(name, host, rules_number, on, rules_text)
    if all(value is None for value in (name, host, rules_number, rules_date, rules_text)):
        raise NothingGiven(options="--name, --host, --rules-number, --rules-date, --rules-text")
    with call.register() as database, writing(database, local_actor()) as work:
        set_committee(work, draft, committee(work.session.connection()).version)
    if kind == "json":
        _put(call, kind, local_today())
    else:
        output.put([call.words("committee.done.set") + "\n"])


def _put(call: Call, kind: str, on: str) -> None:
    from danvan_tui.present import committee as present
    from danvan_tui.present.plain import json_object, table
    from db.read.committee import committee, roster
    from db.text import local_now

    with call.register() as database, database.read() as connection:
        record, members = committee(connection), roster(connection, on)
    if kind == "json":
        settings = {name: getattr(record, name) for name in record.__slots__}
        head = {"as_of": local_now().isoformat(timespec="seconds"), "on": on, **settings}
        rows = (
            {
                "id": row.id,
                "name": row.name,
                "role": str(row.role),
                "position": row.position,
                "post": term_data(row.term),
                "assignments": [assignment_data(each) for each in row.assignments],
            }
            for row in members
        )
        output.put(json_object(head, rows))
        return
    output.put(present.settings_lines(call.words, record))
    if members:
        output.put(["\n"])
        lines = (present.roster_cells(call.words, row) for row in members)
        output.put(table(present.roster_columns(call.words), lines))
