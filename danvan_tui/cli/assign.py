"""``danvan assign``: who is in charge of what, who takes whose place, and what nobody has."""

from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import output
from danvan_tui.cli.calendar_options import needs_command, put_record
from danvan_tui.cli.call import At, Call, called
from danvan_tui.cli.committee_options import (
    ASSIGNMENT_KEYS,
    DecisionOption,
    OnOption,
    SinceOption,
    UntilOption,
    assignment_data,
    day_asked,
    put_lines,
)
from danvan_tui.cli.help import HelpCommand, HelpGroup
from danvan_tui.cli.member_output import FormatOption, MemberArgument, members_format
from danvan_tui.cli.reading import FormatOption as ListFormatOption
from danvan_tui.cli.reading import output_format
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from danvan_tui.present.plain import Value
    from db.engine import Database
    from db.read.committee_records import Gaps

FieldOption = Annotated[
    str | None, typer.Option("--field", metavar="committee.meta.field", help="committee.opt.field")
]
UnitOption = Annotated[
    str | None, typer.Option("--unit", metavar="committee.meta.unit", help="committee.opt.unit")
]
IdArgument = Annotated[str, typer.Argument(metavar="committee.meta.id", help="committee.arg.id")]
LastOption = Annotated[
    str | None, typer.Option("--until", metavar="committee.meta.day", help="committee.opt.last")
]
OldArgument = Annotated[str, typer.Argument(metavar="committee.meta.old", help="committee.arg.old")]
NewArgument = Annotated[str, typer.Argument(metavar="committee.meta.new", help="committee.arg.new")]
FromOption = Annotated[str | None, typer.Option("--on", metavar="committee.meta.day", help="committee.opt.from")]
RetireOption = Annotated[bool, typer.Option("--retire", help="committee.opt.retire")]
WhoseArgument = Annotated[
    str | None, typer.Argument(metavar="members.meta.whose", help="committee.arg.whose", show_default=False)
]
AllOption = Annotated[bool, typer.Option("--all", help="committee.opt.all")]


def add(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="assign", help="committee.cmd.assign", cls=HelpGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True, help="committee.cmd.assign")(needs_command)
    group.command("add", help="committee.cmd.assign_add", cls=HelpCommand)(add_one)
    group.command("end", help="committee.cmd.assign_end", cls=HelpCommand)(end)
    group.command("replace", help="committee.cmd.assign_replace", cls=HelpCommand)(replace)
    group.command("list", help="committee.cmd.assign_list", cls=HelpCommand)(list_all)
    group.command("gaps", help="committee.cmd.assign_gaps", cls=HelpCommand)(gaps)
    app.add_typer(group)


@spread
def add_one(
    ctx: typer.Context,
    member: MemberArgument,
    *,
    field: FieldOption = None,
    unit: UnitOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    decision: DecisionOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Put a member in charge."""
    from danvan_tui.cli.actor import local_actor
    from danvan_tui.cli.days import day_or_none
    from db.read.members import find_member
    from db.write.assignments import assign
    from db.write.committee_drafts import AssignmentDraft
    from db.write.session import writing

    call = called(ctx, at)
    kind = members_format(format)
    first, last = day_or_none("--since", since), day_or_none("--until", until)
    with call.register() as database:
        with writing(database, local_actor()) as work:
            connection = work.session.connection()
            draft = AssignmentDraft(
                find_member(connection, member).id,
                _field(connection, field),
                _unit(connection, unit, first),
                first,
                last,
                decision,
            )
            made = assign(work, draft)
        _put(call, kind, database, "committee.done.assign", made)


@spread
def end(
    ctx: typer.Context,
    number: IdArgument,
    *,
    until: LastOption = None,
    decision: DecisionOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """End an assignment."""
    from danvan_tui.cli.actor import local_actor
    from danvan_tui.cli.days import day_or_none, record_number
    from db.read.assignments import assignment
    from db.text import local_today
    from db.write.assignments import end_assignment
    from db.write.session import writing

    call = called(ctx, at)
    kind, last = members_format(format), day_or_none("--until", until)
    wanted = record_number(call.words("committee.meta.id"), number)
    with call.register() as database:
        with writing(database, local_actor()) as work:
            # Read and changed under one lock: nobody can come in between.
            there = assignment(work.session.connection(), wanted, local_today())
            end_assignment(work, wanted, there.version, last, decision)
        _put(call, kind, database, "committee.done.end", wanted)


@spread
def replace(
    ctx: typer.Context,
    old: OldArgument,
    new: NewArgument,
    *,
    on: FromOption = None,
    decision: DecisionOption = None,
    retire: RetireOption = False,
    format: FormatOption = "table",
    at: At,
) -> None:
    """One member takes another's place."""
    from danvan_tui.cli.actor import local_actor
    from danvan_tui.cli.days import day_or_none
    from danvan_tui.present import say
    from danvan_tui.present.calendar import day as shown
    from danvan_tui.present.plain import json_value
    from db.read.members import find_member
    from db.text import local_today
    from db.write.reorganise import replace_member
    from db.write.session import writing

    call = called(ctx, at)
    kind, first = members_format(format), day_or_none("--on", on)
    with call.register() as database, writing(database, local_actor()) as work:
        connection = work.session.connection()
        goes, comes = find_member(connection, old), find_member(connection, new)
        done = replace_member(work, goes.id, comes.id, first, decision, retire=retire)
    begins = first.isoformat() if first else local_today()
    if kind == "json":
        data = {"old_id": goes.id, "new_id": comes.id, "on": begins, "retired": retire}
        output.put(json_value(data | {"closed": done.closed, "opened": done.opened, "term_id": done.term}))
        return
    about = {
        "old": say.stored(goes.name),
        "new": say.stored(comes.name),
        "day": shown(begins),
        "opened": len(done.opened),
        "closed": len(done.closed),
    }
    said = ["committee.done.replace", *(["committee.done.retired"] if retire else [])]
    output.put(call.words(sentence, **about) + "\n" for sentence in said)


@spread
def list_all(
    ctx: typer.Context,
    member: WhoseArgument = None,
    *,
    on: OnOption = None,
    everything: AllOption = False,
    format: ListFormatOption = "table",
    at: At,
) -> None:
    """The assignments of a day."""
    from danvan_tui.present import committee as present
    from db.read.assignments import assignments
    from db.read.members import find_member

    call = called(ctx, at)
    kind, asked = output_format(format), day_asked(on)
    with call.register() as database, database.read() as connection:
        whose = None if member is None else find_member(connection, member).id
        rows = assignments(connection, asked, member_id=whose, everything=everything)
    lines = (present.assignment_cells(call.words, row) for row in rows)
    columns = present.assignment_columns(call.words)
    put_lines(call, kind, columns, lines, [assignment_data(row) for row in rows], ASSIGNMENT_KEYS, on=asked)


@spread
def gaps(ctx: typer.Context, *, on: OnOption = None, format: ListFormatOption = "table", at: At) -> None:
    """What nobody is in charge of."""
    from danvan_tui.present import committee as present
    from db.read.assignments import gaps as read

    call = called(ctx, at)
    kind, asked = output_format(format), day_asked(on)
    with call.register() as database, database.read() as connection:
        found = read(connection, asked)
    if kind == "table" and not found:
        output.put([call.words("committee.nobody") + "\n"])
        return
    lines = present.gap_cells(call.words, found)
    put_lines(call, kind, present.gap_columns(call.words), lines, _gap_data(found), _GAP_KEYS, on=asked)


_GAP_KEYS = ("kind", "id", "code", "name")


def _gap_data(found: "Gaps") -> "list[dict[str, Value]]":
    gaps = [("field", gap.id, gap.code, gap.name) for gap in found.fields]
    gaps += [("unit", gap.id, "", gap.name) for gap in found.units]
    return [{"kind": kind, "id": number, "code": code or None, "name": name} for kind, number, code, name in gaps]


def _put(call: Call, kind: str, database: "Database", sentence: str, number: int) -> None:
    from danvan_tui.present import committee as present
    from danvan_tui.present import say
    from db.read.assignments import assignment
    from db.text import local_today

    with database.read() as connection:
        row = assignment(connection, number, local_today())
    about = {
        "id": row.id,
        "name": say.stored(row.member),
        "what": present.what(call.words, row),
        "days": present.days(call.words, row.since, row.until),
    }
    put_record(call, kind, sentence, assignment_data(row), **about)


def _field(connection: "Connection", value: str | None) -> int | None:
    from danvan_tui.cli.asked import find_field
    from db.read.fields import all_fields

    return None if value is None else find_field(value, all_fields(connection)).id


def _unit(connection: "Connection", value: str | None, since: "date | None") -> int | None:
    from danvan_tui.cli.asked import find_unit
    from db.scope import Span, UnitView
    from db.text import local_now

    if value is None:
        return None
    year = (since or local_now()).year
    return find_unit(connection, value, Span(year, year), UnitView.REGISTERED).id
