"""``danvan backup``: a copy of the register while it is in use."""

from pathlib import Path
from typing import Annotated

import typer

from danvan_tui.cli import output
from danvan_tui.cli.call import At, called
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.spread import spread

TargetArgument = Annotated[str, typer.Argument(metavar="cli.meta.backup", help="cli.arg.backup")]
ForceOption = Annotated[bool, typer.Option("--force", help="cli.opt.force")]


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("backup", help="cli.cmd.backup", cls=HelpCommand)(backup)


@spread
def backup(ctx: typer.Context, target: TargetArgument, *, force: ForceOption = False, at: At) -> None:
    """Copy the register to a file."""
    from danvan_tui.present import say
    from db.backup import back_up

    call = called(ctx, at)
    database = call.database()
    try:
        path = Path(target).expanduser().absolute()
        copied = back_up(database, path, replace=force)
        figures = {"target": say.stored(str(path)), "size": say.size(call.words, copied)}
        output.talk(call.words("cli.backup.done", where=say.stored(str(database)), **figures))
    finally:
        database.close()
