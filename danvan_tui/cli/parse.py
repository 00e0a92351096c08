"""A call read by the parser, whose own complaints become errors of ours."""

from collections.abc import Sequence

import typer
from typer.main import get_command

from danvan_tui.cli.app import build
from danvan_tui.cli.call import Call
from danvan_tui.cli.usage import call_wrong
from danvan_tui.locale import Words


def parse(arguments: Sequence[str], words: Words) -> object:
    """Read a call and carry it out.

    Raises:
        DanvanError: The call is wrong, or what it asks for cannot be done.
        KeyboardInterrupt: Somebody interrupted it.
    """
    command = get_command(build())
    try:
        return command.main(list(arguments), prog_name="danvan", standalone_mode=False, obj=Call(words))
    except typer.TyperException as error:
        raise call_wrong(error, "danvan", words) from error
    except typer.Abort as error:
        raise KeyboardInterrupt from error
