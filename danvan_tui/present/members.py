"""Members and keys as a person reads them."""

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.committee import post_name
from danvan_tui.present.plain import Column
from db.identity import Role
from db.read.member_records import KeyRecord, MemberRecord


def role(words: Words, value: Role) -> str:
    """ "Quản trị", not admin."""
    return words(f"role.{value}")


def member_columns(words: Words) -> list[Column]:
    """The columns of a list of members."""
    titles = ("members.number", "members.name", "members.role", "committee.post", "members.position")
    more = ("members.keys", "members.left")
    return [Column(words(title), right=title == "members.keys") for title in (*titles, *more)]


def member_cells(words: Words, member: MemberRecord) -> list[str]:
    """A member's line, safe for a terminal."""
    return [
        f"#{member.id}",
        say.stored(member.name),
        role(words, member.role),
        "" if member.term is None else post_name(words, member.term.post),
        say.stored(member.position),
        say.number(words, member.keys),
        _moment(member.retired_at),
    ]


def key_columns(words: Words) -> list[Column]:
    """The columns of a list of keys."""
    titles = ("number", "member", "algorithm", "fingerprint", "label", "added_at", "added_by", "revoked_at")
    return [Column(words(f"members.{title}")) for title in titles]


def key_cells(key: KeyRecord) -> list[str]:
    """A key's line, safe for a terminal."""
    return [
        f"#{key.id}",
        f"#{key.member_id} {say.stored(key.member)}",
        key.algorithm,
        key.fingerprint,
        say.stored(key.label),
        _moment(key.added_at),
        say.stored(key.added_by),
        _moment(key.revoked_at),
    ]


def _moment(utc: str | None) -> str:
    return say.moment(utc) if utc else ""
