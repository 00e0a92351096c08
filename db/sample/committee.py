"""The sample's committee: who sits on it and who is in charge of what. Made up, like the rest of the sample.

Nobody of them has a key, so nobody can log in as one of them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from db.identity import Role
from db.schema.tables import FIELD, UNIT
from db.write.assignments import AssignmentDraft, assign
from db.write.committee_drafts import TermDraft
from db.write.members import add_member
from db.write.session import Writing

DECISION: Final = "QĐ mẫu 03"
BEGAN: Final = date(2020, 1, 15)


@dataclass(frozen=True, slots=True)
class Charge:
    """A field by its code, a unit by its name, or the field in the unit; since and until when."""

    field: str | None = None
    unit: str | None = None
    since: date = BEGAN
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A member: what they are elsewhere, their post on the committee by its code, and their charges."""

    name: str
    position: str
    post: str
    charges: tuple[Charge, ...] = ()
    role: Role = Role.VIEWER


# Of the political system nobody is in charge: what lacks somebody is a question that the committee asks.
PEOPLE: Final = (
    Person("Nguyễn Đức Thịnh", "Phó Bí thư Thường trực Thành ủy", "HEAD"),
    Person("Phạm Quốc Việt", "Trưởng Ban Dân vận Thành ủy", "STANDING_DEPUTY", (Charge(unit="Phường Lam Hạ"),)),
    Person(
        "Đỗ Thị Bích Ngọc",
        "Phó Chủ tịch UBND thành phố",
        "DEPUTY",
        (Charge("VX", since=date(2020, 9, 1)), Charge(unit="Phường Thanh Châu")),
    ),
    Person("Lại Văn Khải", "Chủ tịch Hội Nông dân thành phố", "MEMBER", (Charge("KT"), Charge(unit="Xã Đinh Xá"))),
    Person("Bùi Tiến Dũng", "Phó Trưởng Công an thành phố", "MEMBER", (Charge("QA"),)),
    Person(
        "Vũ Thị Thu Hằng",
        "Chủ tịch Hội Liên hiệp Phụ nữ thành phố",
        "MEMBER",
        (Charge("VX", until=date(2020, 8, 31)), Charge("VX", "Phường Thanh Tuyền")),
    ),
    Person("Trịnh Minh Tuấn", "Chuyên viên Ban Dân vận Thành ủy", "SECRETARY", role=Role.SECRETARY),
)


def make_committee(work: Writing) -> None:
    """Take the committee's members in, and say who is in charge of what.

    Raises:
        KeyError: A unit of the sample is no longer there.
        Refused: An act is not allowed, because somebody changed the sample.
    """
    fields = {row.code: row.id for row in work.session.execute(select(FIELD.c.code, FIELD.c.id))}
    named = select(UNIT.c.name, UNIT.c.id).where(UNIT.c.valid_from <= BEGAN.isoformat()).order_by(UNIT.c.id)
    units = {row.name: row.id for row in work.session.execute(named)}
    for person in PEOPLE:
        post = TermDraft(person.post, decision=DECISION)
        member = add_member(work, person.name, person.role, person.position, since=BEGAN, post=post)
        for charge in person.charges:
            assign(
                work,
                AssignmentDraft(
                    member,
                    None if charge.field is None else fields[charge.field],
                    None if charge.unit is None else units[charge.unit],
                    charge.since,
                    charge.until,
                    DECISION,
                ),
            )
