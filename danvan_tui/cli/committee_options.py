"""What the commands of the committee share: their options, the days, and what they give."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import output

if TYPE_CHECKING:
    from danvan_tui.cli.call import Call
    from danvan_tui.present.plain import Column, Format, Value
    from db.read.committee_records import AssignmentRecord, TermRecord

SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="committee.meta.day", help="committee.opt.since")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="committee.meta.day", help="committee.opt.until")
]
DecisionOption = Annotated[
    str | None, typer.Option("--decision", metavar="committee.meta.text", help="committee.opt.decision")
]
OnOption = Annotated[str | None, typer.Option("--on", metavar="committee.meta.day", help="committee.opt.on")]
PostOption = Annotated[
    str | None, typer.Option("--post", metavar="committee.meta.posts", help="committee.opt.post")
]


def day_asked(value: str | None) -> str:
    """The day that is asked about, ISO; today where none is named.

    Raises:
        BadDay: It is none.
    """
    from danvan_tui.cli.days import day
    from db.text import local_today

    return local_today() if value is None else day("--on", value).isoformat()


def put_lines(
    call: "Call",
    kind: "Format",
    columns: "Sequence[Column]",
    lines: Iterable[Sequence[str]],
    rows: "Sequence[Mapping[str, Value]]",
    keys: Sequence[str],
    **head: object,
) -> None:
    """A list: a table for people, CSV or JSON for programs.

    Args:
        call: The call.
        kind: The format.
        columns: The table's columns.
        lines: The table's lines.
        rows: The rows as programs read them.
        keys: The names of what each row says.
        head: What JSON says before the rows.
    """
    from danvan_tui.present.plain import csv_lines, json_object, table
    from db.text import local_now

    if kind == "json":
        output.put(json_object({"as_of": local_now().isoformat(timespec="seconds"), **head}, rows))
    elif kind == "csv":
        output.put(csv_lines(keys, ([row[key] for key in keys] for row in rows)))
    else:
        output.put(table(columns, lines))


ASSIGNMENT_KEYS = (
    "id",
    "member_id",
    "member",
    "field",
    "unit_id",
    "unit",
    "since",
    "until",
    "decision",
    "held",
    "version",
)


def assignment_data(row: "AssignmentRecord") -> "dict[str, Value]":
    """An assignment as other programs read it; ``field`` is its code."""
    return {key: getattr(row, key) for key in ASSIGNMENT_KEYS}


def term_data(term: "TermRecord | None") -> "dict[str, Value] | None":
    """A post that a member has, as other programs read it."""
    if term is None:
        return None
    return {
        "code": term.post.code.lower(),
        "name": term.post.name,
        "since": term.since,
        "until": term.until,
        "decision": term.decision,
    }
