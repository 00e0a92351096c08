"""Recognitions: under one decision, all or none; withdrawn where the standing is taken back."""

from dataclasses import replace
from datetime import date

import pytest

from db.awards import Level
from db.check import check
from db.engine import Database
from db.errors import Conflict, DanvanError, MoveRefused, NotAllowed, NotFound, TextRefused
from db.identity import Actor
from db.lifecycle import Standing
from db.read.recognitions import RecognitionFilter, recognised_by_decision, recognitions, recognitions_of
from db.read.recognitions import recognised as figures
from db.read.tallies import total
from db.scope import Scope, Span
from db.write.amend import move
from db.write.drafts import Registered
from db.write.recognitions import AlreadyRecognised, RecognitionDraft, recognise
from db.write.register import delete_registration
from db.write.session import writing
from tests.db.acts import ACTOR, changes_since, detail, last_revision, unit
from tests.db.awards import DECISION, YEAR, draft, one, proposal, version
from tests.db.write.test_taking_back import do, undo

DISTRICT = RecognitionDraft(Level.DISTRICT, DECISION)
PROVINCE = RecognitionDraft(Level.PROVINCE, replace(DECISION, number="7-QĐ/TU", on=date(2019, 1, 9)))


def recognised(database: Database, given: RecognitionDraft, *made: Registered) -> list[int]:
    with writing(database, ACTOR) as work:
        return recognise(work, [(each.registration_id, version(database, each)) for each in made], given)


def standing(database: Database, made: Registered) -> Standing:
    return detail(database, made.model_id).registrations[0].standing


def test_several_under_one_decision(database: Database) -> None:
    made = [one(database, name=name) for name in ("Một", "Hai")]
    before = last_revision(database)
    ids = recognised(database, DISTRICT, *made)
    assert [standing(database, each) for each in made] == [Standing.RECOGNISED] * 2
    with database.read() as connection:
        found = recognitions(connection)
        (row,) = recognised_by_decision(connection)
    assert [each.id for each in found] == ids[::-1]
    assert (found[0].model, found[0].level, found[0].decision, found[0].decided_on) == (
        "Hai",
        Level.DISTRICT,
        "45-QĐ/TU",
        "2018-11-20",
    )
    assert row == (Level.DISTRICT, "45-QĐ/TU", "2018-11-20", "Ban Thường vụ Thành ủy", 2, 2, 0, 0)
    lines = changes_since(database, before)
    assert [(act, entity) for act, entity, _, _ in lines] == [
        ("move", "registration"),
        ("recognise", "recognition"),
    ] * 2
    assert check(database).ok


def test_all_or_none(database: Database) -> None:
    good, early = one(database, name="Một"), one(database, Standing.ACTIVE, "Hai")
    before = last_revision(database)
    with pytest.raises(MoveRefused, match="các mức ở giữa"):
        recognised(database, DISTRICT, good, early)
    assert standing(database, good) is Standing.EFFECTIVE
    assert last_revision(database) == before


def test_a_higher_level_is_one_more(database: Database) -> None:
    made = one(database)
    recognised(database, DISTRICT, made)
    with writing(database, ACTOR) as work:
        move(work, made.registration_id, Standing.OUTSTANDING, version(database, made))
    with pytest.raises(AlreadyRecognised, match="45-QĐ/TU"):
        recognised(database, DISTRICT, made)
    recognised(database, PROVINCE, made)
    assert standing(database, made) is Standing.OUTSTANDING
    with database.read() as connection:
        assert [each.level for each in recognitions_of(connection, made.model_id)] == [
            Level.PROVINCE,
            Level.DISTRICT,
        ]
        (only,) = recognitions(connection, RecognitionFilter(level=Level.PROVINCE, span=YEAR))
        assert only.decision == "7-QĐ/TU"
        assert recognitions(connection, RecognitionFilter(span=Span(2019, 2020))) == ()
        assert recognitions(connection, RecognitionFilter(field="KT")) == ()
        assert len(recognitions(connection, RecognitionFilter(field="VX"))) == len(recognitions(connection))
        assert len(recognitions(connection, RecognitionFilter(decision="45-QĐ/TU"))) == 1
        assert recognitions(connection, RecognitionFilter(unit=unit(database, "Xã Đinh Xá"))) == ()
        assert len(recognitions(connection, RecognitionFilter(unit=unit(database, "Phường Quang Trung")))) == 2
        newest, *_ = recognitions(connection, limit=1)
        assert [each.level for each in recognitions(connection, after=newest)] == [Level.DISTRICT]


def test_taking_the_standing_back_withdraws_it(database: Database) -> None:
    made = one(database)
    recognised(database, DISTRICT, made)
    with writing(database, ACTOR) as work:
        move(work, made.registration_id, Standing.EFFECTIVE, version(database, made))
    with database.read() as connection:
        assert recognitions(connection) == ()
        (gone,) = recognitions(connection, RecognitionFilter(withdrawn=True))
        assert gone.withdrawn_at is not None
        assert recognised_by_decision(connection) == ()
    recognised(database, DISTRICT, made)
    with database.read() as connection:
        assert len(recognitions(connection)) == 1
        assert len(recognitions_of(connection, made.model_id)) == 2
    assert check(database).ok


def moved(database: Database, made: Registered, *ways: Standing) -> None:
    for to in ways:
        with writing(database, ACTOR) as work:
            move(work, made.registration_id, to, version(database, made), "Đã xong")


def holding(database: Database) -> tuple[int, int, int]:
    """How many recognitions hold: in the list, by the decision, and as a figure. What the standings count, too."""
    with database.read() as connection:
        listed, by_decision = recognitions(connection), recognised_by_decision(connection)
        counted = figures(connection).total.collective
        assert counted == total(connection, Scope(YEAR, standing=Standing.RECOGNISED)).total
    return len(listed), sum(row.total for row in by_decision), counted


def test_back_from_outstanding_it_holds(database: Database) -> None:
    made = one(database)
    recognised(database, DISTRICT, made)
    moved(database, made, Standing.OUTSTANDING, Standing.RECOGNISED)
    assert holding(database) == (1, 1, 1)


def test_of_a_stopped_one_it_stays_and_counts_no_longer(database: Database) -> None:
    """As the standings have it; and taken up again, the model is recognised anew or not at all."""
    made = one(database)
    recognised(database, DISTRICT, made)
    moved(database, made, Standing.STOPPED)
    assert holding(database) == (0, 0, 0)
    with database.read() as connection:
        (kept,) = recognitions(connection, RecognitionFilter(withdrawn=True))
        assert kept.withdrawn_at is None
        assert recognitions_of(connection, made.model_id) == (kept,)
    before = last_revision(database)
    moved(database, made, Standing.ACTIVE)
    assert [(act, entity) for act, entity, _, _ in changes_since(database, before)] == [
        ("move", "registration"),
        ("withdraw", "recognition"),
    ]
    moved(database, made, Standing.EFFECTIVE)
    assert holding(database) == (0, 0, 0)
    recognised(database, DISTRICT, made)
    assert holding(database) == (1, 1, 1)
    assert check(database).ok


def test_what_was_taken_up_again_is_stopped_again_by_a_taking_back(database: Database) -> None:
    made, hoa = one(database), Actor(ACTOR)
    recognised(database, DISTRICT, made)
    moved(database, made, Standing.STOPPED)
    do(database, hoa, lambda work: move(work, made.registration_id, Standing.ACTIVE, version(database, made)))
    undo(database, hoa)
    with database.read() as connection:
        (kept,) = recognitions_of(connection, made.model_id)
    assert (kept.standing, kept.withdrawn_at) == (Standing.STOPPED, None)


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        (replace(DISTRICT, decision=replace(DECISION, number="")), TextRefused, "Số quyết định"),
        (replace(DISTRICT, decision=replace(DECISION, on=date(2017, 5, 1))), MoveRefused, "2017"),
        (replace(DISTRICT, decision=replace(DECISION, on=date(2025, 7, 1))), NotAllowed, "không còn cấp huyện"),
    ],
)
def test_what_does_not_fit(
    sqlite: Database, given: RecognitionDraft, error: type[DanvanError], words: str
) -> None:
    made = one(sqlite)
    with pytest.raises(error, match=words):
        recognised(sqlite, given, made)
    assert standing(sqlite, made) is Standing.EFFECTIVE


def test_versions_and_numbers(sqlite: Database) -> None:
    made = one(sqlite)
    for registration, seen, error in ((99, 1, NotFound), (made.registration_id, 8, Conflict)):
        with pytest.raises(error), writing(sqlite, ACTOR) as work:
            recognise(work, [(registration, seen)], DISTRICT)


def test_what_a_decision_speaks_of_stays(database: Database) -> None:
    recognised_one, commended = one(database, name="Một"), one(database, name="Hai")
    recognised(database, DISTRICT, recognised_one)
    proposal(database, draft(commended.registration_id))
    for made in (recognised_one, commended):
        with pytest.raises(NotAllowed, match="hãy dừng") as refused, writing(database, ACTOR) as work:
            delete_registration(work, made.registration_id, version(database, made))
        assert "stop it" in refused.value.words("en")
