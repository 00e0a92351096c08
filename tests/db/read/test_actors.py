"""Whose lines there are, who is meant by a name, and until when somebody knows what was done."""

import pytest

from db.engine import Database
from db.identity import LOGOUT, SESSION, Actor, Role
from db.read.actors import NobodyActed, actors, find_actor
from db.read.last_look import last_look
from db.read.members import MemberAmbiguous
from db.read.sieve import Who
from db.write.looking import keep_look
from db.write.session import writing
from tests.db.acts import ACTOR, last_revision, register
from tests.db.committee_acts import member

LAN = "Trần Thị Lan"


def note(database: Database, actor: Actor | str, act: str = "note", entity: str = SESSION) -> int:
    with writing(database, actor) as work:
        return work.record(act, entity, None)


def test_members_come_first_and_a_name_of_theirs_is_not_there_twice(database: Database) -> None:
    number = member(database, LAN, Role.SECRETARY)
    other = member(database, "Lê Văn An", Role.SECRETARY)
    for actor in (Actor("hoa"), Actor(LAN), Actor(LAN, Role.SECRETARY, number), "danvan serve", "hoa"):
        note(database, actor)
    with database.read() as connection:
        found = actors(connection)
        assert found[:2] == (Who("Lê Văn An", other), Who(LAN, number))
        assert {who.name for who in found[2:]} >= {ACTOR, "hoa", "danvan serve"}
        assert all(who.member_id is None and who.name != LAN for who in found[2:])
        assert find_actor(connection, "tran thi lan") == Who(LAN, number)
        assert find_actor(connection, f"#{number}") == Who(LAN, number)
        assert find_actor(connection, "HOA") == Who("hoa")
        with pytest.raises(NobodyActed) as refused:
            find_actor(connection, "ai đó")
        assert refused.value.hint()
    member(database, LAN, Role.VIEWER, "Ủy viên")
    with database.read() as connection, pytest.raises(MemberAmbiguous):
        find_actor(connection, LAN)


def test_the_last_look_is_the_later_of_two(database: Database) -> None:
    lan = Actor(LAN, Role.SECRETARY, member(database, LAN, Role.SECRETARY))
    hoa = Actor("hoa")

    def seen(actor: Actor) -> int | None:
        with database.read() as connection:
            return last_look(connection, actor)

    assert (seen(lan), seen(hoa)) == (None, None)
    left = note(database, lan, LOGOUT)
    register(database, "Đường hoa")
    assert (seen(lan), seen(hoa)) == (left, None)
    keep_look(database, lan, last_revision(database))
    keep_look(database, hoa, 3)
    assert (seen(lan), seen(hoa)) == (last_revision(database), 3)
    left = note(database, lan, LOGOUT)
    assert (seen(lan), seen(Actor(LAN))) == (left, None)
