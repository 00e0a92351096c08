"""Assignments and posts that are taken back, and what keeps them from it."""

from datetime import date

import pytest
from sqlalchemy import select

from db.check import check
from db.engine import Database
from db.identity import Actor, Role
from db.schema.tables import ASSIGNMENT, MEMBER, TERM
from db.write.assignments import AssignmentDraft, assign, end_assignment
from db.write.back.committee import held_twice
from db.write.members import add_member, retire_member, set_role
from db.write.taking_back import BuiltOn, NotTakenBack
from db.write.terms import TermDraft, give_post
from tests.db.acts import field
from tests.db.committee_acts import assigned, ended, key, member
from tests.db.write.test_taking_back import HOA, do, own, undo, words

DAY = date(2026, 3, 1)


@pytest.fixture
def lan(database: Database) -> Actor:
    """An administrator."""
    return Actor("Trần Thị Lan", Role.ADMIN, member(database, "Trần Thị Lan", Role.ADMIN))


def charges(database: Database) -> list[tuple[str, str | None]]:
    with database.read() as connection:
        columns = select(ASSIGNMENT.c.from_date, ASSIGNMENT.c.until_date).order_by(ASSIGNMENT.c.id)
        return [(row.from_date, row.until_date) for row in connection.execute(columns)]


def terms(database: Database) -> list[tuple[int, str, str | None]]:
    with database.read() as connection:
        columns = select(TERM.c.post_id, TERM.c.from_date, TERM.c.until_date).order_by(TERM.c.id)
        return [(row.post_id, row.from_date, row.until_date) for row in connection.execute(columns)]


def test_an_assignment_is_taken_back_and_given_again(database: Database, lan: Actor) -> None:
    who, economy = member(database, "Lê Văn Ba"), field(database, "KT")
    do(database, lan, lambda work: assign(work, AssignmentDraft(who, economy, since=DAY, decision="12-QĐ/BCĐ")))
    given = charges(database)
    assert given == [("2026-03-01", None)]
    undo(database, lan)
    assert charges(database) == []
    assert own(database, lan).again
    undo(database, lan)
    assert charges(database) == given
    assert check(database).ok


def test_an_end_is_taken_back(database: Database, lan: Actor) -> None:
    who = member(database, "Lê Văn Ba")
    number = assigned(database, who, "KT", since=DAY)
    do(database, lan, lambda work: end_assignment(work, number, 1, date(2026, 6, 30)))
    assert charges(database) == [("2026-03-01", "2026-06-30")]
    undo(database, lan)
    assert charges(database) == [("2026-03-01", None)]
    undo(database, lan)
    assert charges(database) == [("2026-03-01", "2026-06-30")]


def test_nobody_gets_the_same_twice_by_it(database: Database, lan: Actor) -> None:
    who = member(database, "Lê Văn Ba")
    number = assigned(database, who, "KT", since=DAY)
    do(database, lan, lambda work: end_assignment(work, number, 1, date(2026, 6, 30)))
    assigned(database, who, "KT", since=date(2026, 7, 1))
    refusal = own(database, lan).refusal
    assert refusal is not None
    with pytest.raises(NotTakenBack) as refused:
        undo(database, lan)
    assert "đã được giao lại việc ấy" in words(refused)
    assert len(charges(database)) == 2


def test_who_has_left_gets_nothing_back(database: Database, lan: Actor) -> None:
    who = member(database, "Lê Văn Ba")
    number = assigned(database, who, "KT", since=DAY)
    do(database, lan, lambda work: end_assignment(work, number, 1, date(2026, 6, 30)))
    do(database, HOA, lambda work: retire_member(work, who))
    with pytest.raises(NotTakenBack) as refused:
        undo(database, lan)
    assert "đã thôi tham gia" in words(refused)


def test_what_somebody_ended_since_stays_ended(database: Database, lan: Actor) -> None:
    who, economy = member(database, "Lê Văn Ba"), field(database, "KT")
    do(database, lan, lambda work: assign(work, AssignmentDraft(who, economy, since=DAY)))
    with database.read() as connection:
        (number,) = connection.scalars(select(ASSIGNMENT.c.id))
    ended(database, number)
    with pytest.raises(BuiltOn) as refused:
        undo(database, lan)
    assert "đã kết thúc" in words(refused)


def test_a_post_is_taken_back_and_the_one_before_holds_on(database: Database, lan: Actor) -> None:
    who = member(database, "Lê Văn Ba")
    do(database, HOA, lambda work: give_post(work, who, TermDraft("MEMBER", date(2025, 1, 1))))
    before = terms(database)
    do(database, lan, lambda work: give_post(work, who, TermDraft("DEPUTY", DAY)))
    after = terms(database)
    assert [until for _, _, until in after] == ["2026-02-28", None]
    undo(database, lan)
    assert terms(database) == before
    undo(database, lan)
    assert terms(database) == after


def test_the_same_twice() -> None:
    def row(since: str, until: str | None, field_id: int = 1) -> dict[str, object]:
        return {"member_id": 1, "field_id": field_id, "unit_id": None, "from_date": since, "until_date": until}

    open_end, closed = row("2026-01-01", None), row("2025-01-01", "2025-12-31")
    assert not held_twice("assignment", [open_end, closed])
    assert not held_twice("assignment", [open_end, row("2026-02-01", None, field_id=2)])
    # It ended before it began.
    assert not held_twice("assignment", [open_end, row("2026-02-01", "2026-01-31")])
    assert held_twice("assignment", [open_end, row("2027-01-01", None)])
    assert held_twice("assignment", [closed, row("2025-12-31", None)])


def test_a_new_member_is_taken_back_until_somebody_can_come_in(database: Database, lan: Actor) -> None:
    def there() -> list[str]:
        with database.read() as connection:
            return list(connection.scalars(select(MEMBER.c.name).order_by(MEMBER.c.id)))

    draft = TermDraft("SECRETARY", DAY)
    do(database, lan, lambda work: add_member(work, "Lê Văn Mới", post=draft))
    assert there() == ["Trần Thị Lan", "Lê Văn Mới"]
    undo(database, lan)
    assert (there(), terms(database)) == (["Trần Thị Lan"], [])
    undo(database, lan)
    assert there() == ["Trần Thị Lan", "Lê Văn Mới"]
    assert len(terms(database)) == 1
    who = member(database, "Vũ Thị Tư")
    do(database, lan, lambda work: add_member(work, "Lê Văn Ba"))
    key(database, who + 1)
    with pytest.raises(BuiltOn):
        undo(database, lan)
    assert check(database).ok


def test_a_role_is_taken_back(database: Database, lan: Actor) -> None:
    who = member(database, "Lê Văn Ba")

    def role() -> str | None:
        with database.read() as connection:
            return connection.scalar(select(MEMBER.c.role).where(MEMBER.c.id == who))

    do(database, lan, lambda work: set_role(work, who, Role.ADMIN))
    undo(database, lan)
    assert role() == "viewer"
    undo(database, lan)
    assert role() == "admin"


@pytest.mark.parametrize("new", [True, False], ids=("a new member", "a role"))
def test_the_last_administrator_is_not_taken_away(database: Database, new: bool) -> None:
    """Whoever was one beside has gone since."""
    other = member(database, "Lê Văn Ba", Role.ADMIN)
    who = other + 1 if new else member(database, "Vũ Thị Tư")

    def admins() -> list[int]:
        with database.read() as connection:
            is_admin = (MEMBER.c.role == "admin") & MEMBER.c.retired_at.is_(None)
            return list(connection.scalars(select(MEMBER.c.id).where(is_admin)))

    if new:
        do(database, HOA, lambda work: add_member(work, "Vũ Thị Tư", Role.ADMIN))
    else:
        do(database, HOA, lambda work: set_role(work, who, Role.ADMIN))
    do(database, Actor("root"), lambda work: retire_member(work, other))
    with pytest.raises(NotTakenBack) as refused:
        undo(database, HOA)
    assert "không còn người quản trị nào" in words(refused)
    assert admins() == [who]
