"""Bà Rịa - Vũng Tàu, 2021: the province commends 28 collectives and 12 persons."""

from dataclasses import replace
from datetime import date

from db.awards import AwardStatus, Level
from db.check import check
from db.engine import Database
from db.lifecycle import Subject
from db.read.commendations import CommendationFilter, commendation_counts, commendations, commended, proposed
from db.scope import Span
from db.write.commendations import award, propose
from db.write.decisions import Decision
from db.write.session import writing
from tests.db.acts import ACTOR
from tests.db.awards import draft, many

YEAR = Span(2021, 2021)
DECISION = Decision("3412/QĐ-UBND", date(2021, 11, 30), "Chủ tịch UBND tỉnh")


def test_28_collectives_and_12_persons(database: Database) -> None:
    made = many(database, 2021, 30, 15)
    chosen = made[:28] + made[30:42]
    given = draft(form="Bằng khen", level=Level.PROVINCE, proposed_on=date(2021, 10, 15))
    with writing(database, ACTOR) as work:
        ids = [propose(work, replace(given, registration_id=each.registration_id)) for each in chosen]
    with database.read() as connection:
        assert (proposed(connection, YEAR), commended(connection, YEAR)) == ((28, 12), (0, 0))
    with writing(database, ACTOR) as work:
        award(work, [(each, 1) for each in ids], DECISION)
    with database.read() as connection:
        assert (proposed(connection, YEAR), commended(connection, YEAR)) == ((0, 0), (28, 12))
        assert commended(connection, YEAR).total == 40
        assert commended(connection, Span(2020, 2020)) == (0, 0)
        diplomas = CommendationFilter(span=YEAR, level=Level.PROVINCE, status=AwardStatus.AWARDED)
        found = commendations(connection, diplomas)
        persons = commendations(connection, replace(diplomas, subject=Subject.INDIVIDUAL))
        assert commendation_counts(connection, replace(diplomas, level=Level.DISTRICT))[AwardStatus.AWARDED] == (
            0,
            0,
        )
    assert (len(found), len(persons)) == (40, 12)
    assert {(each.form, each.decision, each.decided_on) for each in found} == {
        ("Bằng khen", "3412/QĐ-UBND", "2021-11-30")
    }
    assert check(database).ok
