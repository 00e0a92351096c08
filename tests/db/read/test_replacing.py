"""A replacement as it is looked at before: what it says is what is done."""

from datetime import date

import pytest

from db.engine import Database
from db.identity import Actor, Role
from db.read.replacing import Takeover, takeover
from db.write.reorganise import replace_member
from db.write.session import writing
from db.write.terms import TermDraft, give_post
from tests.db.committee_acts import assigned, member

ADMIN = Actor("hoa", Role.ADMIN)
DAY = date(2026, 3, 1)


def post(database: Database, member_id: int, code: str) -> None:
    with writing(database, ADMIN) as work:
        give_post(work, member_id, TermDraft(code, date(2020, 1, 1)))


@pytest.mark.parametrize(
    ("field", "unit", "own", "goes", "ends"),
    [
        ("KT", None, False, 1, 0),
        ("KT", None, True, 0, 1),
        (None, "Phường Phù Vân", False, 1, 0),
        (None, "Phường Quang Trung", False, 0, 1),
    ],
    ids=("a field", "one that is held already", "a unit that stands", "a unit that is no more"),
)
def test_what_it_says_is_what_is_done(
    database: Database, field: str | None, unit: str | None, own: bool, goes: int, ends: int
) -> None:
    old, new = member(database, "Lê Văn Ba"), member(database, "Vũ Thị Tư")
    since = date(2025, 7, 1) if unit == "Phường Phù Vân" else date(2015, 1, 1)
    assigned(database, old, field, unit, since=since)
    assigned(database, old, "QA", since=date(2015, 1, 1), until=date(2016, 1, 1))
    if own:
        assigned(database, new, field, unit, since=date(2020, 1, 1))
    post(database, old, "DEPUTY")
    post(database, new, "SECRETARY")
    with database.read() as connection:
        found = takeover(connection, old, new, DAY.isoformat())
    assert (found.goes, found.ends, found.post, len(found.given_up)) == (goes, ends, True, 1)
    with writing(database, ADMIN) as work:
        done = replace_member(work, old, new, DAY)
    assert (len(done.opened), len(done.closed)) == (goes, goes + ends)
    assert done.term is not None


def test_nothing_to_take_over(database: Database) -> None:
    old, new = member(database, "Lê Văn Ba"), member(database, "Vũ Thị Tư")
    post(database, new, "SECRETARY")
    with database.read() as connection:
        assert takeover(connection, old, new, DAY.isoformat()) == Takeover(0, 0, False, ())
