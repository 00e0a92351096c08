"""``danvan member``: who is on the committee, and what each may do."""

from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import member_key
from danvan_tui.cli.call import At, called
from danvan_tui.cli.committee_options import DecisionOption, PostOption, SinceOption, UntilOption
from danvan_tui.cli.errors import BadChoice, MissingArgument
from danvan_tui.cli.help import HelpCommand, HelpGroup
from danvan_tui.cli.key_file import read_key_file
from danvan_tui.cli.member_output import FormatOption, MemberArgument, members_format, put_done, put_members
from danvan_tui.cli.member_post import post
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from db.identity import Role

NameArgument = Annotated[str, typer.Argument(metavar="members.meta.name", help="members.arg.name")]
RoleArgument = Annotated[str, typer.Argument(metavar="members.meta.role", help="members.arg.role")]
RoleOption = Annotated[str, typer.Option("--role", metavar="members.meta.roles", help="members.opt.role")]
PositionOption = Annotated[
    str | None, typer.Option("--position", metavar="members.meta.position", help="members.opt.position")
]
KeyOption = Annotated[str | None, typer.Option("--key", metavar="members.meta.key_file", help="members.opt.key")]
AllOption = Annotated[bool, typer.Option("--all", help="members.opt.all")]


def add(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="member", help="members.cmd", cls=HelpGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True, help="members.cmd")(needs_command)
    group.command("add", help="members.cmd.add", cls=HelpCommand)(add_one)
    group.command("list", help="members.cmd.list", cls=HelpCommand)(list_all)
    group.command("post", help="committee.cmd.member_post", cls=HelpCommand)(post)
    group.command("role", help="members.cmd.role", cls=HelpCommand)(role)
    group.command("retire", help="members.cmd.retire", cls=HelpCommand)(retire)
    member_key.add(group, needs_command)
    app.add_typer(group)


def needs_command(ctx: typer.Context) -> None:
    """A group does nothing by itself.

    Raises:
        MissingArgument: None of its commands is named.
    """
    if ctx.invoked_subcommand is None:
        raise MissingArgument(command=ctx.command_path, name=ctx.obj.words("members.meta.command"))


@spread
def add_one(
    ctx: typer.Context,
    name: NameArgument,
    *,
    role: RoleOption = "viewer",
    position: PositionOption = None,
    post: PostOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    decision: DecisionOption = None,
    key: KeyOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Take somebody in, perhaps with a key: both or nothing."""
    from danvan_tui.cli.actor import actor
    from danvan_tui.cli.days import day_or_none
    from danvan_tui.cli.member_post import term_draft
    from db.write.members import add_key, add_member
    from db.write.session import writing

    call = called(ctx, at)
    kind, meant = members_format(format), _role("--role", role)
    first = day_or_none("--since", since)
    if post is None and (until or decision):
        raise MissingArgument(name="--post")
    with call.register() as database:
        public_key = read_key_file(key) if key is not None else None
        with writing(database, actor()) as work:
            connection = work.session.connection()
            term = None if post is None else term_draft(connection, post, since, until, decision)
            member_id = add_member(work, name, meant, position, since=first, post=term)
            key_id = add_key(work, member_id, public_key) if public_key is not None else None
        said = ["members.done.add", "members.done.no_key" if key_id is None else "members.done.key_add"]
        put_done(call, kind, database, said, member_id, key_id)


@spread
def list_all(ctx: typer.Context, *, everybody: AllOption = False, format: FormatOption = "table", at: At) -> None:
    """The members."""
    from db.read.members import members

    call = called(ctx, at)
    kind = members_format(format)
    with call.register() as database, database.read() as connection:
        put_members(call, kind, members(connection, retired=everybody))


@spread
def role(
    ctx: typer.Context, member: MemberArgument, role: RoleArgument, *, format: FormatOption = "table", at: At
) -> None:
    """Let a member do more, or less."""
    from danvan_tui.cli.actor import actor
    from db.read.members import find_member
    from db.write.members import set_role
    from db.write.session import writing

    call = called(ctx, at)
    kind, meant = members_format(format), _role(call.words("members.meta.role"), role)
    with call.register() as database:
        with writing(database, actor()) as work:
            member_id = find_member(work.session.connection(), member).id
            set_role(work, member_id, meant)
        put_done(call, kind, database, ["members.done.role"], member_id)


@spread
def retire(ctx: typer.Context, member: MemberArgument, *, format: FormatOption = "table", at: At) -> None:
    """A member leaves."""
    from danvan_tui.cli.actor import actor
    from db.read.members import find_member
    from db.write.members import retire_member
    from db.write.session import writing

    call = called(ctx, at)
    kind = members_format(format)
    with call.register() as database:
        with writing(database, actor()) as work:
            member_id = find_member(work.session.connection(), member).id
            retire_member(work, member_id)
        put_done(call, kind, database, ["members.done.retire"], member_id)


def _role(option: str, value: str) -> "Role":
    """ "secretary", "thư ký", "thu ky" ...

    Raises:
        BadChoice: No such role.
    """
    from danvan_tui.locale import LANGUAGES, words
    from db.identity import Role
    from db.text import fold

    known = {fold(words(language)(f"role.{each}")): each for each in Role for language in LANGUAGES}
    known |= {str(each): each for each in Role}
    # No beginnings of words here: nobody becomes an administrator by a slip.
    said = fold(value)
    if said not in known:
        raise BadChoice(option=option, value=value, choices=", ".join(Role))
    return known[said]
