"""``danvan door``: what OpenSSH calls, where no other server than OpenSSH may listen."""

from typing import Annotated

import typer

from danvan_tui.cli.call import At, Call, called
from danvan_tui.cli.door_direct import known_id, open_session, put_key_line
from danvan_tui.cli.door_keys import Offered
from danvan_tui.cli.errors import BadNumber, MissingArgument
from danvan_tui.cli.help import HelpCommand, HelpGroup
from danvan_tui.cli.spread import spread

UserArgument = Annotated[str, typer.Argument(metavar="door.meta.user", help="door.arg.user")]
FingerprintArgument = Annotated[str, typer.Argument(metavar="door.meta.fingerprint", help="door.arg.fingerprint")]
TypeArgument = Annotated[str, typer.Argument(metavar="door.meta.type", help="door.arg.type")]
KeyArgument = Annotated[str, typer.Argument(metavar="door.meta.key", help="door.arg.key")]
KeyIdOption = Annotated[str, typer.Option("--key-id", metavar="door.meta.key_id", help="door.opt.key_id")]


def add(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="door", help="door.cmd", cls=HelpGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True, help="door.cmd")(needs_command)
    group.command("authorized-keys", help="door.cmd.authorized_keys", cls=HelpCommand)(authorized_keys)
    group.command("session", help="door.cmd.session", cls=HelpCommand)(session)
    app.add_typer(group)


def needs_command(ctx: typer.Context) -> None:
    """A group does nothing by itself.

    Raises:
        MissingArgument: None of its commands is named.
    """
    if ctx.invoked_subcommand is None:
        raise MissingArgument(command=ctx.command_path, name=ctx.obj.words("door.meta.command"))


@spread
def authorized_keys(
    ctx: typer.Context,
    user: UserArgument,
    fingerprint: FingerprintArgument,
    type: TypeArgument,
    key: KeyArgument,
    *,
    at: At,
) -> int:
    """The line that lets a key in."""
    call = called(ctx, at)
    return put_key_line(Offered(user, fingerprint, type, key), _where(call), call.words.language)


@spread
def session(ctx: typer.Context, *, key_id: KeyIdOption, at: At) -> int:
    """The session of whoever came in with a key."""
    call = called(ctx, at)
    number = known_id(key_id)
    if number is None:
        raise BadNumber(option="--key-id", value=key_id)
    return open_session(number, _where(call), call.words.language)


def _where(call: Call) -> str:
    """The register that is asked for; empty for the usual place."""
    from danvan_tui.places import sample_file

    return str(sample_file()) if call.at.sample else call.url() or ""
