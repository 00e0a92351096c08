"""What the commands of the committee's year share: their options, and the units that are meant."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli.errors import MissingArgument
from db.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from danvan_tui.cli.call import Call
    from danvan_tui.present.plain import Column

TitleArgument = Annotated[str, typer.Argument(metavar="calendar.meta.title", help="calendar.arg.title")]
IdArgument = Annotated[str, typer.Argument(metavar="calendar.meta.id", help="calendar.arg.id")]
UnitsOption = Annotated[
    list[str] | None, typer.Option("--unit", metavar="calendar.meta.unit", help="calendar.opt.units")
]
BelowOption = Annotated[
    str | None, typer.Option("--below", metavar="calendar.meta.unit", help="calendar.opt.below")
]
OneUnitOption = Annotated[
    str | None, typer.Option("--unit", metavar="calendar.meta.unit", help="calendar.opt.one_unit")
]
YearOption = Annotated[str | None, typer.Option("--year", metavar="calendar.meta.year", help="calendar.opt.year")]
AllOption = Annotated[bool, typer.Option("--all", help="calendar.opt.all")]


class NoUnitsBelow(NotFound):
    """The units below one are meant, and on that day there are none."""

    vi = "Ngày {day} không có đơn vị nào trực thuộc «{value}»."
    en = "On {day} no unit stands directly below «{value}»."
    hint_vi = "Xem «danvan unit list --on <ngày>»; ghi từng đơn vị bằng --unit."
    hint_en = "See «danvan unit list --on <day>»; name single units with --unit."


def needs_command(ctx: typer.Context) -> None:
    """A group does nothing by itself.

    Raises:
        MissingArgument: None of its commands is named.
    """
    if ctx.invoked_subcommand is None:
        raise MissingArgument(command=ctx.command_path, name=ctx.obj.words("members.meta.command"))


def units_meant(
    connection: "Connection", values: Sequence[str] | None, below: str | None, on: str
) -> tuple[int, ...]:
    """The units that are named, and those directly below one, each once.

    Args:
        connection: Inside ``Database.read()`` or a writer's transaction.
        values: As typed.
        below: The unit whose direct parts are meant.
        on: The day on which they stand, ISO.

    Raises:
        UnitNotFound, AmbiguousUnit
        NoUnitsBelow: Nothing stands below that unit on that day.
    """
    from danvan_tui.cli.asked import find_unit
    from danvan_tui.present.calendar import day as told
    from db.read.unit_choice import units_directly_below
    from db.scope import Span, UnitView

    year = int(on[:4])

    def one(value: str) -> int:
        return find_unit(connection, value, Span(year, year), UnitView.REGISTERED).id

    found = [one(value) for value in values or ()]
    if below is not None:
        there = [unit.id for unit in units_directly_below(connection, one(below), on)]
        if not there:
            raise NoUnitsBelow(value=below, day=told(on))
        found += there
    return tuple(dict.fromkeys(found))


def put_rows(
    call: "Call",
    kind: str,
    columns: "Sequence[Column]",
    lines: "Iterable[Sequence[str]]",
    rows: "Iterable[Mapping[str, object]]",
    **head: object,
) -> None:
    """A list: a table for people, JSON with ``head`` for programs."""
    from danvan_tui.cli import output
    from danvan_tui.present.plain import json_object, table
    from db.text import local_now

    if kind == "json":
        output.put(json_object({"as_of": local_now().isoformat(timespec="seconds"), **head}, rows))
        return
    output.put(table(columns, lines))


def put_record(call: "Call", kind: str, sentence: str, record: "Mapping[str, object]", **about: object) -> None:
    """What an act left behind: a sentence for people, the record as JSON for programs."""
    from danvan_tui.cli import output
    from danvan_tui.present.plain import json_value

    output.put(json_value(record) if kind == "json" else [call.words(sentence, **about) + "\n"])
