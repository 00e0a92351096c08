"""Registrations that something is to be done to, as they stand now; and the figures of what was given."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.awards import Level
from db.engine import Database
from db.lifecycle import Standing, Subject
from db.read.chosen import chosen_models
from db.read.commendations import (
    CommendationFilter,
    commendation_counts,
    commendation_levels,
    commendations_now,
)
from db.read.recognitions import RecognitionFilter, recognised, recognitions
from db.write.amend import move
from db.write.commendations import revoke_commendation
from db.write.recognitions import RecognitionDraft, recognise
from db.write.register import register_again
from db.write.replications import ReplicationDraft, replicate
from db.write.session import writing
from tests.db.acts import ACTOR, unit, year
from tests.db.awards import DECISION, YEAR, awarded, draft, many, one, proposal, read
from tests.db.visits import visit


def test_they_come_in_the_order_asked_for_with_what_hangs_on_them(database: Database) -> None:
    first, second, third = (one(database, name=name) for name in ("Một", "Hai", "Ba"))
    with writing(database, ACTOR) as work:
        recognise(work, [(first.registration_id, 1)], RecognitionDraft(Level.DISTRICT, DECISION))
    number = proposal(database, draft(second.registration_id))
    ids = [third.registration_id, first.registration_id, 999_999, second.registration_id]
    with database.read() as connection:
        found = chosen_models(connection, ids)
    assert [row.name for row in found] == ["Ba", "Một", "Hai"]
    assert [row.hanging for row in found] == [False, True, True]
    assert [row.only for row in found] == [True] * 3
    assert (found[1].decisions, found[1].version, found[1].standing) == (
        {Level.DISTRICT: "45-QĐ/TU"},
        2,
        Standing.RECOGNISED,
    )
    assert [[each.id for each in row.commended] for row in found] == [[], [], [number]]


def test_what_was_taken_back_still_hangs_and_no_longer_holds(database: Database) -> None:
    made = one(database)
    with writing(database, ACTOR) as work:
        recognise(work, [(made.registration_id, 1)], RecognitionDraft(Level.DISTRICT, DECISION))
        move(work, made.registration_id, Standing.EFFECTIVE, 2)
    number = proposal(database, draft(made.registration_id))
    with writing(database, ACTOR) as work:
        revoke_commendation(work, number, 1, "Rút")
    with database.read() as connection:
        (row,) = chosen_models(connection, [made.registration_id])
    assert (row.decisions, row.commended, row.hanging) == ({}, (), True)


def test_a_visit_hangs_on_its_year_and_a_replication_on_the_last_year(database: Database) -> None:
    seen, taken = one(database, name="Một"), one(database, name="Hai")
    visit(database, date(2018, 10, 5), seen)
    with writing(database, ACTOR) as work:
        there = unit(database, "Xã Đinh Xá")
        replicate(work, ReplicationDraft(taken.model_id, there, date(2018, 12, 1)))
    ids = [seen.registration_id, taken.registration_id]
    with database.read() as connection:
        assert [row.hanging for row in chosen_models(connection, ids)] == [True, True]
    with writing(database, ACTOR) as work:
        register_again(work, taken.model_id, year(database, 2019))
    with database.read() as connection:
        rows = chosen_models(connection, ids)
    assert [(row.hanging, row.only) for row in rows] == [(True, True), (False, False)]


def test_one_that_is_recognised_at_two_levels_counts_once(database: Database) -> None:
    made = many(database, 2018, collective=2, individual=1)
    with writing(database, ACTOR) as work:
        which = [(each.registration_id, 1) for each in made]
        recognise(work, which, RecognitionDraft(Level.DISTRICT, DECISION))
        recognise(work, [(made[0].registration_id, 2)], RecognitionDraft(Level.PROVINCE, DECISION))
        move(work, made[0].registration_id, Standing.OUTSTANDING, 2)
    with database.read() as connection:
        figures = recognised(connection, RecognitionFilter(span=YEAR))
        at_province = RecognitionFilter(level=Level.PROVINCE, decided_on="2018-11-20")
        assert [row.version for row in recognitions(connection, at_province)] == [3]
        assert recognitions(connection, RecognitionFilter(decided_on="2018-11-21")) == ()
    assert [(level, tuple(split)) for level, split in figures.levels] == [
        (Level.PROVINCE, (1, 0)),
        (Level.DISTRICT, (2, 1)),
    ]
    assert (tuple(figures.total), tuple(figures.outstanding)) == ((2, 1), (1, 0))


def test_commendations_are_read_again_in_order(database: Database) -> None:
    ids = [proposal(database, draft(one(database, name=name).registration_id)) for name in ("Một", "Hai")]
    awarded(database, ids[0])
    with database.read() as connection:
        found = commendations_now(connection, [ids[1], 99, ids[0]])
    assert [row.id for row in found] == ids[::-1]
    assert found[1] == read(database, ids[0])


LEVELS = st.lists(
    st.tuples(st.sampled_from(Level), st.sampled_from([Subject.COLLECTIVE, Subject.INDIVIDUAL])), max_size=8
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=LEVELS)
def test_the_levels_make_the_total(sqlite: Database, entries: list[tuple[Level, Subject]]) -> None:
    with sqlite.read() as connection:
        before = dict(commendation_levels(connection))
    where = unit(sqlite, "Xã Đinh Xá")
    for number, (level, subject) in enumerate(entries):
        whom = f"Người {number}"
        given = draft(None, recipient=whom, subject=subject, unit_id=where, year=2018, level=level)
        proposal(sqlite, given, knowingly=True)
    with sqlite.read() as connection:
        levels = commendation_levels(connection, CommendationFilter(span=YEAR))
        counts = commendation_counts(connection)
    for level, split in levels:
        old = before.get(level)
        for index, subject in enumerate((Subject.COLLECTIVE, Subject.INDIVIDUAL)):
            assert split[index] == (old[index] if old else 0) + entries.count((level, subject))
    for index in range(2):
        assert sum(split[index] for _, split in levels) == sum(each[index] for each in counts.values())
