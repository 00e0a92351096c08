"""The posts of a steering committee, the first in rank first."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PostFact:
    """A post (chức danh) with its name in both languages."""

    code: str
    name: str
    name_en: str


POSTS: tuple[PostFact, ...] = (
    PostFact("HEAD", "Trưởng ban", "Head"),
    PostFact("STANDING_DEPUTY", "Phó Trưởng ban Thường trực", "Standing deputy head"),
    PostFact("DEPUTY", "Phó Trưởng ban", "Deputy head"),
    PostFact("MEMBER", "Ủy viên", "Member"),
    PostFact("SECRETARY", "Thư ký, Tổ giúp việc", "Secretary, helping team"),
)
