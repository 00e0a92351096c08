"""``danvan inspect``: the committee's visits, and what they leave to be done."""

from dataclasses import dataclass
from datetime import date as Date
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import choices
from danvan_tui.cli.asked import Asked, find_unit
from danvan_tui.cli.award_options import ModelsOption
from danvan_tui.cli.call import At, called
from danvan_tui.cli.errors import BadDay, OnlyUnvisited, TwoLists, WeakNotVisited
from danvan_tui.cli.help import HelpCommand, HelpGroup
from danvan_tui.cli.inspection_output import put_done, put_inspections, put_needing_work, put_unvisited
from danvan_tui.cli.member import needs_command
from danvan_tui.cli.member_output import FormatOption, members_format
from danvan_tui.cli.registration import find_registration
from danvan_tui.cli.show import model_number
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from sqlalchemy import Connection

YearOption = Annotated[str | None, typer.Option("--year", metavar="acts.meta.year", help="inspections.opt.year")]
DateOption = Annotated[str, typer.Option("--date", metavar="awards.meta.date", help="inspections.opt.date")]
TeamOption = Annotated[str, typer.Option("--team", metavar="awards.meta.name", help="inspections.opt.team")]
KindOption = Annotated[str, typer.Option("--kind", metavar="inspections.meta.kind", help="inspections.opt.kind")]
UnitOption = Annotated[str | None, typer.Option("--unit", metavar="cli.meta.unit", help="inspections.opt.unit")]
UnvisitedOption = Annotated[
    str | None, typer.Option("--unvisited", metavar="inspections.meta.months", help="inspections.opt.unvisited")
]
NeedsWorkOption = Annotated[bool, typer.Option("--needs-work", help="inspections.opt.needs_work")]

_Findings = Annotated[
    str | None, typer.Option("--findings", metavar="awards.meta.text", help="inspections.opt.findings")
]
_Strengthen = Annotated[
    str | None, typer.Option("--strengthen", metavar="awards.meta.text", help="inspections.opt.strengthen")
]
_Due = Annotated[str | None, typer.Option("--due", metavar="awards.meta.date", help="inspections.opt.due")]
WeakOption = Annotated[
    list[str] | None, typer.Option("--needs-work", metavar="awards.meta.code", help="inspections.opt.weak")
]

MONTHS = 1_200
"""More months than the movement can be old."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a visit found, as it was typed."""

    findings: _Findings = None
    strengthen: _Strengthen = None
    due: _Due = None


def add(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="inspect", help="inspections.cmd", cls=HelpGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True, help="inspections.cmd")(needs_command)
    group.command("add", help="inspections.cmd.add", cls=HelpCommand)(add_one)
    group.command("list", help="inspections.cmd.list", cls=HelpCommand)(list_all)
    app.add_typer(group)


@spread
def add_one(
    ctx: typer.Context,
    *,
    model: ModelsOption,
    year: YearOption = None,
    date: DateOption,
    team: TeamOption,
    kind: KindOption = "check",
    unit: UnitOption = None,
    needs_work: WeakOption = None,
    found: Found,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Enter a visit."""
    from danvan_tui.cli.actor import local_actor
    from db.read.inspections import inspection, visits_in
    from db.visits import InspectionKind
    from db.write.inspections import InspectionDraft, VisitedModel, inspect
    from db.write.session import writing

    call = called(ctx, at)
    output_kind, wanted = members_format(format), choices.count("--year", year)
    meant = choices.named("--kind", kind, InspectionKind, "inspection_kind")
    day, due = choices.day("--date", date), choices.day("--due", found.due)
    if day is None:
        raise BadDay(option="--date", value=date)
    weak = {model_number(code) for code in needs_work or ()}
    if not weak <= {model_number(code) for code in model}:
        raise WeakNotVisited()
    with call.register() as database:
        with writing(database, local_actor()) as work:
            connection = work.session.connection()
            visited = []
            for code in model:
                seen, registration = find_registration(connection, code, wanted)
                visited.append(VisitedModel(registration.id, needs_work=seen.id in weak))
            draft = InspectionDraft(
                kind=meant,
                on=day,
                team=team,
                models=visited,
                unit_id=_unit(connection, unit, day) if unit else None,
                findings=found.findings,
                to_strengthen=found.strengthen,
                due_on=due,
            )
            number = inspect(work, draft)
        with database.read() as connection:
            made = inspection(connection, number)
            if made is not None:
                put_done(call, output_kind, made, visits_in(connection, number))


@spread
def list_all(
    ctx: typer.Context,
    *,
    unvisited: UnvisitedOption = None,
    needs_work: NeedsWorkOption = False,
    format: FormatOption = "table",
    asked: Asked,
    at: At,
) -> None:
    """The visits, or what they leave to be done."""
    from danvan_tui.cli.reading import view
    from db.read import unvisited as read
    from db.read.inspections import inspections, needing_work
    from db.text import local_now

    call = called(ctx, at)
    kind, months = members_format(format), choices.count("--unvisited", unvisited)
    if needs_work and months is not None:
        raise TwoLists()
    if months is None and any((asked.field, asked.subject, asked.standing, asked.search, asked.today_units)):
        raise OnlyUnvisited()
    with view(call, asked) as seen:
        connection, scope, limit = seen.connection, seen.looked.scope, seen.looked.limit
        span = scope.span if asked.period or call.period else None
        if months is not None:
            from db.days import months_before

            since = months_before(local_now().date(), min(months, MONTHS)).isoformat()
            rows = read.unvisited(connection, scope, since, limit=limit)
            put_unvisited(call, kind, rows, since, read.unvisited_count(connection, scope, since))
        elif needs_work:
            put_needing_work(call, kind, needing_work(connection, span=span, unit=scope.unit, limit=limit))
        else:
            put_inspections(call, kind, inspections(connection, span=span, unit=scope.unit, limit=limit))


def _unit(connection: "Connection", value: str, day: Date) -> int:
    from db.scope import Span, UnitView

    return find_unit(connection, value, Span(day.year, day.year), UnitView.REGISTERED).id
