"""``danvan target``: planned numbers of models, each against what is registered."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli.calendar_options import OneUnitOption, needs_command, put_record, put_rows
from danvan_tui.cli.call import At, called
from danvan_tui.cli.choices import count
from danvan_tui.cli.errors import MissingArgument
from danvan_tui.cli.help import HelpCommand, HelpGroup
from danvan_tui.cli.member_output import FormatOption, members_format
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.read.calendar_records import TargetRecord
    from db.scope import Span
    from db.write.calendar_drafts import TargetDraft

PlannedArgument = Annotated[str, typer.Argument(metavar="calendar.meta.planned", help="calendar.arg.planned")]
PeriodOption = Annotated[
    str | None, typer.Option("--period", metavar="calendar.meta.period", help="calendar.opt.period")
]
FieldOption = Annotated[
    str | None, typer.Option("--field", metavar="calendar.meta.field", help="calendar.opt.field")
]
DecisionOption = Annotated[
    str | None, typer.Option("--decision", metavar="calendar.meta.text", help="calendar.opt.decision")
]


def add(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="target", help="calendar.cmd.target", cls=HelpGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True, help="calendar.cmd.target")(needs_command)
    group.command("set", help="calendar.cmd.target_set", cls=HelpCommand)(set_one)
    group.command("list", help="calendar.cmd.target_list", cls=HelpCommand)(list_all)
    app.add_typer(group)


@spread
def set_one(
    ctx: typer.Context,
    planned: PlannedArgument,
    *,
    period: PeriodOption = None,
    field: FieldOption = None,
    unit: OneUnitOption = None,
    decision: DecisionOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Set a target, or change the one that is there."""
    from danvan_tui.cli.actor import local_actor
    from danvan_tui.cli.calendar_data import target_data
    from danvan_tui.present import calendar, say
    from db.read.targets import target
    from db.write.session import writing
    from db.write.targets import set_target

    call = called(ctx, at)
    words, shape = call.words, members_format(format)
    number = count(words("calendar.meta.planned"), planned)
    named = period or call.period
    if named is None or number is None:
        raise MissingArgument(name="--period")
    with call.register() as database:
        with writing(database, local_actor()) as work:
            # Read and changed under one lock: nobody can come in between.
            connection = work.session.connection()
            draft = _draft(connection, _span(connection, named), number, field, unit, decision)
            there = _there(connection, draft)
            if there is not None and decision is None:
                # What is not given stays as it was; empty text takes it away.
                draft = replace(draft, decision=there.decision)
            made = set_target(work, draft, there.version if there else None)
        with database.read() as connection:
            row = target(connection, made)
    figures = {name: say.number(words, getattr(row, name)) for name in ("planned", "counted")}
    figures["percent"] = calendar.reached(words, row)
    put_record(call, shape, "calendar.done.target", target_data(row), id=row.id, span=row.span, **figures)


@spread
def list_all(ctx: typer.Context, *, period: PeriodOption = None, format: FormatOption = "table", at: At) -> None:
    """The targets, those whose years lie within a period or all."""
    from danvan_tui.cli.calendar_data import target_data
    from danvan_tui.present import calendar as present
    from db.read.targets import targets

    call = called(ctx, at)
    shape, named = members_format(format), period or call.period
    with call.register() as database, database.read() as connection:
        rows = targets(connection, _span(connection, named) if named else None)
    lines = [present.target_cells(call.words, row) for row in rows]
    put_rows(call, shape, present.target_columns(call.words), lines, map(target_data, rows))


def _span(connection: "Connection", value: str) -> "Span":
    from danvan_tui.cli.period import parse_period
    from db.read.catalogue import periods

    return parse_period(value, periods(connection))


def _draft(
    connection: "Connection", span: "Span", planned: int, field: str | None, unit: str | None, decision: str | None
) -> "TargetDraft":
    from danvan_tui.cli.asked import find_field, find_unit
    from db.read.fields import all_fields
    from db.scope import UnitView
    from db.write.calendar_drafts import TargetDraft

    code = find_field(field, all_fields(connection)).code if field else None
    unit_id = find_unit(connection, unit, span, UnitView.REGISTERED).id if unit else None
    return TargetDraft(span, planned, code, unit_id, decision)


def _there(connection: "Connection", draft: "TargetDraft") -> "TargetRecord | None":
    """The target that holds for the same years, field and unit."""
    from db.read.targets import targets

    wanted = (draft.span, draft.field, draft.unit_id)
    known = targets(connection, draft.span)
    return next((row for row in known if (row.span, row.field, row.unit_id) == wanted), None)
