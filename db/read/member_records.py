"""The committee's members and their keys as the read layer gives them, and what it says where there is none."""

from dataclasses import dataclass

from db.errors import Ambiguous, NotFound
from db.identity import Role
from db.read.committee_records import TermRecord


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """A member.

    Attributes:
        from_date: The first day, ISO.
        until_date: The last day, ISO; None while the member is one.
        retired_at: When the member was shut out, UTC, ISO; None for one who is in.
        keys: How many keys let the member in.
        term: The member's post today; None for one without.
    """

    id: int
    name: str
    role: Role
    position: str | None
    from_date: str
    until_date: str | None
    retired_at: str | None
    version: int
    keys: int
    term: TermRecord | None = None

    @property
    def key(self) -> int:
        """The member's id."""
        return self.id


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """A key. Times are UTC, ISO; ``revoked_at`` is None for one that holds. ``member`` is its owner's name."""

    id: int
    member_id: int
    member: str
    fingerprint: str
    algorithm: str
    label: str | None
    added_at: str
    added_by: str
    revoked_at: str | None
    revoked_by: str | None

    @property
    def key(self) -> int:
        """The key's id."""
        return self.id


class MemberNotFound(NotFound):
    """No such member."""

    vi = "Không có thành viên «{value}»."
    en = "There is no member «{value}»."
    hint_vi = "Xem tên và số bằng «danvan member list»; người đã thôi cần --all và gọi bằng số."
    hint_en = "Look up names and numbers with «danvan member list»; for who has left, --all and the number."


class MemberAmbiguous(Ambiguous):
    """Several members have the name."""

    hint_vi = "Dùng số có dấu # ở trên, ví dụ '#{example}'."
    hint_en = "Use the number with # above, for instance '#{example}'."


class KeyNotFound(NotFound):
    """No such key."""

    vi = "Không có khóa «{value}»."
    en = "There is no key «{value}»."
    hint_vi = "Xem số và dấu vân tay bằng «danvan member key list»."
    hint_en = "Look up numbers and fingerprints with «danvan member key list»."
