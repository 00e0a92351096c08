"""``danvan unit choose|pending``: where the models of a split unit went, and which ones still wait."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli.asked import unit_meant
from danvan_tui.cli.calendar_options import put_record, put_rows
from danvan_tui.cli.call import At, called
from danvan_tui.cli.choices import count
from danvan_tui.cli.days import day_or_none
from danvan_tui.cli.errors import CallWrong
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.member_output import FormatOption, members_format
from danvan_tui.cli.show import model_number
from danvan_tui.cli.spread import spread
from danvan_tui.cli.unit_options import DecisionOption, DryRunOption, split_unit_meant

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.write.session import Writing
    from db.write.successors import Chosen

CodesArgument = Annotated[list[str] | None, typer.Argument(metavar="units.meta.models", help="units.arg.models")]
ToOption = Annotated[str, typer.Option("--to", metavar="units.meta.unit", help="units.opt.to")]
FromOption = Annotated[str | None, typer.Option("--from", metavar="units.meta.unit", help="units.opt.from")]
PlaceOption = Annotated[str | None, typer.Option("--place", metavar="units.meta.place", help="units.opt.place")]
AgainOption = Annotated[bool, typer.Option("--again", help="units.opt.again")]
ChosenOnOption = Annotated[str | None, typer.Option("--on", metavar="units.meta.day", help="units.opt.chosen_on")]
UnitOption = Annotated[
    str | None, typer.Option("--unit", metavar="units.meta.unit", help="units.opt.pending_unit")
]
PlacesOption = Annotated[bool, typer.Option("--places", help="units.opt.places")]
GoneOption = Annotated[bool, typer.Option("--gone", help="units.opt.gone")]
LimitOption = Annotated[str | None, typer.Option("--limit", metavar="cli.meta.limit", help="cli.opt.limit")]


class ModelsOrPlace(CallWrong):
    """Neither models nor a place were named, or both."""

    vi = "Ghi mã mô hình, hoặc --from cùng --place, không ghi cả hai."
    en = "Name models, or --from with --place, not both."


class _Tried(Exception):
    """What was done only to see it: the transaction is rolled back."""


def add(group: typer.Typer) -> None:
    """Add the commands."""
    group.command("choose", help="units.cmd.choose", cls=HelpCommand)(choose)
    group.command("pending", help="units.cmd.pending", cls=HelpCommand)(pending)


@spread
def choose(
    ctx: typer.Context,
    models: CodesArgument = None,
    *,
    to: ToOption,
    from_: FromOption = None,
    place: PlaceOption = None,
    again: AgainOption = False,
    on: ChosenOnOption = None,
    decision: DecisionOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Say which successor some models went to."""
    from danvan_tui.cli.actor import local_actor
    from db.write.session import writing

    call = called(ctx, at)
    shape, when = members_format(format), day_or_none("--on", on)
    codes = [model_number(code) for code in models or ()]
    if bool(codes) == (place is not None) or (from_ is None) != (place is None):
        raise ModelsOrPlace()
    found: list[tuple[Chosen, str]] = []
    with call.register() as database:
        try:
            with writing(database, local_actor()) as work:
                found.append(_chosen(work, codes, to, from_, place, when, decision, again=again))
                if dry_run:
                    raise _Tried
        except _Tried:
            pass
    (done, name), key = found[0], "units.would.choose" if dry_run else "units.done.choose"
    data = {"done": not dry_run, "to": name, "changed": _codes(done.changed), "same": _codes(done.same)}
    from danvan_tui.present import say

    figures = {"count": say.number(call.words, len(done.changed)), "same": say.number(call.words, len(done.same))}
    put_record(call, shape, key, data, unit=say.stored(name), **figures)


@spread
def pending(
    ctx: typer.Context,
    *,
    unit: UnitOption = None,
    places: PlacesOption = False,
    gone: GoneOption = False,
    limit: LimitOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """The models that still wait for a choice, or their places."""
    from danvan_tui.cli import unit_output
    from danvan_tui.present import unit_acts as present
    from db.read.successors import PAGE, pending_places
    from db.read.successors import pending as read

    call = called(ctx, at)
    shape, most = members_format(format), count("--limit", limit)
    with call.register() as database, database.read() as connection:
        number = split_unit_meant(connection, unit) if unit else None
        if places:
            rows = pending_places(connection, number)
            lines = (present.place_cells(call.words, row) for row in rows)
            put_rows(call, shape, present.place_columns(call.words), lines, map(unit_output.place_data, rows))
            return
        page = read(connection, number, gone=gone, limit=PAGE if most is None else most)
    unit_output.put_pending(call, shape, page)


def _chosen(
    work: "Writing",
    codes: list[int],
    to: str,
    split: str | None,
    place: str | None,
    when: date | None,
    decision: str | None,
    *,
    again: bool,
) -> "tuple[Chosen, str]":
    from db.write.successors import choose_for_place, choose_successor

    connection = work.session.connection()
    successor, name = _successor(connection, to)
    if split is None or place is None:
        return choose_successor(work, codes, successor, when, decision), name
    number = split_unit_meant(connection, split)
    return choose_for_place(work, number, place, successor, when, decision, again=again), name


def _successor(connection: "Connection", value: str) -> tuple[int, str]:
    """The unit that is meant: of those that split units became where one of them fits, or else of all."""
    from db.read.unit_choice import unit_choices
    from db.read.waiting import waiting_units
    from db.scope import FIRST_YEAR, LAST_YEAR, Span, UnitView

    every = unit_choices(connection, value, Span(FIRST_YEAR, LAST_YEAR), UnitView.REGISTERED)
    parts = {each.id for unit in waiting_units(connection).values() for each in unit.successors}
    found = unit_meant(value, tuple(unit for unit in every if unit.id in parts) or every)
    return found.id, found.name


def _codes(models: tuple[int, ...]) -> list[str]:
    from db.read.records import model_code

    return [model_code(model) for model in models]
