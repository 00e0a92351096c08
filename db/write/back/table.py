"""Which acts can be taken back and how, and of the others why they cannot. Pure.

An act that is not named here cannot be taken back. To let one be, write its inverse beside those of its kind: the
rows that a line of it changed, told from nothing but the line.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from db.awards import COMMENDATION, RECOGNITION, REPLICATION
from db.committee import ASSIGNMENT, SETTINGS, TERM
from db.errors import Said
from db.identity import ACTIVITY, DEADLINE, MEMBER, MEMBER_KEY, PRESS, SESSION, TARGET, WHOLE_ACT
from db.rights import Act
from db.unit_changes import SUCCESSOR
from db.visits import INSPECTION, RUBRIC, SCORING
from db.write.back import awards, calendar, committee, register, settings, units, visits
from db.write.back.rows import ActLine, Inverse, Inverses, RowBack, by_id, head

TAKE_BACK: Final = "take_back"
PUT_BACK: Final = "put_back"
REMOVE: Final = "remove"
RESTORE: Final = "restore"
"""What the lines of a taking back say: of the act as a whole, and of each of its records."""

PASSED: Final = frozenset({SESSION})
"""Entities whose lines note what somebody did without changing anything: no acts, and nothing is built by them."""

NO_NUMBER: Final = ""
"""In the place of a table whose rows are found by something else than their numbers: none is a record's own."""

ROWS_OF: Final[Mapping[str, tuple[str, Act]]] = {
    "registration": (register.REGISTRATION, Act.AMEND),
    "model": (register.MODEL, Act.AMEND),
    RECOGNITION: ("recognition", Act.RECOGNISE),
    COMMENDATION: ("commendation", Act.COMMEND),
    REPLICATION: ("replication", Act.REPLICATE),
    INSPECTION: ("inspection", Act.INSPECT),
    SCORING: ("scoring", Act.INSPECT),
    RUBRIC: ("rubric", Act.RUBRICS),
    DEADLINE: ("deadline", Act.DEADLINES),
    ACTIVITY: ("activity", Act.ACTIVITIES),
    PRESS: ("press_item", Act.PRESS),
    TARGET: ("target", Act.TARGETS),
    ASSIGNMENT: ("assignment", Act.ASSIGN),
    TERM: ("member_term", Act.MEMBERS),
    MEMBER: ("member", Act.MEMBERS),
    "unit": ("unit", Act.UNITS),
    SUCCESSOR: (NO_NUMBER, Act.SUCCESSORS),
    SETTINGS: (NO_NUMBER, Act.SETTINGS),
}
"""Each entity's table, and what one must be allowed to do to take a taking back back."""


def _done_again(table: str, line: ActLine) -> Iterable[RowBack]:
    """A record that was taken back: the same rows the other way round."""
    for name, key, there, then in line.after.get("with", ()):
        yield RowBack(name, tuple((column, value) for column, value in key), then, there)
    there = {name: value for name, value in line.after.items() if name not in {"with", "about"}}
    if line.act == REMOVE:
        yield by_id(table, line, None, line.before)
    elif line.act == RESTORE:
        yield by_id(table, line, there, None)
    elif line.before:
        yield by_id(table, line, there, line.before)


def _again(table: str, right: Act) -> Inverse:
    return Inverse(right, lambda line: _done_again(table, line))


INVERSES: Final[Inverses] = {
    **{
        (entity, act): _again(table, right)
        for entity, (table, right) in ROWS_OF.items()
        for act in (PUT_BACK, REMOVE, RESTORE)
    },
    **register.INVERSES,
    **awards.INVERSES,
    **visits.INVERSES,
    **calendar.INVERSES,
    **committee.INVERSES,
    **settings.INVERSES,
    **units.INVERSES,
    (WHOLE_ACT, TAKE_BACK): Inverse(Act.TAKE_BACK, head),
}

_WHY_NOT: Final[Mapping[str, Said]] = {
    MEMBER: Said(
        "thôi tham gia không lấy lại được bằng phím này, vì khóa đã bị thu hồi; hãy thêm thành viên mới",
        "that somebody left cannot be taken back by this key, as the keys are revoked; add a new member",
    ),
    MEMBER_KEY: Said(
        "khóa đã thêm hay thu hồi không lấy lại được bằng phím này; hãy dùng «danvan member key»",
        "a key that was added or revoked cannot be taken back by this key; use «danvan member key»",
    ),
    "register": Said(
        "việc của cả sổ (lập sổ, dựng lại số liệu) không có gì để lấy lại",
        "what was done to the register as a whole (made, rebuilt) leaves nothing to take back",
    ),
}
_NO_KEY: Final = Said(
    "việc này không lấy lại được bằng phím này; hãy làm việc ngược lại",
    "this cannot be taken back by this key; do the opposite instead",
)


def why_not(lines: Iterable[ActLine]) -> Said | None:
    """Why an act cannot be taken back, whatever came after it; None where it can."""
    for line in lines:
        if (line.entity, line.act) not in INVERSES:
            return _WHY_NOT.get(line.entity, _NO_KEY)
    return None
