"""``danvan unit``: the units, and dated acts on them; what each will do can be seen before."""

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

import typer

from danvan_tui.cli import unit_acts, unit_choosing
from danvan_tui.cli.calendar_options import AllOption, needs_command, put_record, put_rows
from danvan_tui.cli.call import At, called
from danvan_tui.cli.days import day, day_or_none
from danvan_tui.cli.errors import UnitKnown
from danvan_tui.cli.help import HelpCommand, HelpGroup
from danvan_tui.cli.member_output import FormatOption, members_format
from danvan_tui.cli.spread import spread
from danvan_tui.cli.unit_options import (
    AboveOption,
    CodeOption,
    DryRunOption,
    KindOption,
    NameArgument,
    OnOption,
    UntilOption,
    unit_kind,
    unit_on,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.read.unit_list import UnitRecord
    from db.unit_changes import UnitDraft

LAST_DAY: Final = "9999-12-31"
"""Of a unit that stands on."""

ListOnOption = Annotated[str | None, typer.Option("--on", metavar="units.meta.day", help="units.opt.list_on")]


def add(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="unit", help="units.cmd", cls=HelpGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True, help="units.cmd")(needs_command)
    group.command("list", help="units.cmd.list", cls=HelpCommand)(list_all)
    group.command("add", help="units.cmd.add", cls=HelpCommand)(add_one)
    unit_acts.add(group)
    unit_choosing.add(group)
    app.add_typer(group)


@spread
def list_all(
    ctx: typer.Context, *, on: ListOnOption = None, all: AllOption = False, format: FormatOption = "table", at: At
) -> None:
    """The units that stand on a day, or all there ever were."""
    from danvan_tui.present import unit_acts as present
    from db.read.unit_list import unit_list
    from db.text import local_today

    call = called(ctx, at)
    shape, when = members_format(format), day_or_none("--on", on)
    with call.register() as database, database.read() as connection:
        rows = unit_list(connection, None if all else when.isoformat() if when else local_today())
    lines = (present.unit_cells(call.words, row) for row in rows)
    put_rows(call, shape, present.unit_columns(call.words), lines, map(_data, rows))


@spread
def add_one(
    ctx: typer.Context,
    name: NameArgument,
    *,
    kind: KindOption = None,
    above: AboveOption = None,
    code: CodeOption = None,
    on: OnOption,
    until: UntilOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Add a unit."""
    from danvan_tui.cli.actor import local_actor
    from danvan_tui.present import say
    from danvan_tui.present.calendar import day as told
    from db.read.unit_list import unit_list
    from db.unit_changes import UnitDraft
    from db.write.session import writing
    from db.write.units import add_unit

    call = called(ctx, at)
    shape, since, last = members_format(format), day("--on", on), day_or_none("--until", until)
    wanted = unit_kind(kind, name)
    # Only looked at, it is added and taken back under one lock: whatever would refuse it is said.
    with call.register() as database, suppress(_OnlyLooked), writing(database, local_actor()) as work:
        connection = work.session.connection()
        parent = unit_on(connection, above, since).id if above else None
        draft = UnitDraft(name, wanted, parent, code)
        _require_unknown(connection, draft, since, last)
        made = add_unit(work, draft, since, last)
        work.flush()
        (row,) = (row for row in unit_list(connection, None) if row.id == made)
        if dry_run:
            raise _OnlyLooked
    about = {"id": row.id, "name": say.stored(row.name), "on": told(row.valid_from)}
    if dry_run:
        put_record(
            call, shape, "units.would.add", _data(row) | {"id": None, "today_id": None, "done": False}, **about
        )
    else:
        put_record(call, shape, "units.done.add", _data(row), **about)


class _OnlyLooked(Exception):
    """Nothing shall be stored."""


def _require_unknown(connection: "Connection", draft: "UnitDraft", since: date, until: date | None) -> None:
    """See that a call that is made twice does not leave two of one unit.

    Raises:
        UnitKnown: There is one of that name and kind below the same unit on one of these days.
    """
    from db.read.unit_list import unit_list
    from db.text import fold

    first, last = since.isoformat(), until.isoformat() if until else LAST_DAY
    for row in unit_list(connection, None):
        same = (fold(row.name), row.kind, row.parent_id) == (fold(draft.name), draft.kind, draft.parent_id)
        if same and row.valid_from <= last and first <= (row.valid_to or LAST_DAY):
            raise UnitKnown(value=draft.name, unit=f"#{row.id} {row.name}")


def _data(row: "UnitRecord") -> "dict[str, object]":
    """A unit as other programs read it. Days are ISO, both included."""
    return {
        "id": row.id,
        "code": row.code,
        "name": row.name,
        "kind": row.kind.lower(),
        "parent_id": row.parent_id,
        "parent": row.parent,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "today_id": row.today_id,
        "today": row.today,
        "waits": row.waits,
    }
