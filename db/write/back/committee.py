"""Taking back what was done to the committee: members, their roles, their assignments and posts. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from db.committee import ASSIGNMENT, TERM
from db.identity import MEMBER
from db.rights import Act
from db.write.back.rows import ActLine, Inverse, Inverses, RowBack, by_id, given, swapped

HELD: Final[Mapping[str, Sequence[str]]] = {
    "assignment": ("member_id", "field_id", "unit_id"),
    "member_term": ("member_id",),
}
"""What nobody has twice on one day, by table: the same field and unit; a post."""
_COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    "assignment": ("member_id", "field_id", "unit_id", "from_date", "until_date", "decision"),
    "member_term": ("member_id", "post_id", "from_date", "until_date", "decision"),
}


def _begun(table: str) -> Callable[[ActLine], Iterable[RowBack]]:
    return lambda line: [by_id(table, line, given(line.after, _COLUMNS[table]), None)]


def held_twice(table: str, rows: Iterable[Mapping[str, Any]]) -> bool:
    """Whether two rows say the same of some day.

    Args:
        table: A table of ``HELD``.
        rows: Whole rows; one that ended before it began never held.
    """
    held = [row for row in rows if row["until_date"] is None or row["until_date"] >= row["from_date"]]
    held.sort(key=lambda row: row["from_date"])
    last: dict[tuple[Any, ...], str | None] = {}
    for row in held:
        what = tuple(row[name] for name in HELD[table])
        until = last.get(what, "")
        if until is None or until >= row["from_date"]:
            return True
        last[what] = row["until_date"]
    return False


def _added(line: ActLine) -> Iterable[RowBack]:
    yield by_id("member", line, given(line.after, ("name", "role", "position", "from_date")), None)


INVERSES: Final[Inverses] = {
    (MEMBER, "add"): Inverse(Act.MEMBERS, _added),
    (MEMBER, "role"): Inverse(Act.MEMBERS, swapped("member")),
    (ASSIGNMENT, "assign"): Inverse(Act.ASSIGN, _begun("assignment")),
    (ASSIGNMENT, "end"): Inverse(Act.ASSIGN, swapped("assignment")),
    (TERM, "appoint"): Inverse(Act.MEMBERS, _begun("member_term")),
    (TERM, "end"): Inverse(Act.MEMBERS, swapped("member_term")),
}
