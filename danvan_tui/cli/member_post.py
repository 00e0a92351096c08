"""``danvan member post``: a member's post on the committee."""

from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli.call import At, called
from danvan_tui.cli.committee_options import DecisionOption, SinceOption, UntilOption
from danvan_tui.cli.member_output import FormatOption, MemberArgument, members_format, put_done
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.write.committee_drafts import TermDraft

PostArgument = Annotated[str, typer.Argument(metavar="committee.meta.post", help="committee.arg.post")]


@spread
def post(
    ctx: typer.Context,
    member: MemberArgument,
    post: PostArgument,
    *,
    since: SinceOption = None,
    until: UntilOption = None,
    decision: DecisionOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Give a member a post."""
    from danvan_tui.cli.actor import local_actor
    from db.read.members import find_member
    from db.write.session import writing
    from db.write.terms import give_post

    call = called(ctx, at)
    kind = members_format(format)
    with call.register() as database:
        with writing(database, local_actor()) as work:
            connection = work.session.connection()
            member_id = find_member(connection, member).id
            give_post(work, member_id, term_draft(connection, post, since, until, decision))
        put_done(call, kind, database, ["committee.done.post"], member_id)


def term_draft(
    connection: "Connection", post: str, since: str | None, until: str | None, decision: str | None
) -> "TermDraft":
    """The post that is meant, and its days.

    Raises:
        NotFound: There is no such post.
        BadDay: A day is none.
    """
    from danvan_tui.cli.days import day_or_none
    from db.read.committee import find_post
    from db.write.committee_drafts import TermDraft

    code = find_post(connection, post).code
    return TermDraft(code, day_or_none("--since", since), day_or_none("--until", until), decision)
