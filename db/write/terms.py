"""Acts on the committee's posts: who holds which one, from when to when. Each is a line of the ledger."""

from typing import Any

from sqlalchemy import select

from db.committee import TERM as ENTITY
from db.errors import NotAllowed, NotFound, Said
from db.rights import Act
from db.schema import Post, Term
from db.schema.tables import POST, TERM
from db.write.calendar_checks import filled
from db.write.checks import line
from db.write.committee_drafts import TermDraft
from db.write.decisions import DECISION
from db.write.holding import Days, close, days, is_over
from db.write.member_keys import present_member
from db.write.session import Writing

__all__ = ["TermDraft", "give_post"]


def give_post(work: Writing, member_id: int, draft: TermDraft, *, version: int | None = None) -> int:
    """Give a member a post. The one that he or she has until then ends on the day before.

    Args:
        work: The transaction.
        member_id: Who.
        draft: Which post, from when on.
        version: The version of the member that the actor has seen; None where none was looked at.

    Returns:
        The term's id.

    Raises:
        MemberNotFound, NotFound: No such member or post.
        NotAllowed: The member has left, has this very post on that day, or the days cannot be.
        TextRefused: The decision is too long.
        Conflict: The member has another version by now.
    """
    work.require(Act.MEMBERS)
    member = present_member(work, member_id, version)
    post = work.session.scalars(select(Post).where(POST.c.code == draft.post)).first()
    if post is None:
        raise NotFound(what=Said("chức danh", "post"), value=draft.post)
    assert post.id is not None  # read from the database
    held = days(draft.since, draft.until)
    there = [row for row in of_member(work, member_id) if not is_over(row, held.since)]
    if any(row.post_id == post.id and row.from_date <= held.since for row in there):
        raise NotAllowed(
            why_vi=f"{member.name} đang là {post.name}", why_en=f"{member.name} is {post.name_en} already"
        )
    for row in there:
        end_term(work, row, held.since)
    # Whoever has the member open must see that it is another post now.
    member.version += 1
    return open_term(work, member_id, post.id, held, line(draft.decision, DECISION))


def open_term(work: Writing, member_id: int, post_id: int, held: Days, decision: str | None) -> int:
    """Store a term, and say it in the ledger."""
    row = Term(
        member_id=member_id,
        post_id=post_id,
        from_date=held.since,
        until_date=held.until,
        decision=decision,
    )
    work.session.add(row)
    work.flush()
    assert row.id is not None  # flushed
    work.record("appoint", ENTITY, row.id, after=_said(row))
    return row.id


def end_term(work: Writing, row: Term, on: str) -> None:
    """Let a term hold no longer from a day on, and say it in the ledger."""
    before = close(row, on)
    work.flush()
    after = _said(row)
    after.pop("decision", None)
    work.record("end", ENTITY, row.id, before=before, after=after)


def of_member(work: Writing, member_id: int) -> list[Term]:
    """Every term that a member has or had, oldest first."""
    statement = select(Term).where(TERM.c.member_id == member_id)
    return list(work.session.scalars(statement.order_by(TERM.c.from_date, TERM.c.id)))


def _said(row: Term) -> dict[str, Any]:
    names = ("member_id", "post_id", "from_date", "until_date", "decision")
    return filled({name: getattr(row, name) for name in names})
