"""Acts on members' keys: added, and revoked for good. Each is a line of the ledger."""

from contextlib import suppress

from db.errors import NotAllowed
from db.identity import MEMBER_KEY
from db.keys import parse_public_key
from db.read.members import KeyNotFound, KeyRecord, MemberNotFound, find_key
from db.rights import Act
from db.schema import Member, MemberKey
from db.write.register import check_version
from db.write.session import Writing


def add_key(work: Writing, member_id: int, public_key_line: str) -> int:
    """Let a member in with a key.

    Args:
        work: The transaction.
        member_id: Whose key it is.
        public_key_line: As in a ``.pub`` file; its comment becomes the key's label.

    Returns:
        The key's id.

    Raises:
        KeyRefused: It is no public key, or one too weak to come in with.
        MemberNotFound
        NotAllowed: The member has left, or the key is or was somebody's already.
    """
    work.require(Act.MEMBERS)
    parsed = parse_public_key(public_key_line)
    member = present_member(work, member_id)
    with suppress(KeyNotFound):
        _refuse_known(find_key(work.session.connection(), parsed.fingerprint))
    key = MemberKey(
        member_id=member_id,
        fingerprint=parsed.fingerprint,
        algorithm=parsed.algorithm,
        public_key=parsed.line,
        label=parsed.label,
        added_at=work.at,
        added_by=work.actor,
    )
    work.session.add(key)
    work.flush()
    assert key.id is not None  # the flush gave it one
    after = {"member_id": member.id, "fingerprint": key.fingerprint, "algorithm": key.algorithm}
    work.record("add", MEMBER_KEY, key.id, after=after | ({"label": key.label} if key.label else {}))
    return key.id


def revoke_key(work: Writing, key: int | str) -> int:
    """Shut a key out, for good.

    Args:
        work: The transaction.
        key: Its id or its fingerprint ("SHA256:...").

    Returns:
        The key's id.

    Raises:
        KeyNotFound
        NotAllowed: It is revoked already.
    """
    work.require(Act.MEMBERS)
    found = find_key(work.session.connection(), key)
    if found.revoked_at is not None:
        raise NotAllowed(
            why_vi=f"khóa số {found.id} đã bị thu hồi từ trước", why_en=f"the key {found.id} was revoked already"
        )
    revoke(work, found)
    return found.id


def revoke(work: Writing, found: KeyRecord) -> None:
    """Shut out a key that was found in this transaction and holds."""
    key = work.session.get(MemberKey, found.id)
    assert key is not None  # it was read in this transaction
    key.revoked_at, key.revoked_by = work.at, work.actor
    work.flush()
    after = {"member_id": key.member_id, "fingerprint": key.fingerprint, "revoked_at": key.revoked_at}
    work.record("revoke", MEMBER_KEY, key.id, before={"revoked_at": None}, after=after)


def _refuse_known(found: KeyRecord) -> None:
    who = f"{found.member} (#{found.member_id})"
    if found.revoked_at is None:
        raise NotAllowed(why_vi=f"khóa này đang là của {who}", why_en=f"this key is {who}'s")
    raise NotAllowed(
        why_vi=f"khóa này của {who} đã bị thu hồi; hãy tạo khóa mới",
        why_en=f"this key of {who} was revoked; make a new one",
    )


def present_member(work: Writing, member_id: int, version: int | None = None) -> Member:
    """The member, who must not have left.

    Args:
        work: The transaction.
        member_id: Who.
        version: The version that the actor has seen; None where none was looked at.

    Raises:
        MemberNotFound, NotAllowed
        Conflict: The member has another version by now.
    """
    member = work.session.get(Member, member_id)
    if member is None:
        raise MemberNotFound(value=member_id)
    if member.retired_at is not None:
        raise NotAllowed(
            why_vi=f"{member.name} (#{member_id}) đã thôi tham gia",
            why_en=f"{member.name} (#{member_id}) has left",
        )
    if version is not None:
        check_version(member.version, version)
    return member
