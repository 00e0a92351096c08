"""``danvan assign list`` and ``danvan assign gaps``: who is in charge on a day, and what nobody has."""

from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import output
from danvan_tui.cli.call import At, called
from danvan_tui.cli.committee_options import ASSIGNMENT_KEYS, OnOption, assignment_data, day_asked, put_lines
from danvan_tui.cli.reading import FormatOption, output_format
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from danvan_tui.present.plain import Value
    from db.read.committee_records import Gaps

WhoseArgument = Annotated[
    str | None, typer.Argument(metavar="members.meta.whose", help="committee.arg.whose", show_default=False)
]
AllOption = Annotated[bool, typer.Option("--all", help="committee.opt.all")]


@spread
def list_all(
    ctx: typer.Context,
    member: WhoseArgument = None,
    *,
    on: OnOption = None,
    everything: AllOption = False,
    format: FormatOption = "table",
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
def gaps(ctx: typer.Context, *, on: OnOption = None, format: FormatOption = "table", at: At) -> None:
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
