"""The details of sensitive models: no view tells them without a clearance, and with one only to who may read."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

import db.read
from db.awards import AwardStatus
from db.clearance import Clearance
from db.engine import Database
from db.errors import DanvanError, Denied, MemberLeft
from db.identity import QUIET, Actor, Role
from db.lifecycle import Standing
from db.read.assessment import model_assessment
from db.read.commendations import CommendationFilter, commendation_counts, commendations
from db.read.detail import model_detail
from db.read.history import history_page
from db.read.inspections import inspection, inspections, visits_in
from db.read.kinds import stopped
from db.read.listing import listed_models
from db.read.model_records import ModelDetail
from db.read.models import model_count
from db.read.tallies import total
from db.schema import ModelKind
from db.schema.tables import CHANGE
from db.scope import ModelSort, Scope, Span, UnitView
from db.text import local_today
from db.visits import InspectionKind
from db.write.amend import amend_model, move
from db.write.carry_over import carry_over
from db.write.commendations import award, propose, revoke_commendation
from db.write.inspections import InspectionDraft, VisitedModel, amend_inspection
from db.write.members import retire_member, set_role
from db.write.readings import OpenedModel, clear_scope, open_model
from db.write.register import delete_registration, register_again
from db.write.replications import ReplicationDraft, replicate
from db.write.session import writing
from tests.db.acts import ACTOR, last_revision, register, topic, unit, year
from tests.db.awards import DECISION, draft
from tests.db.committee_acts import assigned, ended, member
from tests.db.read.test_deltas import between
from tests.db.visits import visit

SECRET = "BIMAT"
SPAN = Span(2015, 2020)
EVERYTHING = Scope(SPAN)
ADMIN = Actor("hoa")
TODAY = date.fromisoformat(local_today())


@dataclass(frozen=True)
class Made:
    """A register with one sensitive model, one plain one, and what was done to both."""

    database: Database
    sensitive: int
    plain: int
    visit: int


@pytest.fixture
def made(database: Database) -> Made:
    """Every text that is not for everybody has the secret word in it."""
    told: dict[str, Any] = {"contents": f"Nội dung {SECRET}", "results": f"Kết quả {SECRET}", "households": 77_777}
    hidden = year(database, field="QA", topic_id=topic(database, "QA06"), standing=Standing.EFFECTIVE, **told)
    one = register(database, "Giúp nhau làm lại", hidden, f"Tổ {SECRET}")
    other = register(database, "Đường hoa", year(database, standing=Standing.EFFECTIVE, contents="Trồng cây"))
    seen = visit(
        database,
        date(2018, 10, 13),
        models=[
            VisitedModel(one.registration_id, f"Thấy {SECRET}"),
            VisitedModel(other.registration_id, "Thấy cây"),
        ],
        findings=f"Chung {SECRET}",
        to_strengthen=f"Củng cố {SECRET}",
        due_on=date(2018, 12, 1),
        team=f"Đoàn {SECRET}",
    )
    again = InspectionDraft(
        InspectionKind.CHECK,
        date(2018, 10, 14),
        f"Đoàn của {SECRET}",
        [
            VisitedModel(one.registration_id, f"Lại {SECRET}", needs_work=True),
            VisitedModel(other.registration_id, "Lại cây"),
        ],
        findings=f"Chung lại {SECRET}",
        to_strengthen=f"Củng cố {SECRET}",
    )
    with writing(database, ACTOR) as work:
        amend_inspection(work, seen, again, 1)
        number = propose(
            work, draft(one.registration_id, recipient=f"Ông {SECRET}", achievement=f"Thành tích {SECRET}")
        )
        award(work, [(number, 1)], DECISION)
        revoke_commendation(work, number, 2, f"Lý do {SECRET}", decision="9-QĐ")
        replicate(
            work,
            ReplicationDraft(one.model_id, unit(database, "Xã Đinh Xá"), date(2018, 6, 1), f"Ghi chú {SECRET}"),
        )
        amend_model(work, one.model_id, f"Xóm {SECRET}", ModelKind.EXEMPLAR, 1)
        carry_over(work, [(one.registration_id, 1)], 2019)
        later = register_again(work, one.model_id, year(database, 2020, field="QA", contents=f"Sau {SECRET}"))
        move(work, later, Standing.STOPPED, 1, f"Dừng {SECRET}")
    return Made(database, one.model_id, other.model_id, seen)


def seen_by(made: Made, clearance: Clearance | None = None) -> ModelDetail:
    """The sensitive model."""
    with made.database.read() as connection:
        found = model_detail(connection, made.sensitive, clearance)
    assert found is not None
    return found


# --- nothing is told ------------------------------------------------------------------------------------------


GIVEN: dict[str, Any] = {
    "scope": EVERYTHING,
    "span": SPAN,
    "year": 2020,
    "unit": None,
    "sort": ModelSort.NAME,
    "view": UnitView.REGISTERED,
    "on": "2018-10-14",
    "today": "2018-10-14",
    "since": "2025-01-01",
    "revision": 0,
    "before": 0,
    "limit": 200,
    "words": "",
    "registration_id": 1,
    "commendation_id": 1,
}
"""What views are asked with, by the names of what they take."""


def _views() -> Iterator[tuple[str, Callable[..., Any]]]:
    for module in pkgutil.iter_modules(db.read.__path__, "db.read."):
        for name, function in vars(importlib.import_module(module.name)).items():
            own = inspect.isfunction(function) and function.__module__ == module.name
            if own and not name.startswith("_") and "connection" in inspect.signature(function).parameters:
                yield f"{module.name[8:]}.{name}", function


def _arguments(function: Callable[..., Any], given: dict[str, Any]) -> dict[str, Any] | None:
    """What is needed to call it; None where that is not known."""
    found: dict[str, Any] = {}
    for name, parameter in inspect.signature(function).parameters.items():
        if name == "connection" or parameter.default is not inspect.Parameter.empty:
            continue
        if name not in given:
            return None
        value = given[name]
        found[name] = date.fromisoformat(value) if parameter.annotation is date else value
    return found


def test_no_view_tells_what_is_not_for_everybody(made: Made) -> None:
    """Every view that there is, those included that come later, as far as it takes what others take too."""
    given = GIVEN | {"model_id": made.sensitive, "inspection_id": made.visit}
    called = set()
    with made.database.read() as connection:
        for name, function in _views():
            arguments = _arguments(function, given)
            if arguments is None:
                continue
            with suppress(DanvanError):
                answer = function(connection, **arguments)
                told = list(answer) if isinstance(answer, Iterator) else answer
                assert SECRET not in repr(told), name
                assert "77777" not in repr(told), name
            called.add(name)
    assert called >= {
        "assessment.model_assessment",
        "carry_over.candidates",
        "commendations.commendations",
        "commendations.duplicates",
        "detail.changes_after",
        "detail.latest_changes",
        "detail.model_detail",
        "history.history_page",
        "inspections.inspection",
        "inspections.inspections",
        "inspections.needing_work",
        "inspections.visits_in",
        "inspections.visits_of",
        "kinds.stopped",
        "listing.listed_models",
        "models.model_page",
        "press.press_items",
        "recognitions.recognitions",
        "replications.replications",
        "unvisited.unvisited",
    }


def test_that_it_is_there_stays_and_it_counts(made: Made) -> None:
    found = seen_by(made)
    assert (found.restricted, found.code, found.name, found.place) == (
        True,
        "MH0001",
        "Giúp nhau làm lại",
        None,
    )
    newest = found.registrations[0]
    assert [each.year for each in found.registrations] == [2020, 2019, 2018]
    assert (newest.unit, newest.field, newest.standing) == ("Phường Quang Trung", "QA", Standing.STOPPED)
    assert {(each.topic, each.topic_name, each.contents, each.reason) for each in found.registrations} == {
        (None, None, None, None)
    }
    assert all(change.restricted for change in found.changes)
    assert {change.act for change in found.changes} >= {"register", "visit", "move"}
    with made.database.read() as connection:
        assert total(connection, EVERYTHING).total == 2
        assert stopped(connection, EVERYTHING).rows[0].restricted
        rows = {row.model.id: row for row in listed_models(connection, EVERYTHING)}
    assert (rows[made.sensitive].restricted, rows[made.sensitive].topic) == (True, None)
    assert (rows[made.plain].restricted, rows[made.plain].contents) == (False, "Trồng cây")


def test_nobody_finds_it_by_what_is_hidden(made: Made) -> None:
    with made.database.read() as connection:
        for words, found in ((SECRET, 0), ("to bimat", 0), ("lam lai quang trung", 1), ("trong cay", 1)):
            assert model_count(connection, EVERYTHING.but(words=words)) == found


def test_the_notes_of_a_visit_are_hidden_with_what_it_saw(made: Made) -> None:
    with made.database.read() as connection:
        one = inspection(connection, made.visit)
        seen = {row.model_id: row for row in visits_in(connection, made.visit)}
        (listed,) = inspections(connection)
    assert one is not None
    assert one == listed
    assert (one.restricted, one.team, one.findings, one.to_strengthen) == (True, None, None, None)
    # That it was there, and how many it saw, is everybody's.
    assert (one.models, one.needing_work) == (2, 1)
    assert (seen[made.sensitive].findings, seen[made.plain].findings) == (None, "Lại cây")
    # What is said of the whole visit may be said of the other one.
    assert (seen[made.plain].general_findings, seen[made.plain].team) == (None, None)
    assert (seen[made.plain].restricted, seen[made.plain].veiled) == (True, False)
    # It is in the list of those that must be strengthened, and told nowhere else.
    assert (seen[made.sensitive].needs_work, seen[made.sensitive].shows_weak) == (True, False)


def test_whom_a_sensitive_model_brought_an_award_is_hidden_and_counted(made: Made) -> None:
    second = CommendationFilter(status=AwardStatus.PROPOSED)
    with writing(made.database, ACTOR) as work:
        of = seen_by(made).registrations[-1].id
        number = propose(work, draft(of, form="Bằng khen"), knowingly=True)
    with made.database.read() as connection:
        listed = {row.id: row for row in commendations(connection)}
        counted = commendation_counts(connection, second)
        found = commendations(connection, second)
    assert [row.recipient for row in listed.values() if row.id != number] == [None]
    # The model's own name is no person's, and everybody's.
    assert (listed[number].recipient, listed[number].restricted) == ("Giúp nhau làm lại", True)
    assert (len(found), counted[AwardStatus.PROPOSED].total) == (1, 1)


def test_what_was_taken_out_stays_hidden(made: Made) -> None:
    """The ledger alone knows of it then."""
    hidden = year(made.database, field="QA", topic_id=topic(made.database, "QA12"), contents=f"Cũ {SECRET}")
    gone = register(made.database, "Bỏ đạo lạ", hidden, f"Tổ {SECRET}")
    kept = register(made.database, "An ninh trật tự", hidden)
    with writing(made.database, ACTOR) as work:
        amend_model(work, gone.model_id, f"Xóm {SECRET}", ModelKind.MODEL, 1)
        delete_registration(work, gone.registration_id, 1)
        register_again(work, kept.model_id, year(made.database, 2019, field="QA", contents="Công khai"))
        delete_registration(work, kept.registration_id, 1)
    with made.database.read() as connection:
        lines = history_page(connection, None)
        now = model_detail(connection, kept.model_id)
    assert SECRET not in repr(lines)
    mine = [line for line in lines if line.change.model_id in {gone.model_id, kept.model_id}]
    assert [line.change.act for line in mine if not line.change.restricted] == ["register_again"]
    assert now is not None
    # Nothing of what is left of it is sensitive.
    assert (now.restricted, now.registrations[0].contents) == (False, "Công khai")
    assert SECRET not in repr(now)


# --- who may read, at this moment -----------------------------------------------------------------------------


def opened(made: Made, who: Actor = ADMIN, model: int | None = None) -> OpenedModel:
    """A model that somebody opens."""
    found = open_model(made.database, who, model or made.sensitive)
    assert found is not None
    return found


def test_whoever_may_reads_all_of_it_and_that_is_noted_once(made: Made) -> None:
    before = last_revision(made.database)
    found = opened(made)
    assert (found.model.restricted, found.model.place) == (False, f"Xóm {SECRET}")
    assert found.model.registrations[-1].topic == "QA06"
    assert found.assessment.visits[0].general_findings == f"Chung lại {SECRET}"
    assert found.assessment.commendations[0].achievement == f"Thành tích {SECRET}"
    assert found.assessment.commendations[0].recipient == f"Ông {SECRET}"
    assert (found.assessment.visits[0].team, found.assessment.visits[0].shows_weak) == (f"Đoàn của {SECRET}", True)
    assert found.assessment.replications[0].note == f"Ghi chú {SECRET}"
    assert SECRET in repr(found.model.changes)
    assert found.clearance is not None
    with made.database.read() as connection:
        row = connection.execute(select(CHANGE).where(CHANGE.c.seq > before)).one()
        # Reading it again, as long as it is open, is no other reading.
        assert model_detail(connection, made.sensitive, found.clearance) == found.model
        assert model_assessment(connection, made.sensitive, found.clearance) == found.assessment
    assert (row.actor, row.act, row.entity, row.entity_id, row.model_id, row.before, row.after) == (
        "hoa",
        "read",
        "reading",
        made.sensitive,
        None,
        None,
        None,
    )
    assert last_revision(made.database) == before + 1


def test_what_is_everybody_s_is_read_without_a_note(made: Made) -> None:
    before = last_revision(made.database)
    nobody = Actor("?", Role.VIEWER)
    assert opened(made, nobody, made.plain).model.registrations[0].contents == "Trồng cây"
    assert opened(made, nobody, made.plain).clearance is None
    assert open_model(made.database, nobody, 999) is None
    assert last_revision(made.database) == before


def test_no_view_is_read_again_because_somebody_read(made: Made) -> None:
    before = last_revision(made.database)
    opened(made)
    delta = between(made.database, before)
    assert delta is not None
    assert (dict(delta.was), dict(delta.now)) == ({}, {})
    assert "reading" in QUIET
    # And nobody but those whose business it is reads who read what.
    with made.database.read() as connection:
        assert all(line.change.entity != "reading" for line in history_page(connection, None))
        (line, *_) = history_page(connection, None, entities=None)
    assert (line.change.entity, line.name) == ("reading", "Giúp nhau làm lại")


def test_each_look_asks_the_register_anew(made: Made) -> None:
    """What a session knew when it opened the model does not count."""
    lan = member(made.database)
    who = Actor("Trần Thị Lan", Role.VIEWER, lan)
    number = assigned(made.database, lan, "QA")
    clearance = opened(made, who).clearance
    assert not seen_by(made, clearance).restricted
    ended(made.database, number)
    assert seen_by(made, clearance) == seen_by(made)
    with pytest.raises(Denied, match="MH0001"):
        opened(made, who)
    with writing(made.database, ACTOR) as work:
        set_role(work, lan, Role.SECRETARY)
    assert not seen_by(made, clearance).restricted
    with writing(made.database, ACTOR) as work:
        set_role(work, lan, Role.VIEWER)
    assert seen_by(made, clearance).restricted
    assigned(made.database, lan, "QA", "Phường Quang Trung", since=date(2018, 1, 1))
    assert not seen_by(made, clearance).restricted
    with writing(made.database, ACTOR) as work:
        retire_member(work, lan)
    assert seen_by(made, clearance).restricted
    with pytest.raises((Denied, MemberLeft)):
        opened(made, who)


@pytest.mark.parametrize(
    ("charge", "reads"),
    [
        (("QA", None), True),
        (("QA", "Phường Quang Trung"), True),
        (("QA", "Thành phố Phủ Lý"), True),
        (("QA", "Xã Đinh Xá"), False),
        (("KT", None), False),
        ((None, "Phường Quang Trung"), False),
        ((None, "Thành phố Phủ Lý"), False),
    ],
)
def test_only_the_field_s_own(made: Made, charge: tuple[str | None, str | None], reads: bool) -> None:
    lan = member(made.database)
    who = Actor("Trần Thị Lan", Role.ADMIN, lan)
    assigned(made.database, lan, *charge, since=date(2018, 1, 1))
    if reads:
        assert not opened(made, who).model.restricted
    else:
        # Whatever the session says of the role: the register says viewer.
        with pytest.raises(Denied):
            opened(made, who)


def test_days_count(made: Made) -> None:
    lan = member(made.database)
    who = Actor("Trần Thị Lan", Role.VIEWER, lan)
    assigned(made.database, lan, "QA", since=date(2018, 1, 1), until=TODAY - timedelta(days=1))
    assigned(made.database, lan, "QA", since=TODAY + timedelta(days=1))
    with pytest.raises(Denied):
        opened(made, who)


def test_a_clearance_is_for_its_own_models(made: Made) -> None:
    hidden = year(made.database, field="QA", topic_id=topic(made.database, "QA13"), contents=f"Khác {SECRET}")
    other = register(made.database, "Phản bác", hidden)
    clearance = opened(made).clearance
    with made.database.read() as connection:
        found = model_detail(connection, other.model_id, clearance)
        listed = {row.model.id: row for row in listed_models(connection, EVERYTHING, clearance=clearance)}
    assert found is not None
    assert found.restricted
    assert (listed[made.sensitive].restricted, listed[other.model_id].restricted) == (False, True)


def test_a_list_that_is_taken_along_is_noted_once(made: Made) -> None:
    hidden = year(made.database, field="QA", topic_id=topic(made.database, "QA13"), where="Xã Đinh Xá")
    other = register(made.database, "Phản bác", hidden)
    lan = member(made.database)
    assigned(made.database, lan, "QA", "Xã Đinh Xá", since=date(2018, 1, 1))
    before = last_revision(made.database)
    assert clear_scope(made.database, Actor("?", Role.VIEWER), EVERYTHING) is None
    assert clear_scope(made.database, ADMIN, EVERYTHING.but(field="KT")) is None
    assert clear_scope(made.database, ADMIN, EVERYTHING, frozenset({10_000})) is None
    assert last_revision(made.database) == before
    hers = clear_scope(made.database, Actor("Lan", Role.VIEWER, lan), EVERYTHING)
    assert hers is not None
    assert hers.models == {other.model_id}
    mine = clear_scope(made.database, ADMIN, EVERYTHING)
    assert mine is not None
    assert mine.models == {made.sensitive, other.model_id}
    with made.database.read() as connection:
        lines = connection.execute(select(CHANGE).where(CHANGE.c.seq > before).order_by(CHANGE.c.seq)).all()
        rows = {row.model.id: row for row in listed_models(connection, EVERYTHING, clearance=mine)}
    assert [(line.act, line.entity, line.after) for line in lines] == [
        ("take", "reading", f'{{"models":[{other.model_id}]}}'),
        ("take", "reading", f'{{"models":[{made.sensitive},{other.model_id}]}}'),
    ]
    assert rows[made.sensitive].contents == f"Sau {SECRET}"
    # Of what is chosen from a list, nothing else is noted.
    some = clear_scope(made.database, ADMIN, EVERYTHING, {made.sensitive})
    assert some is not None
    assert some.models == {made.sensitive}


def test_a_clearance_is_no_key() -> None:
    """What is kept for all sessions is kept by what it was asked with."""
    with pytest.raises(TypeError, match="unhashable"):
        hash(Clearance(ADMIN, frozenset({1})))
