"""A call read by the parser, whose own complaints become errors of ours."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer
from typer.main import get_command

from danvan_tui.cli.app import COMMANDS, READING, build
from danvan_tui.cli.call import Call
from danvan_tui.cli.served import served_alone
from danvan_tui.cli.usage import call_wrong
from danvan_tui.locale import Words

if TYPE_CHECKING:
    from db.engine import Database
    from db.identity import Actor


def parse(
    arguments: Sequence[str], words: Words, served: "Database | None" = None, member: "Actor | None" = None
) -> object:
    """Read a call and carry it out.

    Args:
        arguments: Without the program's name.
        words: The language.
        served: The register of the server that carries it out for a member, by the reading commands alone; None
            for a call on the person's own machine.
        member: Whom a server carries it out for.

    Raises:
        DanvanError: The call is wrong, or what it asks for cannot be done.
        KeyboardInterrupt: Somebody interrupted it.
    """
    command = get_command(build(COMMANDS)) if served is None else served_alone(get_command(build(READING)))
    call = Call(words, served=served, member=member)
    try:
        return command.main(list(arguments), prog_name="danvan", standalone_mode=False, obj=call)
    except typer.TyperException as error:
        raise call_wrong(error, "danvan", words) from error
    except typer.Abort as error:
        raise KeyboardInterrupt from error
