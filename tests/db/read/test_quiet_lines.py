"""Visits, points, recognitions, commendations and replications make no open screen count anew."""

from collections.abc import Callable
from datetime import date

from db.awards import Level
from db.engine import Database
from db.lifecycle import Standing
from db.visits import InspectionKind
from db.write.commendations import award, propose, revoke_commendation
from db.write.inspections import InspectionDraft, VisitedModel, amend_inspection, inspect
from db.write.recognitions import RecognitionDraft, recognise
from db.write.replications import ReplicationDraft, replicate
from db.write.rubrics import add_rubric, close_rubric
from db.write.scoring import score
from db.write.session import Writing, writing
from tests.db.acts import ACTOR, last_revision, unit
from tests.db.awards import DECISION, draft, one
from tests.db.read.test_deltas import between
from tests.db.visits import DEMO

VISIT = InspectionDraft(InspectionKind.CHECK, date(2018, 10, 13), "Đoàn 1", [VisitedModel(1)])
POINTS = dict.fromkeys(range(1, 7), 5)

ACTS: list[Callable[[Database, Writing], object]] = [
    lambda d, w: inspect(w, VISIT),
    lambda d, w: amend_inspection(
        w, 1, InspectionDraft(InspectionKind.CHECK, date(2018, 10, 14), "A", [VisitedModel(1)]), 1
    ),
    lambda d, w: add_rubric(w, DEMO),
    lambda d, w: score(w, 1, 1, POINTS, on=date(2018, 11, 1)),
    lambda d, w: score(w, 1, 1, POINTS, on=date(2018, 11, 2), version=1),
    lambda d, w: close_rubric(w, 1),
    lambda d, w: propose(w, draft(1)),
    lambda d, w: award(w, [(1, 1)], DECISION),
    lambda d, w: revoke_commendation(w, 1, 2, "Trùng", decision="1"),
    lambda d, w: replicate(w, ReplicationDraft(1, unit(d, "Xã Đinh Xá"), date(2018, 5, 1))),
    lambda d, w: recognise(w, [(1, 1)], RecognitionDraft(Level.DISTRICT, DECISION)),
]


def test_nothing_that_counts_has_changed(database: Database) -> None:
    # Recognised already: at one more level, its standing stays.
    made = one(database, Standing.RECOGNISED)
    assert (made.model_id, made.registration_id) == (1, 1)
    for act in ACTS:
        before = last_revision(database)
        with writing(database, ACTOR) as work:
            act(database, work)
        delta = between(database, before)
        assert delta is not None
        assert delta.was == delta.now


def test_a_move_to_recognised_is_carried(database: Database) -> None:
    one(database)
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        recognise(work, [(1, 1)], RecognitionDraft(Level.DISTRICT, DECISION))
    delta = between(database, before)
    assert delta is not None
    assert (delta.was[1][0].standing, delta.now[1][0].standing) == (Standing.EFFECTIVE, Standing.RECOGNISED)
