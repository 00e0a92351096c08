"""``danvan ledger``: who did what and when, newest first, by model, person and day."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import choices, output
from danvan_tui.cli.call import At, called
from danvan_tui.cli.errors import ModelNotFound
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.ledger_data import COLUMNS, KEYS, line_cells, line_data
from danvan_tui.cli.reading import FormatOption, output_format
from danvan_tui.cli.show import model_number
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from danvan_tui.locale import Words
    from db.read.change_records import HistoryLine
    from db.read.sieve import Sieve

ModelOption = Annotated[str | None, typer.Option("--model", metavar="awards.meta.code", help="ledger.opt.model")]
MemberOption = Annotated[
    str | None, typer.Option("--member", metavar="members.meta.member", help="ledger.opt.member")
]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="awards.meta.date", help="ledger.opt.since")]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="awards.meta.date", help="ledger.opt.until")]
ActOption = Annotated[list[str] | None, typer.Option("--act", metavar="ledger.meta.act", help="ledger.opt.act")]
LimitOption = Annotated[str | None, typer.Option("--limit", metavar="cli.meta.limit", help="cli.opt.limit")]

FIRST_PAGE = 200
LARGEST_PAGE = 5_000
"""Pages grow: the first lines come at once, and many cost few statements."""


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ledger", help="ledger.cmd", cls=HelpCommand)(ledger)


@spread
def ledger(
    ctx: typer.Context,
    *,
    model: ModelOption = None,
    member: MemberOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    act: ActOption = None,
    limit: LimitOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """The ledger's lines."""
    from danvan_tui.present.plain import Column, csv_lines, json_object, table
    from db.read.actors import find_actor
    from db.read.history import MOVEMENT
    from db.read.sieve import Sieve
    from db.text import local_now

    call = called(ctx, at)
    words, kind, most = call.words, output_format(format), choices.count("--limit", limit)
    number = None if model is None else model_number(model)
    first, last = choices.day("--since", since), choices.day("--until", until)
    acts = known_acts(act or ())
    with call.register() as database, database.read() as connection:
        who = None if member is None else find_actor(connection, member)
        sieve = Sieve(model=number, who=who, first=first, last=last, acts=acts)
        # Who came in, and who read what, is nobody's to read but the administrator's at the machine itself.
        if number is not None:
            _require_model(connection, number)
        lines = _lines(connection, sieve, most, None if call.served is None else MOVEMENT)
        if kind == "json":
            as_of = local_now().isoformat(timespec="seconds")
            output.put(json_object({"as_of": as_of}, (line_data(words, line) for line in lines)))
        elif kind == "csv":
            output.put(csv_lines(KEYS, (_flat(words, line) for line in lines)))
        else:
            columns = [Column(words(f"changes.{name}")) for name in COLUMNS]
            output.put(table(columns, (line_cells(words, line) for line in lines)))


def _require_model(connection: "Connection", number: int) -> None:
    """See that there is such a model, or that there once was.

    Raises:
        ModelNotFound: There is none, and no line says that one was deleted.
    """
    from sqlalchemy import exists, or_, select

    from db.read.records import model_code
    from db.tables import CHANGE, MODEL

    there = or_(exists().where(MODEL.c.id == number), exists().where(CHANGE.c.model_id == number))
    if not connection.scalar(select(there)):
        raise ModelNotFound(value=model_code(number))


def known_acts(values: Sequence[str]) -> frozenset[str]:
    """The acts that are meant: by the ledger's names, or by the words of either language.

    Raises:
        BadChoice: There is no such act.
    """
    from danvan_tui.locale import LANGUAGES, words
    from db.text import fold

    known: dict[str, str] = {}
    for language in LANGUAGES:
        for key, text in words(language).texts.items():
            parts = key.split(".")
            if parts[0] == "act" and len(parts) == 2:
                known.setdefault(fold(text), parts[1])
                known[fold(parts[1].replace("_", " "))] = parts[1]
    shown = ", ".join(sorted(set(known.values())))
    return frozenset(choices.choose("--act", value.replace("_", " "), known, shown) for value in values)


def _lines(
    connection: "Connection", sieve: "Sieve", most: int | None, entities: frozenset[str] | None
) -> "Iterator[HistoryLine]":
    """The lines of some records, a page at a time; None for all of them, as whoever works at the machine reads."""
    from db.read.history import history_page

    left, size, after = most, FIRST_PAGE, None
    while left is None or left > 0:
        wanted = size if left is None else min(size, left)
        page = history_page(connection, None, sieve=sieve, entities=entities, after=after, limit=wanted)
        yield from page
        if len(page) < wanted:
            return
        after, left = page[-1].key, None if left is None else left - wanted
        size = min(size * 4, LARGEST_PAGE)


def _flat(words: "Words", line: "HistoryLine") -> "list[str | int | None]":
    """A line for CSV: what stood there as the ledger has it."""
    data = line_data(words, line) | {"before": line.change.before, "after": line.change.after}
    return [value if isinstance(value, str | int) else None for value in data.values()]
