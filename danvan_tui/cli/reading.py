"""What the reading commands share: the format, the view in one transaction, the lines around a table."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import output
from danvan_tui.cli.choices import choose
from danvan_tui.present.plain import FORMATS, Format

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from danvan_tui.cli.asked import Asked, Looked
    from danvan_tui.cli.call import Call
    from danvan_tui.present.definition import By
    from db.scope import Span

FormatOption = Annotated[str, typer.Option("--format", metavar="cli.meta.format", help="cli.opt.format")]


@dataclass(frozen=True, slots=True)
class View:
    """One consistent look at the register.

    Attributes:
        connection: Open for as long as the view is.
        looked: What is looked at.
        sample: Whether it is sample data.
        place: The place that the committee works for.
        now: When it was read, in Vietnam's time.
    """

    call: "Call"
    connection: "Connection"
    looked: "Looked"
    sample: bool
    place: str
    now: "datetime"

    @property
    def as_of(self) -> str:
        """When it was read, as programs read it: "2026-11-24T14:03:00+07:00"."""
        return self.now.isoformat(timespec="seconds")


def output_format(value: str) -> Format:
    """The format that is meant.

    Raises:
        BadChoice: No such format.
    """
    return choose("--format", value, {name: name for name in FORMATS}, ", ".join(FORMATS))


@contextmanager
def view(call: "Call", asked: "Asked", usual: "Span | None" = None) -> Iterator[View]:
    """Open the register and look at what is asked for, in one transaction.

    Raises:
        DatabaseError: There is no register that could be read.
        CallWrong, Refused: It asks for what is not there.
    """
    from danvan_tui.cli.asked import look
    from db.read.catalogue import register_info
    from db.text import local_now

    # A call that is wrong is said to be wrong whether there is a register or not.
    asked.values()
    with call.register() as database, database.read() as connection:
        info = register_info(connection)
        yield View(call, connection, look(connection, call, asked, usual), info.sample, info.place, local_now())


def put_heading(view: View) -> None:
    """The lines above a table: whose register, what is in view."""
    from danvan_tui.present import say
    from danvan_tui.present.definition import scope_line

    words, looked = view.call.words, view.looked
    field = looked.field
    name = say.field_name(words, field) if field else None
    mark = f" · {words('app.sample')}" if view.sample else ""
    output.put([f"{words('app.movement')} · {say.stored(view.place)}{mark}\n"])
    output.put([f"{scope_line(words, looked.scope, unit=looked.unit_name, field=name)}\n\n"])


def put_definition(view: View, by: "By | None" = None) -> None:
    """The lines below a table: what the figures count, and as of when."""
    from danvan_tui.present import say
    from danvan_tui.present.definition import definition

    words = view.call.words
    output.put([f"\n{definition(words, view.looked.scope, by)}\n"])
    output.put([f"{words('cli.as_of', moment=say.clock(view.now))}\n"])
