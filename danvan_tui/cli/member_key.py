"""``danvan member key``: the keys that members come in with."""

from collections.abc import Callable
from typing import Annotated

import typer

from danvan_tui.cli.call import At, called
from danvan_tui.cli.help import HelpCommand, HelpGroup
from danvan_tui.cli.key_file import read_key_file
from danvan_tui.cli.member_output import FormatOption, MemberArgument, members_format, put_done, put_keys
from danvan_tui.cli.spread import spread

FileArgument = Annotated[str, typer.Argument(metavar="members.meta.file", help="members.arg.file")]
KeyArgument = Annotated[str, typer.Argument(metavar="members.meta.key", help="members.arg.key")]
WhoseArgument = Annotated[
    str | None, typer.Argument(metavar="members.meta.whose", help="members.arg.whose", show_default=False)
]


def add(app: typer.Typer, needs_command: Callable[[typer.Context], None]) -> None:
    """Add the commands.

    Args:
        app: ``danvan member``.
        needs_command: What a group does where none of its commands is named.
    """
    group = typer.Typer(name="key", help="members.cmd.key", cls=HelpGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True, help="members.cmd.key")(needs_command)
    group.command("add", help="members.cmd.key_add", cls=HelpCommand)(add_one)
    group.command("list", help="members.cmd.key_list", cls=HelpCommand)(list_all)
    group.command("revoke", help="members.cmd.key_revoke", cls=HelpCommand)(revoke)
    app.add_typer(group)


@spread
def add_one(
    ctx: typer.Context, member: MemberArgument, file: FileArgument, *, format: FormatOption = "table", at: At
) -> None:
    """Let a member in with a key."""
    from danvan_tui.cli.actor import actor
    from db.read.members import find_member
    from db.write.members import add_key
    from db.write.session import writing

    call = called(ctx, at)
    kind = members_format(format)
    with call.register() as database:
        public_key = read_key_file(file)
        with writing(database, actor()) as work:
            member_id = find_member(work.session.connection(), member).id
            key_id = add_key(work, member_id, public_key)
        put_done(call, kind, database, ["members.done.key_add"], member_id, key_id)


@spread
def list_all(ctx: typer.Context, member: WhoseArgument = None, *, format: FormatOption = "table", at: At) -> None:
    """The keys of everybody, or of one member."""
    from db.read.members import find_member, keys

    call = called(ctx, at)
    kind = members_format(format)
    with call.register() as database, database.read() as connection:
        whose = None if member is None else find_member(connection, member).id
        put_keys(call, kind, keys(connection, whose))


@spread
def revoke(ctx: typer.Context, key: KeyArgument, *, format: FormatOption = "table", at: At) -> None:
    """Shut a key out, for good."""
    from danvan_tui.cli.actor import actor
    from db.read.members import find_key
    from db.write.members import revoke_key
    from db.write.session import writing

    call = called(ctx, at)
    kind = members_format(format)
    with call.register() as database:
        with writing(database, actor()) as work:
            found = find_key(work.session.connection(), key)
            revoke_key(work, found.id)
        put_done(call, kind, database, ["members.done.key_revoke"], found.member_id, found.id)
