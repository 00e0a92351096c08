"""``danvan commend``: who is proposed for a commendation, who has one, and from whom it was taken back."""

from typing import TYPE_CHECKING

import typer

from danvan_tui.cli import choices
from danvan_tui.cli.award_options import (
    DateOption,
    DecisionOption,
    IssuerOption,
    KnowinglyOption,
    LevelOption,
    YearOption,
    decision,
    level,
)
from danvan_tui.cli.award_output import put_commendations, put_done
from danvan_tui.cli.call import At, called
from danvan_tui.cli.commend_options import (
    AchievementOption,
    ByOption,
    FormOption,
    KindOption,
    ListFieldOption,
    ListLevelOption,
    ListUnitOption,
    ModelOption,
    NumberArgument,
    NumbersArgument,
    PeriodOption,
    ProposedOption,
    ReasonOption,
    RecipientOption,
    RevokedOption,
    StatusOption,
    SubjectOption,
    TwiceOption,
    UnitOption,
)
from danvan_tui.cli.help import HelpCommand, HelpGroup
from danvan_tui.cli.member import needs_command
from danvan_tui.cli.member_output import FormatOption, members_format
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.awards import AwardKind
    from db.engine import Database
    from db.read.commendations import CommendationRecord
    from db.scope import Span


def add(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="commend", help="awards.cmd.commend", cls=HelpGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True, help="awards.cmd.commend")(needs_command)
    group.command("propose", help="awards.cmd.propose", cls=HelpCommand)(propose)
    group.command("award", help="awards.cmd.award", cls=HelpCommand)(award)
    group.command("revoke", help="awards.cmd.revoke", cls=HelpCommand)(revoke)
    group.command("list", help="awards.cmd.list", cls=HelpCommand)(list_all)
    app.add_typer(group)


@spread
def propose(
    ctx: typer.Context,
    *,
    model: ModelOption = None,
    year: YearOption = None,
    form: FormOption,
    kind: KindOption = "state",
    level_name: LevelOption,
    recipient: RecipientOption = None,
    subject: SubjectOption = None,
    unit: UnitOption = None,
    achievement: AchievementOption = None,
    date: ProposedOption = None,
    knowingly: KnowinglyOption = False,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Propose a commendation."""
    from danvan_tui.cli.actor import local_actor
    from danvan_tui.cli.registration import find_registration
    from db.write.commendations import CommendationDraft
    from db.write.commendations import propose as write
    from db.write.session import writing

    call = called(ctx, at)
    output_kind, wanted = members_format(format), choices.count("--year", year)
    meant, of, day = _kind(kind), level(level_name), choices.day("--date", date)
    whose = choices.subject(subject) if subject else None
    with call.register() as database:
        with writing(database, local_actor()) as work:
            connection = work.session.connection()
            registration = find_registration(connection, model, wanted)[1] if model else None
            draft = CommendationDraft(
                form=form,
                kind=meant,
                level=of,
                registration_id=registration.id if registration else None,
                recipient=recipient,
                subject=whose,
                unit_id=_unit(connection, unit, registration.year if registration else wanted) if unit else None,
                year=None if registration else wanted,
                achievement=achievement,
                proposed_on=day,
            )
            number = write(work, draft, knowingly=knowingly)
        put_done(call, output_kind, "awards.done.propose", _read(database, [number]))


@spread
def award(
    ctx: typer.Context,
    numbers: NumbersArgument,
    *,
    decision_number: DecisionOption,
    date: DateOption,
    issuer: IssuerOption,
    knowingly: KnowinglyOption = False,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Award proposals under one decision."""
    from danvan_tui.cli.actor import local_actor
    from db.write.commendations import award as write
    from db.write.session import writing

    call = called(ctx, at)
    kind = members_format(format)
    name = call.words("awards.meta.number")
    ids = list(dict.fromkeys(choices.number(name, each) for each in numbers))
    made = decision(decision_number, date, issuer)
    with call.register() as database:
        with writing(database, local_actor()) as work:
            rows = [_one(work.session.connection(), each) for each in ids]
            write(work, [(row.id, row.version) for row in rows], made, knowingly=knowingly)
        put_done(call, kind, "awards.done.award", _read(database, ids))


@spread
def revoke(
    ctx: typer.Context,
    number: NumberArgument,
    *,
    reason: ReasonOption,
    decision_number: ByOption = None,
    date: RevokedOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Revoke a commendation."""
    from danvan_tui.cli.actor import local_actor
    from db.write.commendations import revoke_commendation
    from db.write.session import writing

    call = called(ctx, at)
    kind, day = members_format(format), choices.day("--date", date)
    wanted = choices.number(call.words("awards.meta.number"), number)
    with call.register() as database:
        with writing(database, local_actor()) as work:
            row = _one(work.session.connection(), wanted)
            revoke_commendation(work, row.id, row.version, reason, decision=decision_number, on=day)
        put_done(call, kind, "awards.done.revoke", _read(database, [wanted]))


@spread
def list_all(
    ctx: typer.Context,
    *,
    period: PeriodOption = None,
    status: StatusOption = None,
    level_name: ListLevelOption = None,
    subject: SubjectOption = None,
    unit: ListUnitOption = None,
    field: ListFieldOption = None,
    twice: TwiceOption = False,
    format: FormatOption = "table",
    at: At,
) -> None:
    """The commendations."""
    from danvan_tui.cli.asked import find_field
    from danvan_tui.cli.period import parse_period
    from db.awards import AwardStatus
    from db.read.catalogue import periods
    from db.read.commendations import CommendationFilter, commendation_counts, commendations, duplicates
    from db.read.fields import all_fields

    call = called(ctx, at)
    kind = members_format(format)
    with_status = choices.named("--status", status, AwardStatus, "award_status") if status else None
    of, whose = level(level_name) if level_name else None, choices.subject(subject) if subject else None
    named = period or call.period
    with call.register() as database, database.read() as connection:
        span = parse_period(named, periods(connection)) if named else None
        wanted = CommendationFilter(
            span=span,
            status=with_status,
            level=of,
            subject=whose,
            unit=_unit(connection, unit, None, span) if unit else None,
            field=find_field(field, all_fields(connection)).code if field else None,
        )
        rows = commendations(connection, wanted, limit=None)
        if twice:
            shared = {row.id for row in duplicates(connection, CommendationFilter(span))}
            rows = tuple(row for row in rows if row.id in shared)
        counts = commendation_counts(connection, wanted)
        put_commendations(call, kind, rows, counts[AwardStatus.AWARDED], counts[AwardStatus.PROPOSED])


def _kind(value: str) -> "AwardKind":
    from db.awards import AwardKind

    return choices.named("--kind", value, AwardKind, "award_kind")


def _unit(connection: "Connection", value: str, year: int | None, span: "Span | None" = None) -> int:
    """The number of the unit that is meant; of several, the one that stood in the year or the span."""
    from danvan_tui.cli.asked import find_unit
    from db.read.catalogue import default_span
    from db.scope import Span, UnitView

    years = Span(year, year) if year is not None else span or default_span(connection)
    return find_unit(connection, value, years, UnitView.REGISTERED).id


def _one(connection: "Connection", number: int) -> "CommendationRecord":
    """A commendation.

    Raises:
        CommendationNotFound: There is none of this number.
    """
    from danvan_tui.cli.errors import CommendationNotFound
    from db.read.commendations import commendation

    found = commendation(connection, number)
    if found is None:
        raise CommendationNotFound(value=f"#{number}")
    return found


def _read(database: "Database", ids: list[int]) -> "list[CommendationRecord]":
    with database.read() as connection:
        return [_one(connection, each) for each in ids]
