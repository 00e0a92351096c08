"""Acts on the committee's members and their keys. Each is a line of the ledger; nothing is deleted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from db.errors import AlreadyThere, NotAllowed, Said
from db.identity import MEMBER as MEMBER_ENTITY
from db.identity import Role
from db.read.members import keys
from db.rights import Act
from db.schema import Member
from db.schema.tables import MEMBER
from db.text import fold, local_today, name_key, person_name
from db.write import assignments, terms
from db.write.calendar_checks import known_day
from db.write.checks import line, name_line
from db.write.committee_drafts import TermDraft
from db.write.holding import close, is_over
from db.write.member_keys import add_key, present_member, revoke, revoke_key
from db.write.session import Writing
from db.write.terms import end_term, give_post

__all__ = ["add_key", "add_member", "retire_member", "revoke_key", "set_role"]

MEMBER_NAME = Said("Họ tên", "The name")


def add_member(
    work: Writing,
    name: str,
    role: Role = Role.VIEWER,
    position: str | None = None,
    *,
    since: date | None = None,
    post: TermDraft | None = None,
) -> int:
    """Take somebody into the committee.

    Args:
        work: The transaction.
        name: In full ("Trần Thị Lan"); "đồng chí", "ông", "bà" before it are left out.
        role: What the member may do.
        position: On the committee or in the host body ("Phó Trưởng ban Thường trực").
        since: The first day; None for today.
        post: The post on the committee; its own first day is the member's where it names none.

    Returns:
        The member's id.

    Raises:
        TextRefused: The name is empty or too long, or the position too long.
        NotFound, NotAllowed: No such post, days that cannot be, or a year that the register cannot hold.
        AlreadyThere: There is one of that name and position. Two of one name must differ in their positions.
    """
    work.require(Act.MEMBERS)
    name = name_line(person_name(name), MEMBER_NAME)
    position = line(position, Said("Chức vụ", "The position"))
    same = select(MEMBER.c.name, MEMBER.c.position).where(MEMBER.c.retired_at.is_(None))
    for row in work.session.execute(same):
        if row.name == name and fold(row.position or "") == fold(position or ""):
            raise AlreadyThere(what=Said("Thành viên", "The member"), value=name)
    member = Member(
        name=name,
        sort_key=name_key(name),
        role=str(role),
        position=position,
        from_date=known_day(since) if since else local_today(),
    )
    work.session.add(member)
    work.flush()
    after = {"name": name, "role": member.role, "from_date": member.from_date}
    after |= {"position": position} if position else {}
    member_id = _record(work, "add", member, after=after)
    if post is not None:
        first = post.since or date.fromisoformat(member.from_date)
        give_post(work, member_id, replace(post, since=first))
    return member_id


def set_role(work: Writing, member_id: int, role: Role, *, version: int | None = None) -> None:
    """Let a member do more, or less.

    Args:
        work: The transaction.
        member_id: Who.
        role: What the member may do.
        version: The version that the actor has seen; None where none was looked at.

    Raises:
        MemberNotFound
        NotAllowed: The member has left, or is the last administrator.
        Conflict: The member has another version by now.
    """
    work.require(Act.MEMBERS)
    member = present_member(work, member_id, version)
    if member.role == role:
        return
    _keep_an_admin(work, member)
    before = {"role": member.role}
    member.role = str(role)
    work.flush()
    _record(work, "role", member, before=before, after={"role": member.role})


def retire_member(work: Writing, member_id: int, *, version: int | None = None) -> None:
    """A member leaves, from this moment on: all of their keys are revoked, their posts and assignments end.

    Args:
        work: The transaction.
        member_id: Who.
        version: The version that the actor has seen; None where none was looked at.

    Raises:
        MemberNotFound
        NotAllowed: The member has left already, or is the last administrator.
        Conflict: The member has another version by now.
    """
    work.require(Act.MEMBERS)
    member = present_member(work, member_id, version)
    _keep_an_admin(work, member)
    for key in keys(work.session.connection(), member_id):
        if key.revoked_at is None:
            revoke(work, key)
    today = local_today()
    for assignment in assignments.of_member(work, member_id):
        if not is_over(assignment, today):
            assignments.record_end(work, assignment, close(assignment, today), None)
    for term in terms.of_member(work, member_id):
        if not is_over(term, today):
            end_term(work, term, today)
    member.retired_at = work.at
    # Who was taken in for a day to come leaves on that day at the earliest.
    member.until_date = max(member.from_date, today)
    work.flush()
    after = {"retired_at": member.retired_at, "until_date": member.until_date}
    _record(work, "retire", member, before={"retired_at": None, "until_date": None}, after=after)


def _keep_an_admin(work: Writing, member: Member) -> None:
    """Refuse to take the last administrator away: nobody could let anybody in from a screen."""
    if member.role != Role.ADMIN:
        return
    admins = select(func.count()).where(MEMBER.c.role == str(Role.ADMIN), MEMBER.c.retired_at.is_(None))
    if work.session.scalar(admins) == 1:
        raise NotAllowed(
            why_vi=f"{member.name} là người quản trị cuối cùng; hãy giao quyền cho người khác trước",
            why_en=f"{member.name} is the last administrator; make somebody else one first",
        )


def _record(
    work: Writing,
    act: str,
    member: Member,
    after: Mapping[str, object],
    before: Mapping[str, object] | None = None,
) -> int:
    assert member.id is not None  # flushed, or read from the database
    work.record(act, MEMBER_ENTITY, member.id, before=before, after=after)
    return member.id
