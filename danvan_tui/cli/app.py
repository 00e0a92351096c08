"""The command line as a whole: the options before a command's name, and the commands.

Each command is a module with ``add(app)``; a new one is a new line in ``COMMANDS``.
"""

from collections.abc import Sequence
from dataclasses import replace
from types import ModuleType
from typing import Annotated

import typer

from danvan_tui.cli import (
    activity,
    assign,
    backup,
    check,
    commend,
    committee,
    deadline,
    door,
    importing,
    inspect,
    ledger,
    member,
    models,
    move,
    output,
    press,
    recognise,
    register,
    registering,
    serve,
    show,
    tally,
    target,
    undo,
    unit,
    units,
)
from danvan_tui.cli.asked import Period
from danvan_tui.cli.call import At, called
from danvan_tui.cli.errors import NoTerminal
from danvan_tui.cli.help import HelpGroup
from danvan_tui.cli.spread import spread
from danvan_tui.options import RunOptions

COMMANDS = (
    *(register, importing, backup, check, tally, units, models, show, ledger, registering, move, undo, recognise),
    *(commend, inspect, deadline, activity, press, target, unit, member, committee, assign, serve, door),
)
"""In the order in which the help lists them."""
READING = (
    *(tally, units, models, show, ledger),
    *(commend, inspect, deadline, activity, press, target, unit, committee),
)
"""Those of which a server carries something out for a member: ``danvan_tui.cli.served`` says what."""

_Mouse = Annotated[bool, typer.Option("--mouse", help="cli.opt.mouse")]
_Ascii = Annotated[bool, typer.Option("--ascii", help="cli.opt.ascii")]
_Theme = Annotated[str | None, typer.Option("--theme", metavar="cli.meta.theme", help="cli.opt.theme")]
_Version = Annotated[bool, typer.Option("--version", help="cli.opt.version")]


def build(commands: Sequence[ModuleType] = COMMANDS) -> typer.Typer:
    """The command line, in no language yet: ``Call.words`` has it."""
    app = typer.Typer(
        name="danvan",
        help="cli.cmd.danvan",
        cls=HelpGroup,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(invoke_without_command=True, help="cli.cmd.danvan")(danvan)
    for command in commands:
        command.add(app)
    return app


@spread
def danvan(
    ctx: typer.Context,
    *,
    at: At,
    period: Period = None,
    mouse: _Mouse = False,
    ascii: _Ascii = False,
    theme: _Theme = None,
    version: _Version = False,
) -> None:
    """The dashboard, where no command is named."""
    call = replace(called(ctx, at), period=period)
    ctx.obj = call
    if version:
        from importlib.metadata import version as installed

        output.put([f"danvan {installed('danvan')}\n"])
        raise typer.Exit
    if ctx.invoked_subcommand is not None:
        return
    if call.served is not None:
        # The server has no terminal of its own to show the dashboard on.
        raise NoTerminal()
    from danvan_tui.cli.dashboard import open_dashboard

    open_dashboard(
        RunOptions(
            database=None if call.at.sample else call.url(),
            sample=call.at.sample,
            language=call.words.language,
            mouse=mouse,
            ascii_borders=ascii,
            theme=theme,
            period=period,
        )
    )
