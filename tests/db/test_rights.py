"""Every act, every role, every charge: who may, who may not, and that a refusal is a line of the ledger."""

import inspect
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from sqlalchemy import select, update

from db.awards import AwardKind, Level
from db.check import check
from db.engine import Database
from db.errors import Conflict, Denied, MemberLeft
from db.identity import Actor, Role
from db.lifecycle import Standing
from db.rights import BY_CHARGE, LEAST, Act, may
from db.schema import ModelKind, UnitKind
from db.schema.tables import CHANGE, REGISTRATION
from db.scope import Span
from db.unit_changes import Terms, dissolving
from db.visits import InspectionKind
from db.write import (
    activities,
    amend,
    assignments,
    awarding,
    carry_over,
    commendations,
    committee,
    deadlines,
    inspections,
    member_keys,
    members,
    press,
    readings,
    receipts,
    recognitions,
    register,
    register_many,
    register_years,
    reorganise,
    replications,
    rubrics,
    scoring,
    successors,
    taking_back,
    targets,
    terms,
    units,
)
from db.write.calendar_drafts import TargetDraft
from db.write.commendations import CommendationDraft
from db.write.committee_drafts import AssignmentDraft, SettingsDraft, TermDraft
from db.write.decisions import Decision
from db.write.drafts import ModelDraft
from db.write.inspections import InspectionDraft, VisitedModel
from db.write.keys import refresh
from db.write.recognitions import RecognitionDraft
from db.write.replications import ReplicationDraft
from db.write.rubrics import RubricDraft
from db.write.session import Writing, writing
from db.write.units import UnitDraft
from tests.conftest import MakeDatabase
from tests.db import calendar_acts
from tests.db.acts import ACTOR, detail, field, last_revision, topic, unit, year
from tests.db.acts import register as register_one
from tests.db.public_keys import ed25519

Do = Callable[[Database, Writing], object]


def _first(database: Database) -> tuple[int, int]:
    """The model and the registration that are there."""
    return 1, detail(database, 1).registrations[0].id


def _two(database: Database) -> list[int]:
    return [unit(database, "Phường Phù Vân"), unit(database, "Phường Liêm Tuyền")]


_DAY = date(2026, 1, 1)
_LONG_AGO = date(2018, 1, 1)
_QUANG_TRUNG = "Phường Quang Trung"
_NEW, _OTHER = (UnitDraft(name, UnitKind.WARD) for name in ("Phường Mới", "Phường Khác"))
_DECISION = Decision("45-QĐ/TU", date(2018, 11, 20), "Ban Thường vụ Thành ủy")
_VISIT = InspectionDraft(InspectionKind.CHECK, date(2018, 10, 13), "Đoàn 1", [VisitedModel(2)])
_RUBRIC = RubricDraft("Thang điểm", date(2018, 1, 1), [("Kết quả", 10)], [("Đạt", 0)])
_RECOGNITION = RecognitionDraft(Level.GRASSROOTS, _DECISION)


def _second(database: Database) -> int:
    """The registration that is effective."""
    return detail(database, 2).registrations[0].id


def _own(database: Database, work: Writing) -> int:
    """The last act of whoever acts; 0 for a viewer, who has none."""
    assert work.who is not None
    if work.who.role is Role.VIEWER:
        return 0
    with database.read() as connection:
        return taking_back.last_act(connection, work.who).number


def _certificate(database: Database) -> CommendationDraft:
    return CommendationDraft("Giấy khen", AwardKind.STATE, Level.DISTRICT, _second(database))


ACTS: Final[dict[str, tuple[Act, Do]]] = {
    "move": (Act.MOVE, lambda d, w: amend.move(w, _first(d)[1], Standing.APPROVED, 1)),
    "several": (Act.MOVE, lambda d, w: amend.move_many(w, [(_first(d)[1], 1)], Standing.APPROVED)),
    "amend": (Act.AMEND, lambda d, w: amend.amend(w, _first(d)[1], year(d, contents="Trồng cây"), 1)),
    "amend model": (Act.AMEND, lambda d, w: amend.amend_model(w, 1, "Tổ 2", ModelKind.EXEMPLAR, 1)),
    "carry over": (Act.REGISTER, lambda d, w: carry_over.carry_over(w, [(_first(d)[1], 1)], 2019)),
    "rename": (Act.RENAME, lambda d, w: amend.rename(w, 1, "Tên khác", 1)),
    "register": (Act.REGISTER, lambda d, w: register.register_models(w, [ModelDraft("Mới", year(d))])),
    "again": (Act.REGISTER, lambda d, w: register.register_again(w, 1, year(d, 2019))),
    "many": (Act.REGISTER, lambda d, w: register_many.register_new(w, [ModelDraft("Mới", year(d))])),
    "years": (Act.REGISTER, lambda d, w: register_years.register_years(w, [(1, year(d, 2019))])),
    "delete": (Act.DELETE, lambda d, w: register.delete_registration(w, _first(d)[1], 1)),
    "recognise": (Act.RECOGNISE, lambda d, w: recognitions.recognise(w, [(_second(d), 1)], _RECOGNITION)),
    "propose": (Act.COMMEND, lambda d, w: commendations.propose(w, _certificate(d), knowingly=True)),
    "award": (Act.COMMEND, lambda d, w: commendations.award(w, [(1, 1)], _DECISION)),
    "take back": (Act.COMMEND, lambda d, w: commendations.revoke_commendation(w, 1, 1, "Trùng")),
    "inspect": (Act.INSPECT, lambda d, w: inspections.inspect(w, _VISIT)),
    "amend visit": (Act.INSPECT, lambda d, w: inspections.amend_inspection(w, 1, _VISIT, 1)),
    "score": (Act.INSPECT, lambda d, w: scoring.score(w, _second(d), 1, {1: 5})),
    "replicate": (Act.REPLICATE, lambda d, w: replications.replicate(w, ReplicationDraft(2, 3, date(2018, 5, 1)))),
    "add rubric": (Act.RUBRICS, lambda d, w: rubrics.add_rubric(w, _RUBRIC)),
    "close rubric": (Act.RUBRICS, lambda d, w: rubrics.close_rubric(w, 1)),
    "add unit": (Act.UNITS, lambda d, w: units.add_unit(w, _NEW, date(2015, 1, 1))),
    "rename unit": (
        Act.UNITS,
        lambda d, w: units.rename_unit(w, _two(d)[0], "Phường Vân", _DAY),
    ),
    "merge": (Act.UNITS, lambda d, w: units.merge_units(w, _two(d), _NEW, _DAY)),
    "split": (Act.UNITS, lambda d, w: units.split_unit(w, _two(d)[0], [_NEW, _OTHER], _DAY)),
    "carry out": (Act.UNITS, lambda d, w: units.carry_out_one(w, dissolving(_two(d)[0], Terms(_DAY)))),
    "reorganise": (Act.UNITS, lambda d, w: units.reorganise(w, dissolving(_two(d)[0], Terms(_DAY)))),
    "choose": (
        Act.SUCCESSORS,
        lambda d, w: successors.choose_successor(w, [1], unit(d, "Phường Phủ Lý")),
    ),
    "choose a place": (
        Act.SUCCESSORS,
        lambda d, w: successors.choose_for_place(w, unit(d, _QUANG_TRUNG), "Tổ 1", unit(d, "Phường Phủ Lý")),
    ),
    "dissolve": (Act.UNITS, lambda d, w: units.dissolve_unit(w, _two(d)[0], _DAY)),
    "add member": (Act.MEMBERS, lambda d, w: members.add_member(w, "Lê Văn Mới")),
    "role": (Act.MEMBERS, lambda d, w: members.set_role(w, 1, Role.SECRETARY)),
    "retire": (Act.MEMBERS, lambda d, w: members.retire_member(w, 1)),
    "add key": (Act.MEMBERS, lambda d, w: member_keys.add_key(w, 1, ed25519(9))),
    "add deadline": (Act.DEADLINES, lambda d, w: deadlines.add_deadline(w, calendar_acts.deadline_draft(d))),
    "amend deadline": (
        Act.DEADLINES,
        lambda d, w: deadlines.amend_deadline(w, 1, calendar_acts.deadline_draft(d, title="Khác"), 1),
    ),
    "cancel deadline": (Act.DEADLINES, lambda d, w: deadlines.cancel_deadline(w, 1, "Thôi", 1)),
    "receive": (Act.DEADLINES, lambda d, w: receipts.receive(w, 1, calendar_acts.wards(d)[1:])),
    "unreceive": (Act.DEADLINES, lambda d, w: receipts.unreceive(w, 1, calendar_acts.wards(d)[:1])),
    "add activity": (Act.ACTIVITIES, lambda _, w: activities.add_activity(w, calendar_acts.activity_draft())),
    "amend activity": (
        Act.ACTIVITIES,
        lambda _, w: activities.amend_activity(w, 1, calendar_acts.activity_draft(place="Nhà văn hóa"), 1),
    ),
    "cancel activity": (Act.ACTIVITIES, lambda _, w: activities.cancel_activity(w, 1, "Mưa bão", 1)),
    "add press": (Act.PRESS, lambda _, w: press.add_press(w, calendar_acts.press_draft())),
    "amend press": (Act.PRESS, lambda _, w: press.amend_press(w, 1, calendar_acts.press_draft(author="Lan"), 1)),
    "withdraw press": (Act.PRESS, lambda _, w: press.withdraw_press(w, 1, "Trùng", 1)),
    "set target": (Act.TARGETS, lambda _, w: targets.set_target(w, TargetDraft(Span(2018, 2018), 40))),
    "drop target": (Act.TARGETS, lambda _, w: targets.drop_target(w, 1, "Điều chỉnh", 1)),
    "undo": (Act.TAKE_BACK, lambda d, w: taking_back.take_back(w, _own(d, w))),
    "revoke key": (Act.MEMBERS, lambda d, w: member_keys.revoke_key(w, 1)),
    "post": (Act.MEMBERS, lambda d, w: terms.give_post(w, 1, TermDraft("MEMBER"))),
    "assign": (Act.ASSIGN, lambda d, w: assignments.assign(w, AssignmentDraft(1, 4))),
    "end": (Act.ASSIGN, lambda d, w: assignments.end_assignment(w, 1, 1)),
    "replace": (Act.ASSIGN, lambda d, w: reorganise.replace_member(w, 4, 1)),
    "settings": (Act.SETTINGS, lambda d, w: committee.set_committee(w, SettingsDraft("Ban Chỉ đạo"), 0)),
    "read": (Act.READ_DETAILS, lambda d, w: readings.read_details(w, [3])),
}


@pytest.fixture
def of_all_roles(make_database_on: MakeDatabase) -> Database:
    """A register with some models and what is done to them, one of all of a year, a member of each role, a key."""
    return make_database_on(_fill)


def _fill(database: Database) -> None:
    register_one(database, "Đường hoa", place="Tổ 1")
    calendar_acts.deadline(database)
    calendar_acts.activity(database)
    calendar_acts.press(database)
    calendar_acts.target(database, 200, Span(2015, 2020))
    register_one(database, "Rau sạch", year(database, standing=Standing.EFFECTIVE))
    with writing(database, ACTOR) as work:
        commendations.propose(work, _certificate(database))
        inspections.inspect(work, replace(_VISIT, team="Đoàn 2"))
        rubrics.add_rubric(work, _RUBRIC)
        for role in Role:
            members.add_member(work, f"Nguyễn Thị {role}", role)
        members.add_member(work, "Trần Văn Hai", Role.ADMIN)
        member_keys.add_key(work, 1, ed25519())
        receipts.receive(work, 1, calendar_acts.wards(database)[:1])
        assignments.assign(work, AssignmentDraft(4, 2))
    register_one(
        database,
        "Giúp nhau làm lại",
        year(database, field="QA", topic_id=topic(database, "QA06"), contents="Họp riêng"),
    )
    for role in (Role.SECRETARY, Role.ADMIN):
        with writing(database, _actor(role)) as work:
            press.add_press(work, calendar_acts.press_draft(title="Rau sạch"))


def _actor(role: Role) -> Actor:
    return Actor(f"Nguyễn Thị {role}", role, list(Role).index(role) + 1)


def _newest(database: Database) -> tuple[str, str, str, dict[str, object]]:
    with database.read() as connection:
        row = connection.execute(select(CHANGE).order_by(CHANGE.c.seq.desc()).limit(1)).one()
    return row.actor, row.entity, row.act, json.loads(row.after or "{}")


def test_every_act_of_the_register_is_in_the_table() -> None:
    """What takes a transaction and is not in it is no act of a member's: the door's own lines."""
    found = {
        name
        for module in (
            activities,
            amend,
            awarding,
            assignments,
            carry_over,
            commendations,
            committee,
            deadlines,
            inspections,
            member_keys,
            members,
            press,
            readings,
            receipts,
            recognitions,
            register,
            register_many,
            register_years,
            reorganise,
            replications,
            rubrics,
            scoring,
            successors,
            taking_back,
            targets,
            terms,
            units,
        )
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and not name.startswith("_")
        and function.__module__ == module.__name__
        and next(iter(inspect.signature(function).parameters), "") == "work"
    }
    asked = {name for _, do in ACTS.values() for name in do.__code__.co_names}
    parts = {"bump", "end_term", "of_member", "open_term", "record_end", "same_held", "take_out_choices"}
    assert found - asked == {"present_member", "revoke", "open_deadline"} | parts
    assert {act for act, _ in ACTS.values()} | {Act.REBUILD} == set(LEAST) == set(Act)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", ACTS)
def test_who_may(of_all_roles: Database, role: Role, name: str) -> None:
    act, do = ACTS[name]
    before = last_revision(of_all_roles)
    if may(role, act):
        with writing(of_all_roles, _actor(role)) as work:
            do(of_all_roles, work)
        actor, entity, _, _ = _newest(of_all_roles)
        assert (actor, entity != "session") == (_actor(role).name, True)
    else:
        with pytest.raises(Denied) as refused, writing(of_all_roles, _actor(role)) as work:
            do(of_all_roles, work)
        assert refused.value.hint()
        about = {"act": str(act), "member_id": _actor(role).member_id}
        about |= {"model_id": 3} if act is Act.READ_DETAILS else {}
        assert _newest(of_all_roles) == (_actor(role).name, "session", "denied", about)
        assert last_revision(of_all_roles) == before + 1
    assert check(of_all_roles).ok


def test_what_is_denied_in_the_middle_leaves_nothing(of_all_roles: Database) -> None:
    before = last_revision(of_all_roles)
    with pytest.raises(Denied), writing(of_all_roles, _actor(Role.SECRETARY)) as work:
        _both(work)
    assert detail(of_all_roles, 1).name == "Đường hoa"
    assert last_revision(of_all_roles) == before + 1


def _both(work: Writing) -> None:
    amend.rename(work, 1, "Tên khác", 1)
    members.add_member(work, "Lê Văn Mới")


def test_the_role_is_read_again_with_every_act(of_all_roles: Database) -> None:
    """What a session knew when it began does not count."""
    came_in_as = _actor(Role.SECRETARY)
    with writing(of_all_roles, ACTOR) as work:
        members.set_role(work, 2, Role.VIEWER)
    with pytest.raises(Denied, match="Vai trò Xem"), writing(of_all_roles, came_in_as) as work:
        amend.rename(work, 1, "Tên khác", 1)
    with writing(of_all_roles, ACTOR) as work:
        members.set_role(work, 2, Role.ADMIN)
    with writing(of_all_roles, came_in_as) as work:
        members.add_member(work, "Lê Văn Mới")
    with writing(of_all_roles, ACTOR) as work:
        members.retire_member(work, 2)
    with pytest.raises(MemberLeft), writing(of_all_roles, came_in_as) as work:
        amend.rename(work, 1, "Tên khác", 1)


def test_whoever_works_on_the_machine_may_do_everything(of_all_roles: Database) -> None:
    with writing(of_all_roles, Actor("hoa")) as work:
        members.add_member(work, "Lê Văn Mới")
        amend.rename(work, 1, "Tên khác", 1)
    assert _newest(of_all_roles)[0] == "hoa"


def test_a_conflict_is_no_denial(of_all_roles: Database) -> None:
    before = last_revision(of_all_roles)
    with pytest.raises(Conflict), writing(of_all_roles, _actor(Role.SECRETARY)) as work:
        amend.rename(work, 1, "Tên khác", 9)
    assert last_revision(of_all_roles) == before


class Undone(Exception):
    """What a test throws to take back what it was allowed to do."""


def _undone(do: Do, database: Database, work: Writing) -> None:
    do(database, work)
    raise Undone


CHARGES: Final[dict[str, tuple[str, str | None] | None]] = {
    "own field": ("QA", None),
    "own field, here": ("QA", "Phường Quang Trung"),
    "own field, elsewhere": ("QA", "Xã Đinh Xá"),
    "other field": ("KT", None),
    "none": None,
}
_OWN = {"own field", "own field, here"}


@pytest.mark.parametrize("sensitive", [True, False])
@pytest.mark.parametrize("charge", CHARGES)
def test_who_may_with_which_charge(of_all_roles: Database, charge: str, sensitive: bool) -> None:
    """Every act with every role: whatever a member is in charge of, it lets them read, and nothing else."""
    given = CHARGES[charge]
    with writing(of_all_roles, ACTOR) as work:
        registrations = update(REGISTRATION).values(
            field_id=field(of_all_roles, "QA"),
            topic_id=topic(of_all_roles, "QA12" if sensitive else "QA02"),
        )
        work.session.execute(registrations)
        refresh(work.session.connection(), [1, 2, 3])
        for role in Role:
            if given is not None:
                place = unit(of_all_roles, given[1]) if given[1] else None
                draft = AssignmentDraft(
                    _actor(role).member_id or 0, field(of_all_roles, given[0]), place, _LONG_AGO
                )
                assignments.assign(work, draft)
    for role in Role:
        for act, do in ACTS.values():
            if (act, role) == (Act.READ_DETAILS, Role.VIEWER) and not sensitive:
                # What is everybody's to read takes no leave: see the openings below.
                continue
            if may(role, act, in_charge=charge in _OWN):
                with pytest.raises(Undone), writing(of_all_roles, _actor(role)) as work:
                    _undone(do, of_all_roles, work)
            else:
                with pytest.raises(Denied), writing(of_all_roles, _actor(role)) as work:
                    do(of_all_roles, work)
        _opens(of_all_roles, role, sensitive, charge in _OWN)
    assert check(of_all_roles).ok


def _opens(database: Database, role: Role, sensitive: bool, in_charge: bool) -> None:
    """What opening a model gives, and what the ledger says of it."""
    before, who = last_revision(database), _actor(role)
    if not sensitive:
        opened = readings.open_model(database, who, 3)
        assert opened is not None
        assert (opened.model.restricted, opened.clearance, opened.model.registrations[0].contents) == (
            False,
            None,
            "Họp riêng",
        )
        assert last_revision(database) == before
    elif may(role, Act.READ_DETAILS, in_charge=in_charge):
        opened = readings.open_model(database, who, 3)
        assert opened is not None
        assert (opened.model.restricted, opened.model.registrations[0].contents) == (False, "Họp riêng")
        assert _newest(database) == (who.name, "reading", "read", {})
        assert last_revision(database) == before + 1
    else:
        with pytest.raises(Denied):
            readings.open_model(database, who, 3)
        about = {"act": "read_details", "member_id": who.member_id, "model_id": 3}
        assert _newest(database) == (who.name, "session", "denied", about)
        assert last_revision(database) == before + 1


def test_what_each_act_takes_is_said_by_role_and_charge() -> None:
    for act in Act:
        for role in Role:
            assert may(role, act, in_charge=True) == (may(role, act) or act in BY_CHARGE)
    assert {act for act in Act if may(Role.VIEWER, act, in_charge=True)} == {Act.READ_DETAILS}
    assert not any(may(Role.VIEWER, act) for act in Act)
